"""All open triads, three sums of scores, and the best hundred pairs.

    python bench/open_triads.py --world S --world M --world L

The result is the number of pairs without a tie that share a neighbour, the sums of
common neighbours, Adamic-Adar and resource allocation over them (6 digits), and the
best hundred by Adamic-Adar (9 decimals, ties by number). ``product`` is one bare
product of the matrix with itself, nothing masked, counted or ranked: a yardstick.
"""

import heapq
import math
from typing import Any

import harness
import numpy as np
import worlds

TOP = 100


def told(pairs: int, sums: list[float], best: list[tuple[float, int, int]]) -> Any:
    """Give a result as every peer has to."""
    rows = sorted((-round(score, 9), left, right) for score, left, right in best)[:TOP]
    return [pairs, *(f"{each:.6g}" for each in sums), [row[1:] for row in rows]]


def ours(world: str, threads: int = 1) -> Any:
    from partnerlib.sparse._edges import Edges
    from partnerlib.sparse._wedges import Wedges

    def job(graph: worlds.Graph) -> Any:
        edges = Edges.of(graph.left, graph.right, graph.size)
        found = Wedges(edges, threads=threads).rank("adamic_adar", TOP)
        best = zip(found.scores, found.left, found.right, strict=True)
        rows = [(float(s), int(a), int(b)) for s, a, b in best]
        sums = [found.wedges, found.adamic_adar, found.resource_allocation]
        return told(found.pairs, sums, rows)

    return lambda: worlds.graph(world), job


def ours_two_threads(world: str) -> Any:
    return ours(world, threads=2)


def plain_python(world: str) -> Any:
    """Twenty lines with dictionaries."""

    def setup() -> list[list[int]]:
        graph = worlds.graph(world)
        neighbours: list[list[int]] = [[] for _ in range(graph.size)]
        for a, b in zip(graph.left.tolist(), graph.right.tolist(), strict=True):
            neighbours[a].append(b)
            neighbours[b].append(a)
        return neighbours

    return setup, _walk


def _walk(neighbours: list[list[int]]) -> Any:
    aa = [1 / math.log(len(n)) if len(n) > 1 else 0 for n in neighbours]
    ra = [1 / len(n) if n else 0 for n in neighbours]
    pairs, sums, best = 0, [0, 0.0, 0.0], []
    for a, mine in enumerate(neighbours):
        scores: dict[int, float] = {}
        counts: dict[int, int] = {}
        others: dict[int, float] = {}
        for z in mine:
            one, two = aa[z], ra[z]
            for b in neighbours[z]:
                if b > a:
                    scores[b] = scores.get(b, 0) + one
                    others[b] = others.get(b, 0) + two
                    counts[b] = counts.get(b, 0) + 1
        for b in mine:
            if scores.pop(b, None) is not None:
                del counts[b], others[b]
        pairs += len(scores)
        sums[0] += sum(counts.values())
        sums[1] += sum(scores.values())
        sums[2] += sum(others.values())
        for b, score in scores.items():
            item = (round(score, 9), -a, -b)
            if len(best) < TOP:
                heapq.heappush(best, item)
            elif item > best[0]:
                heapq.heapreplace(best, item)
    return told(pairs, sums, [(score, -a, -b) for score, a, b in best])


def product(world: str) -> Any:
    from scipy.sparse import csr_array

    def setup() -> csr_array:
        graph = worlds.graph(world)
        ends = np.concatenate((graph.left, graph.right)).astype(np.int32)
        others = np.concatenate((graph.right, graph.left)).astype(np.int32)
        ones = np.ones(len(ends))
        return csr_array((ones, (ends, others)), shape=(graph.size, graph.size))

    def job(matrix: csr_array) -> None:
        matrix @ matrix

    return setup, job


def _arcs(graph: worlds.Graph) -> dict[str, Any]:
    degrees = np.bincount(
        np.concatenate((graph.left, graph.right)), minlength=graph.size
    )
    a = np.concatenate((graph.left, graph.right))
    b = np.concatenate((graph.right, graph.left))
    with np.errstate(divide="ignore"):
        aa = np.where(degrees > 1, 1 / np.log(degrees), 0.0)
    ra = 1 / np.maximum(degrees, 1)
    return {"a": a, "b": b, "aa": aa[b], "ra": ra[b]}


_SQL = """
with pairs as (
    select x.a as a, y.b as b, count(*) as cn, sum(x.aa) as aa, sum(x.ra) as ra
    from arcs x join arcs y on x.b = y.a and x.a < y.b
    group by x.a, y.b
)
select * from pairs p where not exists (
    select 1 from arcs e where e.a = p.a and e.b = p.b
)
"""


