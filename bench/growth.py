"""How the time and the memory of each kernel and finder grow with the data.

    python bench/growth.py --to bench/growth.json --plot docs/explanation/growth.svg
    python bench/growth.py --from bench/growth.json --plot docs/explanation/growth.svg

Each job runs on worlds of six sizes, each twice the one before, in a process of its
own; kernels on the columns of `worlds`, finders on registries read from the tables of
`planet`. Of ``--repeat`` runs the medians are kept. A line through the logarithms of
the four largest, by least squares, gives the exponent: 1 is in proportion, 2 the
square. Printed is a table in Markdown: the exponents of seconds of the processor by
the agreements and by what had to be looked at (pairs, paths, parties), and that of
memory beyond what the job starts from. ``--from`` draws and prints again what was
measured before; the same measurements make the same file, to the byte.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import worlds
from harness import ONE_THREAD

KERNEL_SIZES = tuple(30_000 * 2**step for step in range(6))
FINDER_SIZES = tuple(5_000 * 2**step for step in range(6))
FITTED = 4  # of the sizes: below, fixed costs hide how the rest grows
_, _, POWER, OFFSET = worlds.AGREEMENTS["M"]


class Job(NamedTuple):
    """What is prepared, what is measured, and what it looks at.

    ``setup`` takes the number of agreements and a folder; ``run`` takes what it makes;
    ``work`` takes both, and counts.
    """

    setup: Callable[[int, Path], Any]
    run: Callable[[Any], Any]
    work: Callable[[Any, Any], int]
    unit: str
    sizes: tuple[int, ...]


def _table(count: int) -> worlds.Table:
    worlds.AGREEMENTS["drawn"] = (count, max(count // 3, 10), POWER, OFFSET)
    return worlds.agreements("drawn")


def _edges(count: int, _: Path) -> Any:
    from partnerlib.sparse._edges import Edges

    _table(count)
    graph = worlds.graph("drawn")
    return Edges.of(graph.left, graph.right, graph.size)


def _triads(edges: Any) -> Any:
    from partnerlib.sparse._wedges import Wedges

    return Wedges(edges, threads=1).rank("adamic_adar", 100)


def _members(count: int, _: Path) -> Any:
    table = _table(count)
    starts = np.append(0, np.bincount(table.agreement, minlength=count).cumsum())
    return starts, table.actor, table.actors


def _projected(ready: Any) -> Any:
    from partnerlib.sparse._projection import project

    return project(*ready)


def _activities(count: int, folder: Path) -> Any:
    table = _table(count)
    agreement, column = np.nonzero(table.themes >= 0)
    cells = table.themes[agreement, column] * table.actors + table.place[agreement]
    rows = np.unique(np.stack((agreement, cells), axis=1), axis=0)
    starts, actor, actors = _members(count, folder)
    cell_starts = np.append(0, np.bincount(rows[:, 0], minlength=count).cumsum())
    times = (table.start, table.end)
    return (starts, actor), (cell_starts, rows[:, 1]), times, actors


def _same_work(ready: Any) -> Any:
    from partnerlib.sparse._same_work import same_work

    return same_work(*ready)


def _degrees(count: int, _: Path) -> Any:
    """Give the degrees of actors in cells: a theme in one of ten countries."""
    table = _table(count)
    agreement, column = np.nonzero(table.themes >= 0)
    cell = table.themes[agreement, column] * 10 + table.place[agreement] % 10
    sizes = np.bincount(table.agreement, minlength=count)[agreement]
    starts = np.append(0, np.bincount(table.agreement, minlength=count).cumsum())
    first = np.repeat(starts[agreement] - sizes.cumsum() + sizes, sizes)
    actor = table.actor[first + np.arange(sizes.sum())]
    codes = np.unique(actor * 400 + np.repeat(cell, sizes))
    return np.bincount(codes // 400), np.bincount(codes % 400)


def _model(ready: Any) -> Any:
    from partnerlib.sparse import configuration_model

    return configuration_model(*ready)


def _tables(count: int, folder: Path) -> Path:
    import planet

    planet.write_world(folder, count)
    return folder


def _read(folder: Path) -> Any:
    import partnerlib

    return partnerlib.read(folder)


def _registry(count: int, folder: Path) -> Any:
    return _read(_tables(count, folder))


def _finder(name: str) -> Callable[[Any], Any]:
    def run(registry: Any) -> Any:
        import partnerlib

        return getattr(partnerlib, name)(registry, statuses="any")

    return run


def _examined(name: str) -> Callable[[Any, Any], int]:
    return lambda _, report: report.examined[name]


JOBS = {
    "open triads": Job(
        _edges, _triads, lambda _, found: found.wedges, "paths", KERNEL_SIZES
    ),
    "projection": Job(
        _members,
        _projected,
        lambda _, found: int(found.counts.sum()),
        "pairs",
        KERNEL_SIZES,
    ),
    "same work": Job(
        _activities,
        _same_work,
        lambda _, found: len(found.left),
        "pairs",
        KERNEL_SIZES,
    ),
    "configuration model": Job(
        _degrees, _model, lambda ready, _: len(ready[0]), "actors", KERNEL_SIZES
    ),
    "read": Job(
        _tables,
        _read,
        lambda _, registry: len(registry.agreements),
        "agreements",
        FINDER_SIZES,
    ),
    "find_gaps": Job(
        _registry, _finder("find_gaps"), _examined("efforts"), "efforts", FINDER_SIZES
    ),
    "find_duplicates": Job(
        _registry,
        _finder("find_duplicates"),
        _examined("pairs"),
        "pairs",
        FINDER_SIZES,
    ),
    "find_triangles": Job(
        _registry,
        _finder("find_triangles"),
        _examined("open_triads"),
        "paths",
        FINDER_SIZES,
    ),
}


def _once(name: str, count: int, folder: Path) -> dict[str, float]:
    job = JOBS[name]
    job.run(job.setup(job.sizes[0] // 50, folder / "small"))  # what is imported
    ready = job.setup(count, folder / str(count))
    before = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the peak
    begin = time.process_time()
    result = job.run(ready)
    spent = time.process_time() - begin
    peak = _memory("VmHWM") - before
    return {"cpu": spent, "mb": peak / 1024, "work": job.work(ready, result)}


def _memory(field: str) -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    return 0


def measure(names: list[str], repeat: int, most: int) -> dict[str, Any]:
    """Run the jobs, each size in processes of its own."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            rows = []
            for count in JOBS[name].sizes:
                if count > most:
                    continue
                command = [sys.executable, sys.argv[0], "--once", name]
                command += ["--size", str(count), "--folder", folder]
                runs = [
                    json.loads(
                        subprocess.run(  # noqa: S603
                            command, check=True, capture_output=True, env=ONE_THREAD
                        ).stdout
                    )
                    for _ in range(repeat)
                ]
                row = {
                    field: round(statistics.median(run[field] for run in runs), 4)
                    for field in ("cpu", "mb", "work")
                }
                rows.append({"agreements": count, **row})
                print(name, rows[-1], file=sys.stderr, flush=True)
            found[name] = {"unit": JOBS[name].unit, "rows": rows}
    return found


