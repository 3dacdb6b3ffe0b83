"""What is wrong with a map is told with its path, all at once."""

from pathlib import Path
from typing import Any

import pytest

from partnerlib.io import check
from partnerlib.io.maps import load_maps
from tests.unit.io.maps.maps import faults, write_map

ORG = {"record": "actor", "name": "Org"}
TOWN = {"record": "territory", "name": "Town"}


def document(**records: Any) -> dict[str, Any]:
    """Make a map of records."""
    return {"partnerlib_map": 1, "records": records}


def of(record: str, **fields: Any) -> dict[str, Any]:
    """Make a map with one more record, beside an actor and a territory."""
    return document(org=ORG, town=TOWN, it={"record": record, **fields})


TIE = {"parties": [{"ref": "org"}, {"ref": "town"}]}
IT = "$.records.it"


@pytest.mark.parametrize(
    ("value", "code", "path"),
    [
        ([], "bad-type", "$"),
        ({}, "schema-version", "$.partnerlib_map"),
        ({"partnerlib_map": 2}, "schema-version", "$.partnerlib_map"),
        ({"partnerlib_map": True}, "schema-version", "$.partnerlib_map"),
        ({"partnerlib_map": 1}, "missing-value", "$.records"),
        ({"partnerlib_map": 1, "records": {}}, "missing-value", "$.records"),
        ({"partnerlib_map": 1, "tables": [5]}, "bad-type", "$.tables[0]"),
        ({"partnerlib_map": 1, "tables": [{}]}, "missing-value", "$.tables[0].records"),
        (
            {"partnerlib_map": 1, "tables": [{"records": {"o": ORG}, "sheets": "x"}]},
            "unknown-field",
            "$.tables[0].sheets",
        ),
        (
            {**document(org=ORG), "tables": [{"records": {"o": ORG}}]},
            "unknown-field",
            "$.records",
        ),
        ({**document(org=ORG), "titel": "x"}, "unknown-field", "$.titel"),
        ({**document(org=ORG), "title": 5}, "bad-type", "$.title"),
        ({**document(org=ORG), "date": "soon"}, "bad-date", "$.date"),
        ({**document(org=ORG), "files": [None]}, "bad-type", "$.files"),
        ({**document(org=ORG), "header": -1}, "bad-type", "$.header"),
        ({**document(org=ORG), "rows_from": 0}, "bad-type", "$.rows_from"),
        ({**document(org=ORG), "keep": "orgs"}, "unknown-id", "$.keep"),
        (document(org=5), "bad-type", "$.records.org"),
        (document(org={}), "bad-choice", "$.records.org.record"),
        (document(org={"record": "person"}), "bad-choice", "$.records.org.record"),
        (document(org={"record": ["actor"]}), "bad-choice", "$.records.org.record"),
        (
            document(it={**TOWN, "parent": {"ref": "town"}}, town={"record": []}),
            "bad-choice",
            "$.records.town.record",
        ),
        (of("actor", nam="Org"), "unknown-field", f"{IT}.nam"),
        (of("actor", title_fr="Org"), "unknown-field", f"{IT}.title_fr"),
        (of("actor", name_="Org"), "unknown-field", f"{IT}.name_"),
        (of("actor", parties="Org"), "unknown-field", f"{IT}.parties"),
        (of("actor", name=""), "bad-type", f"{IT}.name"),
        (of("actor", name=5), "bad-type", f"{IT}.name"),
        (of("actor", name=["Org", 5]), "bad-type", f"{IT}.name[1]"),
        (of("actor", name={}), "bad-choice", f"{IT}.name"),
        (of("actor", name={"colum": "x"}), "unknown-field", f"{IT}.name.colum"),
        (
            of("actor", name={"column": "x", "value": "y"}),
            "bad-choice",
            f"{IT}.name",
        ),
        (of("actor", name={"column": {}}), "bad-type", f"{IT}.name.column"),
        (of("actor", name={"column": []}), "missing-value", f"{IT}.name.column"),
        (of("actor", name={"value": ""}), "missing-value", f"{IT}.name.value"),
        (of("actor", name={"column": [0]}), "bad-type", f"{IT}.name.column"),
        (of("actor", name={"column": [True]}), "bad-type", f"{IT}.name.column"),
        (of("actor", name={"value": {}}), "bad-type", f"{IT}.name.value"),
        (
            of("actor", name={"column": "x", "pattern": "("}),
            "bad-type",
            f"{IT}.name.pattern",
        ),
        (
            of("actor", name={"column": "x", "values": []}),
            "bad-type",
            f"{IT}.name.values",
        ),
        (
            of("actor", name={"column": "x", "values": {"a": 5}}),
            "bad-type",
            f"{IT}.name.values.a",
        ),
        (
            of("actor", name={"column": "x", "dates": "ydm"}),
            "bad-choice",
            f"{IT}.name.dates",
        ),
        (
            of("actor", name={"column": "x", "decimal": " "}),
            "bad-choice",
            f"{IT}.name.decimal",
        ),
        (
            of("actor", name={"column": "x", "slug": "yes"}),
            "bad-type",
            f"{IT}.name.slug",
        ),
        (
            of("actor", name={"column": "x", "join": 5}),
            "bad-type",
            f"{IT}.name.join",
        ),
        (of("actor", territory={"ref": "tow"}), "unknown-id", f"{IT}.territory.ref"),
        (of("actor", territory={"ref": "org"}), "bad-choice", f"{IT}.territory.ref"),
        (of("actor", name={"ref": "org"}), "bad-choice", f"{IT}.name.ref"),
        (of("actor", codes=[]), "bad-type", f"{IT}.codes"),
        (of("actor", codes={"a": 5}), "bad-type", f"{IT}.codes.a"),
        (of("actor", when=5), "bad-type", f"{IT}.when"),
        (of("actor", when={}), "missing-value", f"{IT}.when.column"),
        (of("actor", when={"column": "x", "in": 5}), "unknown-field", f"{IT}.when.in"),
        (of("agreement"), "missing-value", f"{IT}.parties"),
        (of("action", title="x"), "missing-value", f"{IT}.parties"),
        (of("action", parties=[5]), "bad-type", f"{IT}.parties[0]"),
        (of("action", parties={"of": "need"}), "unknown-field", f"{IT}.parties.of"),
        (
            of("action", parties={"ref": "org", "role": 5}),
            "bad-type",
            f"{IT}.parties.role",
        ),
        (
            of("action", parties={"ref": "orgs", "role": "funder"}),
            "unknown-id",
            f"{IT}.parties.ref",
        ),
        (of("need", territory={"ref": "it"}), "bad-choice", f"{IT}.territory.ref"),
    ],
)
def test_a_fault_is_told_with_its_path(
    tmp_path: Path, value: Any, code: str, path: str
) -> None:
    """As an error, whatever else is wrong."""
    assert (code, path) in faults(tmp_path, value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a map one fault at a time."""
    value = of("action", parties=[5], titel="x", amount={"column": "x", "decimal": "_"})

    assert [
        ("unknown-field", f"{IT}.titel"),
        ("bad-choice", f"{IT}.amount.decimal"),
        ("bad-type", f"{IT}.parties[0]"),
    ] == faults(tmp_path, value)


def test_a_name_that_is_nearly_right_is_proposed(tmp_path: Path) -> None:
    """For fields, options and records."""
    path = write_map(
        tmp_path,
        '[records.org]\nrecord = "actor"\nnam = "x"\nterritory = { ref = "orgs" }\n'
        'kind = { column = "x", prefx = "y" }\n',
    )

    assert [
        "'nam' is no field here; did you mean name?",
        "ref names 'orgs', and no record has this id; did you mean org?",
        "'prefx' is no field here; did you mean prefix, ref?",
    ] == [each.message for each in check("x", map=path).problems]


def test_records_that_refer_in_a_circle_are_told(tmp_path: Path) -> None:
    """No order could make them."""
    a = {"record": "territory", "name": "A", "parent": {"ref": "b"}}
    b = {"record": "territory", "name": "B", "parent": {"ref": "a"}}
    c = {"record": "territory", "name": "C", "parent": {"ref": "a"}}

    assert [("cycle", "$.records.a")] == faults(tmp_path, document(c=c, a=a, b=b))


def test_records_may_stand_in_any_order(tmp_path: Path) -> None:
    """They are made in the order that their references ask for."""
    text = """
[records.town]
record = "territory"
name = "Town"
parent = { ref = "country" }
[records.country]
record = "territory"
name = "Country"
"""
    (by,) = load_maps([write_map(tmp_path, text)])

    assert ["country", "town"] == [record.name for record in by.tables[0].records]


def test_days_and_numbers_of_toml_are_taken(tmp_path: Path) -> None:
    """TOML has types of its own."""
    text = 'date = 2020-05-01\n[records.t]\nrecord = "territory"\nid = { value = 75 }\n'
    (by,) = load_maps(write_map(tmp_path, text))

    assert ("2020-05-01", ("75",)) == (
        by.date,
        by.tables[0].records[0].fields["id"][0].constants,
    )


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"population": {"value": "many"}}, "bad-integer", ".population.value"),
        ({"country": {"column": "C", "default": "1"}}, "bad-country", ".country.d"),
        ({"valid_from": {"value": "soon"}}, "bad-date", ".valid_from.value"),
        ({"level": {"value": "\0"}}, "bad-text", ".level.value"),
        ({"level": {"value": "!", "slug": True}}, "bad-id", ".level.value"),
    ],
)
def test_what_the_map_itself_states_is_checked(
    fields: dict[str, Any], code: str, path: str, tmp_path: Path
) -> None:
    """A constant or a default that is no value of its field is told once."""
    found = faults(tmp_path, document(it={**TOWN, **fields}))

    assert [(code, True)] == [
        (code, where.startswith(f"{IT}{path}")) for code, where in found
    ]


def test_a_role_that_no_text_may_hold_is_told(tmp_path: Path) -> None:
    """It came through to the party, which is no error of the data."""
    parties = [{"ref": "org", "role": "implemen\0ter"}]
    found = faults(tmp_path, of("action", title="T", parties=parties))

    assert [("bad-text", f"{IT}.parties[0].role.value")] == found
