"""The page on the vocabularies shows the terms as they are."""

from pathlib import Path

import pytest

from partnerlib.model import Concept
from partnerlib.vocabularies import NAMES, builtin

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "vocabularies.md"
COLUMNS = {"levels": "Rank", "roles": "Class"}


def code(text: str) -> str:
    """Write a text as code, and nothing as nothing."""
    return f"`{text}`" if text else ""


def row(name: str, concept: Concept) -> str:
    """Write a term as a row of the table of its vocabulary."""
    cells = [
        code(concept.id),
        concept.label_en,
        concept.label_fr,
        code(concept.broader),
    ]
    if name == "levels":
        cells.append("" if concept.rank is None else str(concept.rank))
    if name == "roles":
        cells.append(code(concept.role_class))
    cells.append(
        ", ".join(code(f"{scheme}:{value}") for scheme, value in concept.matches)
    )
    return f"| {' | '.join(cells)} |"


def section(name: str) -> list[str]:
    """Write the section of a vocabulary: paste it where this test fails."""
    scheme = builtin()[name]
    extra = [COLUMNS[name]] if name in COLUMNS else []
    columns = ["Id", "English", "French", "Broader", *extra, "Matches"]
    return [
        f"## {scheme.label_en}: `{name}`",
        "",
        f"In French: {scheme.label_fr}.",
        "",
        f"| {' | '.join(columns)} |",
        f"|{' --- |' * len(columns)}",
        *(row(name, concept) for concept in scheme.concepts),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_a_vocabulary_as_it_is(name: str) -> None:
    """The section of a vocabulary has its terms, in order, and no other."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    expected = section(name)
    start = lines.index(expected[0])
    end = next(
        (place for place in range(start + 1, len(lines)) if lines[place][:3] == "## "),
        len(lines),
    )
    while not lines[end - 1]:
        end -= 1

    assert expected == lines[start:end]


def test_the_page_has_a_section_for_each_vocabulary_and_in_their_order() -> None:
    """The sections follow NAMES."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    headings = [line for line in lines if line[:3] == "## " and line[-1] == "`"]

    assert [section(name)[0] for name in NAMES] == headings
