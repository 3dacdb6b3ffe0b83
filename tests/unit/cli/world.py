"""Sources that the tests of the command read, and running it in this process."""

from pathlib import Path
from typing import NamedTuple

import pytest

from partnerlib.cli import main


class Ran(NamedTuple):
    """What a run of the command came to."""

    code: int
    out: str
    err: str


class Command:
    """Run the command in this process and note what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        """Run with these arguments."""
        code = main([str(each) for each in arguments])
        return Ran(code, *self._capsys.readouterr())


def write_tables(folder: Path, *, warned: bool = False, broken: bool = False) -> Path:
    """Write two tables that make a small world, sound or not."""
    folder.mkdir()
    odd = ",,seen\n" if warned else "\n"
    level = "wrong" if broken else "municipality"
    header = "id,name,level" + (",parent,seen\n" if warned else "\n")
    rows = ["evry,Évry,municipality", "kita,Kita,municipality", "kayes,Kayes,commune"]
    (folder / "territories.csv").write_text(
        header + "".join(row + odd for row in rows), "utf-8"
    )
    third = f"t3,{level},evry; nowhere\n" if broken else ""
    (folder / "agreements.csv").write_text(
        f"id,kind,parties\nt1,twinning,evry; kita\nt2,twinning,kita; kayes\n{third}",
        "utf-8",
    )
    return folder
