"""The whole report on a world as large as the planet, from table files.

The world ``LA`` of `worlds`: 1,000,000 actors in 600,000 territories (180 countries,
6,000 regions, the rest towns with inhabitants and coordinates), and 3,000,000
agreements of two to six parties, each with one to three of 40 themes, a place and two
years. Six actors in ten have a town to themselves; the others sit in towns that have
one already, so that the graph of territories tied by an agreement has about 9 million
ties, and 569 million paths of two of them (``wedges``). Smaller worlds are drawn in the
same way. Ours is the only peer: nobody else answers these questions::

    python bench/planet.py --agreements 300000
    python bench/planet.py --agreements 3000000 --folder /tmp/planet --command

writes the tables (into a folder that is kept, if one is named: they are written once),
then reads and reports in one fresh process, and prints for each stage the seconds of
the processor and of the clock, its share, and the memory held and at its peak. Every
agreement counts (``statuses="any"``), else three in four would be over. As the
``partnerlib`` command does, the process pauses the collector of cycles; ``--gc``
leaves it on. ``--stages read,gaps`` stops short; ``--command`` times the command too.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from worlds import AGREEMENTS, agreements

from partnerlib.vocabularies import builtin

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
STAGES = ("read", "gaps", "duplicates", "triangles", "report")
COUNTRIES, TOWNS_OF_A_REGION, TOWNS_OF_AN_ACTOR = 180, 99, 0.6
THEMES = 40
FILES = ("territories.csv", "actors.csv", "agreements.csv")
_ALONE = 0.02  # of the towns: those of the largest actors have no other actor
_LINES = 50_000
Lines = Iterable[str]


def write_world(folder: Path, count: int, seed: int = 0) -> None:
    """Write the three tables of a world with so many agreements."""
    if all((folder / name).exists() for name in FILES):
        return
    folder.mkdir(parents=True, exist_ok=True)
    _, _, power, offset = AGREEMENTS["LA"]
    AGREEMENTS["drawn"] = (count, max(count // 3, 10), power, offset)
    table = agreements("drawn", seed)
    territories = int(table.actors * TOWNS_OF_AN_ACTOR)
    countries = min(COUNTRIES, max(territories // 50, 1))
    regions = max(territories // (TOWNS_OF_A_REGION + 1), 1)
    towns = territories - countries - regions
    tables = (
        _territories(countries, regions, towns, seed),
        _actors(table.actors, towns),
        _agreements(table, count, towns),
    )
    for name, lines in zip(FILES, tables, strict=True):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            _write(file.write, lines)


def _write(write: Callable[[str], object], lines: Lines) -> None:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == _LINES:
            write("\n".join(waiting) + "\n")
            waiting.clear()
    write("\n".join(waiting) + "\n")


def _territories(countries: int, regions: int, towns: int, seed: int) -> Lines:
    rng = np.random.default_rng(seed + 1)
    yield "id,name,level,parent,country,population,lat,lon"
    codes = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(countries)]
    for code in codes:
        yield f"{code},Country {code},country,,{code},,,"
    for number in range(regions):
        code = codes[number % countries]
        yield f"r{number},Region {number},region,{code},{code},,,"
    people = rng.lognormal(9, 1, towns).astype(np.int64).tolist()
    lat = rng.uniform(-60, 60, towns).round(4).tolist()
    lon = rng.uniform(-180, 180, towns).round(4).tolist()
    region = rng.integers(0, regions, towns).tolist()
    for number in range(towns):
        where = region[number]
        yield (
            f"t{number},Town {number},municipality,r{where},{codes[where % countries]},"
            f"{people[number]},{lat[number]},{lon[number]}"
        )


def _actors(actors: int, towns: int) -> Lines:
    yield "id,name,kind,territory"
    for number in range(actors):
        town = number if number < towns else number - towns + int(towns * _ALONE)
        yield f"a{number},Actor {number},association,t{town % towns}"


def _agreements(table: Any, count: int, towns: int) -> Lines:
    terms = [concept.id for concept in builtin()["themes"].concepts[:THEMES]]
    themes, place = table.themes.tolist(), table.place.tolist()
    start, end = table.start.tolist(), table.end.tolist()
    first = np.searchsorted(table.agreement, np.arange(count + 1)).tolist()
    actor = table.actor.tolist()
    yield "id,kind,parties,themes,places,start,end"
    for number in range(count):
        parties = actor[first[number] : first[number + 1]]
        if len(parties) == 1:  # one actor was drawn for all of them
            parties.append((parties[0] + 1) % table.actors)
        about = sorted({terms[each] for each in themes[number] if each >= 0})
        yield (
            f"g{number},partnership,{'; '.join(f'a{each}' for each in parties)},"
            f"{'; '.join(about)},"
            f"t{place[number] % towns},{start[number]},{end[number]}"
        )


class Clock:
    """What each stage costs; a stage inside another is not counted twice."""

    def __init__(self) -> None:
        self.rows: dict[str, list[float]] = {}
        self._stack: list[list[float]] = []

    def __call__(self, name: str, job: Callable[..., Any]) -> Callable[..., Any]:
        """Give the same function, timed."""

        def timed(*args: Any, **options: Any) -> Any:
            inner = [0.0, 0.0]
            self._stack.append(inner)
            cpu, wall = time.process_time(), time.perf_counter()
            try:
                return job(*args, **options)
            finally:
                spent = [time.process_time() - cpu, time.perf_counter() - wall]
                self._stack.pop()
                if self._stack:
                    for at in (0, 1):
                        self._stack[-1][at] += spent[at]
                row = self.rows.setdefault(name, [0.0, 0.0, 0.0, 0.0])
                row[0] += spent[0] - inner[0]
                row[1] += spent[1] - inner[1]
                row[2:] = _held(), _peak()

        return timed


def _held() -> float:
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(folder: Path, stages: tuple[str, ...], *, collects: bool) -> dict[str, Any]:
    """Read and report in this process."""
    from partnerlib import io, report
    from partnerlib.io import _lenient
    from partnerlib.report import _answers

    if not collects:
        gc.disable()
    clock = Clock()
    finders = {
        name: f"find_{name}" for name in STAGES if hasattr(_answers, f"find_{name}")
    }
    for name, finder in finders.items():
        setattr(_answers, finder, clock(name, getattr(_answers, finder)))
    _lenient.assemble = clock("registry", _lenient.assemble)
    registry = clock("read", io.check)(folder).sound()
    told: dict[str, Any] = {"registry": registry.describe()}
    if "report" in stages:
        answers = clock("report", report.build_report)(registry, statuses="any")
        for form in ("html", "json"):
            text = clock("render", report.render)(answers, form, "en")
            told[form] = len(text)
        told["examined"] = {name: dict(answers.counts[name]) for name in finders}
    else:
        for name, finder in finders.items():
            if name in stages:
                ask = getattr(_answers, finder)
                found = ask(registry, statuses="any", limit=20)
                told[name] = dict(found.examined)
    return {"rows": clock.rows, "told": told}


def command(folder: Path) -> list[float]:
    """Time the command itself: the processor, the clock, the peak of memory."""
    with tempfile.TemporaryDirectory() as out:
        target = str(Path(out) / "report.html")
        order = [sys.executable, "-m", "partnerlib", "report", str(folder)]
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            [*order, "--status", "any", "--format", "html", "--output", target],
            env={**os.environ, **ONE_THREAD},
        )
        _, status, used = os.wait4(process.pid, 0)
        if status:
            sys.exit("the command failed")
        spent = used.ru_utime + used.ru_stime
        return [spent, time.perf_counter() - begin, 0.0, used.ru_maxrss / 1024]


def table(rows: dict[str, list[float]]) -> Iterator[str]:
    """Write the table of the stages in Markdown."""
    yield "| stage | CPU s | wall s | share | held MB | peak MB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    total = sum(row[0] for row in rows.values())
    for name, (cpu, wall, held, peak) in rows.items():
        row = f"| {name} | {cpu:.1f} | {wall:.1f} | {cpu / total:.0%} |"
        yield f"{row} {held:,.0f} | {peak:,.0f} |"
    wall = sum(row[1] for row in rows.values())
    peak = max(row[3] for row in rows.values())
    yield f"| all | {total:.1f} | {wall:.1f} | 100% | | {peak:,.0f} |"


def main() -> None:
    """Read the command line, write the tables, run."""
    parser = argparse.ArgumentParser(description="The report on a world, by stages.")
    parser.add_argument("--agreements", type=int, default=300_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--stages", default=",".join(STAGES))
    parser.add_argument("--gc", action="store_true")
    parser.add_argument("--command", action="store_true")
    parser.add_argument("--once", action="store_true", help="in this process, as JSON")
    options = parser.parse_args()
    stages = tuple(options.stages.split(","))
    if options.once:
        print(json.dumps(run(options.folder, stages, collects=options.gc)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        write_world(folder, options.agreements)
        size = sum((folder / name).stat().st_size for name in FILES) / 2**20
        print(f"{options.agreements:,} agreements, {size:,.0f} MB of tables\n")
        order = [sys.executable, __file__, "--once", "--folder", str(folder)]
        order += ["--stages", options.stages, *(["--gc"] if options.gc else [])]
        done = subprocess.run(  # noqa: S603 -- this script
            order, check=True, stdout=subprocess.PIPE, env={**os.environ, **ONE_THREAD}
        )
        found = json.loads(done.stdout)
        print("\n".join(table(found["rows"])), flush=True)
        print(f"\n{json.dumps(found['told'])}")
        if options.command:
            print("\n" + "\n".join(table({"`partnerlib report`": command(folder)})))


if __name__ == "__main__":
    main()
