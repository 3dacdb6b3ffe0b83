"""Who does the same in one place at one time without an agreement that holds both.

    python bench/duplicates.py --world M --world LA

The result is the number of pairs of actors that have a theme and a place in common,
by two agreements whose years overlap, and that no agreement holds; the sum of their
common cells; and a hash of both. Making the table of activities (agreement, actor,
cell, years), from which the peers start, is not timed. SQL peers use one thread.
"""

import os
from typing import Any

import harness
import numpy as np
import worlds
from projection import told


def _columns(world: str) -> tuple[Any, ...]:
    """Give agreement and cell of each row, and the table of the agreements."""
    table = worlds.agreements(world)
    agreement, column = np.nonzero(table.themes >= 0)
    theme = table.themes[agreement, column]
    cells = theme * (int(table.place.max()) + 1) + table.place[agreement]
    rows = np.unique(np.stack((agreement, cells), axis=1), axis=0)
    return rows[:, 0], rows[:, 1], table


def ours(world: str) -> Any:
    from partnerlib.sparse._same_work import same_work

    def setup() -> Any:
        agreement, cells, table = _columns(world)
        count = len(table.place)
        starts = [
            np.append(0, np.bincount(each, minlength=count).cumsum())
            for each in (table.agreement, agreement)
        ]
        return (
            (starts[0], table.actor),
            (starts[1], cells),
            (table.start, table.end),
            table.actors,
        )

    def job(ready: Any) -> Any:
        found = same_work(*ready)
        return told(found.left, found.right, found.cells)

    return setup, job


def plain_python(world: str) -> Any:  # noqa: C901
    """Dictionaries and sets."""
    from itertools import combinations

    def setup() -> Any:
        agreement, cells, table = _columns(world)
        members: list[list[int]] = [[] for _ in range(len(table.place))]
        for g, a in zip(table.agreement.tolist(), table.actor.tolist(), strict=True):
            members[g].append(a)
        years = list(zip(table.start.tolist(), table.end.tolist(), strict=True))
        pairs = zip(agreement.tolist(), cells.tolist(), strict=True)
        return list(pairs), members, years

    def job(ready: Any) -> Any:
        pairs, members, years = ready
        joint = {pair for row in members for pair in combinations(row, 2)}
        by_cell: dict[int, list[int]] = {}
        for g, cell in pairs:
            by_cell.setdefault(cell, []).append(g)
        common: dict[tuple[int, int], int] = {}
        for row in by_cell.values():
            here: set[tuple[int, int]] = set()
            for g, h in combinations(row, 2):
                (first, last), (begin, end) = years[g], years[h]
                if first <= end and begin <= last:
                    for a in members[g]:
                        for b in members[h]:
                            if a != b:
                                here.add((a, b) if a < b else (b, a))
            for pair in here - joint:
                common[pair] = common.get(pair, 0) + 1
        ends = np.array(list(common), dtype=np.int64)
        return told(ends[:, 0], ends[:, 1], list(common.values()))

    return setup, job


def _activities(world: str) -> dict[str, Any]:
    """Give one row for each agreement, actor and cell."""
    agreement, cells, table = _columns(world)
    starts = np.searchsorted(table.agreement, np.arange(len(table.place) + 1))
    sizes = np.diff(starts)[agreement]
    first = np.repeat(starts[agreement] - sizes.cumsum() + sizes, sizes)
    g = np.repeat(agreement, sizes)
    return {
        "g": g,
        "a": table.actor[first + np.arange(len(g))],
        "c": np.repeat(cells, sizes),
        "s": table.start[g],
        "e": table.end[g],
    }


def polars(world: str) -> Any:
    os.environ["POLARS_MAX_THREADS"] = "1"
    import polars as pl

    def job(rows: Any) -> Any:
        lazy = rows.lazy()
        pairs = (
            lazy.join(lazy, on="c", suffix="2")
            .filter(
                pl.col("a") < pl.col("a2"),
                pl.col("g") != pl.col("g2"),
                pl.col("s") <= pl.col("e2"),
                pl.col("s2") <= pl.col("e"),
            )
            .select("a", "a2", "c")
            .unique()
        )
        parties = lazy.select("g", "a").unique()
        joint = (
            parties.join(parties, on="g", suffix="2")
            .filter(pl.col("a") < pl.col("a2"))
            .select("a", "a2")
        )
        found = (
            pairs.join(joint, on=["a", "a2"], how="anti")
            .group_by("a", "a2")
            .agg(n=pl.len())
            .collect()
        )
        return told(*(found[name].to_numpy() for name in ("a", "a2", "n")))

    return lambda: pl.DataFrame(_activities(world)), job


def polars_agreements_first(world: str) -> Any:
    """Compare agreements before their parties are joined, as ours does."""
    os.environ["POLARS_MAX_THREADS"] = "1"
    import polars as pl

    def setup() -> Any:
        agreement, cells, table = _columns(world)
        work = {"g": agreement, "c": cells}
        work |= {"s": table.start[agreement], "e": table.end[agreement]}
        return pl.DataFrame(work), pl.DataFrame(
            {"g": table.agreement, "a": table.actor}
        )

    def job(ready: Any) -> Any:
        work, parties = (each.lazy() for each in ready)
        met = (
            work.join(work, on="c", suffix="2")
            .filter(
                pl.col("g") < pl.col("g2"),
                pl.col("s") <= pl.col("e2"),
                pl.col("s2") <= pl.col("e"),
            )
            .select("g", "g2", "c")
        )
        pairs = (
            met.join(parties, on="g")
            .join(parties.select(g2="g", b="a"), on="g2")
            .filter(pl.col("a") != pl.col("b"))
            .select("c", x=pl.min_horizontal("a", "b"), y=pl.max_horizontal("a", "b"))
            .unique()
        )
        joint = (
            parties.join(parties, on="g", suffix="2")
            .filter(pl.col("a") < pl.col("a2"))
            .select(x="a", y="a2")
        )
        found = (
            pairs.join(joint, on=["x", "y"], how="anti")
            .group_by("x", "y")
            .agg(n=pl.len())
            .collect()
        )
        return told(*(found[name].to_numpy() for name in ("x", "y", "n")))

    return setup, job


_SQL = """
with pairs as (
    select distinct x.a as a, y.a as b, x.c as c from work x join work y
    on x.c = y.c and x.a < y.a and x.g <> y.g and x.s <= y.e and y.s <= x.e
), parties as (select distinct g, a from work
), joint as (
    select distinct x.a as a, y.a as b from parties x join parties y
    on x.g = y.g and x.a < y.a
)
select a, b, count(*) as n from pairs p
where not exists (select 1 from joint j where j.a = p.a and j.b = p.b) group by a, b
"""


def duckdb(world: str) -> Any:
    import duckdb as db

    def setup() -> Any:
        import pyarrow as pa

        con = db.connect()
        con.execute("set threads = 1")
        con.register("raw", pa.table(_activities(world)))
        con.execute("create table work as select * from raw")
        return con

    def job(con: Any) -> Any:
        found = con.execute(_SQL).fetchnumpy()
        return told(found["a"], found["b"], found["n"])

    return setup, job


PEERS = {
    "ours": ours,
    "plain Python": plain_python,
    "polars": polars,
    "polars, agreements first": polars_agreements_first,
    "duckdb": duckdb,
}

if __name__ == "__main__":
    once = {"LA": ["plain Python"]}
    harness.main(__doc__ or "", PEERS, ["XS", "M", "LA"], once=once)
