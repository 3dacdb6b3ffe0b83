"""Run every benchmark that has peers, and keep all rows in one file.

    python bench/all.py --repeat 5 --to results.json

The file holds the machine, the versions, the day, how busy the machine was, and for
each script, world and peer the medians. Run it where nothing else runs: a row is worth
no more than the quiet around it. A world whose data is absent is left out, and said to
be. With five runs of each it takes about an hour; ``--quick`` runs the small worlds
once each, to see whether all works.
"""

import argparse
import datetime as dt
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import worlds

HERE = Path(__file__).parent
PACKAGES = (
    *("partnerlib", "numpy", "scipy", "networkx", "polars", "duckdb", "pyarrow"),
    *("igraph", "rustworkx", "xgi", "hypernetx", "NEMtropy", "bicm"),
)
RUNS = {
    "open_triads.py": ("S", "M", "L", "LD", "LA", *worlds.REAL),
    "projection.py": ("M", "LA"),
    "together.py": ("M",),
    "duplicates.py": ("M", "LA"),
    "null_model.py": ("A", "B", "saturated", "empty", "heavy", "nested"),
    "tails.py": ("places", "countries"),
}
QUICK = {
    "open_triads.py": ("S", *worlds.REAL),
    "projection.py": ("M",),
    "duplicates.py": ("XS",),
    "null_model.py": ("A", "saturated", "empty", "heavy", "nested"),
    "tails.py": ("places",),
}


def machine() -> dict[str, Any]:
    """Tell on what this runs."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30),
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    named = (line.partition(":")[2].strip() for line in lines if "model name" in line)
    return next(named, platform.processor())


def versions() -> dict[str, str]:
    """Tell the versions of what is there of the packages."""
    found: dict[str, str] = {}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def run(script: str, world: str, repeat: int) -> tuple[list[dict[str, Any]], bool]:
    """Run a script on a world; give its rows, and whether all went well."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.jsonl"
        command = [sys.executable, str(HERE / script), "--world", world]
        command += ["--repeat", str(repeat), "--json", str(rows)]
        done = subprocess.run(command, check=False)  # noqa: S603
        lines = rows.read_text("utf-8").splitlines() if rows.exists() else []
    return [json.loads(line) for line in lines], done.returncode == 0


def main() -> None:
    """Read the command line, run all, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--to", type=Path, default=Path("results.json"))
    parser.add_argument("--quick", action="store_true", help="small worlds, once")
    parser.add_argument("--only", action="append", help=f"of: {', '.join(RUNS)}")
    options = parser.parse_args()
    kept: dict[str, Any] = {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": machine(),
        "versions": versions(),
        "load_before": os.getloadavg()[0],
        "repeat": 1 if options.quick else options.repeat,
        "left_out": [],
        "failed": [],
        "rows": [],
    }
    for script, names in (QUICK if options.quick else RUNS).items():
        if options.only and script not in options.only:
            continue
        print(f"\n== {script}", flush=True)
        for world in names:
            if world in worlds.REAL and not worlds.real(world).exists():
                print(f"{world}: left out, {worlds.real(world)} is absent")
                kept["left_out"].append([script, world])
                continue
            rows, well = run(script, world, kept["repeat"])
            kept["rows"] += rows
            if not well:
                kept["failed"].append([script, world])
            # After each, so that an interruption loses one world and no more.
            text = json.dumps(kept | {"load_after": os.getloadavg()[0]}, indent=1)
            options.to.write_text(text + "\n", encoding="utf-8")
    if kept["failed"]:
        sys.exit(f"went wrong: {kept['failed']}")


if __name__ == "__main__":
    main()
