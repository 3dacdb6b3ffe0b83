"""Who meets whom in how many agreements: the projection on actors.

    python bench/projection.py --world M --world LA

The result is the number of pairs, the sum of their counts and a hash of both.
"""

from typing import Any

import harness
import numpy as np
import worlds


def told(left: Any, right: Any, counts: Any) -> list[int]:
    """Give a result as every peer has to; the order of pairs does not count."""
    mixed = (
        np.asarray(left, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        ^ np.asarray(right, dtype=np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    ) * (np.asarray(counts, dtype=np.uint64) * np.uint64(2) + np.uint64(1))
    total = int(np.bitwise_xor.reduce(mixed ^ (mixed >> np.uint64(31))))
    return [len(left), int(np.sum(counts)), total]


def ours(world: str) -> Any:
    from partnerlib.sparse._projection import project

    def setup() -> Any:
        table = worlds.agreements(world)
        sizes = np.bincount(table.agreement)
        starts = np.concatenate(([0], np.cumsum(sizes)))
        return starts, table.actor, table.actors

    def job(ready: Any) -> Any:
        found = project(*ready)
        return told(found.edges.left, found.edges.right, found.counts)

    return setup, job


def scipy(world: str) -> Any:
    from scipy.sparse import csr_array, triu

    def setup() -> csr_array:
        table = worlds.agreements(world)
        ones = np.ones(len(table.actor))
        return csr_array((ones, (table.agreement, table.actor)))

    def job(matrix: csr_array) -> Any:
        found = triu(matrix.T @ matrix, 1).tocoo()
        return told(found.row, found.col, found.data)

    return setup, job


def plain_python(world: str) -> Any:
    from collections import Counter
    from itertools import combinations

    def setup() -> list[list[int]]:
        table = worlds.agreements(world)
        rows: list[list[int]] = [[] for _ in range(int(table.agreement[-1]) + 1)]
        for agreement, actor in zip(
            table.agreement.tolist(), table.actor.tolist(), strict=True
        ):
            rows[agreement].append(actor)
        return rows

    def job(rows: list[list[int]]) -> Any:
        counts: Counter[tuple[int, int]] = Counter()
        for row in rows:
            counts.update(combinations(row, 2))
        ends = np.array(list(counts), dtype=np.int64)
        return told(ends[:, 0], ends[:, 1], list(counts.values()))

    return setup, job


def polars(world: str) -> Any:
    import polars as pl

    def setup() -> Any:
        table = worlds.agreements(world)
        return pl.DataFrame({"g": table.agreement, "a": table.actor})

    def job(rows: Any) -> Any:
        found = (
            rows.lazy()
            .join(rows.lazy().select("g", b="a"), on="g")
            .filter(pl.col("a") < pl.col("b"))
            .group_by("a", "b")
            .agg(pl.len())
            .collect()
        )
        return told(*(found[name].to_numpy() for name in ("a", "b", "len")))

    return setup, job


def duckdb(world: str) -> Any:
    import duckdb as db

    def setup() -> Any:
        import pyarrow as pa

        table = worlds.agreements(world)
        con = db.connect()
        con.execute("set threads = 2")
        con.register("raw", pa.table({"g": table.agreement, "a": table.actor}))
        con.execute("create table parties as select * from raw")
        return con

    def job(con: Any) -> Any:
        found = con.execute(
            "select x.a, y.a as b, count(*) as n from parties x "
            "join parties y on x.g = y.g and x.a < y.a group by x.a, y.a"
        ).fetchnumpy()
        return told(found["a"], found["b"], found["n"])

    return setup, job


def igraph(world: str) -> Any:
    import igraph as ig

    def setup() -> Any:
        table = worlds.agreements(world)
        count = int(table.agreement[-1]) + 1
        kinds = [False] * table.actors + [True] * count
        edges = np.stack((table.actor, table.agreement + table.actors), axis=1)
        return ig.Graph.Bipartite(kinds, edges.tolist()), table.actors

    def job(ready: Any) -> Any:
        graph, _ = ready
        found = graph.bipartite_projection(which=False, multiplicity=True)
        ends = np.array(found.get_edgelist(), dtype=np.int64)
        return told(ends.min(axis=1), ends.max(axis=1), found.es["weight"])

    return setup, job


def networkx(world: str) -> Any:
    import networkx as nx

    def setup() -> Any:
        table = worlds.agreements(world)
        graph: Any = nx.Graph()
        graph.add_nodes_from(range(table.actors))
        graph.add_edges_from(
            zip(table.actor.tolist(), (-1 - table.agreement).tolist(), strict=True)
        )
        return graph, table.actors

    def job(ready: Any) -> Any:
        graph, actors = ready
        found = nx.bipartite.weighted_projected_graph(graph, range(actors))
        rows = np.array(list(found.edges(data="weight")), dtype=np.int64)
        ends = np.sort(rows[:, :2], axis=1)
        return told(ends[:, 0], ends[:, 1], rows[:, 2])

    return setup, job


def rustworkx(world: str) -> Any:
    """Walk over neighbours; there is no function for it."""
    import rustworkx as rx

    def setup() -> Any:
        table = worlds.agreements(world)
        count = int(table.agreement[-1]) + 1
        graph = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(table.actors + count))
        rows = zip(
            table.actor.tolist(), (table.agreement + table.actors).tolist(), strict=True
        )
        graph.add_edges_from_no_data(list(rows))
        return graph, table.actors, count

    def job(ready: Any) -> Any:
        from collections import Counter
        from itertools import combinations

        graph, actors, count = ready
        counts: Counter[tuple[int, int]] = Counter()
        for agreement in range(actors, actors + count):
            counts.update(combinations(sorted(graph.neighbors(agreement)), 2))
        ends = np.array(list(counts), dtype=np.int64)
        return told(ends[:, 0], ends[:, 1], list(counts.values()))

    return setup, job


def _rows(world: str) -> list[list[int]]:
    table = worlds.agreements(world)
    starts = np.flatnonzero(np.diff(table.agreement)) + 1
    return [row.tolist() for row in np.split(table.actor, starts)]


def xgi(world: str) -> Any:
    import xgi as xg

    def setup() -> Any:
        return xg.Hypergraph(_rows(world))

    def job(graph: Any) -> Any:
        from scipy.sparse import triu

        matrix, names = xg.adjacency_matrix(graph, weighted=True, index=True)
        order = np.array([names[number] for number in range(len(names))])
        found = triu(matrix, 1).tocoo()
        one, other = order[found.row], order[found.col]
        return told(np.minimum(one, other), np.maximum(one, other), found.data)

    return setup, job


def hypernetx(world: str) -> Any:
    """Multiply its incidence matrix: its adjacency tells no counts."""
    import hypernetx as hnx

    def setup() -> Any:
        return hnx.Hypergraph(dict(enumerate(_rows(world))))

    def job(graph: Any) -> Any:
        from scipy.sparse import triu

        matrix, names, _ = graph.incidence_matrix(index=True)
        order = np.asarray(names)
        found = triu(matrix @ matrix.T, 1).tocoo()
        one, other = order[found.row], order[found.col]
        return told(np.minimum(one, other), np.maximum(one, other), found.data)

    return setup, job


PEERS = {
    "ours": ours,
    "scipy": scipy,
    "plain Python": plain_python,
    "polars": polars,
    "duckdb": duckdb,
    "igraph": igraph,
    "networkx": networkx,
    "rustworkx": rustworkx,
    "xgi": xgi,
    "hypernetx": hypernetx,
}
SLOW = ["networkx", "rustworkx", "xgi", "hypernetx"]

if __name__ == "__main__":
    never = {"LA": ["networkx", "xgi", "hypernetx"]}
    once = {"M": SLOW, "LA": ["plain Python", "igraph", "rustworkx"]}
    harness.main(__doc__ or "", PEERS, ["M", "LA"], once=once, never=never)
