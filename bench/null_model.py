"""The bipartite configuration model from degrees, against NEMtropy and bicm.

    python bench/null_model.py --world A --world B

The result is whether the largest error of an expected degree is within 1e-8 (for
the peers: the error that they reach, as they are delivered).
"""

from typing import Any

import harness
import numpy as np

# rows, columns, links about: as the fields of a département, and of the planet.
BOUND = 1e-8
WORLDS = {"A": (5_000, 500, 160_000), "B": (95_000, 800, 1_000_000)}


def degrees(world: str) -> tuple[Any, Any]:
    """Draw the degrees of a random table with heavy tails on both sides."""
    rows, columns, links = WORLDS[world]
    rng = np.random.default_rng(0)
    one = rng.pareto(1.5, rows) + 1
    other = rng.pareto(1.0, columns) + 1
    row = rng.choice(rows, 3 * links, p=one / one.sum())
    column = rng.choice(columns, 3 * links, p=other / other.sum())
    codes = rng.permutation(np.unique(row * columns + column))[:links]
    mine = np.bincount(codes // columns, minlength=rows)
    theirs = np.bincount(codes % columns, minlength=columns)
    return mine[mine > 0], theirs[theirs > 0]


def error(x: Any, y: Any, rows: Any, columns: Any) -> float:
    """Give the largest error of an expected degree."""
    worst = 0.0
    sums = np.zeros(len(columns))
    for first in range(0, len(rows), 5_000):
        chances = np.outer(x[first : first + 5_000], y)
        chances /= 1 + chances
        part = np.abs(chances.sum(axis=1) - rows[first : first + 5_000])
        worst = max(worst, float(part.max()))
        sums += chances.sum(axis=0)
    return max(worst, float(np.abs(sums - columns).max()))


def _first(classes: Any) -> Any:
    return np.unique(classes, return_index=True)[1]


def ours(world: str) -> Any:
    from partnerlib.sparse import configuration_model

    def job(ready: Any) -> Any:
        model = configuration_model(*ready)
        one = model.table @ model.column_counts - ready[0][_first(model.row_class)]
        other = model.row_counts @ model.table - ready[1][_first(model.column_class)]
        worst = max(float(np.abs(one).max()), float(np.abs(other).max()))
        return f"error within {BOUND}: {worst <= BOUND}"

    return lambda: degrees(world), job


def nemtropy(world: str) -> Any:
    import NEMtropy as nem  # noqa: N813

    def setup() -> Any:
        rows, columns = degrees(world)
        nem.BipartiteGraph(degree_sequences=(rows[:50], _same(rows[:50]))).solve_tool(
            method="fixed-point", print_error=False
        )
        return rows, columns

    def job(ready: Any) -> Any:
        graph = nem.BipartiteGraph(degree_sequences=ready)
        graph.solve_tool(method="fixed-point", print_error=False)
        return None

    return setup, job


def bicm(world: str) -> Any:
    import bicm as package

    def setup() -> Any:
        rows, columns = degrees(world)
        warm = package.BipartiteGraph(degree_sequences=(rows[:50], _same(rows[:50])))
        warm.solve_tool(method="fixed-point", print_error=False)
        return rows, columns

    def job(ready: Any) -> Any:
        graph = package.BipartiteGraph(degree_sequences=ready)
        graph.solve_tool(method="fixed-point", print_error=False)
        return None

    return setup, job


def _same(rows: Any) -> Any:
    """Give columns that fit a few rows, to warm the compiler of a peer."""
    table = np.zeros((len(rows), int(rows.max()) + 1), dtype=int)
    for row, degree in zip(table, rows, strict=True):
        row[:degree] = 1
    return table.sum(axis=0)[table.sum(axis=0) > 0]


PEERS = {"ours": ours, "NEMtropy": nemtropy, "bicm": bicm}

if __name__ == "__main__":
    harness.main(__doc__ or "", PEERS, ["A", "B"])
