"""Who acts; the kind of an actor is not its role."""

import attrs

from partnerlib.model._period import UNKNOWN_PERIOD, Period, period_of
from partnerlib.model._record import Record
from partnerlib.model._rules import (
    check_id,
    check_ids,
    check_instance,
    check_languages,
    check_optional_id,
    check_required,
    check_texts,
    refuse,
    sorted_texts,
    trimmed,
)


@attrs.frozen(kw_only=True, weakref_slot=False)
class Actor(Record):
    """Who acts: an authority, an association, a network, a school.

    Attributes
    ----------
    name : str
        As it is usually written.
    kind : str
        A term of the vocabulary ``actor-kinds``; ``"unknown"`` where not known.
    territory : str
        The seat; empty means unknown. A seat is no place of action.
    member_of : tuple of str
        The actors (networks) it belongs to.
    themes : tuple of str
        What it works on.
    aliases : tuple of str
        Other names.
    languages : tuple of str
        Language tags.
    valid : Period
        When the actor exists or existed.
    successors : tuple of str
        The actors that took its place.

    Raises
    ------
    ModelError
        If fields break their rules; all are named.

    See Also
    --------
    Record : the fields that every record has.

    Examples
    --------
    >>> Actor("batik", name="Batik International", kind="association").kind
    'association'
    """

    name: str = attrs.field(converter=trimmed)
    kind: str = attrs.field(default="unknown", converter=trimmed)
    territory: str = attrs.field(default="", converter=trimmed)
    member_of: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    themes: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    languages: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)
    valid: Period = attrs.field(default=UNKNOWN_PERIOD, converter=period_of)
    successors: tuple[str, ...] = attrs.field(default=(), converter=sorted_texts)

    def __attrs_post_init__(self) -> None:
        out = self._check_record()
        check_required(out, "name", self.name)
        check_id(out, "kind", self.kind)
        check_optional_id(out, "territory", self.territory)
        check_ids(out, "member_of", self.member_of)
        check_ids(out, "themes", self.themes)
        check_texts(out, "aliases", self.aliases)
        check_languages(out, "languages", self.languages)
        check_instance(out, "valid", self.valid, Period)
        check_ids(out, "successors", self.successors)
        refuse(self, out)
