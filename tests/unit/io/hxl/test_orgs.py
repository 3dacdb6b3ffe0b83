"""Who acts, in which role, and who is who."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from partnerlib import Action
from partnerlib.io.hxl import READER
from tests.unit.io.hxl.tables import actions, actors, parties, read


def read_semicolons(lines: list[str]) -> list[Action]:
    """Read a table whose cells hold commas."""
    rows = [line.rsplit(";", 1) for line in lines]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.json"
        path.write_text(json.dumps(rows), "utf-8")
        return actions(READER.read(path))


@pytest.mark.parametrize(
    ("attribute", "role"),
    [
        ("funder", "funder"),
        ("funding", "funder"),
        ("donor", "donor"),
        ("prog", "programming"),
        ("programming", "programming"),
        ("impl", "implementer"),
        ("partner", "partner"),
        ("leader", "lead"),
        ("reporting", "reporting"),
    ],
)
def test_attributes_are_roles(attribute: str, role: str) -> None:
    """Those of the standard, and those that people write."""
    (action,) = actions(read(f"#org +{attribute} +name|#sector\na|Health"))
    assert [("org:a", role)] == parties(action)


def test_a_bare_hashtag_states_no_role() -> None:
    """Neither alone nor beside those that do the work."""
    assert [("org:a", "")] == parties(actions(read("#org|#sector\na|Health"))[0])
    (action,) = actions(read("#org|#org+impl|#sector\na|b|Health"))
    assert [("org:a", ""), ("org:b", "implementer")] == parties(action)


@pytest.mark.parametrize("role", ["funder", "prog", "partner", "reporting"])
def test_beside_those_that_pay_or_plan_a_bare_hashtag_does_the_work(role: str) -> None:
    """Else nobody would."""
    (action,) = actions(read(f"#org+{role}|#org|#sector\na|b|Health"))
    assert ("org:b", "implementer") in parties(action)


def test_the_role_may_stand_in_a_column_of_its_own() -> None:
    """Then it is that of the organisation that is named without one."""
    reading = read("""
        #org +impl |#org +acronym|#org +name|#sector
        Primary|PUI|Première Urgence|Health
        Sub-Implementing|X|Xylo|Health
        |Y|Yak|Health
    """)
    assert [
        [("org:premiere-urgence", "implementer")],
        [("org:xylo", "sub-implementer")],
        [("org:yak", "")],
    ] == [parties(each) for each in actions(reading)]


def test_a_column_of_roles_overrules_what_others_do() -> None:
    """Nobody is made to implement whose role is told."""
    (action,) = actions(read("#org+funder|#org+role|#org\na|observer|b"))
    assert [("org:a", "funder"), ("org:b", "observer")] == parties(action)


def test_a_column_of_roles_says_whose_they_are() -> None:
    """By its attribute; where all have a role, the cell overrules it."""
    (action,) = actions(read("#org+role|#org+partner\nlead|a"))
    assert [("org:a", "lead")] == parties(action)


def test_names_are_not_taken_for_roles() -> None:
    """Where one of them means no role, or where nothing else names anybody."""
    first, _ = actions(read("#org+impl|#org+name|#sector\nPartner|a|x\nCARE|b|x"))
    assert [("org:a", ""), ("org:partner", "implementer")] == parties(first)
    (action,) = actions(read("#org+impl|#sector\nPartner|Health"))
    assert [("org:partner", "implementer")] == parties(action)
    (action,) = actions(read("#org+impl|#org+name|#sector\n|a|Health"))
    assert [("org:a", "")] == parties(action)


def test_several_columns_of_one_role_are_several_organisations() -> None:
    """Even where nothing tells the columns apart."""
    (action,) = actions(read("#org+impl|#org+impl|#sector\na|b|Health"))
    assert [("org:a", "implementer"), ("org:b", "implementer")] == parties(action)


def test_initials_and_full_names_are_one_organisation() -> None:
    """Where the initials stand for one name only; other spellings are aliases."""
    reading = read("""
        #org+prog|#org+impl+name|#org+impl+acronym|#sector
        AAH|Action Against Hunger|AAH|Health
        AAH|action against hunger|AAH|WASH
        AAH|Action Against Hunger||Nutrition
        X|Xylo One|X|Health
        X|Xylo Two|X|Health
    """)
    known = actors(reading)
    assert {
        "org:action-against-hunger",
        "org:x",
        "org:xylo-one",
        "org:xylo-two",
    } == known.keys()
    hunger = known["org:action-against-hunger"]
    assert "Action Against Hunger" == hunger.name
    assert ("AAH", "action against hunger") == hunger.aliases
    assert [
        ("org:action-against-hunger", "implementer"),
        ("org:action-against-hunger", "programming"),
    ] == parties(actions(reading)[0])


def test_names_in_several_languages_are_one_organisation() -> None:
    """English, else French, is the name; the others are kept by language."""
    reading = read("""
        #org+name+i_fr|#org+name+i_en|#org+acronym+i_fr|#sector
        Action contre la faim|Action Against Hunger|ACF|Health
        Ligue|||Health
    """)
    known = actors(reading)
    hunger = known["org:action-against-hunger"]
    assert "Action Against Hunger" == hunger.name
    assert (("fr", "Action contre la faim"),) == hunger.names
    assert ("ACF",) == hunger.aliases
    assert "Ligue" == known["org:ligue"].name


def test_an_organisation_with_a_code_has_it_as_id() -> None:
    """A bare number is not enough of an id."""
    reading = read("""
        #org+code|#org+name|#sector
        GB-1|a|Health
        17|b|Health
        |c|Health
    """)
    assert {"GB-1", "org:17", "org:c"} == actors(reading).keys()


def test_an_organisation_with_initials_only_is_named_by_them() -> None:
    """There is nothing else."""
    reading = read("#org+acronym|#org+code|#sector\nACF||Health\n|Z9|Health")
    assert {"org:acf": "ACF", "Z9": "Z9"} == {
        each.id: each.name for each in actors(reading).values()
    }
    assert ["Health", "Health"] == [each.title for each in actions(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BHA, ECHO, CERF", {"bha", "echo", "cerf"}),
        ("WHO/RHB/UNICEF", {"who", "rhb", "unicef"}),
        ("Norway & Netherlands", {"norway", "netherlands"}),
        ("ECHO and UNICEF", {"echo", "unicef"}),
        ("a; b", {"a", "b"}),
        ("EU (ECHO, Trust Fund)", {"eu-echo-trust-fund"}),
        ("Bread for the World", {"bread-for-the-world"}),
        ("Canadian/Finnish Red Cross", {"canadian-finnish-red-cross"}),
        (
            "Norway, a very long name of something",
            {"norway-a-very-long-name-of-something"},
        ),
        ("ECHO/", {"echo"}),
    ],
)
def test_several_funders_in_a_cell_are_told_apart(
    text: str, expected: set[str]
) -> None:
    """Initials, what also stands alone, and short names beside that."""
    lines = ["#org+funder;#org+impl", f"{text};x", "Norway;x"]
    reading = read_semicolons(lines)
    first = {actor for actor, role in parties(reading[0]) if role == "funder"}
    assert {f"org:{each}" for each in expected} == first


def test_a_name_with_a_comma_stays_one_name() -> None:
    """Unless each part also stands alone."""
    rows = read_semicolons(
        ["#sector;#org+impl", "x;Health, Light and Life", "x;A and B", "y;A", "y;B"]
    )
    assert [
        [("org:health-light-and-life", "implementer")],
        [("org:a", "implementer"), ("org:b", "implementer")],
    ] == [parties(each) for each in rows[:2]]
