"""What, where, for whom, doing what."""

from typing import Final

import attrs

from partnerlib.model._rules import Violations, check_ids, refuse, sorted_texts
from partnerlib.typing import Facet

LARGEST_SCOPE: Final = 10_000
"""The most cells that one record makes; a wider scope says nothing precise."""


@attrs.frozen(kw_only=True, weakref_slot=False)
class Scope:
    """What a record is about; an empty facet is unknown, never none, never all.

    Attributes
    ----------
    themes, audiences, functions : tuple of str
        Terms of the vocabularies of these names.
    places : tuple of str
        Ids of territories where something is done or wanted.

    Raises
    ------
    ModelError
        If a facet holds anything but ids.

    Notes
    -----
    A scope is a cross product: themes {a, b} and places {x, y} claim four cells.

    Examples
    --------
    >>> Scope(themes=["water", "health"]).themes
    ('health', 'water')
    """

    themes: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    places: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    audiences: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    functions: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_ids(out, "themes", self.themes)
        check_ids(out, "places", self.places)
        check_ids(out, "audiences", self.audiences)
        check_ids(out, "functions", self.functions)
        if out:
            refuse(self, out)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stated."""
        return not (self.themes or self.places or self.audiences or self.functions)

    def facet(self, facet: Facet) -> tuple[str, ...]:
        """Give what is stated of one facet."""
        values: tuple[str, ...] = getattr(self, f"{facet}s")
        return values


NO_SCOPE = Scope()
"""The scope of which nothing is known."""
