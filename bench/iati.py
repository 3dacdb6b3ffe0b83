"""What a large file of IATI costs, beside what people do without this library.

Usage::

    python bench/iati.py [ACTIVITIES [READER ...]]

Makes a file of ACTIVITIES activities (default 100,000) of version 2.03: four
participating organisations, three sectors of two vocabularies, two countries, a
location, three dates, six transactions and a parent each. Every reader runs in a
process of its own, without the collector of garbage; time is that of the processor,
memory the peak. The rows:

- ``partnerlib.read``: into a registry, checked;
- ``reader``: the reader alone, into the same records, before references are checked;
- ``lxml``: a straightforward walk, one ``xpath`` a value and one record an activity by
  the public constructors, with lists of what was seen before;
- ``lxml, no records``: the same walk into plain tuples;
- ``iatikit``: where that package is installed; it knows neither organisations nor
  countries, so it is asked for identifier, title, description, location and dates.

All but iatikit must agree on who does what where and when. Prints a table
in Markdown. The file is the same in every run.
"""

import gc
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

import partnerlib
from partnerlib import Action, Actor, Party, Period, Scope, Source, Territory
from partnerlib.io.iati import READER
from partnerlib.vocabularies import builtin

MEGABYTE = 1024  # ru_maxrss counts kilobytes
SECTORS = ("12220", "11120", "14031", "14032", "12240", "15150", "16030", "31163")
COUNTRIES = ("HT", "BJ", "SN", "ML", "NE", "TD", "MG", "VN", "LA", "KH")
ROLES = {"1": "funder", "2": "accountable", "3": "extending", "4": "implementer"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TRANSACTION = """<transaction ref="{number}-{each}"><transaction-type code="3"/>
<transaction-date iso-date="2020-0{each}-15"/>
<value currency="EUR" value-date="2020-0{each}-15">{amount}</value>
<description><narrative>Instalment {each}</narrative></description>
<provider-org ref="XX-ORG-1"><narrative>Giver</narrative></provider-org>
<receiver-org ref="XX-ORG-2"><narrative>Receiver</narrative></receiver-org>
</transaction>
"""


def activity(number: int, draw: random.Random) -> Iterator[str]:
    """Yield an activity in pieces."""
    owner = draw.randrange(500)
    yield f'<iati-activity xml:lang="en" hierarchy="1" default-currency="EUR" \
last-updated-datetime="2021-0{draw.randrange(1, 10)}-01T00:00:00">\n'
    yield f"<iati-identifier>XX-ORG-{owner}-{number}</iati-identifier>\n"
    yield f'<reporting-org ref="XX-ORG-{owner}" type="22"><narrative>Organisation \
{owner}</narrative></reporting-org>\n'
    yield f"<title><narrative>Project {number}</narrative><narrative \
xml:lang='fr'>Projet {number}</narrative></title>\n"
    yield f'<description type="1"><narrative>What project {number} does, in a \
sentence or two that say it to everybody who reads.</narrative></description>\n'
    for role in ROLES:
        other = draw.randrange(500)
        yield f'<participating-org ref="XX-ORG-{other}" type="22" role="{role}">\
<narrative>Organisation {other}</narrative></participating-org>\n'
    start = f"20{draw.randrange(10, 20)}-0{draw.randrange(1, 10)}-01"
    yield '<activity-status code="2"/>\n'
    yield f'<activity-date type="1" iso-date="2009-01-01"/>\n\
<activity-date type="2" iso-date="{start}"/>\n\
<activity-date type="3" iso-date="2025-12-31"/>\n'
    for country, share in zip(draw.sample(COUNTRIES, 2), (60, 40), strict=True):
        yield f'<recipient-country code="{country}" percentage="{share}"/>\n'
    point = f"{draw.uniform(-30, 30):.4f} {draw.uniform(-90, 90):.4f}"
    yield f'<location><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326">\
<pos>{point}</pos></point></location>\n'
    for code in draw.sample(SECTORS, 2):
        yield f'<sector vocabulary="1" code="{code}" percentage="50"/>\n'
    yield f'<sector vocabulary="7" code="{draw.randrange(1, 18)}"/>\n'
    yield '<policy-marker vocabulary="1" code="1" significance="1"/>\n'
    yield '<default-flow-type code="10"/><default-aid-type code="C01"/>\n'
    for each in range(1, 7):
        amount = draw.randrange(1000, 100_000)
        yield TRANSACTION.format(number=number, each=each, amount=amount)
    yield f'<related-activity ref="elsewhere-{number}" type="1"/>\n</iati-activity>\n'


def write(path: Path, count: int) -> None:
    """Write the file."""
    draw = random.Random(203)  # noqa: S311 -- a world, not a secret
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write('<iati-activities version="2.03">\n')
        for number in range(count):
            file.writelines(activity(number, draw))
        file.write("</iati-activities>\n")


Row = tuple[object, ...]


def _of_actions(actions: Iterator[Action]) -> Iterator[Row]:
    for each in actions:
        yield (
            each.id,
            each.title,
            sorted((party.actor, party.role) for party in each.parties),
            list(each.scope.themes),
            list(each.scope.places),
            str(each.period.start)[:10],
        )


def by_read(path: Path) -> Iterator[Row]:
    """Read with the public door."""
    return _of_actions(iter(partnerlib.check(path).sound().actions.values()))


def by_reader(path: Path) -> Iterator[Row]:
    """Read without checking references."""
    records = READER.read(path).records
    return _of_actions(each for each in records if isinstance(each, Action))


def _walk(path: Path) -> Iterator[dict[str, object]]:
    dac, sdg = (
        {
            value: concept.id
            for concept in builtin()["themes"].concepts
            for scheme, value in concept.matches
            if scheme == wanted
        }
        for wanted in ("dac", "sdg")
    )
    for _, one in etree.iterparse(str(path), tag="iati-activity"):
        dates = {
            type_: one.xpath(f"activity-date[@type='{type_}']/@iso-date")
            for type_ in "1234"
        }
        yield {
            "id": one.xpath("iati-identifier/text()")[0],
            "title": one.xpath("title/narrative[not(@xml:lang)]/text()")[0],
            "names": [
                (each.xpath("@xml:lang")[0], each.xpath("text()")[0])
                for each in one.xpath("title/narrative[@xml:lang]")
            ],
            "description": one.xpath("description/narrative/text()")[0],
            "reporter": one.xpath("reporting-org/@ref")[0],
            "parties": [
                (
                    each.xpath("@ref")[0],
                    each.xpath("narrative/text()")[0],
                    ROLES[each.xpath("@role")[0]],
                )
                for each in one.xpath("participating-org")
            ],
            "start": (dates["2"] or dates["1"])[0],
            "end": (dates["4"] or dates["3"])[0],
            "countries": one.xpath("recipient-country/@code"),
            "shares": one.xpath("recipient-country/@percentage"),
            "themes": [
                (dac if each.xpath("@vocabulary")[0] == "1" else sdg)[
                    each.xpath("@code")[0]
                ]
                for each in one.xpath("sector")
            ],
            "sectors": [
                (
                    each.xpath("@vocabulary")[0],
                    each.xpath("@code")[0],
                    each.xpath("@percentage"),
                )
                for each in one.xpath("sector")
            ],
            "points": one.xpath("location/point/pos/text()"),
            "related": one.xpath("related-activity/@ref"),
            "markers": one.xpath("policy-marker/@code"),
            "updated": one.xpath("@last-updated-datetime")[0],
        }
        one.clear()
        while one.getprevious() is not None:
            del one.getparent()[0]


def by_lxml(path: Path) -> Iterator[Row]:
    """Walk with lxml and make records."""
    actors: dict[str, Actor] = {}
    places: dict[str, Territory] = {}
    actions: list[Action] = []
    for found in _walk(path):
        for ref, name, _ in found["parties"]:
            if ref not in actors:
                actors[ref] = Actor(str(ref), name=str(name), kind="national-ngo")
        for code in found["countries"]:
            if code not in places:
                places[code] = Territory(str(code), name=str(code), level="country")
        extra = {
            key: json.dumps(found[key])
            for key in ("sectors", "shares", "points", "related", "markers")
        }
        actions.append(
            Action(
                str(found["id"]),
                title=str(found["title"]),
                names=[(str(tag), str(text)) for tag, text in found["names"]],
                description=str(found["description"]),
                parties=[Party(str(ref), role) for ref, _, role in found["parties"]],
                scope=Scope(
                    themes=found["themes"],
                    places=[str(code) for code in found["countries"]],
                ),
                period=Period(start=str(found["start"]), end=f"{found['end']}~"),
                status="ongoing",
                sources=Source(
                    stated_by=str(found["reporter"]), date=str(found["updated"])[:10]
                ),
                extra=extra,
            )
        )
    return _of_actions(iter(actions))


def by_lxml_plain(path: Path) -> Iterator[Row]:
    """Walk with lxml and keep tuples."""
    rows = [
        (
            str(found["id"]),
            str(found["title"]),
            sorted({(str(ref), role) for ref, _, role in found["parties"]}),
            sorted(set(found["themes"])),
            sorted(map(str, found["countries"])),
            str(found["start"]),
        )
        for found in _walk(path)
    ]
    return iter(rows)


def by_iatikit(path: Path) -> Iterator[Row]:
    """Ask iatikit for what it knows without its codelists."""
    import iatikit

    rows: list[Row] = []
    for one in iatikit.Dataset(str(path)).activities:
        texts = (str(one.title), str(one.description), str(one.location))
        rows.append((one.id, *texts, str(one.start), str(one.end)))
    return iter(rows)


READERS = {
    "partnerlib.read": by_read,
    "reader": by_reader,
    "lxml": by_lxml,
    "lxml, no records": by_lxml_plain,
    "iatikit": by_iatikit,
}


def measure(name: str, path: Path) -> None:
    """Print what one reader costs, and a digest of what it gives."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gc.disable()  # as the library does while it reads; so nobody pays for it
    begin = time.process_time()
    rows = READERS[name](path)
    first = next(rows)
    spent = time.process_time() - begin
    digest = hashlib.sha256()
    for row in sorted(map(repr, (first, *rows))):
        digest.update(row.encode())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = (spent, (peak - before) / MEGABYTE, digest.hexdigest())
    print(json.dumps(found))


def main(count: int, names: list[str]) -> None:
    """Measure every reader in a process of its own, and compare what they give.

    Raises
    ------
    SystemExit
        If they do not agree.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "feed.xml")
        write(path, count)
        size = path.stat().st_size / 1e6
        print(f"{count:,} activities, {size:.0f} MB\n")
        print("| reader | CPU s | peak MB | same |\n| --- | ---: | ---: | --- |")
        same: set[str] = set()
        for name in names:
            done = subprocess.run(  # noqa: S603 -- this script
                [sys.executable, __file__, "--one", name, str(path)],
                capture_output=True,
                check=False,
                encoding="utf-8",
            )
            if done.returncode:
                print(f"| {name} | not run: {done.stderr.splitlines()[-1]} | | |")
                continue
            spent, peak, digest = json.loads(done.stdout)
            if name != "iatikit":
                same.add(digest)
            shown = "" if name == "iatikit" else digest[:8]
            print(f"| {name} | {spent:.1f} | {peak:.0f} | {shown} |", flush=True)
        if len(same) != 1:
            sys.exit("the readers do not agree")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int((*sys.argv, "100000")[1]), sys.argv[2:] or list(READERS))
