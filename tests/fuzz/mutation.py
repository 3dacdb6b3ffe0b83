"""Files of every format, and random changes to their bytes.

The seeds are written here, by this library or by hand; nothing is taken from
elsewhere.
"""

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import openpyxl

import partnerlib
from partnerlib import (
    Action,
    Actor,
    Agreement,
    Exchange,
    Need,
    Offer,
    Party,
    Registry,
    Scope,
    Source,
    Territory,
)

TOKENS: Final = (
    *(b"\0", b"\r", b"\n", b'"', b"'", b",", b";", b"\t", b"|", b"#", b"=", b":"),
    *(b"<", b">", b"&", b"&#0;", b"]]>", b"<!--", b"<!DOCTYPE x>", b"{", b"}", b"["),
    *(b"]", b"\\u0000", b"\\ud800", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\xc3"),
    *(b"NaN", b"1e999", b"-1", b"9" * 400, b"null", b"true", b"2004-13", b"../.."),
    *(b"#org", b"#adm1+code", b"#sector", b"id", b"place:x", b"authority:", b"A" * 300),
)

HXL: Final = """Who,What,Where,Code,When
#org+impl,#sector+cluster,#adm1+name,#adm1+code,#date+start
Asso,Health,Tigray,ET01,2022-01-05
"Asso, Other",WASH,Afar,ET02,05/02/2022
"""
NEEDS: Final = """Zone,Code,Health,WASH
#adm1+name,#adm1+code,#inneed+health,#targeted+wash
Tigray,ET01,80 418,-
Afar,ET02,,12
"""
IATI: Final = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03"><iati-activity xml:lang="fr">
<iati-identifier>XX-1-a</iati-identifier>
<reporting-org ref="XX-1" type="10"><narrative>Ville</narrative></reporting-org>
<title><narrative>Eau</narrative><narrative xml:lang="en">Water</narrative></title>
<participating-org ref="XX-1" role="1" type="10"><narrative>Ville</narrative>
</participating-org><participating-org role="4"><narrative>Asso</narrative>
</participating-org><activity-status code="2"/>
<activity-date type="2" iso-date="2014-01-01"/>
<recipient-country code="ML" percentage="99.99"/>
<sector vocabulary="1" code="14030" percentage="50"/>
<sector vocabulary="1" code="14031" percentage="50"/>
<related-activity ref="XX-1-b" type="1"/></iati-activity></iati-activities>
"""
IATI_1: Final = """<iati-activities version="1.05"><iati-activity hierarchy="1">
<iati-identifier>XX-2-a</iati-identifier><reporting-org ref="XX-2" type="10">Ville
</reporting-org><participating-org role="Funding" type="10">Ville</participating-org>
<participating-org role="implementing" type="22">Asso</participating-org>
<activity-status code="2">Implementation</activity-status>
<activity-date type="start-actual" iso-date="2010-01-01"/>
<recipient-region code="298" vocabulary="DAC" percentage="40"/>
<location><administrative adm1="ML07" country="ML"/>
<coordinates latitude="12.6" longitude="-8"/></location>
<sector code="14030" vocabulary="DAC" percentage="100">Eau</sector>
</iati-activity></iati-activities>
"""
MAP: Final = """partnerlib_map = 1
language = "fr"
[records.town]
record = "territory"
name = "Commune"
level = { value = "municipality" }
[records.org]
record = "actor"
name = "Porteur"
[records.project]
record = "action"
title = "Projet"
places = { ref = "town", split = ";" }
start = { column = "Début", dates = "dmy" }
parties = [{ ref = "org", role = "implementer" }]
"""
FOREIGN: Final = """Commune,Porteur,Projet,Début
Orée;Lindtal,Asso,Puits,01/02/2004
Orée,Ville,École,2004
"""
HIF: Final = {
    "network-type": "undirected",
    "metadata": {"name": "x"},
    "nodes": [{"node": "a"}, {"node": "b", "weight": 2}],
    "edges": [{"edge": "e1", "attrs": {"kind": "x"}}],
    "incidences": [{"edge": "e1", "node": "a"}, {"edge": "e1", "node": "b"}],
}
GEXF: Final = """<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="undirected"><nodes><node id="a" label="A"/>
<node id="b"/></nodes><edges><edge id="0" source="a" target="b" weight="2"/></edges>
</graph></gexf>
"""
WIKIDATA: Final = """town,townLabel,townPopulation,townCoordinates,partner,start
http://www.wikidata.org/entity/Q1,Orée,24000,Point(2.5 48.5),http://www.wikidata.org/entity/Q2,1998-05-02T00:00:00Z
http://www.wikidata.org/entity/Q2,Lindtal,,,http://www.wikidata.org/entity/Q1,
"""
ENTITY: Final = {
    "entities": {
        "Q1": {
            "type": "item",
            "id": "Q1",
            "labels": {"fr": {"language": "fr", "value": "Orée"}},
            "claims": {
                "P190": [
                    {
                        "mainsnak": {
                            "snaktype": "value",
                            "property": "P190",
                            "datavalue": {"type": "wikibase-entityid"}
                            | {"value": {"id": "Q2", "entity-type": "item"}},
                        },
                        "rank": "normal",
                        "type": "statement",
                    }
                ]
            },
        }
    }
}
PAIRS: Final = "% sym unweighted\n1 2\n2 3\n1 3\n"
GRAPHML: Final = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="undirected"><node id="a"><data key="d0">A</data></node>
<node id="b"/><edge source="a" target="b"/></graph></graphml>
"""
TABLE: Final = """id,name,level,parent,country,population,lat,lon
fr,France,country,,FR,68000000,46,2
evry,Évry,municipality,fr,FR,66000,48.6,2.4
"""
AGREEMENTS: Final = """id,kind,parties,title,themes,start,end,status,source
g1,twinning,evry; kayes:lead,Jumelage,water; health,1998~,..,active,evry
g2,partnership,evry; kayes,,,2004-06,2011,ended,
"""


def _own() -> Registry:
    """Make one record of each kind, with most of its fields."""
    scope = Scope(themes=["water"], places=["oree"], audiences=["youth"])
    return Registry.of(
        territories=[
            Territory("oree", name="Orée", country="FR", location=(48.5, 2.5)),
            Territory("lindtal", name="Lindtal", population=12_000),
        ],
        actors=[Actor("asso", name="Asso", territory="oree", kind="association")],
        agreements=[
            Agreement(
                "g1",
                parties=[Party("asso", role="lead"), "lindtal"],
                scope=scope,
                period="1998~/..",
                sources=[Source(file="x.csv", row=2)],
            )
        ],
        actions=[Action("a1", title="Puits", parties=["asso"], agreement="g1")],
        needs=[Need("n1", territory="lindtal", scope=scope, quantity=3)],
        offers=[Offer("o1", actor="asso", scope=scope, capacity=2)],
        exchanges=[Exchange("e1", giver="asso", receiver="lindtal", kind="visit")],
        title="Fiches",
    )


class Seed(NamedTuple):
    """A small file: what is changed of it, and how the file is made of that."""

    data: bytes
    wrap: Callable[[bytes], bytes] = bytes


def seeds(folder: Path) -> dict[str, Seed]:
    """Give a small file of each format by its name."""
    registry = _own()
    made = {
        "territories.csv": TABLE.encode(),
        "agreements.csv": AGREEMENTS.encode("cp1252"),
        "4w.csv": HXL.encode(),
        "needs.tsv": NEEDS.replace(",", "\t").encode(),
        "4w.json": json.dumps([line.split(",") for line in HXL.splitlines()]).encode(),
        "feed.xml": IATI.encode(),
        "feed-1.xml": IATI_1.encode(),
        "map.toml": MAP.encode(),
        "foreign.hif.json": json.dumps(HIF).encode(),
        "foreign.gexf": GEXF.encode(),
        "answer.csv": WIKIDATA.encode(),
        "entity.json": json.dumps(ENTITY).encode(),
        "out.pairs": PAIRS.encode(),
        "foreign.graphml": GRAPHML.encode(),
        "4w.zip": _zip("4w.csv", HXL.encode()),
        "4w.xlsx": _workbook([line.split(",") for line in HXL.splitlines()]),
    }
    for name in ("own.json", "own.jsonl", "own.graphml", "own.gexf"):
        partnerlib.write(registry, folder / name)
        made[name] = (folder / name).read_bytes()
    book = folder / "own.xlsx"
    partnerlib.write(partnerlib.Registry.of(), book)
    made["own.xlsx"] = book.read_bytes()
    found = {name: Seed(data) for name, data in made.items()}
    for name, member in (
        ("sheet.xlsx", "xl/worksheets/sheet1.xml"),
        ("styles.xlsx", "xl/styles.xml"),
        ("parts.xlsx", "xl/workbook.xml"),
    ):
        found[name] = _inside(made["4w.xlsx"], member)
    return found


def look(path: Path) -> partnerlib.CheckResult:
    """Read a changed file; a column map reads a sound table."""
    if path.suffix != ".toml":
        return partnerlib.check(path)
    table = path.with_name("table.csv")
    table.write_text(FOREIGN, "utf-8")
    try:
        return partnerlib.check(table, map=path)
    except partnerlib.DocumentError as error:  # a map is the caller's, who is told
        return partnerlib.CheckResult(registry=None, problems=error.problems)


def _inside(book: bytes, member: str) -> Seed:
    """Change one member of an archive, and pack it again."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def wrap(data: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in parts.items():
                chosen = data if name == member else content
                archive.writestr(zipfile.ZipInfo(name), chosen)
        return stream.getvalue()

    return Seed(parts[member], wrap)


def _zip(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def mutants(seed: Seed, count: int, number: int) -> Iterator[bytes]:
    """Yield changed copies of a file, the same for the same number."""
    rng = random.Random(number)  # noqa: S311 -- the same changes in every run
    changes: list[Callable[[random.Random, bytearray], None]] = [
        _flip,
        _insert,
        _delete,
        _repeat,
        _swap,
        _cut,
    ]
    for _ in range(count):
        changed = bytearray(seed.data)
        for _ in range(rng.choice((1, 1, 2, 4, 8))):
            rng.choice(changes)(rng, changed)
        yield seed.wrap(bytes(changed))


def _span(rng: random.Random, data: bytearray) -> slice:
    start = rng.randrange(len(data) + 1)
    return slice(start, start + rng.choice((1, 2, 8, 64)))


def _flip(rng: random.Random, data: bytearray) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _insert(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data) + 1)
    data[at:at] = rng.choice(TOKENS)


def _delete(rng: random.Random, data: bytearray) -> None:
    del data[_span(rng, data)]


def _repeat(rng: random.Random, data: bytearray) -> None:
    piece = data[_span(rng, data)] * rng.choice((1, 3, 30))
    at = rng.randrange(len(data) + 1)
    data[at:at] = piece


def _swap(rng: random.Random, data: bytearray) -> None:
    data[_span(rng, data)] = rng.choice(TOKENS)


def _cut(rng: random.Random, data: bytearray) -> None:
    if rng.random() < 0.2:
        del data[rng.randrange(len(data) + 1) :]