def duckdb(world: str) -> Any:
    import duckdb as db

    def setup() -> Any:
        import pyarrow as pa

        con = db.connect()
        con.execute("set threads = 2")
        con.register("raw", pa.table(_arcs(worlds.graph(world))))
        con.execute("create table arcs as select * from raw")
        return con

    def job(con: Any) -> Any:
        con.execute(f"create table found as {_SQL}")
        pairs, *sums = con.execute(
            "select count(*), sum(cn), sum(aa), sum(ra) from found"
        ).fetchone()
        best = con.execute(
            "select aa, a, b from found order by round(aa, 9) desc, a, b limit ?",
            [TOP],
        ).fetchall()
        return told(pairs, [float(each) for each in sums], best)

    return setup, job


def polars(world: str) -> Any:
    import polars as pl

    def job(arcs: Any) -> Any:
        found = (
            arcs.lazy()
            .join(arcs.lazy().select(b="a", c="b"), on="b")
            .filter(pl.col("a") < pl.col("c"))
            .group_by("a", "c")
            .agg(cn=pl.len(), aa=pl.sum("aa"), ra=pl.sum("ra"))
            .join(arcs.lazy().select("a", c="b"), on=["a", "c"], how="anti")
            .collect()
        )
        best = (
            found.with_columns(s=pl.col("aa").round(9))
            .sort(["s", "a", "c"], descending=[True, False, False])
            .head(TOP)
            .select("aa", "a", "c")
        )
        sums = [found["cn"].sum(), found["aa"].sum(), found["ra"].sum()]
        return told(len(found), sums, best.rows())

    return lambda: pl.DataFrame(_arcs(worlds.graph(world))), job


def rustworkx(world: str) -> Any:
    """Walk over neighbours; there is no function for it."""
    import rustworkx as rx

    def setup() -> Any:
        graph = worlds.graph(world)
        found = rx.PyGraph(multigraph=False)
        found.add_nodes_from(range(graph.size))
        ends = zip(graph.left.tolist(), graph.right.tolist(), strict=True)
        found.add_edges_from_no_data(list(ends))
        return found

    def job(graph: Any) -> Any:
        size = graph.num_nodes()
        return _walk([list(graph.neighbors(node)) for node in range(size)])

    return setup, job


def networkx(world: str) -> Any:
    """Ask for the three indices of every pair at distance two."""
    import networkx as nx

    def setup() -> Any:
        graph = worlds.graph(world)
        found: Any = nx.Graph()
        found.add_nodes_from(range(graph.size))
        ends = zip(graph.left.tolist(), graph.right.tolist(), strict=True)
        found.add_edges_from(ends)
        return found

    def job(graph: Any) -> Any:
        pairs = [
            (a, b)
            for a in graph
            for b in {b for z in graph[a] for b in graph[z] if b > a} - set(graph[a])
        ]
        aa = [(s, a, b) for a, b, s in nx.adamic_adar_index(graph, pairs)]
        ra = sum(s for _, _, s in nx.resource_allocation_index(graph, pairs))
        cn = sum(len(nx.common_neighbors(graph, *pair)) for pair in pairs)
        sums = [cn, sum(s for s, _, _ in aa), ra]
        best = heapq.nsmallest(TOP, aa, key=lambda x: (-round(x[0], 9), *x[1:]))
        return told(len(pairs), sums, best)

    return setup, job


PEERS = {
    "ours": ours,
    "ours, 2 threads": ours_two_threads,
    "plain Python": plain_python,
    "product": product,
    "polars": polars,
    "duckdb": duckdb,
    "rustworkx": rustworkx,
    "networkx": networkx,
}
WORLDS = ["S", "M", "L", "LD", "LA", *worlds.REAL]
WALKS = ["plain Python", "rustworkx"]
TABLES = ["polars", "duckdb"]
ONCE = {
    "M": ["rustworkx"],
    "L": ["rustworkx"],
    "LD": ["ours", "ours, 2 threads", "product"],
    "LA": ["ours", "ours, 2 threads"],
}
NEVER = {
    "M": ["networkx"],
    "L": ["networkx"],
    "LD": [*WALKS, *TABLES, "networkx"],
    "LA": [*WALKS, *TABLES, "networkx", "product"],
}

if __name__ == "__main__":
    harness.main(__doc__ or "", PEERS, WORLDS, once=ONCE, never=NEVER)
