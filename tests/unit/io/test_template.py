"""Empty tables: filled in by a person, they are read."""

import io
import zipfile
from pathlib import Path

import pytest

from partnerlib.errors import MissingExtraError, ParameterError
from partnerlib.io import check
from partnerlib.io._template import used_vocabularies, write_template
from partnerlib.typing import Lang
from partnerlib.vocabularies import builtin

FILLED = {
    "en": {
        "territories": [
            {"id": "evry", "name": "Évry", "level": "Municipality", "population": 5},
            {"id": "kita", "name": "Kita", "level": "Municipality"},
        ],
        "agreements": [
            {
                "id": "007",
                "kind": "Twinning",
                "parties": "evry; kita",
                "themes": "Water; Health",
                "start": "2004-06",
            }
        ],
    },
    "fr": {
        "territoires": [
            {
                "identifiant": "evry",
                "nom": "Évry",
                "niveau": "Commune",
                "population": 5,
            },
            {"identifiant": "kita", "nom": "Kita", "niveau": "Commune"},
        ],
        "accords": [
            {
                "identifiant": "007",
                "nature": "Jumelage",
                "partenaires": "evry; kita",
                "thèmes": "Eau; Santé",
                "début": "2004-06",
            }
        ],
    },
}


def assert_read(path: Path) -> None:
    """What was filled in is what is read, without a problem."""
    result = check(path)
    agreement = result.sound().agreements["007"]

    assert () == result.problems
    assert {"Évry": 5, "Kita": None} == {
        each.name: each.population for each in result.sound().territories.values()
    }
    assert ("twinning", "2004-06/", {"health", "water"}) == (
        agreement.kind,
        str(agreement.period),
        set(agreement.scope.themes) - {"drinking-water"},
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_workbook_that_was_filled_in_is_read(tmp_path: Path, lang: Lang) -> None:
    """Its cells keep zeros in front, and months do not become days."""
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "template.xlsx"
    write_template(path, lang)
    book = openpyxl.load_workbook(path)
    for name, rows in FILLED[lang].items():
        sheet = book[name]
        at = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, 2):
            for key, value in row.items():
                cell = sheet.cell(number, at[key], value)
                assert ("0" if key == "population" else "@") == cell.number_format
    book.save(path)

    assert_read(path)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_folder_that_was_filled_in_is_read(tmp_path: Path, lang: Lang) -> None:
    """The list of terms beside the tables is no table."""
    folder = tmp_path / "template"
    folder.mkdir()
    write_template(folder, lang)
    for name, rows in FILLED[lang].items():
        path = folder / f"{name}.csv"
        headings = path.read_text("utf-8-sig").strip().split(",")
        lines = [",".join(str(row.get(key, "")) for key in headings) for row in rows]
        path.write_text("\n".join([",".join(headings), *lines]), "utf-8")

    assert_read(folder)


@pytest.mark.parametrize(("lang", "label"), [("en", "Twinning"), ("fr", "Jumelage")])
def test_terms_are_offered(tmp_path: Path, lang: Lang, label: str) -> None:
    """As a list in every cell of the column, and in a sheet and file of their own."""
    openpyxl = pytest.importorskip("openpyxl")
    write_template(tmp_path / "template.xlsx", lang)
    write_template(tmp_path / "template", lang)
    book = openpyxl.load_workbook(tmp_path / "template.xlsx")
    sheet = book["accords" if lang == "fr" else "agreements"]
    name = "termes admis" if lang == "fr" else "allowed terms"
    kinds = next(
        rule
        for rule in sheet.data_validations.dataValidation
        if str(rule.sqref).startswith("B2:B")
    )
    listed, _, cells = kinds.formula1.rpartition("!")
    offered = [row[0].value for row in book[name][cells.replace("$", "")]]

    assert f"'{name}'" == listed
    assert [
        each.label(lang) for each in builtin()["agreement-kinds"].concepts
    ] == offered
    assert ("list", "warning", True) == (
        kinds.type,
        kinds.errorStyle,
        kinds.showErrorMessage,
    )
    assert f"  {label}\n" in (tmp_path / "template" / f"{name}.txt").read_text("utf-8")
    assert len(used_vocabularies()) == book[name].max_column


def test_a_template_is_always_the_same(tmp_path: Path) -> None:
    """Byte by byte, whenever it is written."""
    write_template(tmp_path / "a.xlsx", "fr")
    write_template(tmp_path / "b.xlsx", "fr")
    data = (tmp_path / "a.xlsx").read_bytes()

    assert data == (tmp_path / "b.xlsx").read_bytes()
    assert {(1980, 1, 1, 0, 0, 0)} == {
        part.date_time for part in zipfile.ZipFile(io.BytesIO(data)).infolist()
    }


@pytest.mark.parametrize("name", ["full", "there.xlsx", "template.csv", "x\0y"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    """A folder that holds anything, a file, another format."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.md").write_text("mine", "utf-8")
    (tmp_path / "there.xlsx").write_text("mine", "utf-8")

    with pytest.raises(ParameterError):
        write_template(tmp_path / name)
    assert "mine" == (tmp_path / "there.xlsx").read_text("utf-8")
    assert ["notes.md"] == [each.name for each in (tmp_path / "full").iterdir()]


def test_other_languages_are_refused(tmp_path: Path) -> None:
    """Headings are in English or French."""
    with pytest.raises(ParameterError):
        write_template(tmp_path / "x", "de")  # type: ignore[arg-type]


def test_a_workbook_needs_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without openpyxl the command to install it is told."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)

    with pytest.raises(MissingExtraError):
        write_template(tmp_path / "x.xlsx")
