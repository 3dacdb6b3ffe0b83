"""What registries of one-sided shapes cost: much of one kind in a single place.

    python bench/shapes.py 10000
    python bench/shapes.py 10000 "days together, one record of N parties"

One row for each shape of that size, or for those that are named, each in a process of
its own: seconds of the processor in the job, and the peak of memory of the process.
"""

import datetime as dt
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import partnerlib
from partnerlib import kernels
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Party,
    Period,
    Scope,
    Territory,
)
from partnerlib.registry import Registry

MEGABYTE = 1024
WELLS = Scope(themes=["water"], places=["kayes"])
Job = Callable[[], object]


def _registry(actors: int, **records: Any) -> Registry:
    return Registry.of(
        territories=[Territory("kayes", name="Kayes")],
        actors=[Actor(f"a{i}", name=f"Actor {i}") for i in range(actors)],
        **records,
    )


def _duplicates(registry: Registry) -> Job:
    return lambda: partnerlib.find_duplicates(registry)


def one_agreement(size: int) -> Job:
    parties = [f"a{i}" for i in range(size)]
    convention = Agreement("g", kind="convention", parties=parties, scope=WELLS)
    return _duplicates(_registry(size, agreements=[convention]))


def two_actors(size: int) -> Job:
    day = dt.date(1950, 1, 1)
    actions = [
        Action(
            f"x{i}",
            title="Wells",
            parties=[f"a{i % 2}"],
            scope=WELLS,
            period=Period.parse(f"{day + dt.timedelta(i)}/.."),
        )
        for i in range(size)
    ]
    return _duplicates(_registry(2, actions=actions))


def themes(size: int) -> Job:
    named = [f"theme-{i}" for i in range(size)]
    scope = Scope(themes=named, places=["kayes"])
    agreements = [
        Agreement(f"g{i}", kind="convention", parties=[f"a{i}", "a2"], scope=scope)
        for i in range(2)
    ]
    terms = {"themes": [Concept(name) for name in named]}
    return _duplicates(_registry(3, agreements=agreements, terms=terms))


def one_cell(size: int) -> Job:
    starts, none = np.arange(size + 1), np.zeros(size, dtype=np.int64)
    members, cells = (starts, starts[:-1] % 2), (starts, none)
    return lambda: kernels.same_work(members, cells, (none, none), 2)


def two_records(size: int) -> Job:
    held = np.tile(np.arange(size), 2)
    members, cells = (np.arange(3) * size, held), (np.arange(3), np.zeros(2, int))
    times = np.zeros(2, int), np.ones(2, int)
    return lambda: kernels.same_work(members, cells, times, size)


def one_record(size: int) -> Job:
    bounds, days = np.array([0, size]), np.ones(size)
    return lambda: kernels.days_together(
        bounds, np.arange(size), days, days, size, endless=0.0
    )


def offices(size: int) -> Job:
    days = [dt.date(1900, 1, 1) + dt.timedelta(2 * i) for i in range(size)]
    terms = [Party("a0", during=Period.parse(f"{day}/{day}")) for day in days]
    council = Agreement("g", kind="convention", parties=["a1", *terms])
    registry = _registry(2, agreements=[council])
    return lambda: partnerlib.graph.actor_graph(registry, weight="years")


SHAPES: dict[str, Callable[[int], Job]] = {
    "duplicates, one agreement of N parties in a cell": one_agreement,
    "duplicates, two actors with N efforts in a cell": two_actors,
    "duplicates, two agreements of N themes": themes,
    "same work, N records of two actors in a cell": one_cell,
    "same work, two records of the same N parties": two_records,
    "days together, one record of N parties": one_record,
    "years of a graph, one actor with N terms of office": offices,
}


def main(size: str, *names: str) -> None:
    """Run every shape in a process of its own and print the table."""
    print(f"| shape, N = {int(size):,} | seconds | peak of memory (MB) |")
    print("| --- | ---: | ---: |")
    for name in names or SHAPES:
        done = subprocess.run(  # noqa: S603 -- this script
            [sys.executable, __file__, "--one", size, name],
            check=True,
            stdout=subprocess.PIPE,
        )
        seconds, peak = json.loads(done.stdout)
        print(f"| {name} | {seconds:.1f} | {peak:,.0f} |", flush=True)


def one(size: str, name: str) -> None:
    """Run one shape and print its seconds and its peak of memory."""
    job = SHAPES[name](int(size))
    start = time.process_time()
    job()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(json.dumps([seconds, peak]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
