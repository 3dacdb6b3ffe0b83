"""From the columns of a table to its open triads, without a registry.

    python bench/from_a_table.py --rows 1000000

A row says that an actor is party to an agreement: 1,000,000 of them, 300,000
agreements, 100,000 actors, drawn evenly. Each step is timed by itself.
"""

import argparse
import resource
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from partnerlib import kernels


def timed(name: str, step: Callable[[], Any]) -> Any:
    """Run a step and print its seconds of the processor."""
    start = time.process_time()
    result = step()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {name:40} {time.process_time() - start:8.2f} s   peak {peak:,} MB")
    return result


def main() -> None:
    """Draw the table and go through the steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    rng = np.random.default_rng(0)
    agreements = rng.integers(0, rows * 3 // 10, rows)
    actors = rng.integers(0, rows // 10, rows)
    texts = (
        np.char.add("g", agreements.astype(str)),
        np.char.add("a", actors.astype(str)),
    )
    timed("columns of texts", lambda: kernels.Incidence.of_columns(*texts))
    incidence = timed(
        "columns of numbers", lambda: kernels.Incidence.of_columns(agreements, actors)
    )
    found = timed("who meets whom", lambda: kernels.project(incidence, max_parties=100))
    print(f"  {len(found.edges):,} pairs, {found.edges.wedges:,} paths of two edges")
    for score in ("adamic_adar", "resource_allocation"):
        timed(
            f"the best 100 open pairs by {score}",
            lambda score=score: kernels.best_open_pairs(found.edges, score, 100),
        )


if __name__ == "__main__":
    main()
