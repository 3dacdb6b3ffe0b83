"""Worlds in which very many pairs have one score: a star, and communes with few ties.

In a star one town has a tie with every other one: each two of these have that partner
in common, and nothing else is known of them. In a country of idle communes one of 36
has a tie with another one, and all that is known of the others is their country. The
best thousand are then the first thousand by key. Not beside peers: no other library
ranks pairs by such a score.

    python bench/alike.py star 2000 16000
    python bench/alike.py idle 2000 35000
"""

import argparse
import random
import time

import partnerlib
from partnerlib.model import Actor, Agreement, Territory

_IDLE = 72  # communes to a twinning of two


def towns(count: int) -> list[Territory | Actor]:
    """Make towns of one country, and the authority of each."""
    return [
        each
        for i in range(count)
        for each in (
            Territory(f"t{i}", name=f"Town {i}", level="municipality", country="FR"),
            Actor(
                f"a{i}", name=f"Actor {i}", kind="local-authority", territory=f"t{i}"
            ),
        )
    ]


def twinned(pairs: list[tuple[int, int]]) -> list[Agreement]:
    """Make a twinning of each pair."""
    return [
        Agreement(f"g{at}", kind="twinning", parties=[f"a{one}", f"a{other}"])
        for at, (one, other) in enumerate(pairs)
    ]


def main() -> None:
    """Print the seconds of the processor for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world", choices=("star", "idle"))
    parser.add_argument("size", type=int, nargs="+")
    args = parser.parse_args()
    for size in args.size:
        rng = random.Random(1)  # noqa: S311 -- a world to measure with
        star = args.world == "star"
        pairs = (
            [(0, leaf) for leaf in range(1, size + 1)]
            if star
            else [tuple(rng.sample(range(size), 2)) for _ in range(size // _IDLE)]
        )
        registry = partnerlib.Registry.from_records(
            [*towns(size + star), *twinned(pairs)]
        )
        find = partnerlib.find_triangles if star else partnerlib.find_ties
        start = time.process_time()
        report = find(registry)
        seconds = time.process_time() - start
        pairs_there = report.examined["pairs"]
        print(f"{args.world} {size:7,} {pairs_there:13,} pairs {seconds:7.2f} s")


if __name__ == "__main__":
    main()
