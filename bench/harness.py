"""Run one job with several peers, each in processes of its own, and compare.

A peer is a function that takes a world and gives ``(setup, job)``: what `setup`
makes is not timed, and `job` takes it and gives a plain result. All results of a
world have to be equal, else the run stops: a fast wrong answer is no answer. A job
may give a function instead, which is called after the clock has stopped and gives the
result and a remark to print.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

# Threads of linear algebra wait for one another by spinning: that is no work.
ONE_THREAD = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

Peer = Callable[[str], tuple[Callable[[], Any], Callable[[Any], Any]]]


def main(title: str, peers: dict[str, Peer], worlds: list[str]) -> None:
    """Read the command line and run: ``--world M --peer ours --repeat 5``."""
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--world", action="append", help=f"of: {', '.join(worlds)}")
    parser.add_argument("--peer", action="append", help=f"of: {', '.join(peers)}")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--once", action="store_true", help="in this process, as JSON")
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_once(peers[options.peer[0]], options.world[0])))
        return
    for world in options.world or worlds[:1]:
        _table(world, options.peer or list(peers), options.repeat)


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


def _table(world: str, peers: list[str], repeat: int) -> None:
    print(f"\n{world}: median of {repeat}; CPU s, wall s, peak MB (before the job)")
    results: dict[str, Any] = {}
    for peer in peers:
        command = [sys.executable, sys.argv[0], "--once"]
        command += ["--world", world, "--peer", peer]
        runs: list[dict[str, Any]] = []
        for _ in range(repeat):
            done = subprocess.run(  # noqa: S603
                command, check=False, capture_output=True, text=True, env=ONE_THREAD
            )
            if done.returncode:
                print(f"  {peer:<24} failed: {done.stderr.strip().splitlines()[-1:]}")
                break
            runs.append(json.loads(done.stdout.splitlines()[-1]))
        if runs:
            cpu, wall, peak, before = (
                statistics.median(run[name] for run in runs)
                for name in ("cpu", "wall", "peak", "before")
            )
            row = f"  {peer:<24} {cpu:8.2f} {wall:8.2f} {peak:7.0f} ({before:.0f})"
            print(row, runs[0]["remark"], flush=True)
            results[peer] = runs[0]["result"]
    told = {json.dumps(result) for result in results.values() if result is not None}
    if len(told) > 1:
        sys.exit(f"results differ: {results}")
