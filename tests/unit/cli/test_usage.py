import contextlib
import importlib.util
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import partnerlib
from partnerlib.cli import _commands, _main, main
from partnerlib.cli._outcome import Outcome, emit
from partnerlib.errors import IntegrityError, MissingExtraError, Problem
from tests.unit.cli.world import Command


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


NOTHING_MADE = ": nothing was made of this data.\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["unknown"], "invalid choice: 'unknown'"),
        (["report"], "give one source or more, or --dataset"),
        (["report", "--dataset", "essonne", "data"], "give sources or --dataset, not"),
        (["check"], "give one source or more"),
        (["convert"], "give one source or more, and where to write"),
        (["convert", "data"], "give one source or more, and where to write"),
        (["check", ""], "a path is empty; the current folder is '.'"),
        (["convert", "data", ""], "a path is empty"),
        (["convert", "", "data"], "a path is empty"),
        (["report", "data", ""], "a path is empty"),
        (["report", "data", "--output", ""], "a path is empty"),
        (["report", "data", "--expect="], "a path is empty"),
        (["report", "--what", "data"], "unrecognized arguments: --what"),
        (["report", "data", "--form", "json"], "unrecognized arguments: --form"),
        (["report", "data", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["report", "data", "--lang", "de"], "invalid choice: 'de'"),
        (["report", "data", "--limit", "-1"], "'-1' is no whole number from 0 up"),
        (["report", "data", "--limit", "²"], "'²' is no whole number from 0 up"),
        (["report", "data", "--by", "colour"], "'colour': name theme, function,"),
        (["report", "data", "--by", "théme,plase"], "once; did you mean place?"),
        (["report", "data", "--by", "themas"], "each once; did you mean themes"),
        (["report", "data", "--by", "theme,Thème"], "'theme,Thème': name theme,"),
        (["report", "data", "--triangles", ","], "',': name open, unsigned or"),
        (
            ["report", "data", "--triangles", "open,unsinged"],
            "complementary, or all; did you mean unsigned?",
        ),
        (["report", "data", "--triangles", "all,open"], "or complementary, or all"),
        (["report", "data", "--by", ","], "',': name theme, function, audience"),
    ],
)
def test_wrong_usage(command: Command, arguments: list[str], expected: str) -> None:
    """Wrong usage ends with 2, a message on standard error and nothing else."""
    ran = command(*arguments)

    assert (2, "") == (ran.code, ran.out)
    assert expected in ran.err


@pytest.mark.parametrize("name", [[], ["report"], ["check"], ["convert"]])
def test_help(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: list[str]
) -> None:
    """Help is printed to standard output, in lines that fit a terminal."""
    monkeypatch.setenv("COLUMNS", "80")

    ran = command(*name, "--help")

    assert (0, "") == (ran.code, ran.err)
    assert ran.out.startswith(" ".join(["usage: partnerlib", *name]))
    assert max(map(len, ran.out.splitlines())) <= 80


def test_version(command: Command) -> None:
    """The version is that of the package."""
    assert (0, f"partnerlib {partnerlib.__version__}\n", "") == command("--version")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            MissingExtraError("excel", "openpyxl"),
            f"2partnerlib: error: {MissingExtraError('excel', 'openpyxl')}\n",
        ),
        (
            IntegrityError([Problem.of("bad-number", file="x", value="y")]),
            "1error: x: 'y' is not a number\n1 error: nothing was made of this data.\n",
        ),
    ],
)
def test_errors_of_the_library(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    expected: str,
) -> None:
    """An error of the library is told, and never traced back."""

    def failing(options: Any) -> Outcome:
        raise error

    monkeypatch.setattr(_commands, "COMMANDS", {"check": failing})

    ran = command("check", "x")

    assert (expected, "") == (f"{ran.code}{ran.err}", ran.out)


