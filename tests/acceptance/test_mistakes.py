"""One wrong cell is one problem, at that cell, in tables, workbook and JSON."""

import csv
import json
from copy import deepcopy
from pathlib import Path

import openpyxl
import pytest

import partnerlib

Tables = dict[str, list[list[str]]]

SOUND: Tables = {
    name: [row.split(",") for row in rows]
    for name, rows in {
        "territories": [
            (
                "id,name,level,parent,country,population,lat,lon,languages,"
                "valid_from,codes,successors,zones"
            ),
            "F,France,country,,FR,,,,,,,,",
            "R,Region,region,F,,,,,,,,,",
            "M,Mareuil,municipality,R,,5,48,2,,,,,",
            "N,Nanteuil,municipality,R,,,,,,,,,",
        ],
        "actors": [
            "id,name,kind,territory,member_of,themes,valid_from",
            "m,Town hall,local-authority,M,,,",
            "n,Association,association,N,,,",
            "o,Other,association,,,,",
        ],
        "agreements": [
            (
                "id,kind,parties,themes,places,start,end,status,last_activity,"
                "parent,derived_from,amount"
            ),
            "g1,twinning,m;n,,,,,,,,,",
            "g2,twinning,m:lead;o,health,M,2004,2010,,,g1,,",
            "g3,twinning,n;o,,,,,,,,,",
        ],
        "actions": [
            "id,title,parties,agreement,recognised,parent",
            "a1,Act,m;n,g1,,",
            "a2,Other act,o,,,",
        ],
        "needs": [
            "id,territory,actor,themes,quantity,unit,reached",
            "n1,M,,health,100,people,20",
            "n2,,n,,,,",
        ],
        "offers": ["id,actor,themes,capacity,unit", "o1,m,health,5,people"],
        "exchanges": [
            "id,giver,receiver,kind,amount,agreement",
            "e1,m,n,money,5,g1",
        ],
        "parties": ["record,actor,role,start,end", "agreement/g1,o,funder,2004,2005"],
        "sources": ["record,stated_by,title,date,row", "agreement/g1,m,,2004,3"],
        "terms": [
            "vocabulary,id,label_en,broader",
            "themes,kites,Kites,culture",
        ],
    }.items()
}

