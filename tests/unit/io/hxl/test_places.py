"""Where rows lie: codes, names, levels and parents."""

from collections import Counter

from partnerlib.io.hxl._depths import depths_of
from tests.unit.io.hxl.tables import actions, places, read, told


def where(text: str) -> list[tuple[str, ...]]:
    """Give the places of the actions of a table."""
    return [each.scope.places for each in actions(read(text))]


def test_a_place_with_a_code_has_it_as_id() -> None:
    """In upper case; parents are those that the row states."""
    reading = read("""
        #org|#country+code|#country+name|#adm1+code|#adm1+name|#adm2 +pcode|#adm2+name
        a|ET|Ethiopia|et01|Tigray|ET0102|Central
    """)
    known = places(reading)
    assert ("ET0102",) == actions(reading)[0].scope.places
    assert {
        "ET": ("Ethiopia", "country", ""),
        "ET01": ("Tigray", "adm1", "ET"),
        "ET0102": ("Central", "adm2", "ET01"),
    } == {each.id: (each.name, each.level, each.parent) for each in known.values()}
    assert {"ET"} == {each.country for each in known.values()}
    assert (("p-code", "ET01"),) == known["ET01"].codes


def test_a_place_without_a_code_is_known_by_its_path() -> None:
    """Names are compared without case and accents."""
    reading = read("""
        #org|#country|#adm1|#adm2
        a|Soudan|Kassala|Reifi Kassala
        b|soudan|KASSALA|reifi kassala
        c|Soudan|Kassala|
        d|||
    """)
    assert [
        ("place:soudan/kassala/reifi-kassala",),
        ("place:soudan/kassala/reifi-kassala",),
        ("place:soudan/kassala",),
        (),
    ] == [each.scope.places for each in actions(reading)]
    place = places(reading)["place:soudan/kassala/reifi-kassala"]
    assert ("Reifi Kassala", "adm2", "place:soudan/kassala", ("reifi kassala",)) == (
        place.name,
        place.level,
        place.parent,
        place.aliases,
    )


def test_the_level_comes_from_the_code_and_not_from_the_column() -> None:
    """Where people know no district they write the code of its province."""
    reading = read("""
        #org|#adm1|#adm2|#adm3|#adm3+code
        a|Tigray|Central|Abi Adi|ET010211
        b|Tigray|Central|Abi Adi|ET010211
        c|Tigray|Central|all of it|ET0102
        d|Tigray|||ET01
    """)
    known = places(reading)
    assert {"ET010211": "adm3", "ET0102": "adm2", "ET01": "adm1"} == {
        each.id: each.level for each in known.values()
    }
    assert "ET0102" == known["ET010211"].parent
    assert "ET01" == known["ET0102"].parent
    assert ["Tigray", "Central", "Abi Adi"] == [
        known[code].name for code in sorted(known, key=len)
    ]


def test_lengths_of_codes_tell_their_levels() -> None:
    """Codes of other lengths that nest in nothing keep the level of their column."""
    assert {"MLI05": 1, "ML05": 1} == depths_of({1: Counter({"MLI05": 3, "ML05": 1})})
    assert {"AA01": 1, "AA0101": 2, "AA010101": 3} == depths_of(
        {1: Counter(["AA01"]), 3: Counter(["AA010101", "AA010101", "AA0101"])}
        | {2: Counter(["AA0101"])}
    )
    assert {"BB01": 1, "BB0101": 2} == depths_of(
        {1: Counter(["BB01", "BB01", "BB0101"])}
    )
    assert {"7": 1, "77777": 2} == depths_of({1: Counter({"7": 2, "77777": 1})})


def test_a_parent_may_be_known_by_its_code_or_its_name() -> None:
    """A code that begins another, else the names that stand before it most often."""
    reading = read("""
        #org|#adm1|#adm2|#adm2+code
        a|North|One|XX0101
        b|North|One|XX0101
        c|South|One|XX0101
    """)
    assert "place:north" == places(reading)["XX0101"].parent


def test_a_name_joins_a_coded_place_of_equal_name_and_parent() -> None:
    """And no other."""
    reading = read("""
        #org|#adm1+code|#adm1|#adm2+code|#adm2
        a|HN01|North|HN0101|Town
        b|HN01|North||town
        c|HN02|South|HN0201|Village
        d|HN02|South||town
        e||North||
        f||NORTH||Town
    """)
    assert [
        ("HN0101",),
        ("HN0101",),
        ("HN0201",),
        ("place:HN02/town",),
        ("HN01",),
        ("HN0101",),
    ] == [each.scope.places for each in actions(reading)]


