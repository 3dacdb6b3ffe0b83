import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.errors import ModelError, ParameterError
from partnerlib.findings import Component, Finding, Gap, Label
from partnerlib.typing import Lang
from tests.unit.findings.samples import duplicate, gap, triangle

EVERY = [gap(), duplicate(), triangle()]


def test_component_is_rounded() -> None:
    """A component is rounded to nine decimals when it is made."""
    assert Component("x", 0.333333333, 2.0) == Component("x", 1 / 3, 2)


@pytest.mark.parametrize("name", ["p_value", "q_value"])
def test_a_rare_chance_is_not_zero(name: str) -> None:
    """Chances keep nine significant digits; only an impossible one is 0."""
    rare = (2 / 3) ** 60
    pair, cell = duplicate(**{name: rare}), gap(kind="underserved", **{name: rare})

    assert [2.71972164e-11] * 2 == [getattr(each, name) for each in (pair, cell)]
    assert pair.to_record()[name] == cell.to_dict()[name]
    assert 0.0 == getattr(duplicate(**{name: 0.0}), name)
    assert 1.0 == getattr(duplicate(**{name: 1}), name)


def test_the_surprisal_of_a_shown_chance() -> None:
    """The component of a p-value is as precise as the field."""
    assert 2.71972164e-11 == Component("p_value", (2 / 3) ** 60).value


def test_zero_has_no_sign() -> None:
    """A rounded zero is never negative, so that it is written in one way."""
    assert "0.0" == str(Component("x", -1e-12).value)


@pytest.mark.parametrize(
    ("arguments", "field", "rule"),
    [
        (("", 0.5), "name", "missing-value"),
        (("x", None), "value", "bad-number"),
        (("x", float("nan")), "value", "bad-number"),
        (("x", "1"), "value", "bad-number"),
        (("x", 0.5, float("inf")), "weight", "bad-number"),
        (("x", 0.5, -1), "weight", "negative-number"),
    ],
)
def test_component_refuses(
    arguments: tuple[object, ...], field: str, rule: str
) -> None:
    """A component has a name, a finite value and no negative weight."""
    with pytest.raises(ModelError) as caught:
        Component(*arguments)  # type: ignore[arg-type]
    assert ("Component", field, rule) == (
        caught.value.class_name,
        caught.value.field,
        caught.value.rule,
    )


def test_label_speaks_both_languages() -> None:
    """A label gives its name in the language asked for."""
    label = Label("theme", "health", "Health", "Santé")
    assert ("Health", "Santé") == (label.text(), label.text("fr"))


def many_labels() -> Gap:
    """Make a gap that mentions fifty places, every two of one name."""
    return gap(
        labels=[
            Label("territory", f"t{i}", f"Town {i // 2}", f"Ville {i // 2}")
            for i in range(50)
        ]
        + [Label("theme", "t1", "Towns", "Villes")]
    )


def plain_name(finding: Finding, kind: str, id_: str, lang: Lang) -> str:
    """Name an id after going through all labels."""
    names = {e.id: e.text(lang) for e in finding.labels if e.kind == kind}
    name = names.get(id_, id_)
    return f"{name} ({id_})" if [*names.values()].count(name) > 1 else name


@given(
    st.lists(
        st.builds(
            Label,
            st.sampled_from(["territory", "theme"]),
            st.sampled_from(["a", "b", "c"]),
            st.sampled_from(["a", "x", "y"]),
            st.sampled_from(["b", "x"]),
        )
        | st.integers(0, 30).map(lambda i: Label("theme", f"t{i}", "x", f"y{i % 20}")),
        max_size=40,
    )
)
def test_names_are_those_of_going_through_all_labels(labels: list[Label]) -> None:
    """However many labels there are, an id is named as one by one they would."""
    finding = gap(labels=labels)
    for _ in range(2):  # what is kept says the same again
        for kind in ("territory", "theme", "actor"):
            for id_ in ("a", "b", "x", "t1", "t25"):
                for lang in ("en", "fr"):
                    expected = plain_name(finding, kind, id_, lang)
                    assert expected == finding.name_of(kind, id_, lang)


def test_names_of_many_labels_are_laid_out_once() -> None:
    """Naming every id of a kind looks at each label once."""
    finding = many_labels()
    with patch.object(Label, "text", autospec=True, side_effect=Label.text) as text:
        shown = [finding.name_of("place", f"t{i}", "fr") for i in range(50)]
    assert (50, "Ville 0 (t0)") == (text.call_count, shown[0])


def test_names_that_are_kept_make_no_other_finding() -> None:
    """A finding that has named ids is equal to one that has not, and copies as it."""
    asked, fresh = many_labels(), many_labels()
    before = pickle.dumps(asked)
    text = asked.explain("fr")

    assert (fresh, hash(fresh), repr(fresh)) == (asked, hash(asked), repr(asked))
    assert before == pickle.dumps(asked)
    for copied in (
        copy.copy(asked),
        copy.deepcopy(asked),
        attrs.evolve(asked),
        pickle.loads(pickle.dumps(asked)),  # noqa: S301 -- our own
    ):
        assert (asked, text) == (copied, copied.explain("fr"))
    other = attrs.evolve(asked, labels=[Label("territory", "t1", "Evry", "Évry")])
    assert "Évry" == other.name_of("place", "t1", "fr")


