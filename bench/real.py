"""What reading real data and asking the three questions of it costs.

    python bench/real.py --repeat 5

The data lies beside the repository, in ``../shared/data`` (or where
``PARTNERLIB_SHARED_DATA`` says): 3W tables of six countries, and the twinnings of
Wikidata (2016) and of KONECT. What is absent is left out, and said to be. Each step of
each file runs in one process of its own; printed are the medians of the seconds of the
processor and the peak of memory, as rows of a table in Markdown.
"""

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import ranking
from harness import ONE_THREAD

import partnerlib

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA = Path(os.environ.get("PARTNERLIB_SHARED_DATA", BESIDE))
SOURCES = {
    "3W, Burundi": "hxl-3w/3w_bdi_mar2022.xlsx",
    "3W, Ethiopia": "hxl-3w/ethiopia_who_is_doing_what_where_4w_february_2022.xlsx",
    "3W, Haiti": "hxl-3w/hti_operational_presence_2020.xlsx",
    "3W, Honduras": "hxl-3w/345_honduras.csv",
    "3W, Iraq": "hxl-3w/iraq_3w_jan_to_apr_2022_longtable_20220518.xlsx",
    "3W, Sudan": "hxl-3w/sudan_3w_2021.xlsx",
    "twinnings, Wikidata 2016": "twin-towns-2016",
    "twinnings, KONECT": "konect-twin/out.twin",
}
STEPS = ("read", "gaps", "duplicates", "triangles", "ties")


def registry_of(path: Path) -> partnerlib.Registry:
    """Read a source, whatever it is."""
    if path.is_dir() or path.suffix == ".twin":
        return ranking.read(path)[0]
    return partnerlib.read(path)


def once(name: str) -> dict[str, Any]:
    """Go through the steps, and tell the seconds of each."""
    warnings.simplefilter("ignore")
    found: dict[str, Any] = {}
    registry = partnerlib.Registry()

    def read() -> None:
        nonlocal registry
        registry = registry_of(DATA / SOURCES[name])

    steps = {
        "read": read,
        "gaps": lambda: partnerlib.find_gaps(registry, limit=100),
        "duplicates": lambda: partnerlib.find_duplicates(registry, limit=100),
        "triangles": lambda: partnerlib.find_triangles(registry, limit=100),
        "ties": lambda: partnerlib.find_ties(registry, limit=100),
    }
    for step, run in steps.items():
        gc.collect()
        start = time.process_time()
        run()
        found[step] = time.process_time() - start
    found["records"] = len(registry.actions) + len(registry.agreements)
    found["actors"] = len(registry.actors)
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def main() -> None:
    """Read the command line, and print a row for each source that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--once", choices=SOURCES, help="in this process, as JSON")
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.once)))
        return
    print(f"| data | records | actors | {' | '.join(STEPS)} | MB |")
    print(f"| --- |{' ---: |' * (len(STEPS) + 3)}")
    for name, file in SOURCES.items():
        if not (DATA / file).exists():
            print(f"{name}: left out, {DATA / file} is absent")
            continue
        command = [sys.executable, __file__, "--once", name]
        runs = [
            json.loads(
                subprocess.run(  # noqa: S603
                    command, env=ONE_THREAD, check=True, capture_output=True
                ).stdout
            )
            for _ in range(options.repeat)
        ]
        seconds = [statistics.median(run[step] for run in runs) for step in STEPS]
        counts = f"{runs[0]['records']:,} | {runs[0]['actors']:,}"
        times = " | ".join(f"{each:.2f}" for each in seconds)
        peak = statistics.median(run["peak"] for run in runs)
        print(f"| {name} | {counts} | {times} | {peak:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
