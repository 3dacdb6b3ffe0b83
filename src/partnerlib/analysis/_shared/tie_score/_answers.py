"""Needs stated in one territory that another answers."""

from collections.abc import Iterator

from partnerlib.registry import Registry
from partnerlib.sparse._efforts import build_efforts
from partnerlib.sparse._nodes import NOWHERE, Nodes
from partnerlib.sparse._time import Liveness


class Answers:
    """The themes that are needed, and those that are on offer, by territory.

    A need lies in the places of its scope, else in its territory. What answers is
    an offer, or a live effort, of an actor seated in the other territory, in the
    theme of the need or a narrower one.

    Parameters
    ----------
    registry : Registry
        The data.
    nodes : Nodes
        The territories.
    liveness : Liveness
        Which records count.
    hidden : frozenset of str
        References of records whose efforts are not to be known.

    Attributes
    ----------
    needs : dict of int to dict of str to list of str
        By node and theme: the references of the needs.
    supply : dict of int to dict of str to list of str
        By node and theme, broader themes included: the references of what
        answers. Empty where nobody needs anything: nothing is then looked up.
    """

    def __init__(
        self,
        registry: Registry,
        nodes: Nodes,
        liveness: Liveness,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._hidden = hidden
        self._registry = registry
        self._nodes = nodes
        self._liveness = liveness
        self._themes = registry.vocabularies["themes"]
        self.needs: dict[int, dict[str, list[str]]] = {}
        self.supply: dict[int, dict[str, list[str]]] = {}
        for need, node, theme in self._needed():
            self.needs.setdefault(node, {}).setdefault(theme, []).append(need)
        if self.needs:
            for node, theme, reference in sorted(set(self._supplied())):
                by_theme = self.supply.setdefault(node, {})
                for wider in (theme, *self._themes.ancestors(theme)):
                    by_theme.setdefault(wider, []).append(reference)

    def _needed(self) -> Iterator[tuple[str, int, str]]:
        for id_, need in self._registry.needs.items():
            if need.quantity == 0 or not self._liveness.holds(need.period.span):
                continue
            for node in sorted(self._nodes.owners(need)):
                for theme in need.scope.themes:
                    yield f"need/{id_}", node, theme

    def _supplied(self) -> Iterator[tuple[int, str, str]]:
        for id_, offer in self._registry.offers.items():
            if self._liveness.holds(offer.period.span):
                themes = offer.scope.themes
                yield from self._at((offer.actor,), themes, f"offer/{id_}")
        # An agreement whose actions are hidden tells of an effort itself.
        known = self._registry
        if self._hidden:
            known = known.without(*sorted(self._hidden))
        efforts = build_efforts(known, by=(), level=None, liveness=self._liveness)
        for effort in efforts.records:
            themes = effort.record.scope.themes
            yield from self._at(effort.providers, themes, effort.reference)

    def _at(
        self, actors: tuple[str, ...], themes: tuple[str, ...], reference: str
    ) -> Iterator[tuple[int, str, str]]:
        for actor in actors:
            node = self._nodes.seat(actor)
            if node != NOWHERE:
                yield from ((node, theme, reference) for theme in themes)

    def proof(self, needing: int, answering: int) -> tuple[str, ...]:
        """List the needs at one node that another answers, and what answers them.

        Returns
        -------
        tuple of str
            References, sorted; empty where nothing is answered.
        """
        needs = self.needs.get(needing, {})
        supply = self.supply.get(answering, {})
        found: set[str] = set()
        for theme in needs.keys() & supply.keys():
            found.update(needs[theme], supply[theme])
        return tuple(sorted(found))
