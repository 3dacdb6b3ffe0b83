"""The exchange graph: who gives what to whom."""

from typing import Any

import networkx as nx

from partnerlib.graph._options import AsOf
from partnerlib.graph._types import MultiDiGraph
from partnerlib.registry import Registry
from partnerlib.sparse._time import Liveness, resolve_as_of
from partnerlib.typing import Statuses


def exchange_graph(
    registry: Registry, *, as_of: AsOf = None, statuses: Statuses = "live"
) -> MultiDiGraph:
    """Draw who gives what to whom, one edge for each kind of exchange.

    Kinds are never added up: money does not weigh against dialogue.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"`` keeps the exchanges that are not known to be over, or to begin
        later; ``"any"`` keeps every one. So do status terms: they filter by status
        and not by time, and exchanges have no status.

    Returns
    -------
    networkx.MultiDiGraph
        From giver to receiver; the key of an edge is the kind.

        Nodes: every actor by id, with ``name``, ``kind``, and where known
        ``territory``.
        Edges: ``exchanges`` (ids), ``weight`` (how many), ``amounts`` (a dict of
        unit to sum, of the exchanges that state an amount), ``agreements`` (ids
        of the agreements under which they are given).
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``exchanges`` (how many count).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the exchanges.

    Examples
    --------
    >>> from partnerlib.model import Actor, Exchange
    >>> from partnerlib.registry import Registry
    >>> actors = [Actor(name, name=name) for name in ("evry", "kayes")]
    >>> know_how = Exchange("x1", giver="kayes", receiver="evry", kind="know-how")
    >>> graph = exchange_graph(Registry.of(actors=actors, exchanges=[know_how]))
    >>> graph.edges["kayes", "evry", "know-how"]["exchanges"]
    ('x1',)
    """
    day = resolve_as_of(registry, as_of)
    liveness = Liveness.of(registry, statuses, day)
    graph: MultiDiGraph = nx.MultiDiGraph(
        view="exchanges",
        digest=registry.digest,
        parameters={
            "as_of": None if day is None else day.isoformat(),
            "statuses": liveness.kept,
        },
    )
    for id_, actor in registry.actors.items():
        graph.add_node(id_, name=actor.name, kind=actor.kind)
        if actor.territory:
            graph.nodes[id_]["territory"] = actor.territory
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    count = 0
    for id_, exchange in registry.exchanges.items():
        if not liveness.holds(exchange.period.span):
            continue
        count += 1
        edge = edges.setdefault(
            (exchange.giver, exchange.receiver, exchange.kind),
            {"exchanges": (), "weight": 0, "amounts": {}, "agreements": set()},
        )
        edge["exchanges"] += (id_,)
        edge["weight"] += 1
        edge["agreements"] |= {exchange.agreement} - {""}
        if exchange.amount is not None:
            amounts = edge["amounts"]
            amounts[exchange.unit] = amounts.get(exchange.unit, 0) + exchange.amount
    for (giver, receiver, kind), edge in sorted(edges.items()):
        edge["agreements"] = tuple(sorted(edge["agreements"]))
        edge["amounts"] = dict(sorted(edge["amounts"].items()))
        graph.add_edge(giver, receiver, key=kind, **edge)
    graph.graph["exchanges"] = count
    return graph
