import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "partnerlib"]
REPORT = [*COMMAND, "report", "--dataset", "essonne", "--lang", "fr"]


def run(command: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        command, capture_output=True, check=False, env=os.environ | environment
    )


def test_output_is_utf_8_in_any_locale() -> None:
    """What is printed does not depend on the locale of the process."""
    poor = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

    one, other = run(REPORT), run(REPORT, **poor, PYTHONIOENCODING="latin-1")

    assert (0, b"", one.stdout) == (other.returncode, other.stderr, other.stdout)
    assert "n’y répond" in one.stdout.decode("utf-8")


@pytest.mark.parametrize("format", ["text", "json"])
def test_output_is_the_same_whatever_the_hash_seed(format: str) -> None:  # noqa: A002 -- as the option
    """Two processes that hash texts differently print the same bytes."""
    seeds = [run([*REPORT, "--format", format], PYTHONHASHSEED=s) for s in ("1", "2")]

    assert (0, seeds[0].stdout) == (seeds[1].returncode, seeds[1].stdout)


def test_a_reader_that_leaves() -> None:
    """Who reads the first line alone gets it, and no traceback."""
    with subprocess.Popen(
        [*REPORT, "--limit", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()  # before anything was written
        errors = process.stderr.read()
        code = process.wait()

    assert (0, b"") == (code, errors)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_disk_that_is_full() -> None:
    """What cannot be printed is told, without a traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(REPORT, stdout=full, stderr=subprocess.PIPE, check=False)

    assert 2 == done.returncode
    assert (
        "partnerlib\u00a0: erreur\u00a0: impossible d’écrire la sortie\u00a0: "
        in done.stderr.decode()
    )
    assert 1 == len(done.stderr.splitlines())


def test_a_stream_that_is_closed() -> None:
    """A process that was given no standard output comes to its end."""
    done = subprocess.run(
        [*REPORT, "--limit", "1"],
        stderr=subprocess.PIPE,
        check=False,
        preexec_fn=lambda: os.close(1),
    )

    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "no such source"], 1),
        (["report"], 2),
        (["report", "--dataset", "nothing"], 2),
        (["--version"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    """The process ends with the code of the command."""
    assert code == run([*COMMAND, *arguments]).returncode
