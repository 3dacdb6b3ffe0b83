"""Run one job with several peers, each in processes of its own, and compare.

A peer is a function that takes a world and gives ``(setup, job)``: what `setup`
makes is not timed, and `job` takes it and gives a plain result. All results of a
world have to be equal, else the run stops: a fast wrong answer is no answer. A job
may give a function instead, which is called after the clock has stopped and gives the
result and a remark to print; where the result is None it is not compared.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

# Threads of linear algebra wait for one another by spinning: that is no work.
ONE_THREAD = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

Peer = Callable[[str], tuple[Callable[[], Any], Callable[[Any], Any]]]


def main(
    title: str,
    peers: dict[str, Peer],
    worlds: list[str],
    *,
    once: Mapping[str, Sequence[str]] | None = None,
    never: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Read the command line and run: ``--world M --peer ours --repeat 5``.

    Parameters
    ----------
    title : str
        What ``--help`` says.
    peers : dict
        By name.
    worlds : list of str
        All that there are; the first is run by default.
    once : mapping, optional
        The peers that are so slow in a world that they run once, whatever is asked.
    never : mapping, optional
        Those that do not end, or do not fit, in a world: only ``--peer`` runs them.
    """
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--world", action="append", help=f"of: {', '.join(worlds)}")
    parser.add_argument("--peer", action="append", help=f"of: {', '.join(peers)}")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--json", type=Path, help="add each row to this file")
    parser.add_argument("--once", action="store_true", help="in this process, as JSON")
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_once(peers[options.peer[0]], options.world[0])))
        return
    for world in options.world or worlds[:1]:
        out = set((never or {}).get(world, ()))
        rare = set((once or {}).get(world, ()))
        repeats = {
            peer: 1 if peer in rare else options.repeat
            for peer in options.peer or [peer for peer in peers if peer not in out]
        }
        _table(world, repeats, options.json)
        if out and not options.peer:
            print(f"  not run: {', '.join(sorted(out))}")


def _once(peer: Peer, world: str) -> dict[str, Any]:
    setup, job = peer(world)
    ready = setup()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, wall = time.process_time(), time.perf_counter()
    result = job(ready)
    measured = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "before": before // 1024,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "remark": "",
    }
    if callable(result):  # telling what came out is no part of the job
        result, measured["remark"] = result()
    return measured | {"result": result}


def _table(world: str, repeats: dict[str, int], record: Path | None) -> None:
    print(f"\n{world}: medians; CPU s, wall s, peak MB (before the job)")
    results: dict[str, Any] = {}
    for peer, repeat in repeats.items():
        runs = list(_runs(world, peer, repeat))
        if not runs:
            continue
        row = {
            name: round(statistics.median(run[name] for run in runs), 3)
            for name in ("cpu", "wall", "peak", "before")
        }
        print(
            f"  {peer:<24} {row['cpu']:8.2f} {row['wall']:8.2f} {row['peak']:7.0f} "
            f"({row['before']:.0f})",
            runs[0]["remark"] + ("" if repeat > 1 else " [1 run]"),
            flush=True,
        )
        results[peer] = runs[0]["result"]
        if record is not None:
            told = {
                "script": Path(sys.argv[0]).stem,
                "world": world,
                "peer": peer,
                "runs": len(runs),
                **row,
                "remark": runs[0]["remark"],
            }
            with record.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(told) + "\n")
    told_by = {json.dumps(each) for each in results.values() if each is not None}
    if len(told_by) > 1:
        sys.exit(f"results differ: {results}")


def _runs(world: str, peer: str, repeat: int) -> Any:
    command = [sys.executable, sys.argv[0], "--once", "--world", world, "--peer", peer]
    for _ in range(repeat):
        done = subprocess.run(  # noqa: S603
            command, check=False, capture_output=True, text=True, env=ONE_THREAD
        )
        if done.returncode:
            print(f"  {peer:<24} failed: {done.stderr.strip().splitlines()[-1:]}")
            return
        yield json.loads(done.stdout.splitlines()[-1])
