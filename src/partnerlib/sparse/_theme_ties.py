"""Which themes are worked on together: stated by one record."""

from collections.abc import Iterable, Iterator

import numpy as np

from partnerlib.model import Action, Agreement, Span
from partnerlib.registry import Registry
from partnerlib.sparse._acting import Everybody
from partnerlib.sparse._facets import Lineage
from partnerlib.sparse._nodes import Nodes
from partnerlib.sparse._ragged import Ints
from partnerlib.sparse._ties import Gathered, Ties, live_records
from partnerlib.sparse._time import Liveness


class ThemeNodes(Nodes):
    """The themes that live records state, in place of territories.

    Parameters
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count.
    broad : bool
        Whether a theme counts as the broadest one that it lies in.

    Attributes
    ----------
    stated : dict of str to list of str
        By theme, the references of the records that state it, sorted.
    """

    def __init__(self, registry: Registry, liveness: Liveness, *, broad: bool) -> None:
        super().__init__(registry, None, liveness)
        self._lineage = Lineage(registry, "theme")
        self._broad = broad
        self.stated: dict[str, list[str]] = {}
        for _, reference, record in live_records(registry, liveness):
            for theme in {self._counted(theme) for theme in record.scope.themes}:
                self.stated.setdefault(theme, []).append(reference)
        self.ids = tuple(sorted(self.stated))
        self._numbers = {theme: number for number, theme in enumerate(self.ids)}

    def _counted(self, theme: str) -> str:
        return self._lineage(theme)[-1] if self._broad else theme

    def themes(self, record: Action | Agreement) -> set[int]:
        """Give the themes of a record, by number."""
        return {self._numbers[self._counted(theme)] for theme in record.scope.themes}

    def nested(self, nodes: Iterable[int]) -> Ints:
        """List the pairs of themes of which one is broader than the other."""
        found: set[int] = set()
        for inner in nodes:
            for theme in self._lineage(self.ids[inner])[1:]:
                if theme in self._numbers:
                    low, high = sorted((inner, self._numbers[theme]))
                    found.add(low * len(self) + high)
        return np.array(sorted(found), dtype=np.int64)


def theme_ties(
    registry: Registry, nodes: ThemeNodes, liveness: Liveness, most: int
) -> Ties:
    """Find which themes are stated by one record.

    Parameters
    ----------
    registry : Registry
        The data.
    nodes : ThemeNodes
        The themes.
    liveness : Liveness
        Which records count.
    most : int
        A record of more themes makes no ties and is listed as implicit.

    Returns
    -------
    Ties
        With themes in place of territories.
    """
    found = Gathered()
    for name, reference, record in live_records(registry, liveness):
        found.counts[name] += 1
        found.add(reference, record, nodes.themes(record), most)
    return found.ties(nodes, Everybody(registry, liveness), most)


def themes_present(
    nodes: ThemeNodes, record: Action | Agreement
) -> Iterator[tuple[int, Span]]:
    """Say when themes are worked on in a record: as long as it lasts."""
    for node in sorted(nodes.themes(record)):
        yield node, record.period.span


__all__ = ["ThemeNodes", "theme_ties", "themes_present"]
