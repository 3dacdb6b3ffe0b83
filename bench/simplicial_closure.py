"""Which closed triangle became one record? Hide records of three, and rank.

Public data on twinnings of three is not known to us. The rows of a 3W table name the
organisations that work together, sometimes three. Here each organisation stands for
a territory of its own, and each row is an agreement of all that it names. A triple
that some row holds, and that other rows tie two by two, is hidden with every row that
holds it; `find_triangles` then ranks it among the triangles that no row holds. This is
done for each such triple alone. Printed, by component and for the score: the chance
that a hidden triple is ranked above another unsigned triangle (equal values are half),
and its standard error over the triples.

Usage: python bench/simplicial_closure.py TABLE ...
"""

import argparse
import statistics
import warnings
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import attrs

import partnerlib
from partnerlib.findings import Triangle
from partnerlib.model import Agreement, Scope, Territory
from partnerlib.registry import Registry

Bond = tuple[tuple[str, ...], Scope]
Triple = tuple[str, str, str]

_THREE = 3


def main() -> None:
    """Print a table for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="+", type=Path, metavar="TABLE")
    for path in parser.parse_args().tables:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            registry = partnerlib.read(path)
        _tell(path.name, _bonds(registry))


def _bonds(registry: Registry) -> list[Bond]:
    """List whom each row names, and its themes; one organisation alone says nothing."""
    rows = [*registry.actions.values(), *registry.agreements.values()]
    named = [(tuple(sorted({p.actor for p in row.parties})), row.scope) for row in rows]
    return [
        (actors, attrs.evolve(scope, places=()))
        for actors, scope in named
        if len(actors) > 1
    ]


def _tell(name: str, bonds: list[Bond]) -> None:
    ranks: dict[str, list[float]] = {}
    others = 0
    hidden = sorted(_hidden(bonds))
    for triple in hidden:
        kept = [bond for bond in bonds if not {*triple} <= {*bond[0]}]
        report = partnerlib.find_triangles(
            _registry(kept), kinds="unsigned", limit=None
        )
        (mine,) = (each for each in report if each.territories == triple)
        rest = [each for each in report if each is not mine]
        others = max(others, len(rest))
        for column, values in _columns(mine, rest).items():
            ranks.setdefault(column, []).append(_above(*values))
    print(f"{name}: {len(hidden)} triples hidden, {others} others at most")
    for column, chances in ranks.items():
        error = statistics.stdev(chances) / len(chances) ** 0.5
        print(f"  {column:22} {statistics.mean(chances):.3f} ± {error:.3f}")


def _hidden(bonds: list[Bond]) -> Iterator[Triple]:
    """Give the triples that a row holds and that other rows tie two by two."""
    pairs: dict[tuple[str, ...], set[int]] = {}
    triples: dict[tuple[str, ...], set[int]] = {}
    for number, (actors, _) in enumerate(bonds):
        for size, table in ((2, pairs), (_THREE, triples)):
            for each in combinations(actors, size):
                table.setdefault(each, set()).add(number)
    for (a, b, c), rows in triples.items():
        if all(pairs[pair] - rows for pair in combinations((a, b, c), 2)):
            yield a, b, c


def _columns(
    mine: Triangle, rest: list[Triangle]
) -> dict[str, tuple[float, list[float]]]:
    found = {"score": (mine.score, [each.score for each in rest])}
    for part in mine.components:
        values = [each.component(part.name) for each in rest]
        found[part.name] = (part.value, [v for v in values if v is not None])
    return found


def _above(mine: float, rest: list[float]) -> float:
    """Give the share of others that it is above; equal ones are half."""
    below = sum((value < mine) + (value == mine) / 2 for value in rest)
    return below / max(len(rest), 1)


def _registry(bonds: list[Bond]) -> Registry:
    ids = sorted({actor for actors, _ in bonds for actor in actors})
    return Registry.of(
        territories=[Territory(id_, name=id_) for id_ in ids],
        agreements=[
            Agreement(f"g{number}", parties=list(actors), scope=scope)
            for number, (actors, scope) in enumerate(bonds)
        ],
    )


if __name__ == "__main__":
    main()
