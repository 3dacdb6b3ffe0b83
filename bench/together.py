"""Who meets whom for how long: the days together of every pair of actors.

    python bench/together.py --world M

A party is in its agreement from the first of January of its first year to the last day
of its last, each actor a year shorter or longer than the next: years of 365 days. The
result is the number of pairs that meet in a record, and their days together.
"""

from typing import Any

import harness
import numpy as np
import worlds


def stays(world: str) -> tuple[Any, Any, Any, int]:
    """Give the agreement, the actor and the days of each party."""
    table = worlds.agreements(world)
    first = table.start[table.agreement] * 365.0
    last = table.end[table.agreement] * 365.0 + 364
    first = first + 365 * (table.actor % 3)
    return table, first, np.maximum(last - 365 * (table.actor % 2), first), table.actors


def told(pairs: int, days: float) -> list[int]:
    """Give a result as every peer has to."""
    return [int(pairs), round(float(days))]


def ours(world: str) -> Any:
    from partnerlib.sparse._together import days_together

    def setup() -> Any:
        table, first, last, actors = stays(world)
        starts = np.concatenate(([0], np.cumsum(np.bincount(table.agreement))))
        return starts, table.actor, first, last, actors

    def job(ready: Any) -> Any:
        edges, days = days_together(*ready, endless=0.0)
        return told(len(edges), days.sum())

    return setup, job


def plain_python(world: str) -> Any:
    from itertools import combinations

    def setup() -> Any:
        table, first, last, _ = stays(world)
        rows: list[list[tuple[int, float, float]]] = [
            [] for _ in range(int(table.agreement[-1]) + 1)
        ]
        for agreement, *stay in zip(
            table.agreement.tolist(),
            table.actor.tolist(),
            first.tolist(),
            last.tolist(),
            strict=True,
        ):
            rows[agreement].append(tuple(stay))
        return rows

    def job(rows: Any) -> Any:
        days: dict[tuple[int, int], float] = {}
        for row in rows:
            for (one, a, b), (other, c, d) in combinations(row, 2):
                shared = max(min(b, d) - max(a, c) + 1, 0)
                pair = (one, other) if one < other else (other, one)
                days[pair] = days.get(pair, 0) + shared
        return told(len(days), sum(days.values()))

    return setup, job


def polars(world: str) -> Any:
    import polars as pl

    def setup() -> Any:
        table, first, last, _ = stays(world)
        columns = {"g": table.agreement, "a": table.actor, "f": first, "l": last}
        return pl.DataFrame(columns)

    def job(rows: Any) -> Any:
        shared = pl.min_horizontal("l", "y") - pl.max_horizontal("f", "x") + 1
        found = (
            rows.lazy()
            .join(rows.lazy().select("g", b="a", x="f", y="l"), on="g")
            .filter(pl.col("a") < pl.col("b"))
            .group_by("a", "b")
            .agg(shared.clip(0).sum().alias("days"))
            .collect()
        )
        return told(len(found), found["days"].sum())

    return setup, job


def duckdb(world: str) -> Any:
    import duckdb as db

    def setup() -> Any:
        import pyarrow as pa

        table, first, last, _ = stays(world)
        con = db.connect()
        con.execute("set threads = 2")
        columns = {"g": table.agreement, "a": table.actor, "f": first, "l": last}
        con.register("raw", pa.table(columns))
        con.execute("create table stays as select * from raw")
        return con

    def job(con: Any) -> Any:
        found = con.execute(
            "select sum(greatest(least(x.l, y.l) - greatest(x.f, y.f) + 1, 0)) as days "
            "from stays x join stays y on x.g = y.g and x.a < y.a group by x.a, y.a"
        ).fetchnumpy()
        return told(len(found["days"]), found["days"].sum())

    return setup, job


PEERS = {"ours": ours, "plain Python": plain_python, "polars": polars, "duckdb": duckdb}

if __name__ == "__main__":
    harness.main(__doc__ or "", PEERS, ["M", "LA"], once={"LA": ["plain Python"]})
