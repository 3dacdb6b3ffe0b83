"""What an activity is about, and where it is done."""

from pathlib import Path

import pytest

from partnerlib.model import Location
from tests.unit.io.iati.files import activity, document, kept, only, put, sound, told


@pytest.mark.parametrize(
    ("attributes", "themes"),
    [
        ('code="12220"', ("basic-health-care",)),
        ('code="120" vocabulary="2"', ("health",)),
        ('code="120"', ("health",)),
        ('code="15163"', ("dac:15163",)),
        ('code="13" vocabulary="7"', ("climate",)),
        ('code="13.2" vocabulary="8"', ("sdg:13.2",)),
        ('code="11" vocabulary="10"', ("water",)),
        ('code="77" vocabulary="10"', ("iati-10:77",)),
        ('code="W" vocabulary="99"', ("iati-99:XX-1:W",)),
        ('code="01.1" vocabulary="3"', ("iati-3:01.1",)),
    ],
)
def test_a_sector_is_a_theme(
    tmp_path: Path, attributes: str, themes: tuple[str, ...]
) -> None:
    """Exact matches are built-in themes; all else is a term of its own."""
    read = put(tmp_path, document(activity(f"<sector {attributes}/>")))

    assert themes == only(read).scope.themes
    assert [] == told(read)


def test_an_own_sector_stands_under_the_nearest_theme(tmp_path: Path) -> None:
    """A purpose code lies in its category, a target in its goal; labels are kept."""
    registry = sound(
        put(
            tmp_path,
            document(
                activity(
                    '<sector code="15163"><narrative xml:lang="en">Free press'
                    '</narrative><narrative xml:lang="fr">Presse libre</narrative>'
                    "</sector>",
                    '<sector code="13.2" vocabulary="8"/>',
                    '<sector code="99810"/>',
                    '<sector code="13020"><narrative xml:lang="fr">Santé des mères'
                    "</narrative></sector>",
                    '<sector code="X" vocabulary="99"><narrative>Health</narrative>'
                    "</sector>",
                )
            ),
        )
    )
    own = {term.id: term for term in registry.terms["themes"]}

    assert ["dac:13020", "dac:15163", "dac:99810", "sdg:13.2"] == sorted(own)
    press = own["dac:15163"]
    assert ("Free press", "Presse libre", "governance") == (
        press.label_en,
        press.label_fr,
        press.broader,
    )
    mothers = own["dac:13020"]
    assert ("", "Santé des mères", "maternal-health") == (
        mothers.label_en,
        mothers.label_fr,
        mothers.broader,
    )
    assert ("climate", "") == (own["sdg:13.2"].broader, own["dac:99810"].broader)
    assert "health" in registry.actions["XX-1-A"].scope.themes


def test_percentages_stay_as_declared(tmp_path: Path) -> None:
    """Undeclared ones are not made up, and sums are checked per vocabulary."""
    read = put(
        tmp_path,
        document(
            activity(
                '<sector code="12220" percentage="33.33"/>',
                '<sector code="12230" percentage="66.66"/>',
                '<sector code="3" vocabulary="7" percentage="60"/>',
                '<sector code="13" vocabulary="7"/>',
                '<sector code="3.1" vocabulary="8" percentage="100.0"/>',
            )
        ),
    )

    assert [("percentage-sum", "sector", "99.99")] == told(read)
    assert [
        {"code": "12220", "percentage": "33.33", "vocabulary": "1"},
        {"code": "12230", "percentage": "66.66", "vocabulary": "1"},
        {"code": "3", "percentage": "60", "vocabulary": "7"},
        {"code": "13", "vocabulary": "7"},
        {"code": "3.1", "percentage": "100.0", "vocabulary": "8"},
    ] == kept(only(read), "sector")


def test_wrong_sectors_are_told(tmp_path: Path) -> None:
    """A sector without a code, a percentage that is none, a code that is no id."""
    read = put(
        tmp_path,
        document(
            activity(
                "<sector/>",
                '<sector code="12220" percentage="half"/>',
                '<sector code="a;b" vocabulary="99"/>',
            )
        ),
    )

    assert [
        ("missing-value", "sector/@code", None),
        ("bad-number", "sector/@percentage", "half"),
        ("bad-id", "sector", "a;b"),
    ] == told(read)
    assert ("basic-health-care",) == only(read).scope.themes


