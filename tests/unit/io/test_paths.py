"""Whatever stands where a path should: our own error, with the reason."""

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from partnerlib.cli import main
from partnerlib.errors import ParameterError
from partnerlib.io import check, convert, read, write
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


def refuse(*_: object, **__: object) -> None:
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


@pytest.fixture
def pipe() -> Iterator[Callable[[str], Callable[[], bytes]]]:
    """Make pipes, and give what is written into them."""
    threads: list[threading.Thread] = []

    def made(name: str) -> Callable[[], bytes]:
        os.mkfifo(name)
        held: list[bytes] = []
        thread = threading.Thread(
            target=lambda: held.append(Path(name).read_bytes()), daemon=True
        )
        thread.start()
        threads.append(thread)

        def read() -> bytes:
            thread.join(10)
            return held[0]

        return read

    yield made
    for thread in threads:
        thread.join(10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("is_link", [False, True])
def test_a_pipe_is_written_to_and_stays(
    pipe: Callable[[str], Callable[[], bytes]], suffix: str, *, is_link: bool
) -> None:
    """It is never replaced by a file, nor is a link to it."""
    read_pipe = pipe(f"pipe{suffix}")
    target = Path(f"pipe{suffix}")
    if is_link:
        target = Path(f"link{suffix}")
        target.symlink_to(f"pipe{suffix}")
    write(REGISTRY, target)
    write(REGISTRY, f"file{suffix}")

    assert Path(f"file{suffix}").read_bytes() == read_pipe()
    assert Path(f"pipe{suffix}").is_fifo()
    assert is_link == target.is_symlink()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no such device")
def test_a_device_is_written_to_and_stays(capsys: pytest.CaptureFixture[str]) -> None:
    """A report may go to nowhere; a device that is full is told."""
    arguments = ["report", "--dataset", "essonne", "--output"]

    assert [0, 2] == [main([*arguments, f"/dev/{name}"]) for name in ("null", "full")]
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/full").is_char_device()
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["file", "nothing"])
def test_a_link_stays_and_what_it_leads_to_is_replaced(kind: str) -> None:
    """In one step, wherever it lies; also where there is nothing yet."""
    Path("there").mkdir()
    if kind == "file":
        Path("there/world.json").write_text("old")
    Path("link.json").symlink_to("there/world.json")
    write(REGISTRY, "link.json")

    assert Path("link.json").is_symlink()
    assert REGISTRY == read("there/world.json")
    assert ["world.json"] == [each.name for each in Path("there").iterdir()]


def test_a_link_in_a_folder_is_replaced_by_the_file() -> None:
    """What it leads to is left as it is; a link to nothing is one, too."""
    Path("other.csv").write_text("old")
    put(Path("data"))
    Path("data/territories.csv").symlink_to("../other.csv")
    Path("data/datapackage.json").symlink_to("nothing")
    write(REGISTRY, "data")

    assert REGISTRY == read("data")
    assert "old" == Path("other.csv").read_text()
    assert not any(each.is_symlink() for each in Path("data").iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_the_place_of_a_table_stays() -> None:
    """Then nothing is written at all."""
    put(Path("data"))
    os.mkfifo("data/territories.csv")

    with pytest.raises(ParameterError, match=r"territories\.csv is no file"):
        write(REGISTRY, "data")

    assert ["territories.csv"] == [each.name for each in Path("data").iterdir()]


@pytest.mark.parametrize("path", ["", b""], ids=["text", "bytes"])
def test_an_empty_path_is_not_the_current_folder(path: Any) -> None:
    """A variable that is not set neither reads nor writes what lies about."""
    put(Path(), territories=TOWNS)
    before = sorted(Path().iterdir())

    for run, parameter in (
        (partial(read, path), "source"),
        (partial(check, ".", path), "source"),
        (partial(write, REGISTRY, path), "target"),
        (partial(convert, ".", target=path), "target"),
    ):
        with pytest.raises(ParameterError, match="the path is empty") as caught:
            run()
        assert (parameter, path) == (caught.value.parameter, caught.value.value)

    assert before == sorted(Path().iterdir())
