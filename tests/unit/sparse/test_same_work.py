from itertools import combinations, product

import numpy as np
import pytest

from partnerlib.sparse import _same_work
from partnerlib.sparse._same_work import same_work

Rows = list[list[int]]


def columns(rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Lay rows out one after the other."""
    starts = np.append(0, np.cumsum([len(row) for row in rows], dtype=np.int64))
    return starts, np.array([value for row in rows for value in row], dtype=np.int64)


def world(seed: int) -> tuple[Rows, Rows, list[tuple[int, int]]]:
    """Draw the actors, the cells and the time of some records."""
    random = np.random.default_rng(seed)

    def some(most: int, values: int) -> list[int]:
        count = int(random.integers(0, most + 1))
        return sorted(random.choice(values, count, replace=False).tolist())

    members = [some(4, 15) for _ in range(25)]
    cells = [some(3, 6) for _ in range(25)]
    begins = random.integers(0, 9, 25).tolist()
    times = [(begin, begin + int(random.integers(0, 4))) for begin in begins]
    return members, cells, times


def by_hand(
    members: Rows, cells: Rows, times: list[tuple[int, int]]
) -> dict[tuple[int, int], int]:
    """Compare every two records in every cell."""
    where: dict[tuple[int, int], set[int]] = {}
    for one, other in combinations(range(len(members)), 2):
        if max(times[one][0], times[other][0]) > min(times[one][1], times[other][1]):
            continue
        for a, b in product(members[one], members[other]):
            pair = (min(a, b), max(a, b))
            common = set(cells[one]) & set(cells[other])
            where.setdefault(pair, set()).update(common)
    joint = {pair for row in members for pair in combinations(row, 2)}
    return {
        pair: len(common)
        for pair, common in sorted(where.items())
        if common and pair not in joint and pair[0] != pair[1]
    }


@pytest.mark.parametrize("block", [1, 7, 1_000_000])
@pytest.mark.parametrize("seed", range(6))
def test_the_same_pairs_as_by_hand(
    monkeypatch: pytest.MonkeyPatch, seed: int, block: int
) -> None:
    """Pairs and numbers of cells are those of comparing all records."""
    monkeypatch.setattr(_same_work, "_BLOCK", block)
    monkeypatch.setattr(_same_work, "_LARGEST_CODE", 15**2 * block)
    members, cells, times = world(seed)
    first, last = np.array(times, dtype=np.int64).T

    found = same_work(columns(members), columns(cells), (first, last), 15)

    pairs = zip(found.left.tolist(), found.right.tolist(), strict=True)
    expected = by_hand(members, cells, times)
    assert expected == dict(zip(pairs, found.cells.tolist(), strict=True))


@pytest.mark.parametrize("block", [1, 7, 1_000_000])
@pytest.mark.parametrize("sizes", [(0, 40, 40), (40, 0, 3), (5, 6, 7)])
def test_records_of_many_actors_are_crossed_in_pieces(
    monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...], block: int
) -> None:
    """Two large records, an empty one, and one cell of all are as by hand."""
    monkeypatch.setattr(_same_work, "_BLOCK", block)
    members = [list(range(at, at + size)) for at, size in enumerate(sizes)]
    cells, times = [[3, 5]] * 3, [(1, 4)] * 3
    first, last = np.array(times, dtype=np.int64).T

    found = same_work(columns(members), columns(cells), (first, last), 42)

    pairs = zip(found.left.tolist(), found.right.tolist(), strict=True)
    expected = by_hand(members, cells, times)
    assert expected == dict(zip(pairs, found.cells.tolist(), strict=True))


def test_no_record_no_pair() -> None:
    """Nothing comes of nothing."""
    none = np.zeros(0, dtype=np.int64)
    found = same_work(columns([]), columns([]), (none, none), 0)
    assert (0, 0, 0) == (found.left.size, found.right.size, found.cells.size)
