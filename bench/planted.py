"""How much of what is planted in random worlds the finders find.

    python bench/planted.py duplicates --seeds 10
    python bench/planted.py underserved --seeds 10
    python bench/planted.py power

``duplicates``: 300 actors in heavy-tailed cells, and 15 pairs that share four fifths
of their cells. Printed is the average precision (ties are taken together) of the
ranking by `find_duplicates`, by Jaccard, by the overlap coefficient, and by the bare
number of common cells.

``underserved``: actors that do their themes in each place where they are with one
chance, but for planted cells, in which nobody does. Printed are the share of the
planted cells with power that `find_gaps` lists, the share of false ones among all that
it lists, and the share of all cells in which the data has no power.

``power``: how many actors have to be in a place before nobody of them doing something
is surprising, by how usual it is and how many cells are looked at.
"""

import argparse
import math
from statistics import fmean
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from partnerlib import Registry, find_duplicates, find_gaps
from partnerlib.model import Action, Actor, Scope, Territory
from partnerlib.sparse import configuration_model
from partnerlib.vocabularies import builtin

ACTORS, PLANTED, SHARED = 300, 15, 0.8
ALPHA = 0.05
# themes, places, cells of an actor on average: as in the field study.
CONFIGURATIONS = ((18, 1, 4), (18, 30, 6), (18, 30, 12), (40, 50, 6))
World = tuple[int, int, int, int, float]
# actors, places, themes, actors in a place on average, and how much of what an actor
# does it does in each place where it is.
WORLDS: tuple[World, ...] = (
    (400, 20, 6, 20, 1.0),
    (400, 20, 6, 20, 0.5),
    (1_000, 20, 6, 50, 0.5),
    (1_000, 40, 12, 50, 1.0),
    (1_000, 40, 12, 50, 0.5),
    (3_000, 40, 12, 150, 0.5),
    (3_000, 40, 20, 150, 0.5),
)

Table = NDArray[np.bool_]


class Duplicates(NamedTuple):
    """Actors by cells, the themes and places of these, and the planted pairs."""

    present: Table
    cells: list[tuple[str, str]]
    pairs: set[tuple[int, int]]


def themes(count: int) -> list[str]:
    """Give some themes of the built-in vocabulary."""
    return [concept.id for concept in builtin()["themes"].concepts][:count]