# table, row as a spreadsheet shows it, column, what stands there, code, value told
WRONG = [
    ("territories", 4, "parent", "RR", "unknown-id", "RR"),
    ("territories", 4, "population", "-5", "negative-number", "-5"),
    ("territories", 4, "population", "many", "bad-integer", "many"),
    ("territories", 4, "population", "1 000", "bad-integer", "1 000"),
    ("territories", 4, "population", "#REF!", "cell-error", "#REF!"),
    ("territories", 5, "name", "", "missing-value", ""),
    ("territories", 2, "level", "", "missing-value", ""),
    ("territories", 4, "country", "FRA", "bad-country", "FRA"),
    ("territories", 4, "lat", "91", "out-of-range", "91"),
    ("territories", 4, "lon", "two", "bad-number", "two"),
    ("territories", 4, "languages", "fr;klingonese!", "bad-language", "klingonese!"),
    ("territories", 4, "valid_from", "soon", "bad-date", "soon"),
    ("territories", 4, "codes", "insee", "bad-pair", "insee"),
    ("territories", 4, "successors", "N;QQ", "unknown-id", "QQ"),
    ("territories", 4, "zones", "europ", "unknown-term", "europ"),
    ("actors", 3, "kind", "", "missing-value", ""),
    ("actors", 3, "territory", "Q", "unknown-id", "Q"),
    ("actors", 3, "member_of", "net", "unknown-id", "net"),
    ("actors", 3, "themes", "helth", "unknown-term", "helth"),
    ("agreements", 4, "parties", "n", "too-few-parties", "n"),
    ("agreements", 4, "parties", "n;n", "self-twinning", "n"),
    ("agreements", 4, "parties", "N;N", "self-twinning", "N"),
    ("agreements", 4, "parties", "n;zz:lead", "unknown-id", "zz"),
    ("agreements", 4, "parties", "n:boss;o", "unknown-term", "boss"),
    ("agreements", 4, "places", "Q", "unknown-id", "Q"),
    ("agreements", 4, "start", "2004-13", "bad-date", "2004-13"),
    ("agreements", 4, "start", "2004-02-30", "bad-date", "2004-02-30"),
    ("agreements", 3, "end", "2003", "end-before-start", "2003"),
    ("agreements", 4, "status", "activ", "unknown-term", "activ"),
    ("agreements", 4, "last_activity", "yesterday", "bad-date", "yesterday"),
    ("agreements", 4, "parent", "g9", "unknown-id", "g9"),
    ("agreements", 4, "amount", "12 000,50 €", "bad-number", "12 000,50 €"),
    ("agreements", 4, "amount", "nan", "bad-number", "nan"),
    ("agreements", 4, "amount", "-3", "negative-number", "-3"),
    ("actions", 3, "title", "", "missing-value", ""),
    ("actions", 2, "agreement", "g99", "unknown-id", "g99"),
    ("actions", 2, "recognised", "maybe", "bad-choice", "maybe"),
    ("needs", 2, "quantity", "-1", "negative-number", "-1"),
    ("needs", 2, "quantity", "some", "bad-integer", "some"),
    ("needs", 3, "actor", "nn", "unknown-id", "nn"),
    ("offers", 2, "actor", "", "missing-value", ""),
    ("offers", 2, "capacity", "x", "bad-integer", "x"),
    ("exchanges", 2, "giver", "q", "unknown-id", "q"),
    ("exchanges", 2, "receiver", "m", "self-exchange", "m"),
    ("parties", 2, "actor", "qq", "unknown-id", "qq"),
    ("parties", 2, "end", "2003", "end-before-start", "2003"),
    ("sources", 2, "stated_by", "qq", "unknown-id", "qq"),
    ("sources", 2, "row", "x", "bad-integer", "x"),
    ("terms", 2, "broader", "cultur", "unknown-id", "cultur"),
]


def with_cell(table: str, row: int, column: str, text: str) -> Tables:
    """Give the sound tables with another text in one cell."""
    tables = deepcopy(SOUND)
    tables[table][row - 1][tables[table][0].index(column)] = text
    return tables


def as_folder(tables: Tables, path: Path) -> Path:
    """Write a folder of CSV files."""
    path.mkdir()
    for name, rows in tables.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return path