def exponent(rows: list[dict[str, float]], x: str, y: str) -> float:
    """Fit the power of x with which y grows, from the largest sizes."""
    pairs = [(row[x], row[y]) for row in rows[-FITTED:] if row[y] > 0]
    logs = np.log(np.array(pairs))
    return float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])


def table(found: dict[str, Any]) -> None:
    """Print the exponents."""
    heads = ("job", "agreements", "seconds at most", "MB at most", "seconds by size")
    print("|", " | ".join((*heads, "by what is looked at", "memory by size")), "|")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, job in found.items():
        rows = job["rows"]
        cells = [
            name,
            f"{rows[0]['agreements']:,} to {rows[-1]['agreements']:,}",
            f"{rows[-1]['cpu']:.1f}",
            f"{rows[-1]['mb']:,.0f}",
            f"{exponent(rows, 'agreements', 'cpu'):.2f}",
            f"{exponent(rows, 'work', 'cpu'):.2f} ({job['unit']})",
            f"{exponent(rows, 'agreements', 'mb'):.2f}",
        ]
        print("|", " | ".join(cells), "|")


def draw(found: dict[str, Any], path: Path) -> None:
    """Draw both plots; nothing of the day or the machine is in the file."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.rcParams.update({"svg.hashsalt": "partnerlib", "svg.fonttype": "none"})
    figure, panels = plt.subplots(1, 2, figsize=(10, 5.6), layout="constrained")
    for panel, field, title in zip(
        panels,
        ("cpu", "mb"),
        ("seconds of the processor", "MB beyond what the job starts from"),
        strict=True,
    ):
        for name, job in found.items():
            rows = [row for row in job["rows"] if row[field] > 0]
            panel.loglog(
                [row["agreements"] for row in rows],
                [row[field] for row in rows],
                marker="o",
                markersize=3,
                label=f"{name}: {exponent(rows, 'agreements', field):.2f}",
            )
        panel.set_xlabel("agreements")
        panel.set_title(title)
        panel.legend(
            fontsize="small",
            title="exponents",
            title_fontsize="small",
            loc="upper center",
            bbox_to_anchor=(0.5, -0.14),
            ncols=2,
        )
        panel.grid(visible=True, alpha=0.3)
    figure.savefig(path, format="svg", metadata={"Date": None})
    # Spaces before the ends of lines say nothing.
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(line.rstrip() for line in lines) + "\n", "utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--job", action="append", choices=list(JOBS))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--most", type=int, default=10**9, help="agreements")
    parser.add_argument("--to", type=Path)
    parser.add_argument("--from", dest="source", type=Path)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--once", help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_once(options.once, options.size, options.folder)))
        return
    if options.source:
        found = json.loads(options.source.read_text("utf-8"))
    else:
        found = measure(options.job or list(JOBS), options.repeat, options.most)
    if options.to:
        options.to.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    table(found)
    if options.plot:
        draw(found, options.plot)


if __name__ == "__main__":
    os.environ.update(ONE_THREAD)
    main()
