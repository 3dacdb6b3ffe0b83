"""Whatever stands where a path should: our own error, with the reason."""

import os
from pathlib import Path

import pytest

from partnerlib.cli import main
from partnerlib.errors import ParameterError
from partnerlib.io import check, read, write
from partnerlib.model import Territory
from partnerlib.registry import Registry
from tests.unit.io.tables import TOWNS, put

REGISTRY = Registry.of(territories=[Territory("evry", name="Évry")])
ODD = ["x" * 5000, "no\0where", "no\ud800where", "file/inside", "loop"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a file and a link to itself."""
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x")
    Path("loop").symlink_to("loop")


def refuse(*_: object) -> None:
    """Refuse as the system does."""
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("suffix", ["", ".json", ".jsonl", ".xlsx", ".txt"])
@pytest.mark.parametrize("path", ODD)
def test_an_odd_path_is_a_source_that_cannot_be_read(path: str, suffix: str) -> None:
    """It is told under its name, in both languages."""
    [problem] = check(path + suffix).problems

    assert problem.code in ("unreadable-source", "unknown-format")
    assert problem.text("en").encode() != problem.text("fr").encode()


@pytest.mark.parametrize("path", ODD)
def test_an_odd_path_of_a_table_is_one_too(path: str) -> None:
    """Its suffix and name are those of a table, and there is none."""
    [problem] = check(f"{path}/territories.csv").problems

    assert "unreadable-source" == problem.code


def test_the_reason_of_a_path_too_long_is_told() -> None:
    """It is that of the system."""
    [problem] = check("x" * 5000).problems

    assert {"reason": "File name too long"} == dict(problem.facts)


@pytest.mark.parametrize("suffix", ["", ".json", ".jsonl", ".xlsx"])
@pytest.mark.parametrize("path", ODD)
def test_an_odd_path_is_no_target(path: str, suffix: str) -> None:
    """Nothing is written, and nothing replaced."""
    before = sorted(Path().iterdir())
    target = path if path == "loop" else path + suffix

    with pytest.raises(ParameterError) as caught:
        write(REGISTRY, target)

    assert "target" == caught.value.parameter
    assert str(caught.value).encode()
    assert before == sorted(Path().iterdir())


def test_a_folder_that_may_not_be_looked_into_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither what is asked of a path nor the list of a folder raises."""
    put(Path("data"), territories=TOWNS)
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        patch.setattr(Path, "stat", refuse)
        reasons = [
            dict(problem.facts)["reason"]
            for path in ("data", "data/world.json", "data/actors.csv")
            for problem in check(path).problems
        ]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", refuse)
        with pytest.raises(ParameterError, match="Permission denied"):
            write(REGISTRY, "data")

    assert ["Permission denied"] * 3 == reasons


@pytest.mark.parametrize("target", ["/", ".", "data"])
def test_a_folder_is_no_file_for_the_report(
    target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The option names a file."""
    put(Path("data"), territories=TOWNS)

    assert 2 == main(["report", "--dataset", "essonne", "--output", target])
    assert "Is a directory" in capsys.readouterr().err


@pytest.mark.parametrize("path", ODD)
def test_the_command_tells_odd_paths(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """For sources, expected cells and output, with the exit codes of each."""
    put(Path("data"), territories=TOWNS)
    world = ["report", "--dataset", "essonne"]

    assert [1, 1, 1, 2, 2] == [
        main(["check", path]),
        main(["report", path]),
        main([*world, "--expect", path]),
        main([*world, "--output", path]),
        main(["convert", "data", path]),
    ]
    assert "" == capsys.readouterr().out


def test_a_folder_of_an_odd_name_is_read() -> None:
    """A name of odd bytes is a name."""
    folder = Path(os.fsdecode(b"villes\xff"))
    put(folder, territories=TOWNS)

    assert 2 == len(read(folder).territories)