def as_workbook(tables: Tables, path: Path) -> Path:
    """Write a workbook, all of its cells as text."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for place, text in enumerate(row, 1):
                if text:
                    sheet.cell(number, place).value = text
                    sheet.cell(number, place).data_type = "s"
    book.save(path)
    return path


def test_the_sound_tables_have_no_problem(tmp_path: Path) -> None:
    """What the mistakes are made in is sound."""
    assert () == partnerlib.check(as_folder(SOUND, tmp_path / "data")).problems
    assert () == partnerlib.check(as_workbook(SOUND, tmp_path / "data.xlsx")).problems


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_one_wrong_cell_is_one_problem_at_that_cell(
    tmp_path: Path, wrong: tuple[str, int, str, str, str, str]
) -> None:
    """File, row, column, value and code are told, and nothing that follows from it."""
    table, row, column, text, code, value = wrong
    tables = with_cell(table, row, column, text)
    for source, file in (
        (as_folder(tables, tmp_path / "data"), f"{table}.csv"),
        (as_workbook(tables, tmp_path / "data.xlsx"), f"[{table}]"),
    ):
        (problem,) = partnerlib.check(source).problems
        assert (code, row, column, value) == (
            problem.code,
            problem.row,
            problem.column,
            problem.value,
        )
        assert problem.file is not None
        assert problem.file.endswith(file)
        told = problem.text("en")
        assert problem.file in told
        assert f"row {row}, column {column}" in told
        if problem.severity == "error":
            with pytest.raises(partnerlib.DocumentError) as caught:
                partnerlib.read(source)
            assert (problem,) == caught.value.problems


def test_two_wrong_cells_of_a_row_are_both_told(tmp_path: Path) -> None:
    """Mistakes in two cells of one row or of two tables do not hide one another."""
    pairs = [
        (one, other)
        for index, one in enumerate(WRONG)
        for other in WRONG[index + 1 :]
        if one[:2] == other[:2] and one[2] != other[2]
    ]
    assert len(pairs) > 40
    tolerated = {
        # a date before a start that is itself wrong, and a broken link to oneself
        frozenset({"bad-date", "end-before-start"}),
        frozenset({"unknown-id", "self-exchange"}),
    }
    for number, (one, other) in enumerate(pairs):
        if frozenset({one[4], other[4]}) in tolerated:
            continue
        tables = with_cell(*one[:4])
        rows = tables[other[0]]
        rows[other[1] - 1][rows[0].index(other[2])] = other[3]
        problems = partnerlib.check(as_folder(tables, tmp_path / str(number))).problems
        assert {(each[4], each[1], each[2]) for each in (one, other)} == {
            (problem.code, problem.row, problem.column) for problem in problems
        }


@pytest.mark.parametrize(
    ("collection", "change", "code", "path"),
    [
        ("territories", {"parent": "Q"}, "unknown-id", ".parent"),
        ("territories", {"population": "40"}, "bad-integer", ".population"),
        ("territories", {"population": True}, "bad-integer", ".population"),
        ("territories", {"population": 1.5}, "bad-integer", ".population"),
        ("territories", {"name": None}, "bad-type", ".name"),
        (
            "territories",
            {"location": {"lat": 91, "lon": 2}},
            "out-of-range",
            ".location.lat",
        ),
        ("actors", {"themes": "health"}, "bad-type", ".themes"),
        ("actors", {"themes": ["health", 1]}, "bad-type", ".themes[1]"),
        ("actors", {"kind": ["association"]}, "bad-type", ".kind"),
        ("actors", {"knid": "association"}, "unknown-field", ".knid"),
        ("agreements", {"parties": "m;o"}, "bad-type", ".parties"),
        ("agreements", {"parties": [{"actor": "m"}]}, "too-few-parties", ".parties"),
        ("agreements", {"period": "2010/2004"}, "end-before-start", ".period"),
        ("agreements", {"period": "x/y"}, "bad-date", ".period"),
        ("agreements", {"amount": "5"}, "bad-number", ".amount"),
        (
            "agreements",
            {"sources": [{"date": "x"}]},
            "bad-date",
            ".sources[0].date",
        ),
    ],
)
def test_a_wrong_value_in_json_is_told_by_its_path(
    tmp_path: Path, collection: str, change: dict[str, object], code: str, path: str
) -> None:
    """Nothing is coerced: the path leads to the one wrong value, also in JSON Lines."""
    document: dict[str, list[dict[str, object]]] = {
        "territories": [{"id": "M", "name": "M", "level": "municipality"}],
        "actors": [
            {"id": "m", "name": "M", "kind": "local-authority", "territory": "M"},
            {"id": "o", "name": "O", "kind": "association"},
        ],
        "agreements": [
            {
                "id": "g",
                "kind": "twinning",
                "parties": [{"actor": "m"}, {"actor": "o"}],
            }
        ],
    }
    document[collection][0].update(change)
    whole = tmp_path / "data.json"
    whole.write_text(json.dumps({"partnerlib": 1, **document}), encoding="utf-8")
    (problem,) = partnerlib.check(whole).problems
    assert (code, f"$.{collection}[0]{path}") == (problem.code, problem.path)
    lines = [
        json.dumps({kind.removesuffix("ies").removesuffix("s"): record})
        for kind, records in document.items()
        for record in records
    ]
    lines = [line.replace('"territor"', '"territory"', 1) for line in lines]
    table = tmp_path / "data.jsonl"
    table.write_text("\n".join(['{"partnerlib": 1}', *lines]), encoding="utf-8")
    (problem,) = partnerlib.check(table).problems
    row = {"territories": 2, "actors": 3, "agreements": 5}[collection]
    kind = {"territories": "territory", "actors": "actor"}.get(collection, "agreement")
    assert (code, row, f"$.{kind}{path}") == (problem.code, problem.row, problem.path)