def test_two_codes_of_one_name_are_not_guessed() -> None:
    """The name stays a place of its own."""
    assert ("place:same",) == where("""
        #org|#adm1+code|#adm1
        a|XX01|Same
        b|XX02|Same
        c||Same
    """)[2]


def test_places_that_are_none_are_left_out() -> None:
    """What concerns the whole country lies in the country."""
    assert [("HN",), ("HN",), ()] == where("""
        #org|#country+code|#adm1+code|#adm1|#adm2
        a|HN|HN00|Cobertura Nacional|
        b|HN||All|All districts
        c||||Nationwide
    """)


def test_a_code_without_a_name_within_everywhere_is_told() -> None:
    """Something else was written there."""
    reading = read("""
        #org|#country+code|#adm1|#adm2+code|#adm2
        a|HN|National|31|
        b|HN|National|HN0101|Town
    """)
    assert [("HN",), ("HN0101",)] == [each.scope.places for each in actions(reading)]
    assert [("bad-place-code", 2, "31")] == told(reading)


def test_points_and_kinds_of_places_are_no_places() -> None:
    """They are kept as they are."""
    reading = read("#org|#adm1|#adm1+type|#loc+type|#geo+lat\na|North|town|school|1.5")
    (action,) = actions(reading)
    assert ("place:north",) == action.scope.places
    assert (
        ("hxl:#adm1+type", "town"),
        ("hxl:#geo+lat", "1.5"),
        ("hxl:#loc+type", "school"),
    ) == action.extra


def test_sites_are_kept_with_the_action() -> None:
    """Below the third level only what has a code is a place."""
    reading = read("""
        #org|#adm3+code|#adm4|#adm4+code|#loc|#region
        a|ET010101|Kebele 1||School|North
        b|ET010101|Kebele 2|ET01010102|School|School
        c|ET010101|||-|
    """)
    assert [("ET010101",), ("ET01010102",), ("ET010101",)] == [
        each.scope.places for each in actions(reading)
    ]
    assert [
        (("hxl:site", "Kebele 1, School, North"),),
        (("hxl:site", "School"),),
        (),
    ] == [each.extra for each in actions(reading)]
    assert "Kebele 2" == places(reading)["ET01010102"].name


def test_a_code_that_cannot_be_one_is_told() -> None:
    """Then the name counts."""
    reading = read("""
        #org|#adm1+code|#adm1
        a|see note|North
        b|0|North
        c|n/a|North
    """)
    assert {("place:north",)} == {each.scope.places for each in actions(reading)}
    assert [("bad-place-code", 2, "see note"), ("bad-place-code", 3, "0")] == [
        each for each in told(reading) if each[0] == "bad-place-code"
    ]


def test_names_in_several_languages_are_one_place() -> None:
    """English, else French, is the name."""
    reading = read("""
        #org|#adm1+code|#adm1+name+i_fr|#adm1+name+i_en
        a|HT01|OUEST|WEST
        b||NORD|
    """)
    known = places(reading)
    assert ("WEST", (("fr", "OUEST"),)) == (known["HT01"].name, known["HT01"].names)
    assert "NORD" == known["place:nord"].name


def test_a_name_without_letters_is_no_place() -> None:
    """It would have no id."""
    assert [("place:north",), ()] == where("#org|#adm1|#adm2\na|North|!!\nb||!!")


def test_the_country_is_told_by_codes() -> None:
    """Of each place where there are several, of none where there is no code."""
    known = places(read("#org|#adm1+code|#adm2\na|HN01|x\nb|ET01|y\nc|99|z"))
    assert {
        "HN01": "HN",
        "place:HN01/x": "HN",
        "ET01": "ET",
        "place:ET01/y": "ET",
        "99": "",
        "place:99/z": "",
    } == {each.id: each.country for each in known.values()}


def test_a_path_of_long_names_is_shortened_to_what_can_be_an_id() -> None:
    """And stays another than that of its neighbour."""
    names = "|".join(letter * 115 for letter in "abc")
    found = where(f"#org|#adm1|#adm2|#adm3\nx|{names}\ny|{names}d")
    assert [200, 200] == [len(place) for (place,) in found]
    assert 2 == len(set(found))
