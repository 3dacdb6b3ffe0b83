from typing import Any

import pytest

from partnerlib.errors import ModelError
from partnerlib.findings import Component, Label, Role, SetAside, Tie
from partnerlib.findings._triangle import REASONS
from tests.unit.findings.samples import triangle


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("territories", ("FR-91", "ML-1"), "bad-type"),
        ("territories", None, "bad-type"),
        ("actors", None, "bad-type"),
        ("broker", "", "missing-value"),
        ("brokers", ("MA",), "bad-type"),
        ("brokers", "ML-1", "bad-type"),
        ("missing", [("FR-91", "MA")], "bad-type"),
        ("missing", (), "bad-type"),
        ("missing", [("FR-91",)], "bad-type"),
        ("missing", None, "bad-type"),
        ("roles", ("facilitating",), "bad-type"),
        ("set_aside", ("agreement/k",), "bad-type"),
    ],
)
def test_a_triangle_refuses(field: str, value: object, rule: str) -> None:
    """A triangle refuses by name what breaks the rule of a field."""
    with pytest.raises(ModelError) as caught:
        triangle(**{field: value})
    assert (field, rule) in [(v.field, v.code) for v in caught.value.violations]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, []),
        ({"missing": [("FR-91", "ML-1")]}, ["missing"]),
        ({"broker": "ML-1", "brokers": ("ML-1",)}, ["missing"]),
        ({"brokers": ("ML-1",)}, ["brokers"]),
    ],
)
def test_an_unsigned_triangle_lacks_nobody(
    fields: dict[str, Any], wrong: list[str]
) -> None:
    """Where all three are tied there is no missing pair and no broker."""
    stated = {"kind": "unsigned", "missing": (), "broker": "", "brokers": ()} | fields
    found: list[str] = []
    try:
        finding = triangle(**stated)
    except ModelError as error:
        found = [violation.field for violation in error.violations]
    else:
        assert ("", "") == (
            finding.to_record()["broker"],
            finding.to_record()["missing"],
        )

    assert wrong == found


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, []),
        ({"missing": ()}, []),
        ({"missing": [("FR-91", "ML-1"), ("FR-91", "VN-HN")]}, []),
        (
            {"missing": [("FR-91", "ML-1"), ("FR-91", "VN-HN"), ("ML-1", "VN-HN")]},
            ["missing"],
        ),
        ({"missing": [("FR-91", "MA")]}, ["missing"]),
        ({"broker": "MA"}, ["missing"]),
        ({"theme": ""}, ["theme"]),
        ({"function": None}, ["function"]),
    ],
)
def test_a_complementary_triangle_says_what_is_needed(
    fields: dict[str, Any], wrong: list[str]
) -> None:
    """It has a theme, a broker among the three, and two missing pairs at most."""
    stated = {"kind": "complementary", "theme": "health"} | fields
    found: list[str] = []
    try:
        finding = triangle(**stated)
    except ModelError as error:
        found = [violation.field for violation in error.violations]
    else:
        assert ("health", "") == (
            finding.to_record()["theme"],
            finding.to_dict()["function"],
        )

    assert wrong == found


@pytest.mark.parametrize(
    ("role", "territory", "reason", "field"),
    [
        ("funder", "x", "tied-to-both", "role"),
        ("pivotal", " x", "tied-to-both", "territory"),
        ("pivotal", "x", "just because", "reason"),
    ],
)
def test_a_role_refuses(role: str, territory: str, reason: str, field: str) -> None:
    """A role is one of the three, with a known reason."""
    with pytest.raises(ModelError) as caught:
        Role(role, territory, reason=reason)
    assert ("Role", field) == (caught.value.class_name, caught.value.field)


def test_role_by_name() -> None:
    """The proposal for a role is found by its name."""
    finding = triangle(roles=[Role("facilitating", "ML-1", reason="tied-to-both")])
    proposed = finding.role("facilitating")
    assert proposed is not None
    assert "ML-1" == proposed.territory
    assert finding.role("pivotal") is None