def duplicates(seed: int, names: int, places: int, mean: int) -> Duplicates:
    """Draw heavy-tailed cells and sizes, and plant pairs that share most cells."""
    random = np.random.default_rng(seed)
    size = names * places
    chances = 1 / (np.arange(size) + 2.0)
    chances = random.permutation(chances / chances.sum())

    def draw(count: int) -> Any:
        return random.choice(size, count, replace=False, p=chances)

    sizes = 1 + random.negative_binomial(1.5, 1.5 / (mean + 0.5), ACTORS)
    rows = [draw(count) for count in np.minimum(sizes, size // 2)]
    chosen = random.permutation(ACTORS)[: 2 * PLANTED].reshape(-1, 2)
    for one, other in chosen:
        if len(rows[one]) == 1:
            rows[one] = draw(mean)
        kept = rows[one][random.random(len(rows[one])) < SHARED]
        rows[other] = np.union1d(kept, draw(len(rows[one]) - len(kept)))
    present = np.zeros((ACTORS, size), dtype=np.bool_)
    for actor, row in enumerate(rows):
        present[actor, row] = True
    cells = [(theme, f"p{n}") for theme in themes(names) for n in range(places)]
    pairs = {(min(pair), max(pair)) for pair in chosen.tolist()}
    return Duplicates(present, cells, pairs)


def registry_of(present: Table, cells: list[tuple[str, str]]) -> Registry:
    """Make an action of each actor and cell."""
    return Registry.of(
        territories=[Territory(id_, name=id_) for id_ in {place for _, place in cells}],
        actors=[Actor(f"a{n:04}", name=f"A{n}") for n in range(len(present))],
        actions=[
            Action(
                f"x{number}",
                title=f"X{number}",
                parties=[f"a{actor:04}"],
                scope=Scope(themes=[cells[cell][0]], places=[cells[cell][1]]),
            )
            for number, (actor, cell) in enumerate(np.argwhere(present).tolist())
        ],
    )


def average_precision(scores: dict[tuple[int, int], float], truth: set[Any]) -> float:
    """Give the mean precision over the planted; equal scores stand together."""
    pairs = sorted(scores, key=lambda pair: -scores[pair])
    total, hits, before = 0.0, 0, 0
    for rank, pair in enumerate(pairs, start=1):
        hits += pair in truth
        if rank == len(pairs) or scores[pairs[rank]] != scores[pair]:
            total += (hits - before) * hits / rank
            before = hits
    return total / len(truth)


def precisions(world: Duplicates) -> dict[str, float]:
    """Give the average precision of each way to rank the pairs."""
    report = find_duplicates(registry_of(world.present, world.cells), limit=None)
    ours = {
        (int(one[1:]), int(other[1:])): finding.score
        for finding in report
        for one, other in [finding.actors]
    }
    ones = world.present.astype(np.int64)
    common, sizes = ones @ ones.T, ones.sum(axis=1)
    ways = {
        "find_duplicates": ours,
        "Jaccard": {
            (a, b): common[a, b] / (sizes[a] + sizes[b] - common[a, b]) for a, b in ours
        },
        "overlap": {(a, b): common[a, b] / min(sizes[a], sizes[b]) for a, b in ours},
        "common cells": {(a, b): float(common[a, b]) for a, b in ours},
    }
    return {way: average_precision(scores, world.pairs) for way, scores in ways.items()}


def duplicate_table(seeds: int) -> None:
    """Print the average precisions of every configuration."""
    print("| cells | cells of an actor |", end="")
    for number, configuration in enumerate(CONFIGURATIONS):
        names, places, mean = configuration
        found = [precisions(duplicates(s, *configuration)) for s in range(seeds)]
        ways = list(found[0])
        if not number:
            print("", " | ".join((*ways, "best in")), "|")
        means = (f"{fmean(each[way] for each in found):.2f}" for way in ways)
        first = sum(max(each, key=each.__getitem__) == ways[0] for each in found)
        row = [str(names * places), str(mean), *means, f"{first} of {seeds}"]
        print("|", " | ".join(row), "|")


class Underserved(NamedTuple):
    """Who does what where, and the cells that were emptied, by number."""

    there: Table  # actors x themes x places
    emptied: set[tuple[int, int]]
    done: float  # how probably an actor does a theme of its own in a place of its own


def underserved(seed: int, world: World) -> Underserved:
    """Draw who does what where by chance, and empty one theme in half of the places.

    An actor has some themes, the popular ones more often; it is in each place by
    chance, large places more often; and there it does each of its themes, by chance
    too where it does not do all.
    """
    actors, places, names, crowd, done = world
    random = np.random.default_rng(seed)
    popular = 0.15 + 0.6 * random.random(names)
    has = random.random((actors, names)) < popular
    large = random.lognormal(0, 0.8, places)
    share = np.minimum(crowd / actors * large / large.mean(), 0.9)
    present = random.random((actors, places)) < share
    there = has[:, :, None] & present[:, None, :]
    there &= random.random(there.shape) < done
    emptied = {(int(random.integers(names)), place) for place in range(0, places, 2)}
    for theme, place in emptied:
        there[:, theme, place] = False
    return Underserved(there, emptied, done)


class Found(NamedTuple):
    """What was planted with power and listed, what else was, and what had none."""

    powerful: int
    listed: int
    false: int
    cells: int
    powerless: int


def measure(world: Underserved) -> Found:
    """Compare what is listed with what was emptied."""
    _, names, places = world.there.shape
    labels = themes(names)
    cells = [(theme, f"p{n}") for theme in labels for n in range(places)]
    registry = registry_of(world.there.reshape(len(world.there), -1), cells)
    report = find_gaps(
        registry,
        by=("theme", "place"),
        kinds=["underserved"],
        alpha=ALPHA,
        limit=None,
    )
    listed = {finding.cell for finding in report}
    emptied = {
        (("theme", labels[theme]), ("place", f"p{place}"))
        for theme, place in world.emptied
    }
    examined = report.examined
    cut = ALPHA * max(len(listed), 1) / examined["model_cells"]
    powerful = {
        (("theme", labels[theme]), ("place", f"p{place}"))
        for (theme, place), chance in chances_of_nobody(world).items()
        if chance <= cut
    }
    return Found(
        len(powerful),
        len(powerful & listed),
        len(listed - emptied),
        examined["model_cells"],
        examined["no_power"],
    )


def chances_of_nobody(world: Underserved) -> dict[tuple[int, int], float]:
    """Give the probability that nobody is in an emptied cell, had it not been emptied.

    The margins say how probably an actor does a theme at all; how probably it then
    does it in a place where it is, is known of such a world: no part of the finder.
    """
    there = world.there[world.there.any(axis=(1, 2))]
    does, present = there.any(axis=2), there.any(axis=1)
    model = configuration_model(does.sum(axis=1), does.sum(axis=0))
    return {
        (theme, place): math.prod(
            1 - world.done * float(chance)
            for chance in model.probability(np.flatnonzero(present[:, place]), theme)
        )
        for theme, place in sorted(world.emptied)
    }


def underserved_table(seeds: int) -> None:
    """Print recall, false discoveries and power of every world."""
    heads = ("actors", "places", "themes", "in a place", "done", "emptied", "power")
    print("|", " | ".join((*heads, "recall", "false", "no power")), "|")
    for world in WORLDS:
        found = [measure(underserved(seed, world)) for seed in range(seeds)]
        powerful, listed, false, cells, powerless = (
            sum(each) for each in zip(*found, strict=True)
        )
        row = [
            *map(str, world),
            str(seeds * ((world[1] + 1) // 2)),
            str(powerful),
            f"{listed / max(powerful, 1):.3f}",
            f"{false / max(listed + false, 1):.3f}",
            f"{powerless / cells:.0%}",
        ]
        print("|", " | ".join(row), "|")


def power_table(_: int) -> None:
    """Print how many actors make an empty cell surprising, the only one listed."""
    shares = (0.05, 0.1, 0.2, 0.3, 0.5)
    print("| cells |", " | ".join(f"{share:.0%}" for share in shares), "|")
    for cells in (100, 1_000, 10_000, 100_000):
        least = (math.ceil(math.log(ALPHA / cells) / math.log1p(-s)) for s in shares)
        print("|", " | ".join(map(str, (cells, *least))), "|")


def main() -> None:
    """Read the command line and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["duplicates", "underserved", "power"])
    parser.add_argument("--seeds", type=int, default=10)
    options = parser.parse_args()
    tables = {
        "duplicates": duplicate_table,
        "underserved": underserved_table,
        "power": power_table,
    }
    tables[options.what](options.seeds)


if __name__ == "__main__":
    main()
