"""Read changed files for hours, and tell how it went.

::

    python -m tests.fuzz --count 10000000 --first 1 --folder /dev/shm

Whatever is no problem of the library, and whatever takes longer than ``--slow``
seconds, is kept in the folder. The exit code is 1 if there was such a file. A run that
begins with another number changes the files in other ways.
"""

import argparse
import resource
import sys
import tempfile
import time
import warnings
from pathlib import Path

from tests.fuzz.mutation import look, mutants, seeds

_ROUND = 500


def main() -> int:
    """Read the options, and the files."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=1, help="the first round")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--slow", type=float, default=5.0)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        return _run(options, Path(scratch))


def _run(options: argparse.Namespace, scratch: Path) -> int:
    files = seeds(scratch)
    begun, done, found, slowest = time.monotonic(), 0, 0, 0.0
    number = options.first
    while done < options.count and time.monotonic() - begun < options.seconds:
        for name, seed in files.items():
            path = scratch / name
            for content in mutants(seed, _ROUND, number):
                path.write_bytes(content)
                start = time.process_time()
                problem = _problem(path)
                spent = time.process_time() - start
                slowest = max(slowest, spent)
                if problem or spent > options.slow:
                    found += 1
                    kept = options.folder / f"found-{number}-{found}-{name}"
                    kept.write_bytes(content)
                    _say(f"{kept}: {problem or f'{spent:.1f} s'}")
                done += 1
        number += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(
        f"{done:,} files, rounds {options.first} to {number - 1}, "
        f"{time.process_time():.0f} s of one core, slowest {slowest:.2f} s, "
        f"{peak} MB, {found} found"
    )
    return found > 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _problem(path: Path) -> str:
    """Say what went wrong, if it did."""
    try:
        result = look(path)
    except Exception as error:  # noqa: BLE001 -- which one it is is the question
        return f"{type(error).__name__}: {error}"
    if result.registry is None and not result.errors:
        return "neither a registry nor an error"
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
