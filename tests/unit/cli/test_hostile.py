import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.world import Command


def empty_folder(path: Path) -> Path:
    """Make a folder with nothing in it."""
    path.mkdir()
    return path


def zeros(path: Path) -> Path:
    """Write a table of null bytes."""
    path = path.with_name("territories.csv")
    path.write_bytes(b"\0" * 1000)
    return path


def no_workbook(path: Path) -> Path:
    """Write an archive that is no workbook."""
    path = path.with_suffix(".xlsx")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x", "y")
    return path


def deep(path: Path) -> Path:
    """Write JSON that is nested too deeply."""
    path = path.with_suffix(".json")
    path.write_text("[" * 100_000)
    return path


def strange(path: Path) -> Path:
    """Write JSON of another kind."""
    path = path.with_suffix(".json")
    path.write_text(json.dumps({"partnerlib": 99, "territories": {"a": [None]}}))
    return path


def cut_short(path: Path) -> Path:
    """Write JSON Lines that end in the middle."""
    path = path.with_suffix(".jsonl")
    path.write_text('{"partnerlib": 1}\n{"territory": {"id": ')
    return path


def unknown(path: Path) -> Path:
    """Write a file of no known format."""
    path = path.with_suffix(".exe")
    path.write_bytes(bytes(range(256)))
    return path


@pytest.mark.parametrize("arguments", [["report"], ["check"], ["convert"]])
@pytest.mark.parametrize(
    "make", [empty_folder, zeros, no_workbook, deep, strange, cut_short, unknown]
)
def test_hostile_sources(
    command: Command,
    tmp_path: Path,
    make: Callable[[Path], Path],
    arguments: list[str],
) -> None:
    """A hostile source is an error in the data for every command, and leaves none."""
    source = make(tmp_path / "source")
    target = tmp_path / "out.json"
    more = [target] if arguments == ["convert"] else []

    ran = command(*arguments, source, *more)

    assert (1, "", False) == (ran.code, ran.out, target.exists())
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err
