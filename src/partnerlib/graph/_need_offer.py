"""The need-offer graph: which offer could answer which need."""

from collections.abc import Iterator

import attrs
import networkx as nx

from partnerlib.graph._options import AsOf, Counting
from partnerlib.graph._types import Graph
from partnerlib.model import Need, Offer, Scope
from partnerlib.registry import Registry
from partnerlib.sparse import Lineage
from partnerlib.typing import FACETS, Facet, Statuses

_NEEDS, _OFFERS = 0, 1
_ANSWERING: tuple[Facet, ...] = ("theme", "function")


def need_offer_graph(
    registry: Registry, *, as_of: AsOf = None, statuses: Statuses = "live"
) -> Graph:
    """Draw which offer could answer which need.

    An offer answers a need where it states a theme of the need or a narrower one (of
    a need without a theme: a function), and no facet that both state speaks against
    it: terms are equal, or one is narrower than the other; places are the same, or
    one lies in the other. Their times are not certainly apart.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"`` keeps the needs and offers that are not known to be over, or to
        begin later; ``"any"`` keeps those of any time. So do status terms: they
        filter by status and not by time, and neither has a status.

    Returns
    -------
    networkx.Graph
        Undirected, bipartite.

        Nodes: ``need/<id>`` with ``bipartite`` 0, ``name``, ``owner`` (the
        territory or actor, as ``kind/id``), ``quantity`` and ``unit`` where
        stated; ``offer/<id>`` with ``bipartite`` 1, ``name``, ``owner``,
        ``capacity`` and ``unit`` where stated. Those without an edge are there.
        Edges: ``themes`` and ``functions`` (terms of the need that the offer
        answers) and ``same_unit`` (whether both count in the same unit).
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Pairs are looked for by theme and function, never all with all. A matching that
    gives each offer once is a question of its own: networkx's
    ``max_weight_matching`` runs on this graph.

    Examples
    --------
    >>> from partnerlib.model import Actor, Need, Offer, Scope, Territory
    >>> from partnerlib.registry import Registry
    >>> care = Scope(themes=["health"])
    >>> registry = Registry.of(
    ...     territories=[Territory("evry", name="Évry")],
    ...     actors=[Actor("asso", name="Asso")],
    ...     needs=[Need("n1", territory="evry", scope=care)],
    ...     offers=[Offer("o1", actor="asso", scope=care)],
    ... )
    >>> need_offer_graph(registry).edges["need/n1", "offer/o1"]["themes"]
    ('health',)
    """
    counting = Counting.of(registry, as_of, statuses)
    graph: Graph = nx.Graph(
        view="needs and offers",
        digest=registry.digest,
        parameters=counting.parameters,
    )
    holds = counting.liveness.holds
    needs = [need for need in registry.needs.values() if holds(need.period.span)]
    offers = [each for each in registry.offers.values() if holds(each.period.span)]
    for need in needs:
        owner = (
            f"territory/{need.territory}" if need.territory else f"actor/{need.actor}"
        )
        graph.add_node(
            f"need/{need.id}", bipartite=_NEEDS, name=need.headline, owner=owner
        )
        if need.quantity is not None:
            graph.nodes[f"need/{need.id}"].update(
                quantity=need.quantity, unit=need.unit
            )
    for offer in offers:
        graph.add_node(
            f"offer/{offer.id}",
            bipartite=_OFFERS,
            name=offer.headline,
            owner=f"actor/{offer.actor}",
        )
        if offer.capacity is not None:
            graph.nodes[f"offer/{offer.id}"].update(
                capacity=offer.capacity, unit=offer.unit
            )
    matching = _Matching(registry, offers)
    for need in needs:
        for offer, themes, functions in matching(need):
            graph.add_edge(
                f"need/{need.id}",
                f"offer/{offer.id}",
                themes=themes,
                functions=functions,
                same_unit=bool(need.unit) and need.unit == offer.unit,
            )
    return graph


class _Matching:
    """The offers by what they could answer."""

    def __init__(self, registry: Registry, offers: list[Offer]) -> None:
        self._lineages = {facet: Lineage(registry, facet) for facet in FACETS}
        self._offers: dict[Facet, dict[str, list[Offer]]] = {}
        for facet in _ANSWERING:
            by_term = self._offers[facet] = {}
            for offer in offers:
                for term in self._wider(offer.scope, facet):
                    by_term.setdefault(term, []).append(offer)

    def __call__(
        self, need: Need
    ) -> Iterator[tuple[Offer, tuple[str, ...], tuple[str, ...]]]:
        """Yield the offers that could answer a need, with what they answer."""
        asked: Facet = "theme" if need.scope.themes else "function"
        found = {
            offer.id: offer
            for term in need.scope.facet(asked)
            for offer in self._offers[asked].get(term, ())
        }
        for _, offer in sorted(found.items()):
            if self._speaks_for(need, offer):
                themes, functions = (
                    tuple(
                        term
                        for term in need.scope.facet(facet)
                        if term in self._wider(offer.scope, facet)
                    )
                    for facet in _ANSWERING
                )
                yield offer, themes, functions

    def _wider(self, scope: Scope, facet: Facet) -> set[str]:
        lineage = self._lineages[facet]
        return {wide for value in scope.facet(facet) for wide in lineage(value)}

    def _speaks_for(self, need: Need, offer: Offer) -> bool:
        """Whether nothing that both state is against it."""
        home = (need.territory,) if need.territory else ()
        wanted = attrs.evolve(need.scope, places=need.scope.places or home)
        return need.period.overlap(offer.period) != "no" and all(
            self._are_akin(wanted, offer.scope, facet) for facet in FACETS
        )

    def _are_akin(self, one: Scope, other: Scope, facet: Facet) -> bool:
        stated = set(one.facet(facet)), set(other.facet(facet))
        return (
            not all(stated)
            or not stated[0].isdisjoint(self._wider(other, facet))
            or not stated[1].isdisjoint(self._wider(one, facet))
        )