def test_threads_name_alike() -> None:
    """Several threads that ask at once hear one answer."""
    finding = many_labels()
    with ThreadPoolExecutor(4) as pool:
        shown = set(pool.map(finding.explain, ["en"] * 40))
    assert {many_labels().explain("en")} == shown


@pytest.mark.parametrize("finding", EVERY)
def test_findings_are_values(finding: Finding) -> None:
    """A finding is frozen, hashable, and the same after copy and pickle."""
    assert finding == pickle.loads(pickle.dumps(finding))  # noqa: S301 -- our own
    assert hash(finding) == hash(copy.deepcopy(finding))
    with pytest.raises(AttributeError):
        finding.key = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("key", "", "missing-value"),
        ("kind", "odd", "bad-choice"),
        ("score", 1.5, "out-of-range"),
        ("score", float("nan"), "bad-number"),
        ("score", None, "bad-number"),
        ("components", ("x",), "bad-type"),
        ("components", None, "bad-type"),
        ("components", "abc", "bad-type"),
        ("evidence", [3], "bad-type"),
        ("labels", ("x",), "bad-type"),
        ("places", "abc", "bad-type"),
    ],
)
@pytest.mark.parametrize("make", [gap, duplicate, triangle])
def test_a_finding_refuses(
    make: type[Finding], field: str, value: object, rule: str
) -> None:
    """Every finding refuses by name what breaks the rules of its common fields."""
    with pytest.raises(ModelError) as caught:
        make(**{field: value})
    assert [(field, rule)] == [(v.field, v.code) for v in caught.value.violations]


def test_every_violation_is_told() -> None:
    """All broken rules are told at once."""
    with pytest.raises(ModelError) as caught:
        gap(key="", score=2, cell={"colour": "red"})
    assert ["key", "score", "cell"] == [v.field for v in caught.value.violations]


def test_a_record_of_the_longest_id_is_evidence() -> None:
    """A reference is longer than the id in it, and sound evidence."""
    reference = "agreement/" + "a" * 200

    assert (reference,) == gap(evidence=[reference]).evidence


def test_evidence_and_places_are_sorted() -> None:
    """Evidence and places are sorted and stand once."""
    finding = gap(evidence=["need/b", "need/a", "need/b"], places={"y", "x"})
    assert ("need/a", "need/b") == finding.evidence
    assert ("x", "y") == finding.places


def test_component_by_name() -> None:
    """A component is found by its name; None where it is absent."""
    assert 0.5 == gap().component("weight")
    assert gap().component("luck") is None


def test_one_name_of_two_places_is_told_with_their_ids() -> None:
    """Two places of one name can be told apart in a sentence."""
    labels = (
        Label("territory", "ES-1", "Mérida", "Mérida"),
        Label("territory", "MX-1", "Mérida", "Mérida"),
        Label("actor", "hall", "Mérida", "Mérida"),
    )
    finding = gap(labels=labels)

    assert ("Mérida (MX-1)", "Mérida") == (
        finding.name_of("place", "MX-1"),
        finding.name_of("actor", "hall", "fr"),
    )


def test_names_of_ids() -> None:
    """A finding knows the names of the ids it mentions, and gives others as is."""
    finding = gap()
    assert "Santé" == finding.name_of("theme", "health", "fr")
    assert "Kayes" == finding.name_of("place", "ML-1")
    assert "ML-1" == finding.name_of("theme", "ML-1")


@pytest.mark.parametrize("finding", EVERY)
@pytest.mark.parametrize("call", ["explain", "to_dict", "to_record"])
def test_unknown_language_is_refused(finding: Finding, call: str) -> None:
    """A language that the library does not speak is refused."""
    with pytest.raises(ParameterError) as caught:
        getattr(finding, call)("de")
    assert ("lang", "de") == (caught.value.parameter, caught.value.value)


@pytest.mark.parametrize("finding", EVERY)
def test_flat_records_have_the_columns_of_the_class(finding: Finding) -> None:
    """A flat record has the columns of its class and only plain values."""
    record = finding.to_record()
    assert finding.columns() == tuple(record)
    plain = (str, int, float, bool, type(None))
    assert all(isinstance(value, plain) for value in record.values())


def test_one_id_of_two_kinds_has_two_labels() -> None:
    """Where two kinds share an id, the second label is given with its kind."""
    labels = [Label("theme", "x", "Theme", "T"), Label("territory", "x", "Place", "P")]
    shown = gap(labels=labels).to_dict()["labels"]
    assert {"x": "Theme", "territory/x": "Place"} == shown


def test_a_gap_is_a_finding() -> None:
    """The class of each finding tells its family, kinds and columns."""
    assert issubclass(Gap, Finding)
    assert ("gap", "duplicate", "triangle") == tuple(each.family for each in EVERY)
