"""Each limit holds for every format that it is said to hold for."""

import csv
import json
import warnings
from pathlib import Path

import attrs
import openpyxl
import pytest

import partnerlib
from partnerlib.io import Limits, check
from partnerlib.io._limits import check_row, under
from partnerlib.io.graphs._graphml import READER

ENTITY = "http://www.wikidata.org/entity/"
WIKIDATA = [
    {"town": f"{ENTITY}Q1", "townLabel": "A", "partner": f"{ENTITY}Q2"},
    {"town": f"{ENTITY}Q1", "townLabel": "A", "partner": f"{ENTITY}Q3"},
]
HXL = [["Org", "Sector"], ["#org", "#sector"], ["Puits", "Health"]]
ANSWER = {
    "head": {"vars": list(WIKIDATA[0])},
    "results": {
        "bindings": [
            {key: {"type": "uri", "value": text} for key, text in row.items()}
            for row in WIKIDATA
        ]
    },
}
TEXTS = {
    "ties.csv": "source,target\nabc,def\nabc,ghi\n",
    "ties.pairs": "abc def\nabc ghi\n",
    "hxl.csv": "\n".join(map(",".join, HXL)),
    "hxl.json": json.dumps(HXL),
    "map.csv": "Kind,ORG\nCSO,Puits\n,Craies\n",
    "wikidata.csv": "\n".join(
        map(",".join, [WIKIDATA[0], *(each.values() for each in WIKIDATA)])
    ),
    "wikidata.tsv": "\n".join(
        map("\t".join, [WIKIDATA[0], *(each.values() for each in WIKIDATA)])
    ),
    "wikidata.json": json.dumps(WIKIDATA),
    "answer.json": json.dumps(ANSWER),
    "communes.csv": "TYPECOM,COM,REG,DEP,LIBELLE\nCOM,91228,11,91,Evry\n",
    "codes.xml": "<codelist name='Country'><codelist-items><codelist-item><code>BJ"
    "</code><name><narrative>Benin</narrative></name></codelist-item>"
    "</codelist-items></codelist>",
}
MAP = {"partnerlib_map": 1, "records": {"org": {"record": "actor", "name": "ORG"}}}
WRITTEN = ("w.json", "w.jsonl", "w.xlsx", "w.graphml", "w.gexf", "w.hif", "w.xml")
TABLE = ("bytes", "rows", "columns", "cell")
HOLD = {
    "ties.csv": TABLE,
    "ties.pairs": TABLE,
    "hxl.csv": TABLE,
    "hxl.json": (*TABLE, "tree_bytes", "tables"),
    "hxl.xlsx": (*TABLE, "cells", "tables"),
    "map.csv": TABLE,
    "wikidata.csv": TABLE,
    "wikidata.tsv": TABLE,
    "wikidata.json": (*TABLE, "tree_bytes"),
    "answer.json": (*TABLE, "tree_bytes"),
    "communes.csv": TABLE,
    "codes.xml": ("bytes", "cell", "depth"),
    "tables": ("own_bytes", "cell"),
    "w.json": ("own_bytes", "cell"),
    "w.jsonl": ("own_bytes", "cell"),
    "w.xlsx": ("own_bytes", "unpacked", "cells", "cell", "tables"),
    "w.graphml": ("bytes", "cell", "depth"),
    "w.gexf": ("bytes", "cell", "depth"),
    "w.hif": ("bytes", "cell"),
    "w.xml": ("bytes", "depth", "elements", "item"),
}
NAMES = [each.name for each in attrs.fields(Limits) if each.name != "seconds"]
LONG = "x" * 140_000  # longer than a cell of CSV may usually be


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay a small file of each format into a folder."""
    folder = tmp_path_factory.mktemp("formats")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "map.json").write_text(json.dumps(MAP), "utf-8")
    book = openpyxl.Workbook()
    for row in HXL:
        book.worksheets[0].append(row)
    book.save(folder / "hxl.xlsx")
    registry = partnerlib.datasets.essonne()
    with warnings.catch_warnings():  # IATI holds no needs
        warnings.simplefilter("ignore")
        for name in (*WRITTEN, "tables"):
            partnerlib.write(registry, folder / name)
    return folder


def codes(path: Path, limits: Limits) -> set[str]:
    """Give the codes of the problems of a file that is read under limits."""
    by = path.with_name("map.json") if path.name == "map.csv" else None
    return {each.code for each in check(path, map=by, limits=limits).problems}


@pytest.mark.parametrize("name", HOLD)
def test_the_limits_that_hold_for_a_format(folder: Path, name: str) -> None:
    """Those, and no others; lowered to nothing, each refuses the file."""
    refused = {
        limit
        for limit in NAMES
        if "too-large" in codes(folder / name, Limits(**{limit: 0}))
    }

    assert "too-large" not in codes(folder / name, Limits())
    assert set(HOLD[name]) == refused


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ties.csv", f'source,target\na,"{LONG}"\n'),
        ("territories.csv", f"id,name,level\na,{LONG},region\n"),
        ("hxl.csv", f"Org,Sector\n#org,#sector\n{LONG},Health\n"),
        ("wikidata.csv", f"town,townLabel,partner\nQ1,{LONG},Q2\n"),
        ("wikidata.json", json.dumps([{**WIKIDATA[0], "townLabel": LONG}])),
        ("own.json", json.dumps({"partnerlib": 1, "title": LONG})),
        ("own.jsonl", json.dumps({"partnerlib": 1, "title": LONG}) + '\n{"x\n'),
    ],
)
def test_a_long_cell_is_read_or_refused_as_the_limit_says(
    tmp_path: Path, name: str, text: str
) -> None:
    """Whatever the limit of the whole process is, which stays what it was."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    usual = csv.field_size_limit()

    assert "too-large" not in codes(path, Limits(cell=len(LONG)))
    assert "too-large" in codes(path, Limits(cell=len(LONG) - 1))
    assert usual == csv.field_size_limit()


