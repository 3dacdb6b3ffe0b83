"""Hashtags: how they are spelt, and where their row is found."""

from pathlib import Path

import pytest

from partnerlib.io.hxl._table import find_tags, tagged_table, tags_of
from partnerlib.io.hxl._tags import Tag, parse_tag
from partnerlib.io.raw import CellError, RawTable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#org", "#org"),
        ("#org +name", "#org+name"),
        (" #ORG+Impl ", "#org+impl"),
        ("#sector\t", "#sector"),
        ("#org +impl +name", "#org+impl+name"),
        ("#org+name+i_fr", "#org+name+i_fr"),
        ("#org+fr", "#org+i_fr"),
        ("#country/fr", "#country+i_fr"),
        ("#adm1_id", "#adm1_id"),
        ("#target+ind", "#targeted+ind"),
        ("#adm0+code", "#country+code"),
        ("#hrp+Project+Code", "#hrp+code+project"),
    ],
)
def test_a_hashtag_is_read_as_libhxl_reads_it(text: str, expected: str) -> None:
    """Blanks before attributes and case do not count; languages are told apart."""
    tag = parse_tag(text)
    assert tag is not None
    assert expected == tag.text


@pytest.mark.parametrize(
    "text",
    [
        "# org",
        "#org+ 2013",
        "#org+2013",
        "#org/en/fr",
        "#VALUE!",
        "#N/A",
        "#DIV/0!",
        "# of students",
        "#",
        "",
        "org",
        "#1",
        "#org-name",
        "#reporting+or+implementing+org?",
    ],
)
def test_what_merely_begins_like_a_hashtag_is_none(text: str) -> None:
    """Errors of spreadsheets and headings with a number sign are no hashtags."""
    assert parse_tag(text) is None


def test_a_row_of_hashtags_has_one_that_is_known() -> None:
    """Any word may follow the sign, but not in every cell."""
    assert [(1, Tag("org"))] == tags_of(["", "#org"])
    assert tags_of(["#one", "#two"]) is None
    assert tags_of(["", None]) is None
    assert tags_of(["#org", "a", "b"]) is None
    assert tags_of(["#org", 1, 2.5]) is None
    assert [(0, Tag("org"))] == tags_of(["#org", CellError("#N/A"), CellError("#N/A")])


@pytest.mark.parametrize("row", [0, 1, 7, 24])
def test_the_hashtags_may_stand_in_any_of_the_first_rows(row: int) -> None:
    """As many as libhxl looks at."""
    rows = [["Title", "", "#VALUE!"]] * row + [["#org", "#adm1", ""], ["a", "b", "c"]]
    found = find_tags(rows)
    assert found is not None
    assert row == found[0]


def test_further_down_hashtags_are_not_looked_for() -> None:
    """A row of data is not taken for them."""
    assert find_tags([["x"]] * 25 + [["#org"]]) is None


def test_the_row_with_most_hashtags_is_the_one() -> None:
    """A title may be a hashtag; a row that repeats them is not taken."""
    rows = [["#health"], ["#org", "#adm1"], ["#org", "#adm1"]]
    found = find_tags(rows)
    assert found is not None
    assert 1 == found[0]


def test_columns_have_their_heading_and_their_band() -> None:
    """A band spreads to the right until the next one begins."""
    rows = [
        ["", "", "HEALTH", "", "WASH"],
        ["Who", "", "In need", "Target", ""],
        ["#org", "", "#inneed", "#targeted", "#inneed"],
    ]
    table = tagged_table(RawTable("x.csv", rows))
    assert table is not None
    assert [
        (0, "Who", ""),
        (2, "In need", "HEALTH"),
        (3, "Target", "HEALTH"),
        (4, "#inneed", "WASH"),
    ] == [(column.index, column.heading, column.band) for column in table.columns]
    assert () == table.untagged


def test_a_table_without_hashtags_is_none() -> None:
    """Then nothing can be said of its columns."""
    assert tagged_table(RawTable(str(Path("x.csv")), [["a"], ["b"]])) is None
