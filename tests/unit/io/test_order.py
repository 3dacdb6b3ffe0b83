"""Problems are told in the order in which a person goes through the files."""

import json
from pathlib import Path

from partnerlib.errors import Problem
from partnerlib.io import check
from partnerlib.io._document import Parsed
from partnerlib.io._locate import located
from partnerlib.io._order import Order
from tests.unit.io.tables import TOWNS, found, put, shorts


def test_problems_come_by_table_row_and_column(tmp_path: Path) -> None:
    """Whichever rule finds them, and whatever the files are called."""
    assert [
        ("villes.csv", None, None, "unknown-table"),
        ("territoires.csv", 1, "couleur", "unknown-column"),
        ("territoires.csv", 1, "niveau", "missing-column"),
        ("territoires.csv", 2, "parent", "unknown-id"),
        ("territoires.csv", 2, "population", "bad-integer"),
        ("territoires.csv", 3, "parent", "unknown-id"),
        ("territoires.csv", 3, None, "extra-cell"),
        ("agreements.csv", 2, "parties", "too-few-parties"),
        ("agreements.csv", 2, "places", "unknown-id"),
        ("agreements.csv", 3, "parties", "unknown-id"),
        ("agreements.csv", 3, "start", "bad-date"),
        ("actions.csv", 2, "title", "missing-value"),
        ("actions.csv", 2, "agreement", "unknown-id"),
        ("parties.csv", 2, "actor", "unknown-id"),
        ("terms.csv", 2, "rank", "bad-integer"),
    ] == found(
        tmp_path,
        terms="vocabulary,id,rank\nthemes,x,y\n",
        parties="record,actor\nagreement/h,nobody\n",
        actions="id,title,agreement,parties\nx,,z,evry\n",
        agreements="""
id,kind,parties,places,start
g,twinning,evry,nowhere,
h,twinning,evry; no,,x
""",
        territoires="""
identifiant,nom,parent,couleur,population
evry,Évry,a,,x
there,Là,b,,,surplus
""",
        villes="id\n",
    )


def test_problems_come_by_source(tmp_path: Path) -> None:
    """What cannot be opened first; then the sources as they are named."""
    one = put(tmp_path / "b", territories=TOWNS + "x,,commune\n")
    two = put(tmp_path / "a", actors="id,name,kind\na,,club\n")
    problems = check(one, tmp_path / "nowhere", two).problems

    assert [
        ("nowhere", None, None, "unreadable-source"),
        ("territories.csv", 4, "name", "missing-value"),
        ("actors.csv", 2, "name", "missing-value"),
    ] == shorts(problems)


def test_problems_of_json_come_by_collection_number_and_field(tmp_path: Path) -> None:
    """As the format has them, whatever the order in the document."""
    document = {
        "partnerlib": 1,
        "colour": "red",
        "terms": [{"id": "t", "vocabulary": "themes", "rank": "x"}],
        "actors": [
            {"id": "a", "colour": 1, "territory": "no"},
            {"id": "b", "name": ""},
        ],
        "territories": [
            {"id": "x", "population": "y", "parent": "no", "level": "l", "name": "X"}
        ],
        "needs": [{"id": "n", "scope": {"themes": ["x"]}, "quantity": 1.5}],
    }
    path = tmp_path / "data.json"
    path.write_text(json.dumps(document))

    assert [
        "$.colour",
        "$.territories[0].level",
        "$.territories[0].parent",
        "$.territories[0].population",
        "$.actors[0].name",
        "$.actors[0].territory",
        "$.actors[0].colour",
        "$.actors[1].name",
        "$.needs[0].territory",
        "$.needs[0].scope.themes",
        "$.needs[0].quantity",
        "$.terms[0].rank",
    ] == [each.path for each in check(path).problems]


def test_what_lies_in_no_file_comes_last() -> None:
    """It stays in the order in which it was found."""
    nowhere = [Problem.of("cycle", value="b"), Problem.of("cycle", value="a")]
    order = Order()
    order.add([("x.csv", ())], ())
    known = Problem.of("bad-number", file="x.csv", row=2)

    assert [known, *nowhere] == order.sort([*nowhere, known])


def test_what_is_said_of_a_record_without_a_place_stays_as_it_is() -> None:
    """Some sources do not say where their terms stand."""
    problem = Problem.of("duplicate-id", record="term/themes/x", value="x")

    assert [problem] == located([problem], [Parsed()], strict=None)
