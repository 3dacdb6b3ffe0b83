import pytest

from partnerlib.errors import ModelError
from partnerlib.findings import Gap
from tests.unit.findings.samples import gap


def test_cell_is_ordered_by_facet() -> None:
    """A cell shows theme, function, audience, place, however it is given."""
    pairs = [("place", "x"), ("audience", "youth"), ("theme", "health")]
    expected = (("theme", "health"), ("audience", "youth"), ("place", "x"))
    assert expected == gap(cell=pairs).cell
    assert expected == gap(cell=dict(pairs)).cell


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("cell", {"colour": "red"}, "bad-choice"),
        ("cell", [("theme", "a"), ("theme", "b")], "repeated-key"),
        ("cell", [("theme", "a", "b")], "bad-type"),
        ("cell", [("theme", 3)], "bad-type"),
        ("cell", ["ab"], "bad-type"),
        ("cell", "theme", "bad-type"),
        ("cell", None, "bad-type"),
        ("cell", {"theme": " a"}, "bad-id"),
        ("needs", [3], "bad-type"),
        ("quantity", 1.5, "bad-integer"),
        ("quantity", -1, "negative-number"),
        ("unit", 3, "bad-type"),
        ("reached", True, "bad-integer"),
        ("providers", None, "bad-type"),
        ("confidence", None, "bad-number"),
        ("confidence", 1.1, "out-of-range"),
        ("shortfall", -0.5, "out-of-range"),
        ("p_value", 2, "out-of-range"),
        ("q_value", "0", "bad-number"),
        ("observed", -3, "negative-number"),
        ("predicted", float("inf"), "bad-number"),
        ("undocumented", "1", "bad-integer"),
        ("not_covered", 1, "bad-type"),
    ],
)
def test_a_gap_refuses(field: str, value: object, rule: str) -> None:
    """A gap refuses by name what breaks the rule of a field."""
    with pytest.raises(ModelError) as caught:
        gap(**{field: value})
    assert [(field, rule)] == [(v.field, v.code) for v in caught.value.violations]


def test_json_object() -> None:
    """The JSON object of a gap has the keys of the format, plain values only."""
    shown = gap(providers=["town"], reached=200).to_dict("fr")
    text = shown.pop("text")
    assert {
        "key": "unmet:theme=health;place=ML-1;unit=people",
        "kind": "unmet",
        "score": 0.4,
        "components": {"shortfall": 1.0, "weight": 0.5, "confidence": 0.8},
        "weights": {},
        "cell": {"theme": "health", "place": "ML-1"},
        "needs": ["n1", "n2"],
        "quantity": 1200,
        "unit": "people",
        "reached": 200,
        "providers": ["town"],
        "confidence": 0.8,
        "shortfall": 1.0,
        "p_value": None,
        "q_value": None,
        "observed": None,
        "predicted": None,
        "undocumented": 0,
        "not_covered": False,
        "evidence": ["need/n1", "need/n2"],
        "labels": {
            "health": "Santé",
            "ML-1": "Kayes",
            "FR-91": "Essonne",
            "VN-HN": "Hanoï",
            "asso": "L'association",
            "town": "La ville",
            "people": "personnes",
        },
    } == shown
    assert text == gap(providers=["town"], reached=200).explain("fr")


def test_flat_record() -> None:
    """A flat record has a column for each facet and joins ids with semicolons."""
    record = gap().to_record()
    expected = {"theme": "health", "function": None, "audience": None, "place": "ML-1"}
    assert expected == {facet: record[facet] for facet in expected}
    assert ("n1;n2", "", 0.5) == (
        record["needs"],
        record["providers"],
        record["component_weight"],
    )


@pytest.mark.parametrize("kind", Gap.kinds)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_names_its_cell(kind: str, lang: str) -> None:
    """The sentence of every kind names theme and place, and how sure it is."""
    finding = gap(
        kind=kind, providers=["town"], reached=200, observed=1, predicted=4.5, p_value=0
    )
    text = finding.explain(lang)  # type: ignore[arg-type]
    assert all(
        name in text for name in ("Kayes", finding.name_of("theme", "health", lang))
    )  # type: ignore[arg-type]
