import argparse
import json
import re
import shlex
from pathlib import Path

import pytest

from partnerlib import __version__
from partnerlib.cli._arguments import _parser
from partnerlib.errors import Problem
from partnerlib.report import to_dict
from tests.unit.cli.world import Command
from tests.unit.report.worlds import told

DOCS = Path(__file__).parents[3] / "docs"
GUIDE = DOCS / "how-to" / "use-the-command.md"
REFERENCE = DOCS / "reference" / "command.md"
KEYS = DOCS / "reference" / "json-report.md"
BLOCK = re.compile(
    r"^```(\S.*)\n(?::caption: (\S+)\n)?\n?((?:.*\n)*?)```$", re.MULTILINE
)
SHOWN = "0.1.0"
"""The version that the guide shows; a later one changes no more than that."""


def plain(text: str) -> str:
    """Write no-break spaces as blanks: nobody can see them in a page."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def section(page: Path, title: str) -> list[str]:
    """Give the first cells of the tables below a title."""
    text = page.read_text(encoding="utf-8")
    part = text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)


def printed_by(command: Command, line: str) -> list[str]:
    """Run a line of the guide, and give the lines it prints."""
    line, _, head = line.partition(" | head -n ")
    done = command(*shlex.split(line)[1:])
    lines = plain(done.out + done.err).replace(__version__, SHOWN).splitlines()
    return lines[: int(head)] if head else lines


def test_the_guide_shows_what_the_command_prints(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tables of the guide, given to its commands, make the output it shows."""
    (tmp_path / "donnees").mkdir()
    monkeypatch.chdir(tmp_path)
    expected: list[str] = []
    printed: list[str] = []
    for kind, name, text in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if kind == "console":
            expected.extend(text.splitlines())
            for line in re.findall(r"^\$ (.*)$", text, re.MULTILINE):
                printed.extend([f"$ {line}", *printed_by(command, line)])
        else:
            Path(name).write_text(text, encoding="utf-8")

    assert expected == printed
    assert {"rapport.html", "registre.json"} < {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("name", ["report", "check", "convert"])
def test_the_reference_has_every_option(name: str) -> None:
    """Each option of a sub-command is in its table, in order, and no other."""
    options = [
        option
        for action in _parser()[1][name]._actions
        for option in action.option_strings
        if not isinstance(action, argparse._HelpAction)
    ]

    assert options == section(REFERENCE, f"`{name}`")


def test_the_page_has_the_keys_of_the_report() -> None:
    """The keys of the JSON report are those of the page, in order."""
    document = to_dict(told("essonne"), "en")
    every = {
        "parameters": document["parameters"],
        "Every problem": Problem.of("bad-number").to_dict(),
    }

    text = KEYS.read_text(encoding="utf-8")
    first = re.findall(r"^\| `([^`]+)` \|", text.split("\n## ", 1)[0], re.MULTILINE)
    assert list(document) == first
    for title, keys in every.items():
        shown = section(KEYS, "`parameters`" if title == "parameters" else title)
        assert list(keys) == shown


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("gaps", "A gap, besides"),
        ("duplicates", "A duplicate, besides"),
        ("triangles", "A triangle, besides"),
    ],
)
def test_the_page_has_the_keys_of_findings(question: str, title: str) -> None:
    """The keys of each finding are those of the page, in order."""
    common = section(KEYS, "Every finding")
    own = section(KEYS, title)
    findings = to_dict(told("essonne"), "en")[question]

    assert findings
    for finding in findings:
        assert own == [key for key in finding if key not in common]
        assert common == [key for key in finding if key not in own]


def test_check_has_the_keys_of_the_page(command: Command, sound: Path) -> None:
    """What `check --format json` prints is what the reference says."""
    document = json.loads(command("check", sound, "--format", "json").out)
    text = REFERENCE.read_text(encoding="utf-8").split("With `json`, one object", 1)[1]
    named = re.findall(r"`(\w+)` \(", text.split("\n\n", 1)[0])

    assert list(document) == named
