"""Versions 1.0x, and files that mix versions."""

from pathlib import Path

import msgspec

from partnerlib.model import Location, Party
from tests.unit.io.iati.files import activity, document, only, put, sound, told

OLD = """<iati-activity xml:lang="en" default-currency="GBP">
<reporting-org ref="GB-9" type="22">Help</reporting-org>
<iati-identifier>GB-9-77</iati-identifier>
<other-identifier owner-name="Ministry" owner-ref="GB-10">M77</other-identifier>
<activity-website>http://example.org/77</activity-website>
<title>Clean water</title>
<title xml:lang="fr">Eau propre</title>
<description type="1">Pumps in ten villages.</description>
<description type="2" xml:lang="en">Fewer illnesses.</description>
<activity-status code="2">Implementation</activity-status>
<activity-date type="start-planned" iso-date="2009-12-01"/>
<activity-date type="start-actual">2010-01-02Z</activity-date>
<activity-date type="end-planned" iso-date="2012-12-31">end of 2012</activity-date>
<participating-org role="Funding" ref="GB-1" type="10">The Ministry</participating-org>
<participating-org role="implementing">Village committee</participating-org>
<recipient-country code="CD" percentage="100">Congo</recipient-country>
<location><location-type code="PPL"/><name>Kikwit</name>
<coordinates latitude="-5.04" longitude="18.82" precision="3"/>
<administrative country="CD" adm1="1">Kwilu</administrative>
<gazetteer-entry gazetteer-ref="GEO">2314705</gazetteer-entry></location>
<sector code="14031" vocabulary="DAC" percentage="70">Water supply</sector>
<sector code="140" vocabulary="DAC-3" percentage="30">Water</sector>
<sector code="W1" vocabulary="RO">Wells</sector>
<policy-marker code="1" vocabulary="DAC" significance="1">Gender</policy-marker>
<collaboration-type code="1">Bilateral</collaboration-type>
<related-activity ref="GB-9-70" type="1">Programme</related-activity>
</iati-activity>"""


def test_an_activity_of_1_0x(tmp_path: Path) -> None:
    """Its words, texts without narratives and dates are read as those of 2.0x."""
    read = put(tmp_path, document(OLD, attributes='version="1.03"'))
    action = only(read)
    registry = sound(read)

    assert ("GB-9-77", "Clean water", (("fr", "Eau propre"),)) == (
        action.id,
        action.title,
        action.names,
    )
    assert ("Pumps in ten villages.", "ongoing", "http://example.org/77") == (
        action.description,
        action.status,
        action.url,
    )
    assert "2010-01-02/2012-12-31~" == str(action.period)
    assert (
        Party("GB-1", "funder"),
        Party("org:village-committee", "implementer"),
    ) == action.parties
    assert ("CD", "geonames:2314705") == action.scope.places
    town = registry.territories["geonames:2314705"]
    assert ("Kikwit", "CD", Location(-5.04, 18.82)) == (
        town.name,
        town.parent,
        town.location,
    )
    # Their own code is called as a built-in theme is: wells are drinking water.
    assert ("drinking-water", "water") == action.scope.themes
    assert (("iati-0", "M77"),) == action.codes
    assert "national-ngo" == registry.actors["GB-9"].kind
    assert ["70", "30"] == [
        each.value for each in read.warnings if each.code == "percentage-sum"
    ]


def test_what_is_kept_of_1_0x_is_written_as_in_2_0x(tmp_path: Path) -> None:
    """Vocabularies are numbers, and texts have their language."""
    extra = dict(only(put(tmp_path, document(OLD))).extra)

    assert [
        {
            "code": "14031",
            "narrative": [["", "Water supply"]],
            "percentage": "70",
            "vocabulary": "1",
        },
        {
            "code": "140",
            "narrative": [["", "Water"]],
            "percentage": "30",
            "vocabulary": "2",
        },
        {"code": "W1", "narrative": [["", "Wells"]], "vocabulary": "99"},
    ] == msgspec.json.decode(extra["iati:sector"])
    assert [
        {
            "administrative": [{"code": "CD", "vocabulary": "A4"}],
            "location-id": [{"code": "2314705", "vocabulary": "G1"}],
            "name": [{"narrative": [["", "Kikwit"]]}],
            "point": [
                {
                    "pos": [{"text": "-5.04 18.82"}],
                    "srsName": "http://www.opengis.net/def/crs/EPSG/0/4326",
                }
            ],
        }
    ] == msgspec.json.decode(extra["iati:location"])
    assert [{"ref": "GB-9-70", "type": "1"}] == msgspec.json.decode(
        extra["iati:related-activity"]
    )
    assert [
        {
            "owner-org": [{"narrative": [["", "Ministry"]], "ref": "GB-10"}],
            "ref": "M77",
            "type": "0",
        }
    ] == msgspec.json.decode(extra["iati:other-identifier"])


def test_a_file_may_mix_versions(tmp_path: Path) -> None:
    """Every element is read as it is, whatever the file says of itself."""
    mixed = activity(
        "<activity-status>Completion</activity-status>",
        '<activity-date type="start-actual" iso-date="2010-01-02"/>',
        '<activity-date type="3" iso-date="2012-01-02"/>',
        '<participating-org role="Extending" ref="XX-7">Plain text</participating-org>',
        '<sector code="12220" vocabulary="DAC"/>',
        '<sector code="12220" vocabulary="1"/>',
        '<related-activity ref="GB-9-77" type="Parent"/>',
    )
    registry = sound(put(tmp_path, document(mixed, OLD)))
    action = registry.actions["XX-1-A"]

    assert ("finalisation", "2010-01-02/2012-01-02~", "GB-9-77") == (
        action.status,
        str(action.period),
        action.parent,
    )
    assert "Plain text" == registry.actors["XX-7"].name
    assert ("basic-health-care",) == action.scope.themes


def test_an_old_location_with_little(tmp_path: Path) -> None:
    """An empty entry, an unknown gazetteer, and no country are borne."""
    read = put(
        tmp_path,
        document(
            activity(
                '<location><name>A</name><gazetteer-entry gazetteer-ref="GEO"/>'
                "<administrative>B</administrative></location>",
                '<location><gazetteer-entry gazetteer-ref="XYZ">7</gazetteer-entry>'
                "</location>",
                "<other-identifier>Z</other-identifier>",
                "<other-identifier/>",
            )
        ),
    )

    assert ("XYZ:7", "place:a") == only(read).scope.places
    assert (("iati-0", "Z"),) == only(read).codes
    assert [("missing-value", "other-identifier/@ref", None)] == told(read)
