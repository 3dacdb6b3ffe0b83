"""The bipartite configuration model from degrees, against NEMtropy and bicm.

    python bench/null_model.py --world A --world B

The result is the variance of the number of links, to 5 digits; the largest error of
an expected degree is told beside it. Peers run as they are delivered, by their fixed
point and by Newton's method from the degrees, and are warm: what they compile is
compiled before.
"""

import contextlib
import importlib
import io
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


def told(chances: Any, rows: Any, columns: Any) -> tuple[str, str]:
    """Give the result of a peer, and how far off the degrees are.

    Parameters
    ----------
    chances : callable
        Gives the probabilities in a range of rows.
    rows, columns : array of int
        The degrees.
    """
    worst, spread = 0.0, 0.0
    sums = np.zeros(len(columns))
    for first in range(0, len(rows), 5_000):
        part = chances(slice(first, first + 5_000))
        off = np.abs(part.sum(axis=1) - rows[first : first + 5_000])
        worst = max(worst, float(off.max()))
        spread += float((part * (1 - part)).sum())
        sums += part.sum(axis=0)
    worst = max(worst, float(np.abs(sums - columns).max()))
    return f"variance of the links {spread:.5g}", f"error {worst:.0e}"


def ours(world: str) -> Any:
    from partnerlib.sparse import configuration_model

    def job(ready: Any) -> Any:
        model = configuration_model(*ready)
        every = np.arange(len(ready[1]))
        return lambda: told(
            lambda some: model.probability(np.arange(len(ready[0]))[some, None], every),
            *ready,
        )

    def setup() -> Any:
        rows, columns = degrees(world)
        configuration_model(rows[:50], _same(rows[:50]))
        return rows, columns

    return setup, job


def _peer(package: str, **options: Any) -> Any:
    """Make a peer of a package; it is run once before, for its compiler."""

    def peer(world: str) -> Any:
        graph_of = importlib.import_module(package).BipartiteGraph

        def solved(rows: Any, columns: Any) -> Any:
            graph = graph_of(degree_sequences=(rows, columns))
            with contextlib.redirect_stdout(io.StringIO()):
                graph.solve_tool(**options)
            return graph

        def setup() -> Any:
            rows, columns = degrees(world)
            solved(rows[:50], _same(rows[:50]))
            return rows, columns

        def job(ready: Any) -> Any:
            graph = solved(*ready)

            def chances(some: slice) -> Any:
                odds = np.outer(graph.x[some], graph.y)
                return odds / (1 + odds)

            return lambda: told(chances, *ready)

        return setup, job

    return peer


def _same(rows: Any) -> Any:
    """Give columns that fit a few rows, to warm the compiler of a peer."""
    table = np.zeros((len(rows), int(rows.max()) + 1), dtype=int)
    for row, degree in zip(table, rows, strict=True):
        row[:degree] = 1
    return table.sum(axis=0)[table.sum(axis=0) > 0]


FIXED = {"method": "fixed-point"}
NEWTON = {"method": "newton", "initial_guess": "degrees"}
PEERS = {
    "ours": ours,
    "NEMtropy, fixed point": _peer("NEMtropy", **FIXED),
    "NEMtropy, Newton": _peer("NEMtropy", **NEWTON),
    "bicm, fixed point": _peer("bicm", **FIXED),
    "bicm, Newton": _peer("bicm", **NEWTON),
}

if __name__ == "__main__":
    harness.main(__doc__ or "", PEERS, ["A", "B"])
