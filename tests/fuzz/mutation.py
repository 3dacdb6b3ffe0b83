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
from typing import Final

import openpyxl

import partnerlib
from partnerlib.datasets import reciprocity

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


def seeds(folder: Path) -> dict[str, bytes]:
    """Give a small file of each format by its name."""
    registry = reciprocity()
    made = {
        "territories.csv": TABLE.encode(),
        "agreements.csv": AGREEMENTS.encode("cp1252"),
        "4w.csv": HXL.encode(),
        "needs.tsv": NEEDS.replace(",", "\t").encode(),
        "4w.json": json.dumps([line.split(",") for line in HXL.splitlines()]).encode(),
        "feed.xml": IATI.encode(),
        "answer.csv": WIKIDATA.encode(),
        "entity.json": json.dumps(ENTITY).encode(),
        "out.pairs": PAIRS.encode(),
        "foreign.graphml": GRAPHML.encode(),
        "4w.zip": _zip("4w.csv", HXL.encode()),
        "4w.xlsx": _workbook([line.split(",") for line in HXL.splitlines()]),
    }
    for name in ("own.json", "own.jsonl", "own.graphml", "own.gexf"):
        partnerlib.write(registry, folder / name)
        made[name] = (folder / name).read_bytes()[:6000]
    book = folder / "own.xlsx"
    partnerlib.write(partnerlib.Registry.of(), book)
    made["own.xlsx"] = book.read_bytes()
    return made


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


def mutants(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield changed copies of a file, the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 -- the same changes in every run
    changes: list[Callable[[random.Random, bytearray], None]] = [
        _flip,
        _insert,
        _delete,
        _repeat,
        _swap,
        _cut,
    ]
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(rng.choice((1, 1, 2, 4, 8))):
            rng.choice(changes)(rng, changed)
        yield bytes(changed)


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
