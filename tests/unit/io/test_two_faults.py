"""Where every record has two independent faults, both are told, in every format."""

import json
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped,unused-ignore]
import pytest

from partnerlib.io import check
from tests.unit.io.tables import put, shorts

TABLES = {
    "territories": """
id,name,level,parent,country,population,lat,lon,zones,languages,valid_from,successors,name_fr
fr,France,country,,FR,,,,,,,,
idf,IdF,region,fr,FR,,,,,,,,
evry,Évry,commune,idf,FR,,,,,,,,
there,Là-bas,commune,fr,,,,,,,,,
t1,,commune,nowhere,,,,,,,,,
t2,T2,commune,evry,,-5,,,,,,,
t3,T3,commune,t4,,,91,0,,,,,
t4,T4,commune,t3,Frankreich,,,,,,,,
t5,T5,#N/A,idf,,,,,,,,nowhere,
t6,T6,commune,idf,,,,,odd; #N/A,,,,
t7,T7,commune,idf,,,48,,,Français,,,
there,Twice,commune,nowhere,,,,,,,,,
t8,T8,commune,idf,,many,,,,,20x4,,
""",
    "actors": """
id,name,kind,territory,member_of,themes,aliases
asso,Asso,association,evry,,,
wd,Wd,association,evry,,,
wd:lead,Both,association,evry,,,
mairie,Mairie,authority,evry,,,
epci,Epci,authority,evry,,,
a1,,club,nowhere,,,
a2,A2,,evry,nobody; asso,,
a3,A3,association,evry,#N/A; nobody,yoga,
asso,Twice,club,nowhere,,,
""",
    "agreements": """
id,kind,parties,themes,places,start,end,status,parent,derived_from,amount,source
g1,twinning,asso,yoga,,,,,,,,
g2,twinning,asso; asso,,nowhere,,,,,,,
g3,twinning,,,,,,wobbly,,,,
g4,twinning,asso; nobody,,,2004,2001,,,,,
g5,twinning,asso:boss; there,,,20x4,,,,,,
g6,,asso; there,,,,,,g7,,,
g7,,asso; there,,,,,,g6,,,
g8,twinning,wd:lead; nobody,,,,,,,,,
g9,twinning,evry; asso,,,,,,,,dear,
g10,twinning,asso; there,#N/A; yoga,nowhere,,,,,,,
g11,twinning,asso; there,,,,,,,nothing,1e999,
g12,twinning,#N/A; nobody,,,,,,,,,
g1,twinning,asso; there,chess,,,,,,,,
g13,twinning,,,,,x,,,,,
""",
    "actions": """
id,title,parties,agreement,recognised,kind
x1,,asso,nothing,,
x2,X2,,nothing,,
x3,X3,nobody,,perhaps,
""",
    "needs": """
id,territory,actor,themes,quantity,horizon
n1,,,yoga,,
n2,nowhere,,,1.5,
n3,,nobody,,-1,
n4,#N/A,,,,never
""",
    "offers": """
id,actor,places,capacity,languages
o1,,nowhere,,
o2,nobody,,x,
;,asso,nowhere,,
,nobody,,,
""",
    "exchanges": """
id,giver,receiver,kind,agreement,amount
e1,asso,asso,gold,,
e2,nobody,asso,,,
e3,,nobody,money,,
e4,asso,there,money,nothing,-1
""",
    "parties": """
record,actor,role,start
agreement/none,nobody,boss,
agreement/g3,asso,,x
agreement/g3,stranger,,
agreement/g3,,boss,
need/n1,nobody,,
agreement/g13,asso,,x
agreement/g13,nobody,,
""",
    "sources": """
record,stated_by,date,title
agreement/none,stranger,,
agreement/g5,stranger,x,
""",
    "terms": """
vocabulary,id,label_en,broader,role_class,rank
roles,chief,Chief,nothing,rules,
themes,tea,Tea,cup,,high
""",
}
EXPECTED = {
    "territories": [
        (6, "name", "missing-value"),
        (6, "parent", "unknown-id"),
        (7, "parent", "wrong-level"),
        (7, "population", "negative-number"),
        (8, "lat", "out-of-range"),
        (8, "parent", "cycle"),
        (9, "country", "bad-country"),
        (10, "level", "cell-error"),
        (10, "successors", "unknown-id"),
        (11, "zones", "cell-error"),
        (11, "zones", "unknown-term"),
        (12, "languages", "bad-language"),
        (12, "lon", "missing-value"),
        (13, "id", "duplicate-id"),
        (13, "parent", "unknown-id"),
        (14, "population", "bad-integer"),
        (14, "valid_from", "bad-date"),
    ],
    "actors": [
        (7, "kind", "unknown-term"),
        (7, "name", "missing-value"),
        (7, "territory", "unknown-id"),
        (8, "kind", "missing-value"),
        (8, "member_of", "unknown-id"),
        (9, "member_of", "cell-error"),
        (9, "member_of", "unknown-id"),
        (9, "themes", "unknown-term"),
        (10, "id", "duplicate-id"),
        (10, "kind", "unknown-term"),
        (10, "territory", "unknown-id"),
    ],
    "agreements": [
        (2, "parties", "too-few-parties"),
        (2, "themes", "unknown-term"),
        (3, "parties", "self-twinning"),
        (3, "places", "unknown-id"),
        (4, "status", "unknown-term"),
        (5, "end", "end-before-start"),
        (5, "parties", "unknown-id"),
        (6, "parties", "unknown-term"),
        (6, "start", "bad-date"),
        (7, "kind", "missing-value"),
        (7, "parent", "cycle"),
        (8, "kind", "missing-value"),
        (9, "parties", "ambiguous-party"),
        (9, "parties", "unknown-id"),
        (10, "amount", "bad-number"),
        (10, "parties", "ambiguous-authority"),
        (11, "places", "unknown-id"),
        (11, "themes", "cell-error"),
        (11, "themes", "unknown-term"),
        (12, "amount", "bad-number"),
        (12, "derived_from", "unknown-id"),
        (13, "parties", "cell-error"),
        (13, "parties", "unknown-id"),
        (14, "id", "duplicate-id"),
        (14, "themes", "unknown-term"),
        (15, "end", "bad-date"),
    ],
    "actions": [
        (2, "agreement", "unknown-id"),
        (2, "title", "missing-value"),
        (3, "agreement", "unknown-id"),
        (3, "parties", "missing-value"),
        (4, "parties", "unknown-id"),
        (4, "recognised", "bad-choice"),
    ],
    "needs": [
        (2, "territory", "missing-owner"),
        (2, "themes", "unknown-term"),
        (3, "quantity", "bad-integer"),
        (3, "territory", "unknown-id"),
        (4, "actor", "unknown-id"),
        (4, "quantity", "negative-number"),
        (5, "horizon", "unknown-term"),
        (5, "territory", "cell-error"),
    ],
    "offers": [
        (2, "actor", "missing-value"),
        (2, "places", "unknown-id"),
        (3, "actor", "unknown-id"),
        (3, "capacity", "bad-integer"),
        (4, "id", "bad-id"),
        (4, "places", "unknown-id"),
        (5, "actor", "unknown-id"),
        (5, "id", "missing-value"),
    ],
    "exchanges": [
        (2, "kind", "unknown-term"),
        (2, "receiver", "self-exchange"),
        (3, "giver", "unknown-id"),
        (3, "kind", "missing-value"),
        (4, "giver", "missing-value"),
        (4, "receiver", "unknown-id"),
        (5, "agreement", "unknown-id"),
        (5, "amount", "negative-number"),
    ],
    "parties": [
        (2, "actor", "unknown-id"),
        (2, "record", "unknown-id"),
        (2, "role", "unknown-term"),
        (3, "start", "bad-date"),
        (4, "actor", "unknown-id"),
        (5, "actor", "missing-value"),
        (5, "role", "unknown-term"),
        (6, "actor", "unknown-id"),
        (6, "record", "bad-choice"),
        (7, "start", "bad-date"),
        (8, "actor", "unknown-id"),
    ],
    "sources": [
        (2, "record", "unknown-id"),
        (2, "stated_by", "unknown-id"),
        (3, "date", "bad-date"),
        (3, "stated_by", "unknown-id"),
    ],
    "terms": [
        (2, "broader", "unknown-id"),
        (2, "role_class", "bad-choice"),
        (3, "broader", "unknown-id"),
        (3, "rank", "bad-integer"),
    ],
}