def test_a_table_within_a_low_limit_is_read(tmp_path: Path) -> None:
    """All of its rows, also those after the first."""
    path = tmp_path / "territories.csv"
    path.write_text("id,name,level\na,A,region\nb,B,region\n", "utf-8")

    assert 2 == len(partnerlib.read(path, limits=Limits(cell=6)).territories)


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ('"' + "a" * 9 + '"', False),
        ('"' + "a" * 10 + '"', False),
        ('"' + "a" * 11 + '"', True),
        ('"' + '\\"' * 10 + '"', False),
        ('"' + '\\"' * 11 + '"', True),
        ('"' + "\\u00e9" * 10 + '"', False),
        ('"' + "é" * 11 + '"', True),
        ('{"' + "k" * 11 + '": 1}', True),
        ('[["a", "\\\\"], [1, "' + "b" * 11 + '"]]', True),
        ("[" + "1, " * 20 + "2]", False),
    ],
)
def test_a_text_of_json_is_measured_in_characters(
    tmp_path: Path, text: str, is_refused: bool
) -> None:
    """Escaped ones are one each; what is no text may be as long as it likes."""
    path = tmp_path / "own.json"
    path.write_text(f'{{"partnerlib": 1, "actors": {text}}}', "utf-8")

    assert is_refused == ("too-large" in codes(path, Limits(cell=10)))


def test_a_long_answer_is_read_row_by_row_and_in_time() -> None:
    """The clock is looked at every thousand rows."""
    with (
        under(Limits(seconds=-1)),
        pytest.raises(partnerlib.DocumentError, match="seconds"),
    ):
        check_row(["a"], 1000, "x.csv")


def test_a_graph_is_read_in_time(folder: Path) -> None:
    """The clock is looked at every thousand elements."""
    path = folder / "many.graphml"
    nodes = "".join(f"<node id='n{each}'/>" for each in range(1001))
    path.write_text(f"<graphml><graph>{nodes}</graph></graphml>", "utf-8")

    assert 1001 == len(partnerlib.read(path).territories)
    with (
        under(Limits(seconds=-1)),
        pytest.raises(partnerlib.DocumentError, match="seconds"),
    ):
        READER.read(path)
