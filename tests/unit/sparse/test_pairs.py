from itertools import chain, combinations

import numpy as np
import pytest
from scipy.sparse import csr_array

from partnerlib.model import Action, Actor, Scope, Territory
from partnerlib.registry import Registry
from partnerlib.sparse import (
    Efforts,
    Holding,
    Liveness,
    Posts,
    build_efforts,
    joined,
    shared,
)

ACTIONS = {
    "x1": (["a", "b"], ["health", "water"]),
    "x2": (["a"], ["health"]),
    "x3": (["c"], ["health"]),
    "x4": (["c", "d"], ["culture"]),
    "x5": (["e"], ["sport"]),
    "x6": (["b"], []),
}


def efforts_of(actions: dict[str, tuple[list[str], list[str]]]) -> Efforts:
    """Make the efforts of actions, given as parties and themes."""
    registry = Registry.of(
        territories=[Territory("here", name="Here")],
        actors=[Actor(actor, name=actor) for actor in "abcde"],
        actions=[
            Action(
                id_,
                title=id_,
                parties=parties,
                scope=Scope(themes=themes, places=["here"]),
            )
            for id_, (parties, themes) in actions.items()
        ],
    )
    liveness = Liveness.of(registry, "any", None)
    return build_efforts(registry, by=("theme", "place"), level=None, liveness=liveness)


def named_pairs(efforts: Efforts, size: int, *only: str) -> list[tuple[str, ...]]:
    """List the theme, actors and records of all pairs that the blocks hold."""
    posts = Posts.of(efforts)
    actors = np.array([efforts.actors.index(actor) for actor in only], dtype=np.int64)
    found: list[tuple[str, ...]] = []
    pieces = chain.from_iterable(posts.blocks(size, actors if only else None))
    for first, second in pieces:
        for one, other in zip(first.tolist(), second.tolist(), strict=True):
            assert posts.cells[one] == posts.cells[other]
            found.append(
                (
                    efforts.cells[posts.cells[one]][0],
                    *(
                        name
                        for row in (one, other)
                        for name in (
                            efforts.actors[posts.actors[row]],
                            efforts.records[
                                efforts.effort_records[posts.efforts[row]]
                            ].record.id,
                        )
                    ),
                )
            )
    return found


def all_pairs() -> list[tuple[str, ...]]:
    """List the same by comparing every effort with every other."""
    efforts = [
        (theme, actor, id_)
        for id_, (actors, themes) in ACTIONS.items()
        for actor in actors
        for theme in themes
    ]
    return sorted(
        (one[0], *one[1:], *other[1:])
        for one, other in combinations(sorted(efforts, key=lambda e: e[1]), 2)
        if one[0] == other[0] and one[1] < other[1]
    )


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_pairs_are_all_of_two_actors_in_one_cell(size: int) -> None:
    """Every pair of efforts of two actors in one cell comes once, in any blocks."""
    assert all_pairs() == sorted(named_pairs(efforts_of(ACTIONS), size))


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_all_pairs_of_an_actor_are_in_one_block(size: int) -> None:
    """A block may be larger than asked for, rather than part an actor's pairs."""
    posts = Posts.of(efforts_of(ACTIONS))

    seen: list[set[int]] = [
        {actor for first, _ in block for actor in posts.actors[first].tolist()}
        for block in posts.blocks(size)
    ]

    assert sum(len(actors) for actors in seen) == len(set().union(*seen))


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_a_large_block_comes_in_pieces_whenever_it_is_walked(size: int) -> None:
    """A piece holds no more than asked for, but all that one effort meets."""
    posts = Posts.of(efforts_of(ACTIONS))

    for block in posts.blocks(size):
        pieces, again = (
            [(first.tolist(), second.tolist()) for first, second in block]
            for _ in range(2)
        )
        assert pieces == again
        assert block.whole == (len(pieces) == 1)
        assert all(len(first) <= size or len(set(first)) == 1 for first, _ in pieces)


def test_pairs_can_be_asked_for_by_their_smaller_actor() -> None:
    """Only the pairs of the actors asked for come."""
    expected = [pair for pair in all_pairs() if pair[1] == "b"]

    assert expected == sorted(named_pairs(efforts_of(ACTIONS), 10, "b"))


def test_no_effort_makes_no_pair() -> None:
    """Without efforts, or without cells, there is no block."""
    assert [] == named_pairs(efforts_of({}), 10)
    assert [] == named_pairs(efforts_of({"x": (["a", "b"], [])}), 10)


def test_shared_columns_are_listed_pair_by_pair() -> None:
    """Each column in which both rows have an entry comes once, in order."""
    matrix = csr_array(np.array([[1, 1, 0, 1], [1, 0, 1, 1], [0, 0, 0, 0]], dtype=bool))

    pairs, columns = shared(matrix, np.array([0, 0, 2]), np.array([2, 1, 1]))

    assert [1, 1] == pairs.tolist()
    assert [0, 3] == columns.tolist()


def test_entries_are_joined_with_all_positions_of_their_key() -> None:
    """A key that stands three times is joined three times, one that misses never."""
    entries, positions = joined(np.array([5, 1, 2]), np.array([1, 2, 2, 2, 7]))

    assert [1, 2, 2, 2] == entries.tolist()
    assert [0, 1, 2, 3] == positions.tolist()


@pytest.mark.parametrize("seed", range(4))
def test_records_that_hold_both_of_a_pair(seed: int) -> None:
    """Small records and large ones are found for the pairs whose actors they hold."""
    random = np.random.default_rng(seed)
    sizes = random.choice([0, 1, 2, 3, 31, 32, 33, 45], 30)
    rows = [np.sort(random.choice(60, size, replace=False)) for size in sizes]
    holding = Holding(
        np.append(0, np.cumsum(sizes)), np.concatenate(rows).astype(np.int64), 60
    )
    pairs = [(a, b) for a in range(0, 60, 3) for b in range(a + 1, 60)]

    positions, records = holding.both(np.array([a * 60 + b for a, b in pairs]))

    expected = [
        (position, record)
        for position, pair in enumerate(pairs)
        for record, row in enumerate(rows)
        if np.isin(pair, row).all()
    ]
    found = sorted(zip(positions.tolist(), records.tolist(), strict=True))
    assert expected == found
    nothing = np.zeros(0, dtype=np.int64)
    assert [] == [part for part in holding.both(nothing) if part.size]