def test_json_object() -> None:
    """The JSON object of a triangle has the keys of the format."""
    shown = triangle().to_dict("fr")
    own = ("territories", "actors", "broker", "brokers", "missing", "weights")
    assert {
        "territories": ["FR-91", "ML-1", "VN-HN"],
        "actors": ["asso", "town"],
        "broker": "ML-1",
        "brokers": ["ML-1", "MA"],
        "missing": [["FR-91", "VN-HN"]],
        "weights": {"cannistraci_hebb": 3.0, "liveliness": 1.0},
    } == {key: shown[key] for key in own}
    assert [("facilitating", "ML-1"), ("pivotal", ""), ("beneficiary", "")] == [
        (each["role"], each["territory"]) for each in shown["roles"]
    ]
    assert all(
        each["text"] and each["text"] != each["reason"] for each in shown["roles"]
    )


def test_flat_record() -> None:
    """A flat record has a column for each territory, role and component."""
    record = triangle().to_record()
    assert {
        "territory_1": "FR-91",
        "territory_2": "ML-1",
        "territory_3": "VN-HN",
        "actors": "asso;town",
        "broker": "ML-1",
        "brokers": "ML-1;MA",
        "missing": "FR-91;VN-HN",
        "facilitating": "ML-1",
        "pivotal": "",
        "beneficiary": "",
        "component_cannistraci_hebb": 0.5,
        "component_three_paths": None,
    }.items() <= record.items()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_a_sentence(lang: str, reason: str) -> None:
    """The sentence names the three territories, whatever the reason of a role."""
    finding = triangle(
        roles=[
            Role("facilitating", "ML-1", reason="tied-to-both"),
            Role("pivotal", "VN-HN", reason=reason),
            Role("beneficiary", "FR-91", reason=reason),
        ]
    )
    text = finding.explain(lang)  # type: ignore[arg-type]
    hanoi = finding.name_of("territory", "VN-HN", lang)  # type: ignore[arg-type]
    assert all(name in text for name in ("Essonne", "Kayes", hanoi))


def test_a_triangle_without_roles_explains_itself() -> None:
    """A finding that proposes no role still says what was found."""
    assert "Kayes" in triangle(roles=(), brokers=("ML-1",)).explain("en")


@pytest.mark.parametrize(
    ("record", "reason", "field"),
    [
        ("actor/x", "dormant", "record"),
        (None, "dormant", "record"),
        ("agreement/k", "just because", "reason"),
    ],
)
def test_a_record_set_aside_refuses(record: str, reason: str, field: str) -> None:
    """A record set aside binds actors, and has a known reason."""
    with pytest.raises(ModelError) as caught:
        SetAside(record, reason=reason)
    assert ("SetAside", field) == (caught.value.class_name, caught.value.field)


def test_records_set_aside_are_told_everywhere() -> None:
    """JSON, flat records and sentences hold what was set aside, the sleeping first."""
    finding = triangle(
        labels=(
            Label("agreement", "k", "Oath of 1990", "Serment de 1990"),
            Label("agreement-kinds", "twinning", "Twinning", "Jumelage"),
            Label("status", "dormant", "Dormant", "En sommeil"),
        ),
        set_aside=[
            SetAside("action/x", reason="completed"),
            SetAside(
                "agreement/k",
                reason="dormant",
                kind="twinning",
                status="dormant",
                period="1990/",
                last_activity="2012",
            ),
        ],
    )

    assert {
        "record": "agreement/k",
        "reason": "dormant",
        "kind": "twinning",
        "status": "dormant",
        "period": "1990/",
        "last_activity": "2012",
    } == finding.to_dict()["set_aside"][1]
    assert "completed=action/x;dormant=agreement/k" == finding.to_record()["set_aside"]
    assert (
        "this date. Their twinning (“Oath of 1990”, since 1990, last activity: 2012, "
        "agreement/k) is dormant: wake it? Their action (action/x) is completed"
    ) in finding.explain()


@pytest.mark.parametrize(
    ("value", "raw", "favours"),
    [(1, None, True), (0.5, 1, True), (0.499, 1, False), (0, 1, False)],
)
def test_a_curve_decides_what_is_in_favour(
    value: float, raw: float | None, favours: bool
) -> None:
    """A language in common that counts for nothing by its curve is no reason."""
    parts = (Component("shared_language", value, 1, raw=raw),)
    tie = Tie(key="a~b", kind="territories", score=0, components=parts, ends=("a", "b"))
    for found in (triangle(components=parts), tie):
        text = found.explain("en")
        sentence = text.partition("In favour: ")[2].partition(".")[0]
        assert favours == ("language" in sentence)
        assert favours != ("Counting for little here" in text)
