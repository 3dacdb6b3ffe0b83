"""The examples give the answers that a reader of the texts wrote down by hand."""

import os
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("centraider", "ess_regions", "essonne", "reciprocity")


def expected(name: str) -> dict[str, Any]:
    """Read what was written by hand beside a script."""
    with (EXAMPLES / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def questions() -> list[tuple[str, str]]:
    """List every question of every script."""
    return [
        (name, question)
        for name in NAMES
        for question, said in expected(name).items()
        if question != "says"
    ]


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, list[str]]]:
    """Ask every script once."""
    return {
        name: runpy.run_path(str(EXAMPLES / f"{name}.py"))["answers"]()
        for name in NAMES
    }


def test_each_text_has_its_script() -> None:
    """There is one script a text, and its expected answers lie beside it."""
    assert sorted(path.stem for path in EXAMPLES.glob("*.py")) == list(NAMES)
    assert sorted(path.stem for path in EXAMPLES.glob("*.toml")) == list(NAMES)


@pytest.mark.parametrize(("name", "question"), questions())
def test_answer_is_what_the_text_says(
    name: str, question: str, answers: dict[str, dict[str, list[str]]]
) -> None:
    """The answer to each question is the one written down, and why is written too."""
    said = expected(name)[question]
    assert said["why"].strip()
    assert said["answer"] == answers[name][question]


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_checked(
    name: str, answers: dict[str, dict[str, list[str]]]
) -> None:
    """No script gives an answer that nobody wrote down, or leaves one out."""
    assert expected(name).keys() - {"says"} == answers[name].keys()


@pytest.mark.parametrize("name", NAMES)
def test_script_prints_answers_for_people(name: str, tmp_path: Path) -> None:
    """Run as a script, it prints names and sentences, and nothing to the errors."""
    run = subprocess.run(
        [sys.executable, str(EXAMPLES / f"{name}.py")],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert (0, "") == (run.returncode, run.stderr)
    printed = run.stdout.replace("\N{NO-BREAK SPACE}", " ")
    printed = printed.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert [] == [phrase for phrase in expected(name)["says"] if phrase not in printed]