def test_tables_tell_every_fault_of_every_row(tmp_path: Path) -> None:
    """Nothing is hidden by what else is wrong, and nothing is told twice."""
    problems = check(put(tmp_path, **TABLES)).problems

    assert {f"{name}.csv": expected for name, expected in EXPECTED.items()} == _by_file(
        problems
    )


def test_a_workbook_tells_every_fault_of_every_row(tmp_path: Path) -> None:
    """A workbook is checked as a folder is."""
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in TABLES.items():
        sheet = book.create_sheet(name)
        for line in text.strip("\n").split("\n"):
            sheet.append([cell or None for cell in line.split(",")])
    book.save(tmp_path / "book.xlsx")
    problems = check(tmp_path / "book.xlsx").problems

    assert {
        f"book.xlsx [{name}]": expected for name, expected in EXPECTED.items()
    } == _by_file(problems)


def _by_file(problems: Any) -> dict[str, list[tuple[int, str, str]]]:
    found: dict[str, list[tuple[int, str, str]]] = {}
    for file, row, column, code in shorts(problems):
        assert row is not None
        assert column is not None
        found.setdefault(file, []).append((row, column, code))
    return {name: sorted(found[name]) for name in found}


RECORDS: list[tuple[str, Any, list[tuple[str, str]]]] = [
    ("territory", {"id": "fr", "name": "France", "level": "country"}, []),
    (
        "territory",
        {"id": "evry", "name": "Évry", "level": "municipality", "parent": "fr"},
        [],
    ),
    (
        "territory",
        {"id": "t1", "parent": "nowhere", "level": "country"},
        [("name", "missing-value"), ("parent", "unknown-id")],
    ),
    (
        "territory",
        {"id": "t2", "name": "T", "parent": "t2", "population": -5},
        [("parent", "cycle"), ("population", "negative-number")],
    ),
    (
        "territory",
        {"id": "t3", "name": 3, "zones": ["odd", 5], "successors": ["no", "a;b"]},
        [
            ("name", "bad-type"),
            ("successors", "unknown-id"),
            ("successors", "bad-id"),
            ("zones", "unknown-term"),
            ("zones[1]", "bad-type"),
        ],
    ),
    (
        "territory",
        {"id": "evry", "name": "Twice", "parent": "nowhere"},
        [("id", "duplicate-id"), ("parent", "unknown-id")],
    ),
    (
        "territory",
        {"id": "t4", "name": "T", "level": "country", "parent": "fr", "foo": 1},
        [("foo", "unknown-field"), ("parent", "wrong-level")],
    ),
    ("actor", {"id": "asso", "name": "Asso", "territory": "evry"}, []),
    (
        "actor",
        {"id": "a1", "name": "", "kind": "club", "member_of": ["nobody"]},
        [
            ("kind", "unknown-term"),
            ("member_of", "unknown-id"),
            ("name", "missing-value"),
        ],
    ),
    (
        "agreement",
        {
            "id": "g1",
            "kind": "twinning",
            "parties": [{"actor": "asso"}, {"actor": "evry"}],
            "scope": {"places": ["Q"], "themes": ["helth", 5]},
            "foo": 1,
        },
        [
            ("foo", "unknown-field"),
            ("scope.places", "unknown-id"),
            ("scope.themes", "unknown-term"),
            ("scope.themes[1]", "bad-type"),
        ],
    ),
    (
        "agreement",
        {"id": "g2", "parties": [{"actor": "nobody"}], "parent": "nothing"},
        [
            ("parent", "unknown-id"),
            ("parties", "too-few-parties"),
            ("parties", "unknown-id"),
        ],
    ),
    (
        "agreement",
        {
            "id": "g3",
            "parties": [
                {"actor": "asso", "role": "boss"},
                {"actor": 5, "role": "cook"},
            ],
            "sources": [{"stated_by": "stranger", "row": -1}],
        },
        [
            ("parties", "unknown-term"),
            ("parties", "unknown-term"),
            ("parties[1].actor", "bad-type"),
            ("sources", "unknown-id"),
            ("sources[0].row", "negative-number"),
        ],
    ),
    (
        "action",
        {"id": "x1", "title": "X", "parties": [], "agreement": "nothing"},
        [("agreement", "unknown-id"), ("parties", "no-party")],
    ),
    (
        "need",
        {"id": "n1", "horizon": "never", "quantity": 1.5},
        [
            ("horizon", "unknown-term"),
            ("quantity", "bad-integer"),
            ("territory", "missing-owner"),
        ],
    ),
    (
        "offer",
        {"actor": "nobody", "capacity": "x"},
        [
            ("actor", "unknown-id"),
            ("capacity", "bad-integer"),
            ("id", "missing-value"),
        ],
    ),
    (
        "exchange",
        {"id": "e1", "giver": "asso", "receiver": "asso", "agreement": "nothing"},
        [("agreement", "unknown-id"), ("receiver", "self-exchange")],
    ),
    (
        "exchange",
        {"id": "e2", "giver": "nobody", "kind": 5},
        [
            ("giver", "unknown-id"),
            ("kind", "bad-type"),
            ("receiver", "missing-value"),
        ],
    ),
    (
        "term",
        {"vocabulary": "themes", "id": "tea", "broader": "cup", "rank": "high"},
        [("broader", "unknown-id"), ("rank", "bad-integer")],
    ),
]
PLURALS = {"territory": "territories"}


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_json_tells_every_fault_of_every_record(tmp_path: Path, suffix: str) -> None:
    """A document and its lines are checked as tables are."""
    file = tmp_path / f"data.{suffix}"
    expected: dict[str, list[tuple[str, str]]] = {}
    if suffix == "json":
        document: dict[str, Any] = {"partnerlib": 1}
        for kind, record, faults in RECORDS:
            plural = PLURALS.get(kind, f"{kind}s")
            where = f"$.{plural}[{len(document.setdefault(plural, []))}]"
            document[plural].append(record)
            expected[where] = faults
        file.write_text(json.dumps(document), encoding="utf-8")
    else:
        lines: list[Any] = [{"partnerlib": 1}]
        for kind, record, faults in RECORDS:
            lines.append({kind: record})
            expected[f"{len(lines)} $.{kind}"] = faults
        file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    told = [
        (f"{each.row} {each.path}" if each.row else str(each.path), each.code)
        for each in check(file).problems
    ]

    assert sorted(
        (f"{where}.{field}", code)
        for where, faults in expected.items()
        for field, code in faults
    ) == sorted(told)
