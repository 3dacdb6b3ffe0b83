"""The page on the tables shows the columns as they are."""

from pathlib import Path

import pytest

from partnerlib.io._column import Column, Table
from partnerlib.io._columns import TABLES

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "tables.md"
HOLDS = {
    "id": "an id",
    "text": "text",
    "texts": "texts",
    "term": "a term",
    "terms": "terms",
    "reference": "the id of a record",
    "references": "ids of records",
    "integer": "a whole number",
    "number": "a number",
    "date": "a date in EDTF",
    "country": "ISO 3166-1 alpha-2",
    "languages": "language tags",
    "answer": "yes, no or unknown",
    "pairs": "`scheme=value` pairs",
    "parties": "`actor:role`, separated by `;`",
    "source": "who stated it, or a title",
    "record": "`kind/id`",
}


def holds(column: Column) -> str:
    """Say what the cells of a column hold."""
    if column.vocabulary:
        link = f"[{column.vocabulary}](vocabularies.md)"
        return f"{HOLDS[column.kind]} of {link}"
    if column.target:
        plural = f"{column.target}s".replace("ys", "ies")
        return {
            "reference": f"the id of one of the {plural}",
            "references": f"ids of {plural}",
        }[column.kind]
    return HOLDS[column.kind]


def section(table: Table) -> list[str]:
    """Write the section of a table: paste it where this test fails."""
    rows = [
        f"| `{column.key}`{' *' if column.required else ''} "
        f"| `{column.french}` | {holds(column)} |"
        for column in table.columns
    ]
    return [
        f"## `{table.name}`, en français `{table.french}`",
        "",
        "| heading | intitulé | holds |",
        "| --- | --- | --- |",
        *rows,
    ]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_the_page_shows_a_table_as_it_is(table: Table) -> None:
    """The section of a table has its columns, in order, and no other."""
    text = PAGE.read_text(encoding="utf-8")

    assert "\n".join(section(table)) + "\n" in text
