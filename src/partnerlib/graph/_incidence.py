"""The incidence graph: actors on one side, agreements and actions on the other."""

from collections.abc import Set as AbstractSet

import networkx as nx

from partnerlib.graph._options import AsOf, Counting
from partnerlib.graph._records import live_records
from partnerlib.graph._types import Graph
from partnerlib.model import Action, Agreement, Party
from partnerlib.registry import Registry
from partnerlib.sparse._acting import Everybody
from partnerlib.typing import Statuses

ACTORS, RECORDS = 0, 1


def incidence_graph(
    registry: Registry, *, as_of: AsOf = None, statuses: Statuses = "live"
) -> Graph:
    """Draw every actor, every live agreement and action, and who is party to what.

    Nothing is projected away: an agreement is a node, however many it binds. With live
    records, who by dates of its own is not in one at the day has no edge to it.

    Parameters
    ----------
    registry : Registry
        Not modified.
    as_of : datetime.date, PartialDate or str, optional
        The day; by default the latest that the registry mentions.
    statuses : str or tuple of str, default "live"
        ``"live"``, ``"any"``, or the status terms to keep.

    Returns
    -------
    networkx.Graph
        Undirected, bipartite.

        Nodes: ``actor/<id>`` with ``bipartite`` 0, then ``agreement/<id>`` and
        ``action/<id>`` with ``bipartite`` 1, in the order of the ids; ``name``
        (what people call it) and ``kind``; of records ``during`` (EDTF, empty is
        unknown) and ``status`` (empty is unknown).
        Edges: ``roles`` (a sorted tuple; empty where none is stated) and
        ``during`` (EDTF; where an actor is there several times, each of its
        stated periods with ``;`` between them).
        Graph: ``view``, ``digest`` (of the registry), ``parameters`` (as used),
        ``records`` (counts of live ``agreements`` and ``actions``).

    Raises
    ------
    ParameterError
        If a parameter makes no sense.

    Notes
    -----
    Linear in the parties.

    Examples
    --------
    >>> from partnerlib.model import Action, Actor, Party
    >>> from partnerlib.registry import Registry
    >>> action = Action("a1", title="Trails", parties=[Party("tetraktys", "operator")])
    >>> registry = Registry.of(actors=[Actor("tetraktys", name="T")], actions=[action])
    >>> incidence_graph(registry).edges["actor/tetraktys", "action/a1"]["roles"]
    ('operator',)
    """
    counting = Counting.of(registry, as_of, statuses)
    graph: Graph = nx.Graph(
        view="incidence", digest=registry.digest, parameters=counting.parameters
    )
    for id_, actor in registry.actors.items():
        graph.add_node(
            f"actor/{id_}", bipartite=ACTORS, name=actor.name, kind=actor.kind
        )
    counts = {"agreements": 0, "actions": 0}
    present = Everybody(registry, counting.liveness)
    for kind, record in live_records(registry, counting.liveness):
        counts[f"{kind}s"] += 1
        _add_record(graph, f"{kind}/{record.id}", record, present(record.parties))
    graph.graph["records"] = counts
    return graph


def _add_record(
    graph: Graph, node: str, record: Agreement | Action, present: AbstractSet[str]
) -> None:
    graph.add_node(
        node,
        bipartite=RECORDS,
        name=record.headline,
        kind=record.kind,
        during=str(record.period),
        status=record.status,
    )
    by_actor: dict[str, list[Party]] = {}
    for party in record.parties:
        if party.actor in present:
            by_actor.setdefault(party.actor, []).append(party)
    for actor, parties in by_actor.items():
        roles = {party.role for party in parties} - {""}
        during = {str(party.during) for party in parties} - {""}
        graph.add_edge(
            f"actor/{actor}",
            node,
            roles=tuple(sorted(roles)),
            during=";".join(sorted(during)),
        )
