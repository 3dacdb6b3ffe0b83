"""What readers state in English is told in French too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerlib.errors import Problem
from partnerlib.wording.reasons import LIMITED_FR, UNITS_FR, reason_fr

SOURCES = Path(__file__).parents[3] / "src" / "partnerlib"
UNREADABLE = ("unreadable", "Refused", "ValueError", "BadJson")
TOO_LARGE = ("too_large", "_too_large", "TooLarge", "TooLargeError")


def calls(*names: str) -> Iterator[list[str]]:
    """Yield the texts that readers give to some functions; parts of them as ``9``."""
    for path in sorted((SOURCES / "io").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                yield [text for each in node.args if (text := _text(each))]


def _name(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(
        str(each.value) if isinstance(each, ast.Constant) else "9"
        for each in node.values
    )


def test_every_reason_of_a_reader_has_its_french() -> None:
    """A reader whose reason has none would speak English to a French user."""
    reasons = {text for texts in calls(*UNREADABLE) for text in texts if " " in text}
    reasons -= {"<{per + 1}I"}

    assert len(reasons) > 25
    assert [] == [reason for reason in sorted(reasons) if reason == reason_fr(reason)]


def test_every_limit_has_its_french() -> None:
    """What is too large, and what is counted."""
    stated = {text for texts in calls(*TOO_LARGE) for text in texts}

    assert len(stated) > 15
    assert [] == sorted(stated - {*LIMITED_FR} - {*UNITS_FR})


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (
            Problem.of("unreadable-source", reason="there is no such file or folder"),
            "cette source est illisible\xa0: ce fichier ou dossier n’existe pas",
        ),
        (
            Problem.of("unreadable-source", reason="it is no CSV: a\nb"),
            "cette source est illisible\xa0: ce n’est pas du CSV\xa0: a\nb",
        ),
        (
            Problem.of("bad-json", reason="it is nested too deeply"),
            "ceci n’est pas du JSON\xa0: les imbrications sont trop profondes",
        ),
        (
            Problem.of("too-large", value="the table", most="1", unit="rows"),
            "la table dépasse la limite (lignes\xa0: 1)",
        ),
        (
            Problem.of("too-large", value="a galaxy", most="1", unit="stars"),
            "a galaxy dépasse la limite (stars\xa0: 1)",
        ),
        (
            Problem.of("unknown-format", value=".x", allowed="pairs, .csv; HIF"),
            "'.x' n’est pas un format lisible ici\xa0: paires, .csv; HIF",
        ),
    ],
)
def test_problems_are_told_whole_in_french(problem: Problem, expected: str) -> None:
    """What another library said within a reason stays in its words."""
    assert expected == problem.sentence("fr")


@pytest.mark.parametrize("code", ["too-large", "unknown-format"])
def test_facts_may_be_missing(code: str) -> None:
    """A sentence must never raise."""
    assert "précisé" in Problem.of(code).sentence("fr")
