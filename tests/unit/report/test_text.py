import attrs
import pytest
from hypothesis import given, settings

from partnerlib import Registry
from partnerlib.datasets import NAMES
from partnerlib.report import build_report, render
from partnerlib.report._page import (
    Column,
    Counts,
    Facts,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Subtitle,
    Table,
)
from partnerlib.report._text import to_text
from partnerlib.report._width import width
from partnerlib.strategies import small_registries
from partnerlib.typing import Lang
from tests.unit.report.worlds import EMPTY, small, told

PAGE = Page(
    title="Title",
    subtitle="Subtitle",
    lang="en",
    head=Facts((("Read", "data"), ("As of", "today"))),
    sections=(
        Section("In short", (Items((Item("First."), Item("Second."))),)),
        Section(
            "Question",
            (
                Paragraph("An opening."),
                Table(
                    (Column("n°", "right"), Column("what", least=8)),
                    (("1", "short"), ("10", "word " * 40)),
                ),
                Subtitle("In words"),
                Items((Item("A sentence.", "Records: x"),)),
                Items((Item("A meeting."),), numbered=False),
            ),
        ),
        Section("Examined", (Subtitle("Gaps"), Counts((("needs", "3"),)))),
    ),
)
LINE = "=" * 80
SHOWN = f"""\
{LINE}
Title
Subtitle
{LINE}
Read   data
As of  today

In short
--------
1. First.
2. Second.

1. Question
-----------
An opening.

n°  what
--  {"-" * 76}
 1  short
10  {" ".join(["word"] * 15)}
    {" ".join(["word"] * 14)} word…

In words
1. A sentence.
   Records: x

  - A meeting.

2. Examined
-----------
Gaps
  needs {"." * 70} 3
"""


def test_a_page_as_text() -> None:
    """Every kind of block has its form, and stands apart from the next."""
    assert SHOWN == to_text(PAGE)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("limit", [1, None])
@pytest.mark.parametrize("name", NAMES)
def test_built_in_worlds_fit_a_terminal(
    name: str, limit: int | None, lang: Lang
) -> None:
    """No line of the report on a built-in world is wider than 80 columns."""
    lines = render(told(name, limit), "text", lang).splitlines()

    assert [] == [line for line in lines if width(line) > 80]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("registry", [EMPTY, small()], ids=["empty", "small"])
def test_hard_worlds_fit_a_terminal(registry: Registry, lang: Lang) -> None:
    """Wide characters, line ends and marks of direction do not widen a line."""
    text = render(build_report(registry), "text", lang)

    assert [] == [line for line in text.splitlines() if width(line) > 80]
    assert [] == [char for char in text if char != "\n" and char in "\x1b\r\t\u202e"]


@settings(max_examples=20)
@given(small_registries())
def test_any_world_fits_a_terminal(registry: Registry) -> None:
    """Whatever a registry holds, its report can be written and fits."""
    for lang in ("en", "fr"):
        lines = render(build_report(registry), "text", lang).splitlines()
        assert [] == [line for line in lines if width(line) > 80]


def test_no_line_ends_with_a_blank() -> None:
    """Lines end where their text ends."""
    lines = render(told("essonne"), "text", "fr").splitlines()

    assert [] == [line for line in lines if line != line.rstrip()]


def shown(*rows: tuple[str, ...]) -> list[str]:
    """Write a table of a fixed column and two that may become narrow."""
    columns = (Column("a"), Column("b", least=10), Column("c", least=10))
    section = Section("S", (Table(columns, rows),))
    page = attrs.evolve(PAGE, sections=(Section("", ()), section))
    lines = to_text(page).splitlines()
    return lines[lines.index("1. S") + 4 :]


def test_a_table_that_fits_stays_as_it_is() -> None:
    """Columns are as wide as their widest cell where there is room."""
    assert ["x  one two  three"] == shown(("x", "one two", "three"))


def test_a_narrow_table_folds_before_it_cuts() -> None:
    """A column that can be folded whole gives way before one that would be cut."""
    lines = shown(("x", ("two " * 10).strip(), "w" * 56))

    assert [f"x  two two two two two  {'w' * 56}", "   two two two two two"] == lines


def test_a_narrow_table_cuts_the_fewest_cells() -> None:
    """The one long cell of a column is cut rather than all cells of another."""
    lines = shown(("x", "v" * 60, "w" * 60), ("x", "v", "w" * 60), ("x", "v", "w" * 60))

    assert [
        f"x  {'v' * 15}  {'w' * 60}",
        f"   {'v' * 14}…",
        f"x  v{' ' * 14}  {'w' * 60}",
    ] == lines[:3]