def test_a_missing_package_is_told_in_french_too(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command that brings it can be copied as it stands."""

    def failing(options: Any) -> Outcome:
        raise MissingExtraError("excel", "openpyxl")

    monkeypatch.setattr(_commands, "COMMANDS", {"check": failing})

    ran = command("check", "x", "--lang", "fr")

    assert (
        "partnerlib\u00a0: erreur\u00a0: il faut openpyxl\u00a0: à installer par  "
        'pip install "partnerlib[excel]"\n'
    ) == ran.err


def test_interruption(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who interrupts the command is not shown where it was."""

    def slow(options: Any) -> Outcome:
        raise KeyboardInterrupt

    monkeypatch.setattr(_commands, "COMMANDS", {"check": slow})

    assert (130, "", "") == command("check", "x")


def test_streams_of_text() -> None:
    """A stream that takes text alone gets text."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(["report", "--dataset", "reciprocity", "--lang", "fr"])

    assert (0, True) == (code, "Réciprocité" in out.getvalue())


def test_no_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without standard output comes to its end."""
    monkeypatch.setattr(_main.sys, "stdout", None)

    assert 0 == main(["report", "--dataset", "reciprocity"])


def test_odd_bytes_are_escaped(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What is no Unicode text is written as its escape."""
    emit(sys.stdout, "a\udc80é")

    assert b"a\\udc80\xc3\xa9" == capfdbinary.readouterr().out


def test_the_command_is_light() -> None:
    """Help and version do not wait for numpy."""
    code = (
        "import sys; from partnerlib.cli import main; main(['--version']); "
        "print([name for name in ('numpy', 'networkx', 'attr') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )

    assert "['attr']" == done.stdout.splitlines()[-1]


def test_paths_may_begin_with_a_dash(command: Command, tmp_path: Path) -> None:
    """After a double dash everything is a source."""
    ran = command("check", "--", "-x.csv")

    assert (1, True) == (ran.code, "-x.csv" in ran.err)


@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        (
            ["--level", "regoin"],
            "no level of territories is called 'regoin'; did you mean region?",
            "ne s'appelle 'regoin' ; vouliez-vous dire region ?",
        ),
        (
            ["--theme", "watr"],
            "no theme is called 'watr'; did you mean water?",
            "aucun thème ne s'appelle 'watr' ; vouliez-vous dire water ?",
        ),
        (
            ["--status", "suspendid"],
            "by commas; did you mean suspended?",
            "par des virgules ; vouliez-vous dire suspended ?",
        ),
        (
            ["--status", "lve"],
            "by commas; did you mean live, active?",
            "par des virgules ; vouliez-vous dire live, active ?",
        ),
        (
            ["--within", "essone"],
            "has the id or the name 'essone'; did you mean Essonne?",
            "vouliez-vous dire Essonne ?",
        ),
        (
            ["--theme", "xyzxyz"],
            "no theme is called 'xyzxyz'\n",
            "aucun thème ne s'appelle 'xyzxyz'\n",
        ),
    ],
)
def test_typing_mistakes(
    command: Command, arguments: list[str], english: str, french: str
) -> None:
    """A word that means nothing is told, with what it may have meant."""
    told = [
        command("report", "--dataset", "essonne", *arguments, "--lang", lang)
        for lang in ("en", "fr")
    ]

    assert [(2, ""), (2, "")] == [(ran.code, ran.out) for ran in told]
    assert english in told[0].err
    typeset = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})
    assert french in told[1].err.translate(typeset)


def test_a_terminal_is_shown_how_far_the_work_has_come(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bar stands on standard error of a terminal, and none without tqdm."""
    shown = []
    for spec in (importlib.util.find_spec("tqdm"), None):
        stream = Terminal()
        monkeypatch.setattr("sys.stderr", stream)
        monkeypatch.setattr("partnerlib.cli._main.find_spec", lambda _, s=spec: s)
        assert 0 == main(["report", "--dataset", "essonne"])
        shown.append("Gaps" in stream.getvalue())

    assert [True, False] == shown
    assert "" != capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "french"),
    [
        (
            ["report", "x", "--triangles", "opne"],
            "unsigned ou complementary, ou all ; vouliez-vous dire open ?",
        ),
        (
            ["report", "x", "--by", "them"],
            "nommer thème, fonction, public ou lieu, chacun une fois",
        ),
        (
            ["report", "x", "--limit", "x"],
            "argument --limit : 'x' n'est pas un entier à partir de 0",
        ),
        (
            ["backtest", "x", "--seeds", "0"],
            "argument --seeds : '0' n'est pas un entier à partir de 1",
        ),
        (["check"], "partnerlib check : erreur : donner une source ou plusieurs\n"),
        (["report"], "donner une source ou plusieurs, ou --dataset\n"),
        (["report", "x", "--dataset", "essonne"], "sources ou --dataset, pas les deux"),
        (["convert", "x"], "donner une source ou plusieurs, et où écrire"),
        (["map", "x", "y"], "donner une table"),
        (["template"], "donner un seul endroit où écrire"),
        (["check", ""], "un chemin est vide ; le dossier courant est '.'"),
        (["check", "x", "--foo"], "arguments inconnus : --foo"),
        (["check", "x", "--map"], "argument --map : une valeur est attendue"),
        (["check", "x", "--format", "pdf"], "argument --format : 'pdf' n'est pas au"),
        ([], "partnerlib : erreur : "),
    ],
)
@pytest.mark.parametrize("asked", [["--lang", "fr"], ["--lang=fr"]])
def test_wrong_arguments_are_told_in_french(
    command: Command, arguments: list[str], french: str, asked: list[str]
) -> None:
    """Where French is asked for, whatever else is wrong."""
    ran = command(*arguments[:1], *asked, *arguments[1:])
    typeset = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})

    assert (2, "") == (ran.code, ran.out)
    assert french in ran.err.translate(typeset)


def test_too_few_ties_are_told_as_such(command: Command, tmp_path: Path) -> None:
    """In words, and in both languages."""
    path, later = tmp_path / "pairs.csv", tmp_path / "later.csv"
    path.write_text("source,target\na,b\nb,c\n", "utf-8")
    later.write_text("source,target\na,b\n", "utf-8")
    told = [command("backtest", str(path), "--lang", lang).err for lang in ("en", "fr")]
    nothing = command("backtest", str(path), "--later", str(later), "--lang", "fr").err

    assert "too few ties between territories are known to hide one of them\n" in told[0]
    assert "trop peu de liens entre territoires sont connus pour en" in told[1]
    assert "ne contient aucun lien nouveau" in nothing


def test_a_folder_is_no_table_to_map(command: Command, tmp_path: Path) -> None:
    """It is told that it is one, and not that it is not there."""
    ran = command("map", str(tmp_path))

    assert (1, "") == (ran.code, ran.out)
    assert "it is a folder: name one of its files" in ran.err
