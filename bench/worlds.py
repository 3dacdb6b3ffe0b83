"""Random worlds for the benchmarks: heavy-tailed graphs and agreements.

Ends are drawn with a chance that falls with their number, as ``(i + offset) **
-power``: some have hundreds of ties, most have one or two. Worlds of one name are
the same on every machine. ``twin-towns`` and ``twin`` are real: the towns and their
twinnings of 2016, and those of KONECT, where the data lies beside the repository.
"""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

# nodes, edges, power, offset: 0.44, 15.3 and 179 million paths of two edges.
GRAPHS = {
    "S": (30_000, 50_000, 0.55, 10),
    "L": (600_000, 1_000_000, 0.56, 9),
    "LD": (600_000, 3_000_000, 0.58, 10),
}
# agreements, actors, power, offset.
AGREEMENTS = {
    "XS": (30_000, 10_000, 0.52, 60),
    "M": (300_000, 100_000, 0.52, 60),
    "LA": (3_000_000, 1_000_000, 0.52, 60),
}
REAL = {
    "twin-towns": "twin-towns-2016/relations.tsv",
    "twin": "konect-twin/out.twin",
}
_SIZES = ([2, 3, 4, 5, 6], [0.6, 0.2, 0.1, 0.06, 0.04])
_THEMES = 40


class Graph(NamedTuple):
    """The ends of the edges, left < right, each once, and how many nodes."""

    left: Ints
    right: Ints
    size: int


class Table(NamedTuple):
    """One row a party; what is by agreement is indexed by its number."""

    agreement: Ints
    actor: Ints
    themes: Ints  # (agreements, 3); -1 is none
    place: Ints
    start: Ints
    end: Ints
    actors: int


def graph(name: str, seed: int = 0) -> Graph:
    """Draw a graph; M and LA are the actor graphs of the agreements of that name."""
    if name in AGREEMENTS:
        return _projected(agreements(name, seed))
    if name in REAL:
        return _read(real(name))
    size, count, power, offset = GRAPHS[name]
    rng = np.random.default_rng(seed)
    draw = _drawing(rng, size, power, offset)
    codes = np.empty(0, dtype=np.int64)
    while len(codes) < count:
        ends = draw(2 * count).reshape(2, -1)
        low, high = ends.min(axis=0), ends.max(axis=0)
        codes = np.unique(np.concatenate((codes, (low * size + high)[low < high])))
    codes = np.sort(rng.permutation(codes)[:count])
    return Graph(codes // size, codes % size, size)


def real(name: str) -> Path:
    """Say where the edges of a real network lie, if they are there."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("PARTNERLIB_SHARED_DATA", beside)) / REAL[name]


def _read(path: Path) -> Graph:
    lines = path.read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("%")]
    names, ends = np.unique([row[:2] for row in rows], return_inverse=True)
    low, high = np.sort(ends.reshape(-1, 2), axis=1).T
    codes = np.unique((low * len(names) + high)[low < high])
    return Graph(codes // len(names), codes % len(names), len(names))


def agreements(name: str, seed: int = 0) -> Table:
    """Draw agreements of 2 to 6 parties, 1 to 3 themes, a place and some years."""
    count, actors, power, offset = AGREEMENTS[name]
    rng = np.random.default_rng(seed)
    sizes = rng.choice(_SIZES[0], count, p=_SIZES[1])
    rows = np.repeat(np.arange(count), sizes)
    actor = _drawing(rng, actors, power, offset)(len(rows))
    codes = np.unique(rows * actors + actor)
    themes = rng.integers(0, _THEMES, (count, 3))
    themes[np.arange(3) >= rng.integers(1, 4, count)[:, None]] = -1
    start = rng.integers(1990, 2021, count)
    return Table(
        agreement=codes // actors,
        actor=codes % actors,
        themes=themes,
        place=rng.integers(0, max(actors // 5, 1), count),
        start=start,
        end=start + rng.integers(1, 11, count),
        actors=actors,
    )


def _drawing(rng, size, power, offset):  # noqa: ANN001, ANN202
    chances = np.cumsum((np.arange(size) + float(offset)) ** -power)
    chances /= chances[-1]

    def draw(count: int) -> Ints:
        return np.searchsorted(chances, rng.random(count)).astype(np.int64)

    return draw


def _projected(table: Table) -> Graph:
    codes = [np.empty(0, dtype=np.int64)]
    starts = np.flatnonzero(np.diff(table.agreement, prepend=-1))
    sizes = np.diff(np.append(starts, len(table.agreement)))
    for each in range(2, 7):
        first = starts[sizes == each]
        rows = table.actor[first[:, None] + np.arange(each)]
        low, high = np.triu_indices(each, 1)
        codes.append((rows[:, low] * table.actors + rows[:, high]).ravel())
    found = np.unique(np.concatenate(codes))
    return Graph(found // table.actors, found % table.actors, table.actors)
