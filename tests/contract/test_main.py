"""Tests of the package as a program."""

import subprocess
import sys


def test_module_runs_the_command() -> None:
    """`python -m partnerlib` is the command `partnerlib`, under its own name."""
    done = subprocess.run(
        [sys.executable, "-m", "partnerlib", "--help"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ("", 0) == (done.stderr, done.returncode)
    assert done.stdout.startswith("usage: partnerlib ")


def test_module_exits_with_the_status_of_the_command() -> None:
    """`python -m partnerlib` hands on the exit code of the command."""
    done = subprocess.run(
        [sys.executable, "-m", "partnerlib", "no-such-command"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ("", 2) == (done.stdout, done.returncode)
