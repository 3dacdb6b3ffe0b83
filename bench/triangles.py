"""Open triangles of a registry: the best ones, and how many pairs were measured.

The worlds are the agreements of `worlds`: each actor sits in a town of its own, so that
the graph of territories is the graph of actors. ``--attributes`` gives the towns a
country of 180, a population, a place, and the agreements themes. Not beside peers: no
other library ranks pairs by such a score.

    python bench/triangles.py --world M --limit 1000 --attributes
"""

import argparse
import gc
import resource
import time

import numpy as np
import worlds

import partnerlib
from partnerlib.analysis.triangles import _bounded
from partnerlib.model import Actor, Agreement, Location, Scope, Territory

COUNTRIES = 180
SMALL = {"XXS": (3_000, 1_000, 0.52, 60)}


def registry(name: str, *, attributes: bool) -> partnerlib.Registry:
    """Make a registry of a world."""
    worlds.AGREEMENTS.update(SMALL)
    table = worlds.agreements(name)
    rng = np.random.default_rng(1)
    count = table.actors
    country = rng.integers(0, COUNTRIES, count).tolist()
    people = rng.lognormal(9, 1, count).astype(int).tolist()
    spots = np.stack((rng.uniform(-60, 60, count), rng.uniform(-180, 180, count)))
    towns = [
        Territory(
            f"t{i}",
            name=f"Town {i}",
            country=chr(65 + country[i] // 26) + chr(65 + country[i] % 26),
            population=people[i],
            location=Location(*spots[:, i].round(4).tolist()),
        )
        if attributes
        else Territory(f"t{i}", name=f"Town {i}")
        for i in range(count)
    ]
    actors = [
        Actor(f"a{i}", name=f"Actor {i}", territory=f"t{i}") for i in range(count)
    ]
    starts = np.flatnonzero(np.diff(table.agreement, prepend=-1))
    parties = np.split(table.actor, starts[1:])
    themes = table.themes[table.agreement[starts]].tolist()
    known = partnerlib.Registry().vocabularies["themes"].concepts
    terms = sorted(concept.id for concept in known)[:40]
    agreements = [
        Agreement(
            f"g{i}",
            parties=[f"a{actor}" for actor in who.tolist()],
            scope=Scope(themes=[terms[t] for t in told if t >= 0])
            if attributes
            else Scope(),
        )
        for i, (who, told) in enumerate(zip(parties, themes, strict=True))
        if len(who) > 1
    ]
    return partnerlib.Registry.of(
        territories=towns, actors=actors, agreements=agreements
    )


def main() -> None:
    """Run once and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--world", default="XS", help="XXS, XS, M or LA")
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--attributes", action="store_true")
    options = parser.parse_args()
    gc.disable()
    world = registry(options.world, attributes=options.attributes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    measured: list[int] = []
    measure = _bounded.measured

    def counted(ground, pairs):  # noqa: ANN001, ANN202
        measured.append(len(pairs.left))
        return measure(ground, pairs)

    _bounded.measured = counted
    start = time.process_time()
    report = partnerlib.find_triangles(world, statuses="any", limit=options.limit)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for name in ("territories", "ties", "open_triads", "pairs"):
        print(f"{name:<20} {report.examined[name]:>14,}")
    print(f"{'measured in full':<20} {sum(measured):>14,}")
    print(f"{'CPU s':<20} {cpu:>14.1f}")
    print(f"{'peak MB (before)':<20} {peak:>14,} ({before:,})")
    print(f"{'last score':<20} {report.findings[-1].score:>14}")


if __name__ == "__main__":
    main()
