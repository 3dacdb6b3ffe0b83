"""A workbook that is written looks as one that a person may go on with."""

from pathlib import Path

import pytest

from partnerlib.io import check, write
from partnerlib.model import Actor, Agreement, Concept, Scope
from partnerlib.registry import Registry
from tests.unit.io.tables import awkward

openpyxl = pytest.importorskip("openpyxl")


def world() -> Registry:
    """Make a registry with a term and a language of its own."""
    return Registry.of(
        actors=[Actor("0012", name="A", kind="ngo"), Actor("b", name="B", kind="ngo")],
        agreements=[
            Agreement(
                "g",
                kind="pact",
                parties=["0012", "b"],
                title="2004-06",
                names=[("fr", "Pacte")],
                amount=12.5,
                scope=Scope(themes=["health", "water"]),
            )
        ],
        terms={"agreement-kinds": [Concept("pact", label_en="Pact")]},
    )


def test_the_allowed_terms_are_offered_as_cells_hold_them(tmp_path: Path) -> None:
    """One rule for each column, which leads to the terms, own ones included."""
    write(world(), tmp_path / "world.xlsx")
    book = openpyxl.load_workbook(tmp_path / "world.xlsx")
    sheet = book["agreements"]
    rules = {
        str(rule.sqref).split(":")[0].rstrip("2"): rule
        for rule in sheet.data_validations.dataValidation
    }
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    kind = rules[letters["kind"]]
    where, place = kind.formula1.replace("$", "").split("!")
    offered = [cell[0].value for cell in book[where.strip("'")][place]]

    assert set(rules) == set(letters.values())
    assert "list" == kind.type
    assert "warning" == kind.errorStyle
    assert "pact" in offered
    assert "twinning" in offered
    assert None not in offered
    assert not rules[letters["themes"]].showErrorMessage
    assert rules[letters["title"]].formula1 is None


def test_it_has_the_looks_of_the_template(tmp_path: Path) -> None:
    """Headings are frozen and marked; ids and dates are texts, numbers are numbers."""
    write(world(), tmp_path / "world.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "world.xlsx")["agreements"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    letters = {cell.value: cell.column_letter for cell in sheet[1]}

    assert "B2" == sheet.freeze_panes
    assert sheet["A1"].font.bold
    assert sheet[letters["kind"] + "1"].fill != sheet[letters["title"] + "1"].fill
    assert ("@", "2004-06") == (row["title"].number_format, row["title"].value)
    assert ("General", 12.5) == (row["amount"].number_format, row["amount"].value)
    assert "@" == sheet.column_dimensions[letters["id"]].number_format
    widths = [sheet.column_dimensions[letters[key]].width for key in ("id", "parties")]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("registry", [world(), awkward(), Registry.of()])
def test_nothing_is_lost(tmp_path: Path, registry: Registry) -> None:
    """The sheet of terms and the looks are not read; all else is."""
    write(registry, tmp_path / "world.xlsx")

    assert registry == check(tmp_path / "world.xlsx").registry
