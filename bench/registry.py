"""What a large registry costs: building it, writing it and reading it again.

Usage::

    python bench/registry.py [AGREEMENTS [TERRITORIES]]

Makes AGREEMENTS twinnings (default 1,000,000) between TERRITORIES towns (default
300,000; one region for every hundred of them, in one country) with a theme, a start
and a source each. Every step runs in a process of its own, so that its peak of memory
is its own; the time is that of the processor in the step alone, without starting Python
or making what the step starts from. The rows:

- ``records``: make the values, without a registry;
- ``Registry.of``: make the registry of them, with an authority for each town;
- ``write``, ``read``: JSON Lines, and a folder of CSV tables;
- ``look-ups``: the first look-ups, which make an index; ``digest``: a hash of it all.

Prints a table in Markdown. The world is the same in every run.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import partnerlib
from partnerlib import Agreement, Period, Registry, Scope, Source, Territory

MEGABYTE = 1024  # ru_maxrss counts kilobytes
TOWNS_OF_A_REGION = 100
THEMES = ("water", "health", "education", "culture", "agriculture")
FORMATS = {"JSON Lines": "world.jsonl", "tables": "tables"}


def territories(count: int) -> Iterator[Territory]:
    """Yield a country, its regions and their towns."""
    yield Territory("XX", name="Country", level="country", country="XX")
    for number in range(-(-count // TOWNS_OF_A_REGION)):
        yield Territory(
            f"XX-{number}", name=f"Region {number}", level="region", parent="XX"
        )
    for number in range(count):
        yield Territory(
            f"town-{number}",
            name=f"Town {number}",
            level="municipality",
            parent=f"XX-{number // TOWNS_OF_A_REGION}",
        )


def agreements(count: int, towns: int) -> Iterator[Agreement]:
    """Yield twinnings of two towns each, drawn evenly."""
    draw = random.Random(2016)  # noqa: S311 -- a world, not a secret
    for number in range(count):
        first = draw.randrange(towns)
        second = (first + draw.randrange(1, towns)) % towns
        yield Agreement(
            f"g{number}",
            kind="twinning",
            parties=[f"town-{first}", f"town-{second}"],
            scope=Scope(themes=[draw.choice(THEMES)]),
            period=Period(start=draw.randrange(1950, 2020)),
            sources=[Source(stated_by=f"town-{first}")],
        )


def _made(count: int, towns: int) -> tuple[list[Territory], list[Agreement]]:
    return list(territories(towns)), list(agreements(count, towns))


def _timed(step: Callable[[], object]) -> float:
    begin = time.process_time()
    step()
    return time.process_time() - begin


def make_records(count: int, towns: int, _: Path) -> float:
    """Make the values."""
    return _timed(lambda: _made(count, towns))


def make_registry(count: int, towns: int, folder: Path) -> float:
    """Make the registry; it is kept for the steps that follow."""
    places, ties = _made(count, towns)
    kept: list[Registry] = []
    spent = _timed(
        lambda: kept.append(Registry.of(territories=places, agreements=ties))
    )
    partnerlib.write(kept[0], folder / FORMATS["JSON Lines"])
    return spent


def look_up(_: int, __: int, folder: Path) -> float:
    """Ask for what needs an index: authorities, ancestors, agreements, partners."""
    registry = partnerlib.read(folder / FORMATS["JSON Lines"])

    def ask() -> None:
        registry.authority_of("town-0")
        registry.roll_up("town-0", "region")
        registry.partners_of("authority:town-0")
        registry.describe()

    return _timed(ask)


def digest(_: int, __: int, folder: Path) -> float:
    """Compute the digest."""
    registry = partnerlib.read(folder / FORMATS["JSON Lines"])
    return _timed(lambda: registry.digest)


def _write(name: str) -> Callable[[int, int, Path], float]:
    def step(_: int, __: int, folder: Path) -> float:
        registry = partnerlib.read(folder / FORMATS["JSON Lines"])
        return _timed(lambda: partnerlib.write(registry, folder / FORMATS[name]))

    return step


def _read(name: str) -> Callable[[int, int, Path], float]:
    def step(_: int, __: int, folder: Path) -> float:
        return _timed(lambda: partnerlib.read(folder / FORMATS[name]))

    return step


STEPS: dict[str, Callable[[int, int, Path], float]] = {
    "records": make_records,
    "`Registry.of`": make_registry,
    **{f"write {name}": _write(name) for name in FORMATS},
    **{f"read {name}": _read(name) for name in FORMATS},
    "look-ups": look_up,
    "digest": digest,
}


def main(count: int = 1_000_000, towns: int = 300_000) -> None:
    """Run every step in a process of its own and print the table."""
    print(f"{count:,} agreements, {towns:,} territories\n")
    print("| step | seconds | peak of memory (MB) |\n| --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for name in STEPS:
            arguments = [name, str(count), str(towns), folder]
            done = subprocess.run(  # noqa: S603 -- this script
                [sys.executable, __file__, "--step", *arguments],
                check=True,
                stdout=subprocess.PIPE,
            )
            seconds, peak = json.loads(done.stdout)
            print(f"| {name} | {seconds:.1f} | {peak:,.0f} |", flush=True)


def step(name: str, count: str, towns: str, folder: str) -> None:
    """Run one step and print its seconds and its peak of memory."""
    seconds = STEPS[name](int(count), int(towns), Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(json.dumps([seconds, peak]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        step(*sys.argv[2:])
    else:
        main(*map(int, sys.argv[1:]))
