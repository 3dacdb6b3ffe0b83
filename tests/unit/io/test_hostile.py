"""Whatever stands in tables, checking them raises nothing."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.io import CheckResult, check, write
from partnerlib.io._column import Table
from partnerlib.io._columns import TABLES

# Ids that exist, that nearly do, values of all kinds, and what breaks them.
CELLS = st.sampled_from(
    [
        *("", " ", "a", "b", "a:lead", "a:", "a; b", "a; b:lead", "authority:a"),
        *("\\", "\\a", "a\\;b", ";", "=", "k=v", "k=v; k=w", ":", "territory/a"),
        *("agreement/a", "agreement/b", "action/a", "x/", "5", "-5", "5.0", "1e9"),
        *("9" * 500, "nan", "2004", "2004~", "..", "2004-13", "FR", "fr", "yes"),
        *("perhaps", "#N/A", "#REF!", "health", "Santé", "themes", "levels", "région"),
        *("\x01", "\u2028", "\ufeff", "é" * 300, '"', "a\nb", "\ud7ff", "\U0001f600"),
    ]
)
HEADINGS = st.sampled_from(
    ["", "foo", "name_fr", "title_xx", "extra:k", "extra:", "extra", "#N/A", "\x01"]
)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, str]:
    """Draw a few tables with cells of any kind under headings of all kinds."""
    drawn: dict[str, str] = {}
    for table in draw(st.sets(st.sampled_from(TABLES), min_size=1, max_size=5)):
        drawn[table.name] = draw(csv_of(table))
    return drawn


@st.composite
def csv_of(draw: st.DrawFn, table: Table) -> str:
    """Draw one table."""
    keys = [column.key for column in table.columns]
    required = [column.key for column in table.columns if column.required]
    kept = draw(st.just(required) | st.just([]))
    more = draw(st.lists(st.sampled_from(keys) | HEADINGS, max_size=5))
    headings = list(dict.fromkeys([*kept, *more])) + draw(
        st.lists(HEADINGS, max_size=1)
    )
    rows = draw(st.lists(st.lists(CELLS, max_size=len(headings) + 1), max_size=5))
    return "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in [headings, *rows]
    )


@given(tables())
def test_checking_tables_raises_nothing(drawn: dict[str, str]) -> None:
    """There is a registry or an error, and a registry can be written and read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for table, text in drawn.items():
            (folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="")
        for strict in (None, False):
            result = check(folder, strict=strict)

            assert isinstance(result, CheckResult)
            assert (result.registry is None) == bool(result.errors)
            for problem in result.problems:
                assert problem.text("en")
                assert problem.text("fr")
            if result.registry is not None:
                write(result.registry, Path(name) / "out")
                assert result.registry == check(Path(name) / "out").registry


@given(st.binary(max_size=60), st.sampled_from(["territories", "agreements", "terms"]))
def test_any_bytes_are_a_registry_or_a_problem(data: bytes, table: str) -> None:
    """Bytes of any origin under the name of a table raise nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{table}.csv"
        path.write_bytes(data)
        result = check(path)

        assert (result.registry is None) == bool(result.errors)


@pytest.mark.parametrize(
    "cell",
    [
        "\\" * 300_000 + "x",
        ";" * 300_000,
        "\\;" * 300_000,
        "9" * 300_000,
        "a=" * 99_999,
    ],
    ids=["backslashes", "semicolons", "escapes", "digits", "pairs"],
)
def test_a_monstrous_cell_takes_no_monstrous_time(tmp_path: Path, cell: str) -> None:
    """Every cell is read in time linear in its length."""
    heads = "id,name,level,aliases,codes,population,parent,extra"
    row = f"evry,É,commune,{cell},{cell},{cell},{cell},{cell}"
    (tmp_path / "territories.csv").write_text(f"{heads}\n{row}\n", encoding="utf-8")

    assert check(tmp_path).registry is None