def test_places_of_every_kind(tmp_path: Path) -> None:
    """Countries, regions and locations are territories with what is known of them."""
    registry = sound(
        put(
            tmp_path,
            document(
                activity(
                    '<recipient-country code="ht" percentage="60">'
                    "<narrative>Haiti</narrative></recipient-country>",
                    '<recipient-region code="489" percentage="40"/>',
                    '<recipient-region code="998" vocabulary="1"/>',
                    '<recipient-region code="A1" vocabulary="99"/>',
                    '<recipient-region code="005" vocabulary="2"/>',
                    "<location><name><narrative>Jacmel</narrative></name>"
                    '<point srsName="x"><pos>18.23 -72.53</pos></point>'
                    '<feature-designation code="PPL"/></location>',
                    '<location><location-id vocabulary="G1" code="3718420"/>'
                    '<administrative vocabulary="A4" code="HT"/>'
                    '<feature-designation code="ADM1"/></location>',
                    "<location><name><narrative>Republic of Haiti</narrative></name>"
                    '<feature-designation code="PCLI"/></location>',
                )
            ),
        )
    )
    found = registry.territories

    assert {
        "HT",
        "dac-region:489",
        "iati-region-99:XX-1:A1",
        "iati-region-2:005",
        "place:HT/jacmel",
        "geonames:3718420",
    } == set(found)
    assert ("Haiti", "country", "HT", ("Republic of Haiti",)) == (
        found["HT"].name,
        found["HT"].level,
        found["HT"].country,
        found["HT"].aliases,
    )
    region = found["dac-region:489"]
    assert ("South America", ("south-america",), "zone") == (
        region.name,
        region.zones,
        region.level,
    )
    assert "Amérique du Sud" == region.label("fr")
    town = found["place:HT/jacmel"]
    assert ("Jacmel", "HT", "HT", Location(18.23, -72.53)) == (
        town.name,
        town.parent,
        town.country,
        town.location,
    )
    coded = found["geonames:3718420"]
    assert ("geonames:3718420", "adm1", (("geonames", "3718420"),)) == (
        coded.name,
        coded.level,
        coded.codes,
    )
    assert tuple(sorted(found)) == registry.actions["XX-1-A"].scope.places


def test_wrong_places_are_told(tmp_path: Path) -> None:
    """Codes that are none, points beyond the Earth; what has no name stays in extra."""
    read = put(
        tmp_path,
        document(
            activity(
                "<recipient-country/>",
                '<recipient-country code="Haiti"/>',
                "<recipient-region/>",
                '<recipient-region code="a;b"/>',
                '<location><location-id vocabulary="A4" code="HTI"/>'
                '<point srsName="x"><pos>1 2 3</pos></point></location>',
                '<location><point srsName="x"><pos>99 2</pos></point></location>',
                '<location><point srsName="x"/></location>',
                "<location><point><pos/></point></location>",
                "<location/>",
            )
        ),
    )

    assert [
        ("missing-value", "recipient-country/@code", None),
        ("bad-country", "recipient-country", "Haiti"),
        ("missing-value", "recipient-region/@code", None),
        ("bad-id", "recipient-region", "a;b"),
        ("bad-number", "location/point/pos", "1 2 3"),
        ("bad-number", "location/point/pos", "99 2"),
        ("bad-number", "location/point/pos", None),
    ] == told(read)
    assert () == only(read).scope.places
    assert [{"code": "Haiti"}] == kept(only(read), "recipient-country")


@pytest.mark.parametrize(
    ("parts", "sums"),
    [
        (
            ['country code="HT" percentage="40"', 'region code="489" percentage="60"'],
            [],
        ),
        (
            [
                'country code="HT" percentage="50"',
                'region code="489" percentage="25"',
                'region code="A1" vocabulary="99" percentage="25"',
            ],
            [],
        ),
        (['country code="HT" percentage="40"', 'region code="489"'], []),
        (
            ['country code="HT" percentage="40"', 'country code="BJ" percentage="40"'],
            [("percentage-sum", "recipient-country", "80")],
        ),
        (
            ['region code="489" percentage="40"'],
            [("percentage-sum", "recipient-region", "40")],
        ),
    ],
)
def test_countries_and_regions_add_up_together(
    tmp_path: Path, parts: list[str], sums: list[object]
) -> None:
    """They make up 100 with the regions of one list, or of all."""
    places = (f"<recipient-{part}/>" for part in parts)

    assert sums == told(put(tmp_path, document(activity(*places))))


def test_transactions_say_what_and_where_if_the_activity_does_not(
    tmp_path: Path,
) -> None:
    """Sectors and countries may stand on every transaction instead."""
    transaction = (
        "<transaction><value>5</value>"
        '<sector code="12220"/><recipient-country code="HT"/>'
        '<recipient-region code="489"/></transaction>'
    )
    told_only_there = only(put(tmp_path, document(activity(transaction, transaction))))
    told_above = only(
        put(
            tmp_path,
            document(
                activity(
                    '<recipient-country code="BJ"/>',
                    '<sector code="110"/>',
                    transaction,
                )
            ),
        )
    )

    assert ("basic-health-care",) == told_only_there.scope.themes
    assert ("HT", "dac-region:489") == told_only_there.scope.places
    assert ("education",) == told_above.scope.themes
    assert ("BJ",) == told_above.scope.places


def test_a_region_is_what_most_call_it(tmp_path: Path) -> None:
    """Whatever the activities call it otherwise."""
    several = [
        activity(
            f'<recipient-region code="489"><narrative>{name}</narrative>'
            "</recipient-region>",
            id_=f"{number}",
        )
        for number, name in enumerate(["South", "The South", "The South"])
    ]
    region = sound(put(tmp_path, document(*several))).territories["dac-region:489"]

    assert ("The South", ("South",)) == (region.name, region.aliases)
