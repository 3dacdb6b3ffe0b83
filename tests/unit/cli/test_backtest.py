import itertools
import json
from pathlib import Path

import pytest

import partnerlib
from tests.unit.cli.world import Command


def write_ties(folder: Path, ties: list[str]) -> Path:
    """Write ties between towns of one letter each."""
    folder.mkdir()
    (folder / "territories.csv").write_text(
        "id,name,level\n" + "".join(f"{x},{x},municipality\n" for x in "abcdefgh"),
        "utf-8",
    )
    (folder / "agreements.csv").write_text(
        "id,kind,parties\n" + "".join(f"{t},twinning,{';'.join(t)}\n" for t in ties),
        "utf-8",
    )
    return folder


PAIRS = ["".join(pair) for pair in itertools.combinations("abcdefgh", 2)][::2]


def test_hidden_ties(command: Command, tmp_path: Path) -> None:
    """What is printed is the report of the library, as one JSON object."""
    folder = write_ties(tmp_path / "data", PAIRS)
    ran = command("backtest", folder, "--seeds", "2", "--lang", "fr")
    assert 0 == ran.code
    told = json.loads(ran.out)
    report = partnerlib.backtest(partnerlib.read(folder), seeds=2)
    assert report.to_dict()["scores"] == told["scores"]
    assert report.explain("fr") == told["text"]
    assert {"partnerlib", "registry", "parameters", "examined", "calibration"} < set(
        told
    )


def test_a_later_edition(command: Command, tmp_path: Path) -> None:
    """New ties of a later edition are looked for, at a level."""
    earlier = write_ties(tmp_path / "earlier", PAIRS[3:])
    later = write_ties(tmp_path / "later", PAIRS)
    ran = command("backtest", earlier, "--later", later, "--level", "municipality")
    told = json.loads(ran.out)
    assert ("later", 3) == (told["parameters"]["truth"], told["examined"]["hidden"])
    assert "municipality" == told["parameters"]["level"]


@pytest.mark.parametrize("faulty", ["data", "later"])
def test_faulty_data(command: Command, tmp_path: Path, faulty: str) -> None:
    """Errors in either edition are told, and nothing is printed."""
    for name in ("data", "later"):
        folder = write_ties(tmp_path / name, PAIRS)
        if name == faulty:
            (folder / "agreements.csv").write_text("id,kind\nx,twinning\n", "utf-8")
    ran = command("backtest", tmp_path / "data", "--later", tmp_path / "later")
    assert (1, "") == (ran.code, ran.out)
    assert "parties" in ran.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["backtest"], "give one source or more"),
        (["backtest", "data", "--later", ""], "a path is empty"),
        (["backtest", "data", "--seeds", "many"], "no whole number"),
        (["backtest", "data", "--seeds", "0"], "'0' is no whole number from 1 up"),
    ],
)
def test_wrong_usage(command: Command, arguments: list[str], expected: str) -> None:
    """Wrong usage ends with 2."""
    ran = command(*arguments)
    assert (2, "") == (ran.code, ran.out)
    assert expected in ran.err


def test_too_few_ties(command: Command, tmp_path: Path) -> None:
    """Where nothing can be hidden, the reason is told."""
    ran = command("backtest", write_ties(tmp_path / "data", ["ab"]))
    assert (2, "") == (ran.code, ran.out)
    assert "too few ties" in ran.err


@pytest.mark.parametrize(
    ("ties", "english", "french"),
    [
        (["abcde"], "the records of the most parties", "qui ont le plus de parties"),
        (
            ["".join(pair) for pair in itertools.combinations("abcdefgh", 2)],
            "every two territories are tied",
            "tous les territoires sont liés deux à deux",
        ),
    ],
)
def test_nothing_to_compare(
    command: Command, tmp_path: Path, ties: list[str], english: str, french: str
) -> None:
    """Where all ties would be hidden, or all pairs are tied, the reason is told."""
    folder = write_ties(tmp_path / "data", ties)
    ran = {lang: command("backtest", folder, "--lang", lang) for lang in ("en", "fr")}
    assert {(2, "")} == {(each.code, each.out) for each in ran.values()}
    assert english in ran["en"].err
    assert french in ran["fr"].err
