"""The bipartite configuration model from degrees, against NEMtropy and bicm.

    python bench/null_model.py --world A --world B --world heavy

The result is the variance of the number of links, to 5 digits; the largest error of
an expected degree is told beside it. Peers run as they are delivered, by their fixed
point and by Newton's method from the degrees, and are warm: what they compile is
compiled before. A result is compared where no degree is more than 0.001 off; what is
off further is told as not solved.

``saturated`` has full rows and columns, ``empty`` has rows and columns of nothing,
``heavy`` has tails so heavy that a few rows and columns hold most of the links, and
``nested`` is a table whose every cell is forced by the degrees.
"""

import contextlib
import importlib
import io
from typing import Any

import harness
import numpy as np

# rows, columns, links about: as the fields of a département, and of the planet.
BOUND = 1e-8
UNSOLVED = 1e-3
WORLDS = {"A": (5_000, 500, 160_000), "B": (95_000, 800, 1_000_000)}
ODD = ["saturated", "empty", "heavy", "nested"]


def degrees(world: str) -> tuple[Any, Any]:
    """Draw the degrees of a random table with heavy tails on both sides."""
    rng = np.random.default_rng(0)
    if world in ODD:
        table = _odd(world, rng)
        return table.sum(axis=1), table.sum(axis=0)
    rows, columns, links = WORLDS[world]
    one = rng.pareto(1.5, rows) + 1
    other = rng.pareto(1.0, columns) + 1
    row = rng.choice(rows, 3 * links, p=one / one.sum())
    column = rng.choice(columns, 3 * links, p=other / other.sum())
    codes = rng.permutation(np.unique(row * columns + column))[:links]
    mine = np.bincount(codes // columns, minlength=rows)
    theirs = np.bincount(codes % columns, minlength=columns)
    return mine[mine > 0], theirs[theirs > 0]


def _odd(world: str, rng: np.random.Generator) -> Any:
    rows, columns = 2_000, 300
    if world == "nested":
        return np.arange(rows)[:, None] % (columns + 1) > np.arange(columns)
    tail = 0.5 if world == "heavy" else 1.5
    one, other = rng.pareto(tail, rows) + 0.01, rng.pareto(tail, columns) + 0.01
    odds = np.outer(one, other)
    table = rng.random(odds.shape) < odds / (1 + odds)
    if world == "saturated":
        table[:100] = True
        table[:, :10] = True
    if world == "empty":
        table[:500] = False
        table[:, :50] = False
    return table


def told(chances: Any, rows: Any, columns: Any) -> tuple[str | None, str]:
    """Give the result of a peer if it is one, and how far off the degrees are.

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
    if not worst < UNSOLVED:
        return None, f"not solved: error {worst:.0e}"
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
        few = degrees("A")[0][:50]
        configuration_model(few, _same(few))
        return degrees(world)

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
            few = degrees("A")[0][:50]
            solved(few, _same(few))
            return degrees(world)

        def job(ready: Any) -> Any:
            try:
                graph = solved(*ready)
            except Exception as error:  # noqa: BLE001 -- whatever it says
                message = f"fails: {type(error).__name__}: {error}"[:80]
                return lambda: (None, message)

            def chances(some: slice) -> Any:
                with np.errstate(all="ignore"):
                    odds = np.outer(graph.x[some], graph.y)
                    return np.where(np.isinf(odds), 1.0, odds / (1 + odds))

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
    harness.main(__doc__ or "", PEERS, [*WORLDS, *ODD])
