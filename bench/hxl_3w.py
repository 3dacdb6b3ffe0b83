"""Read a 3W table beside libhxl: cleaned, dated, repeats collapsed and counted.

Run it with an environment that has libhxl (which partnerlib never imports)::

    pip install libhxl six python-dateutil
    python bench/hxl_3w.py                    # both worlds of 100,000 rows
    python bench/hxl_3w.py --rows 20000       # smaller ones

Two worlds: a table by month, in which 6,000 distinct rows stand again and again, as in
most that are published; and one in which hardly a row repeats. Both libraries read the
same CSV file, written here, and do not the same work. libhxl tidies blanks and dates
and counts the distinct rows, and gives rows of text. partnerlib makes a checked action
of each distinct row, with an id that editions share, and organisations, and places with
levels and parents, each with the rows that state it; it works by the column, each
distinct cell and combination of cells once. What both tell must come out equal: the
number of distinct rows, and of rows of each organisation, sector and place.

Files of one's own may be named instead; there nothing is compared but seconds, and
libhxl counts the distinct rows of organisation, sector and place only::

    python bench/hxl_3w.py 3w.csv ...

Seconds are CPU seconds of this process; the best of three runs counts. The collector of
circles is paused for both, as the command does (``--gc`` leaves it on).
"""

import argparse
import csv
import gc
import logging
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from partnerlib.io.hxl import READER
from partnerlib.model import Action, Actor
from partnerlib.vocabularies import builtin

HEADINGS = {
    "Month": "#date+reported",
    "Donor": "#org+funder",
    "Programme": "#org+prog",
    "Implementer": "#org+impl+name",
    "Type": "#org+impl+type",
    "Region": "#adm1+name",
    "Region code": "#adm1+code",
    "District": "#adm2+name",
    "District code": "#adm2+code",
    "Cluster": "#sector+cluster",
    "Activity": "#activity",
    "Status": "#status",
}
SECTORS = ("Health", "WASH", "Nutrition", "Protection", "Education")
KINDS = {0: "INGO", 1: "NNGO", 2: "UN"}
RUNS = 3

Cells = dict[tuple[str, str, str], int]


def write_table(path: Path, rows: int, distinct: int) -> None:
    """Write a table in which so many distinct rows stand again and again."""
    chance = random.Random(2022)  # noqa: S311 -- the same table each time
    pool: list[list[str]] = []
    for _ in range(distinct):
        district = chance.randrange(400)
        region, number = divmod(district, 20)
        implementer = chance.randrange(300)
        pool.append(
            [
                f"Donor {chance.randrange(60)}",
                f"Organisation {chance.randrange(300)}",
                f"Organisation {implementer}",
                KINDS[implementer % 3],
                f"Region {region}",
                f"XX{region:02}",
                f"District {district}",
                f"XX{region:02}{number:02}",
                chance.choice(SECTORS),
                f"Activity {chance.randrange(90)}",
                chance.choice(("Ongoing", "Completed")),
            ]
        )
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerow(HEADINGS.values())
        for row in range(rows):
            month = 1 + row * 12 // rows
            writer.writerow([f"2022-{month:02}", *chance.choice(pool)])


def with_partnerlib(path: Path) -> tuple[int, Cells]:
    """Read the table into records, and count."""
    reading = READER.read(path)
    names = {each.id: each.name for each in reading.records if isinstance(each, Actor)}
    cells: Counter[tuple[str, str, str]] = Counter()
    actions = [each for each in reading.records if isinstance(each, Action)]
    for action in actions:
        (implementer,) = (p.actor for p in action.parties if p.role == "implementer")
        cell = (names[implementer], action.scope.themes[0], action.scope.places[0])
        cells[cell] += len(action.sources)
    return len(actions), dict(cells)


def with_libhxl(path: Path) -> tuple[int, Cells]:
    """Tidy and count the rows with the filters of libhxl."""
    import hxl

    options = hxl.InputOptions(allow_local=True)
    source = hxl.data(hxl.make_input(str(path), options))
    tags = [tag for tag in HEADINGS.values() if tag != "#date+reported"]
    counted = source.clean_data(whitespace="*", date="#date").count(",".join(tags))
    themes = builtin()["themes"]
    cells: Counter[tuple[str, str, str]] = Counter()
    distinct = 0
    for row in counted:
        distinct += 1
        sector = themes.resolve(row.get("#sector")) or ""
        cell = (row.get("#org+impl+name"), sector, row.get("#adm2+code"))
        cells[cell] += int(row.get("#meta+count"))
    return distinct, dict(cells)


def count_with_libhxl(path: Path) -> int:
    """Tidy and count the rows of any table."""
    import hxl

    source = hxl.data(hxl.make_input(str(path), hxl.InputOptions(allow_local=True)))
    tidied = source.clean_data(whitespace="*", date="#date")
    return sum(1 for _ in tidied.count("org,sector,adm1,adm2,adm3"))


def seconds(
    read: Callable[[Path], object], path: Path, *, collects: bool = False
) -> float:
    """Measure the best of some runs."""
    times: list[float] = []
    for _ in range(RUNS):
        gc.collect()
        (gc.enable if collects else gc.disable)()
        start = time.process_time()
        read(path)
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


def main() -> None:
    """Compare the two in both worlds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--gc", action="store_true", help="do not pause it")
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    for path in arguments.files:
        print(f"{path.name}: {len(READER.read(path).records):,} records")
        show(
            seconds(READER.read, path, collects=arguments.gc),
            seconds(count_with_libhxl, path, collects=arguments.gc),
        )
    for distinct in () if arguments.files else (6_000, 2 * arguments.rows):
        compare(arguments.rows, distinct, collects=arguments.gc)


def compare(rows: int, distinct: int, *, collects: bool) -> None:
    """Compare the two on one table.

    Raises
    ------
    SystemExit
        If they do not tell the same.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "3w.csv"
        write_table(path, rows, distinct)
        ours, theirs = with_partnerlib(path), with_libhxl(path)
        if ours != theirs:
            message = f"different results: {ours[0]} and {theirs[0]} distinct rows"
            raise SystemExit(message)
        print(f"{rows:,} rows, {ours[0]:,} distinct, {len(ours[1])} cells: equal")
        show(
            seconds(with_partnerlib, path, collects=collects),
            seconds(with_libhxl, path, collects=collects),
        )


def show(own: float, other: float) -> None:
    """Print the seconds of both."""
    print(f"partnerlib  {own:7.3f} s")
    print(f"libhxl      {other:7.3f} s  ({other / own:.1f} times as long)")


if __name__ == "__main__":
    main()
