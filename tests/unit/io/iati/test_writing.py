"""Actions as activities of 2.03: what is written, and what is told to be lost."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import etree

import partnerlib
from partnerlib.errors import DocumentError, PartnerlibWarning
from partnerlib.io.iati import write_iati
from partnerlib.model import (
    Action,
    Actor,
    Concept,
    Need,
    PartialDate,
    Party,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import Registry
from tests.unit.io.iati.files import activity, document, put, sound
from tests.unit.io.iati.test_old_versions import OLD

US = Actor("XX-1", name="Us", kind="international-ngo", names={"fr": "Nous"})
POINT = '{"srsName":"x","pos":[{"text":"1 2"}]}'
OURS = {"vocabulary": "99", "vocabulary-uri": "urn:partnerlib:themes"}
HAITI = Territory("HT", name="Haiti", level="country", country="HT")


def action(**fields: Any) -> Action:
    """Make an action."""
    made: dict[str, Any] = {"title": "Wells", "parties": [Party("XX-1", "operator")]}
    return Action("XX-1-A", **(made | fields))


def registry(*actions: Action, **collections: Any) -> Registry:
    """Make a registry with an actor."""
    actors = [US, *collections.pop("actors", ())]
    return Registry.of(actors=actors, actions=actions, **collections)


def tree(given: Registry) -> Any:
    """Write a registry and parse it."""
    return etree.fromstring(b"".join(write_iati(given)[0]))


def stated(given: Registry, tag: str) -> list[dict[str, str]]:
    """Give the attributes of the elements of a name in the only activity."""
    return [dict(each.attrib) for each in tree(given)[0].iterchildren(tag)]


def lost(given: Registry) -> dict[str, int]:
    """Give what is told to be lost."""
    losses = write_iati(given)[1]
    return {str(each.value): int(dict(each.facts)["count"]) for each in losses}


def test_the_whole_of_a_small_registry(tmp_path: Path) -> None:
    """Element by element, in the order of the schema."""
    given = registry(
        action(
            names={"fr": "Puits"},
            description="Ten <b> & more",
            status="ongoing",
            period="2020-01-01/2021-01-01~",
            scope=Scope(themes=["water"], places=["HT"]),
            sources=[Source(stated_by="XX-1", date="2021-02-03")],
            url="https://example.org/a?b=c&d#e",
        ),
        territories=[HAITI],
        date=PartialDate.parse("2022-01-01"),
    )
    chunks, losses = write_iati(given)

    assert (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<iati-activities version="2.03" generated-datetime="2022-01-01T00:00:00">\n'
        '  <iati-activity last-updated-datetime="2021-02-03T00:00:00"'
        ' linked-data-uri="https://example.org/a?b=c&amp;d#e">\n'
        "    <iati-identifier>XX-1-A</iati-identifier>\n"
        '    <reporting-org ref="XX-1" type="21">\n'
        "      <narrative>Us</narrative>\n"
        '      <narrative xml:lang="fr">Nous</narrative>\n'
        "    </reporting-org>\n"
        "    <title>\n"
        "      <narrative>Wells</narrative>\n"
        '      <narrative xml:lang="fr">Puits</narrative>\n'
        "    </title>\n"
        "    <description>\n"
        "      <narrative>Ten &lt;b&gt; &amp; more</narrative>\n"
        "    </description>\n"
        '    <participating-org ref="XX-1" type="21" role="4">\n'
        "      <narrative>Us</narrative>\n"
        '      <narrative xml:lang="fr">Nous</narrative>\n'
        "    </participating-org>\n"
        '    <activity-status code="2"/>\n'
        '    <activity-date type="2" iso-date="2020-01-01"/>\n'
        '    <activity-date type="3" iso-date="2021-01-01"/>\n'
        '    <recipient-country code="HT">\n'
        "      <narrative>Haiti</narrative>\n"
        "    </recipient-country>\n"
        '    <sector code="140" vocabulary="2"/>\n'
        "  </iati-activity>\n"
        "</iati-activities>\n"
    ) == b"".join(chunks).decode()
    # An operator is written as an implementer, and nothing else is lost.
    assert ["actions.parties"] == [each.value for each in losses]


def test_what_is_not_known_is_never_made_up() -> None:
    """The schema asks for codes and a date; what is written is in no codelist."""
    given = registry(action(parties=["XX-1"]))

    assert [{"code": "0"}] == stated(given, "activity-status")
    assert [{"type": "0", "iso-date": "0001-01-01"}] == stated(given, "activity-date")
    assert [{"ref": "", "type": "0"}] == stated(given, "reporting-org")
    assert [{"ref": "XX-1", "type": "21", "role": "0"}] == stated(
        given, "participating-org"
    )
    assert {} == lost(given)


def test_a_date_of_no_type_is_that_of_the_source() -> None:
    """Or of the registry; it is neither start nor end."""
    sourced = registry(action(sources=[Source(title="a", date="2020-05-05")]))
    whole = registry(action(), date=PartialDate.parse("2019-04-04"))

    assert "2020-05-05" == stated(sourced, "activity-date")[0]["iso-date"]
    assert "2019-04-04" == stated(whole, "activity-date")[0]["iso-date"]


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("funder", "1"),
        ("donor", "1"),
        ("accountable", "2"),
        ("lead", "2"),
        ("extending", "3"),
        ("implementer", "4"),
        ("partner", "4"),
        ("beneficiary", "0"),
        ("observer", "0"),
        ("own-lead", "2"),
        ("unheard-of", "0"),
    ],
)
def test_roles_are_what_is_true_of_them(role: str, code: str) -> None:
    """A role without a code of its own takes that of its class, own terms too."""
    own = Concept("own-lead", label_en="Own lead", role_class="leads")
    given = registry(action(parties=[Party("XX-1", role)]), terms={"roles": [own]})

    assert code == stated(given, "participating-org")[0]["role"]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("planned", "1"),
        ("negotiation", "1"),
        ("active", "2"),
        ("finalisation", "3"),
        ("completed", "4"),
        ("expired", "4"),
        ("cancelled", "5"),
        ("suspended", "6"),
        ("dormant", "0"),
        ("unheard-of", "0"),
    ],
)
def test_statuses(status: str, code: str) -> None:
    """A status without a code of its own takes what is true of it, else none."""
    assert [{"code": code}] == stated(
        registry(action(status=status)), "activity-status"
    )


@pytest.mark.parametrize(
    ("theme", "sector"),
    [
        ("basic-health-care", {"code": "12220", "vocabulary": "1"}),
        ("health", {"code": "120", "vocabulary": "2"}),
        ("climate", {"code": "13", "vocabulary": "7"}),
        ("shelter", {"code": "4", "vocabulary": "10"}),
        ("dac:15163", {"code": "15163", "vocabulary": "1"}),
        ("dac:998", {"code": "998", "vocabulary": "2"}),
        ("sdg:13.2", {"code": "13.2", "vocabulary": "8"}),
        ("sdg:13.2.1", {"code": "13.2.1", "vocabulary": "9"}),
        (
            "youth",
            {
                "code": "youth",
                "vocabulary": "99",
                "vocabulary-uri": "urn:partnerlib:themes",
            },
        ),
        (
            "own",
            {
                "code": "own",
                "vocabulary": "99",
                "vocabulary-uri": "urn:partnerlib:themes",
            },
        ),
        (
            "unheard",
            {"code": "unheard", **OURS},
        ),
    ],
)
def test_themes_are_sectors(theme: str, sector: dict[str, str]) -> None:
    """In the vocabulary that knows them, else in one of ours."""
    own = Concept("own", label_en="Our own", label_fr="Le nôtre")
    given = registry(action(scope=Scope(themes=[theme])), terms={"themes": [own]})

    assert [sector] == stated(given, "sector")


def test_places_are_countries_regions_and_locations(tmp_path: Path) -> None:
    """A location says its country, point and level, and its id if its name does not."""
    territories = [
        HAITI,
        Territory("dac-region:489", name="South America", level="zone"),
        Territory("dac-region:298", name="All of Africa", level="zone"),
        Territory(
            "place:HT/jacmel",
            name="Jacmel",
            level="locality",
            country="HT",
            parent="HT",
            location=(18.5, -72.0),
        ),
        Territory("HT02", name="Ouest", level="adm1", country="HT", parent="HT"),
        Territory("AB", name="Not a country", level="region"),
    ]
    given = registry(
        action(scope=Scope(places=[each.id for each in territories])),
        territories=territories,
    )
    read = sound(put(tmp_path, b"".join(write_iati(given)[0])))

    assert [{"code": "HT"}] == stated(given, "recipient-country")
    assert [{"code": "298"}, {"code": "489"}] == stated(given, "recipient-region")
    assert ["AB", "HT02"] == [
        each.get("code") for each in tree(given)[0].iterfind("location/location-id")
    ]
    assert given.actions["XX-1-A"].scope == read.actions["XX-1-A"].scope
    assert {
        "actions.parties": 1,  # an operator is an implementer
        "territories.codes": 2,  # a region is read with its code,
        "territories.names": 1,  # its name in French
        "territories.zones": 2,  # and its zone
        "territories.level": 1,
    } == lost(given)


def test_what_iati_has_no_place_for_is_told() -> None:
    """Counted by field; whole collections too."""
    given = registry(
        action(
            kind="training",
            outcome="Good.",
            amount=5,
            currency="EUR",
            recognised="yes",
            url="no address",
            period="2020",
            scope=Scope(audiences=["youth"]),
            extra={"mine": "x"},
            sources=[Source(title="a report")],
            codes={"scheme": "1", "iati-A1": "2"},
        ),
        actors=[Actor("XX-9", name="Idle")],
        needs=[Need("n", actor="XX-9")],
        title="All",
        licence="CC0",
        date=PartialDate.parse("2020"),
    )

    assert {
        "actions.amount": 1,
        "actions.codes": 1,
        "actions.currency": 1,
        "actions.extra": 1,
        "actions.kind": 1,
        "actions.outcome": 1,
        "actions.parties": 1,
        "actions.period": 1,
        "actions.recognised": 1,
        "actions.scope": 1,
        "actions.sources": 1,
        "actions.url": 1,
        "actors": 1,
        "date": 1,
        "licence": 1,
        "needs": 1,
        "title": 1,
    } == lost(given)
    assert [{"ref": "2", "type": "A1"}] == stated(given, "other-identifier")


def test_without_actions_there_is_nothing_to_write() -> None:
    """The schema asks for one activity or more."""
    with pytest.raises(DocumentError, match="nothing to write"):
        write_iati(registry())


@pytest.mark.parametrize(
    "extra",
    [
        "no json",
        "{}",
        "[1]",
        "[[]]",
        '[{"code":5}]',
        '[{"code":"1","other":"2"}]',
        '[{"vocabulary":"1"}]',
        '[{"code":"1","percentage":"half"}]',
        '[{"code":"1","narrative":[]}]',
        '[{"code":"1","narrative":["a"]}]',
        '[{"code":"1","narrative":[["EN","a"]]}]',
        '[{"code":"1","narrative":"a"}]',
        '[{"code":"1","vocabulary-uri":"not a uri"}]',
        "[" * 5000,
        "\ud7ff",
    ],
)
def test_an_extra_that_is_none_of_ours_is_lost(extra: str) -> None:
    """Anybody may write into it; what is written stays valid, and the loss is told."""
    given = registry(
        action(scope=Scope(themes=["health"]), extra={"iati:sector": extra})
    )

    assert [{"code": "120", "vocabulary": "2"}] == stated(given, "sector")
    assert 1 == lost(given)["actions.extra"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (
            "location",
            f'[{{"point":[{POINT},{POINT}]}}]',
        ),
        ("location", '[{"location-id":[{"code":"1"}]}]'),
        ("location", '[{"name":[{}]}]'),
        ("location", '[{"name":"x"}]'),
        (
            "location",
            '[{"administrative":[{"code":"1","vocabulary":"A","level":"x"}]}]',
        ),
        ("activity-date", '[{"type":"1","iso-date":"2020-02-30"}]'),
        ("activity-date", '[{"type":"1","iso-date":"soon"}]'),
        ("activity-date", '[{"type":"1","iso-date":"2020-02-03"}]'),
        ("description", '[{"type":"1"}]'),
        ("description", '[{"narrative":[["","Something else"]]}]'),
        ("title", '[{"narrative":[["","Something else"]]}]'),
        ("participating-org", '[{"ref":"XX-7","role":"4"}]'),
        ("participating-org", '[{"role":"4"}]'),
        ("reporting-org", '[{"ref":"XX-7"}]'),
        ("other-identifier", '[{"ref":"Z"}]'),
        ("recipient-country", '[{"code":"BJ"}]'),
        ("recipient-region", '[{"code":"489"}]'),
        ("lang", "English"),
        ("lang", "EN"),
        ("hierarchy", "top"),
        ("humanitarian", "perhaps"),
        ("iati-identifier", "a;b"),
    ],
)
def test_an_extra_that_does_not_agree_is_lost(key: str, value: str) -> None:
    """The record counts, not what a file once said of it."""
    given = registry(action(extra={f"iati:{key}": value}))
    plain = registry(action())

    assert b"".join(write_iati(plain)[0]) == b"".join(write_iati(given)[0])
    assert 1 == lost(given)["actions.extra"]


def test_a_changed_action_is_written_as_it_is_now(tmp_path: Path) -> None:
    """Of what was declared, what is still true stays; the rest is what is true now."""
    read = sound(
        put(
            tmp_path,
            document(
                activity(id_="P"),
                activity(
                    '<participating-org ref="XX-3" role="1" activity-id="Z">'
                    "<narrative>Third</narrative></participating-org>",
                    '<activity-date type="1" iso-date="2020-01-01"/>',
                    '<activity-date type="2" iso-date="2020-02-02"/>',
                    '<sector code="12220" percentage="60"/>',
                    '<sector code="15163" percentage="40"/>',
                    '<recipient-country code="HT" percentage="60"/>',
                    '<recipient-country code="BJ" percentage="40"/>',
                    '<related-activity ref="P" type="1"/>',
                    '<related-activity ref="Q" type="1"/>',
                    '<related-activity ref="S" type="3"/>',
                ),
            ),
        )
    )
    before = read.actions["XX-1-A"]
    after = attrs.evolve(
        before,
        parties=[*before.parties[:1], Party("XX-1", "accountable")],
        period="2020-02-03/",
        scope=Scope(themes=["basic-health-care", "education"], places=["BJ"]),
        parent="",
    )
    changed = read.with_actions(after)
    (found,) = [
        each for each in tree(changed) if each.findtext("iati-identifier") == "XX-1-A"
    ]

    def attributes(tag: str) -> list[dict[str, str]]:
        return [dict(each.attrib) for each in found.iterchildren(tag)]

    assert [{"type": "2", "iso-date": "2020-02-03"}] == attributes("activity-date")
    assert [
        {"code": "12220", "vocabulary": "1", "percentage": "60"},
        {"code": "110", "vocabulary": "2"},
    ] == attributes("sector")
    assert [{"code": "BJ", "percentage": "40"}] == attributes("recipient-country")
    assert [
        {"ref": "Q", "type": "1"},
        {"ref": "S", "type": "3"},
    ] == attributes("related-activity")
    assert [
        {"ref": "XX-1", "type": "21", "role": "2"},
        {"ref": "XX-2", "role": "4"},
    ] == attributes("participating-org")


def test_a_new_parent_comes_first(tmp_path: Path) -> None:
    """What else was related stays."""
    read = sound(
        put(
            tmp_path,
            document(
                activity(id_="P"), activity('<related-activity ref="S" type="3"/>')
            ),
        )
    )
    changed = read.with_actions(attrs.evolve(read.actions["XX-1-A"], parent="P"))
    found = tree(changed).findall("iati-activity/related-activity")

    assert [{"ref": "P", "type": "1"}, {"ref": "S", "type": "3"}] == [
        dict(each.attrib) for each in found
    ]


def test_an_organisation_is_its_name_only_where_that_is_enough() -> None:
    """Where an identified one is called the same, the id is written."""
    alone = Actor("org:them", name="Them")
    namesake = Actor("XX-8", name="THEM")
    doing = action(parties=[Party("org:them")])

    assert [{"role": "0"}] == stated(
        registry(doing, actors=[alone]), "participating-org"
    )
    assert [{"ref": "org:them", "role": "0"}] == stated(
        registry(doing, actors=[alone, namesake]), "participating-org"
    )


def test_blanks_in_attributes_survive(tmp_path: Path) -> None:
    """Line ends and tabs are written as references."""
    given = registry(action(codes={"iati-A1": 'a\nb\t"c" <d>'}))
    read = sound(put(tmp_path, b"".join(write_iati(given)[0])))

    assert (("iati-A1", 'a\nb\t"c" <d>'),) == read.actions["XX-1-A"].codes


def test_what_several_actions_share_is_written_in_each() -> None:
    """Places and themes too."""
    given = registry(
        action(scope=Scope(themes=["health"], places=["HT"])),
        attrs.evolve(
            action(scope=Scope(themes=["health"], places=["HT"])), id="XX-1-B"
        ),
        territories=[HAITI],
    )

    assert [["HT", "120"], ["HT", "120"]] == [
        [each.find(tag).get("code") for tag in ("recipient-country", "sector")]
        for each in tree(given)
    ]


def test_equal_registries_give_the_same_bytes() -> None:
    """Whatever the order in which their records came."""
    one, two = action(), attrs.evolve(action(), id="XX-1-B")
    forth, back = registry(one, two), registry(two, one)

    assert b"".join(write_iati(forth)[0]) == b"".join(write_iati(back)[0])


RICH = activity(
    "<title><narrative>More wells</narrative></title>",
    '<title><narrative xml:lang="fr">Puits</narrative></title>',
    '<description type="2"><narrative>Aim</narrative></description>',
    '<description type="1"><narrative>All of it</narrative></description>',
    '<participating-org role="1"><narrative>THEM</narrative></participating-org>',
    '<participating-org ref="N/A" role="3"><narrative>Alone</narrative>'
    "</participating-org>",
    '<participating-org ref="XX-2" role="4" crs-channel-code="1"/>',
    '<other-identifier ref="Z" type="A1"><owner-org ref="O"/></other-identifier>',
    '<other-identifier ref="Y" type="B9"/>',
    '<activity-status code="2"/>',
    '<activity-date type="1" iso-date="2020-01-01"/>',
    '<activity-date type="2" iso-date="2020-02-02"><narrative>now</narrative>'
    "</activity-date>",
    '<activity-scope code="4"/>',
    '<recipient-country code="HT" percentage="60"/>',
    '<recipient-country code="Haiti"/>',
    '<recipient-region code="998" percentage="40"/>',
    '<recipient-region code="A1" vocabulary="99"/>',
    '<location ref="1"><location-id vocabulary="G1" code="37"/><point srsName="x">'
    "<pos>1 2</pos></point></location>",
    '<location><point srsName="x"><pos>1 2</pos></point></location>',
    '<sector code="12220" percentage="60"/>',
    '<sector code="W" vocabulary="99"><narrative>Pumps</narrative></sector>',
    '<sector code="a;b" vocabulary="99"/>',
    '<tag code="T" vocabulary="99"/>',
    '<policy-marker vocabulary="1" code="2" significance="3"/>',
    '<collaboration-type code="1"/>',
    '<default-flow-type code="10"/>',
    '<default-finance-type code="110"/>',
    '<default-aid-type code="C01"/>',
    '<default-tied-status code="5"/>',
    attributes='xml:lang="en" hierarchy="2" humanitarian="true" default-currency="EUR"',
).replace(
    '<reporting-org ref="XX-1"', '<reporting-org secondary-reporter="1" ref="XX-1"'
)


def test_what_is_read_is_written_without_loss(tmp_path: Path) -> None:
    """Also what no record has a field for, and what 1.0x said in its own words."""
    first = sound(put(tmp_path, document(RICH, OLD, activity(id_="a;b"))))
    chunks, losses = write_iati(first)

    assert [] == list(losses)
    assert first == sound(put(tmp_path, b"".join(chunks)))


def test_a_reporter_without_identifier_owns_its_codes(tmp_path: Path) -> None:
    """Its codes are told apart by its name, also where a namesake is identified."""
    text = document(
        activity('<sector code="W" vocabulary="99"/>', id_="1").replace(
            'ref="XX-1" type', "type"
        ),
        activity(id_="2"),
    )
    first = sound(put(tmp_path, text))
    chunks, losses = write_iati(first)

    assert ("iati-99:org:us:W",) == first.actions["1"].scope.themes
    assert "XX-1" == first.actions["1"].sources[0].stated_by
    assert [] == list(losses)
    assert first == sound(put(tmp_path, b"".join(chunks)))


def test_a_name_that_ends_in_xml_is_iati(tmp_path: Path) -> None:
    """What is lost is one warning, with counts."""
    path = tmp_path / "feed.xml"
    with pytest.warns(PartnerlibWarning, match="actions.parties cannot be written"):
        partnerlib.write(registry(action()), path)

    assert ["XX-1-A"] == list(partnerlib.read(path).actions)
