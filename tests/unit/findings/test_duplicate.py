import pytest

from partnerlib.errors import ModelError, ParameterError
from partnerlib.findings import Cluster, Duplicate, DuplicateReport, Label, Provenance
from partnerlib.typing import Lang
from tests.unit.findings.samples import duplicate


def report(*findings: Duplicate) -> DuplicateReport:
    """Make a report of findings."""
    return DuplicateReport(
        findings=findings,
        parameters={},
        examined={},
        provenance=Provenance(version="1"),
    )


def pair(one: str, other: str, *places: str) -> Duplicate:
    """Make a pair that meets in places."""
    return duplicate(
        key=f"duplicate:{one}~{other}",
        actors=(one, other),
        cells=[{"theme": "health", "place": place} for place in places],
        labels=[Label("actor", one, one.upper(), one.title())],
    )


def test_actors_and_cells_are_sorted() -> None:
    """The two actors, the cells and the reasons are sorted."""
    finding = duplicate(
        cells=[{"place": "z", "theme": "a"}, [("theme", "a"), ("place", "b")]],
        reasons=[("period", ""), ("audience", "")],
    )
    assert ("asso", "town") == finding.actors
    assert ["b", "z"] == [dict(cell)["place"] for cell in finding.cells]
    assert (("audience", ""), ("period", "")) == finding.reasons


def test_label_is_the_kind() -> None:
    """The label of a pair is its kind."""
    assert "complementary" == duplicate(kind="complementary").label


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("actors", ("a", "a"), "bad-type"),
        ("actors", ("a", "b", "c"), "bad-type"),
        ("actors", ("", "b"), "missing-value"),
        ("cells", [], "bad-type"),
        ("set_aside", ("agreement/k",), "bad-type"),
        ("cells", None, "bad-type"),
        ("cells", [{"colour": "red"}], "bad-choice"),
        ("cells", [None], "bad-type"),
        ("cells", [[{}]], "bad-type"),
        ("period", 2004, "bad-type"),
        ("certainty", None, "bad-number"),
        ("certainty", 2, "out-of-range"),
        ("p_value", None, "bad-number"),
        ("q_value", -1, "out-of-range"),
        ("reasons", ["audience"], "bad-type"),
        ("reasons", None, "bad-type"),
        ("reasons", [[]], "bad-type"),
    ],
)
def test_a_duplicate_refuses(field: str, value: object, rule: str) -> None:
    """A duplicate refuses by name what breaks the rule of a field."""
    with pytest.raises(ModelError) as caught:
        duplicate(**{field: value})
    assert [(field, rule)] == [(v.field, v.code) for v in caught.value.violations]


def test_json_object() -> None:
    """The JSON object of a duplicate has the keys of the format."""
    shown = duplicate(reasons=[("common-network", "actor/net")]).to_dict()
    own = (
        "actors",
        "cells",
        "period",
        "label",
        "certainty",
        "p_value",
        "q_value",
        "reasons",
    )
    assert {
        "actors": ["asso", "town"],
        "cells": [{"theme": "health", "place": "ML-1"}],
        "period": "2014/2016",
        "label": "duplicate",
        "certainty": 1.0,
        "p_value": 0.001,
        "q_value": 0.02,
        "reasons": [{"reason": "common-network", "record": "actor/net"}],
    } == {key: shown[key] for key in own}
    assert {"p_value": 0.001, "surprisal": 3.0} == shown["components"]


def test_flat_record() -> None:
    """A flat record counts the cells and joins what is multiple."""
    record = duplicate(
        cells=[{"theme": "health", "place": p} for p in ("x", "y")],
        reasons=[("common-lead", "actor/x"), ("joint-record", "")],
    ).to_record()
    assert ("asso", "town", 2, "health", "x;y", "common-lead=actor/x;joint-record") == (
        record["actor_1"],
        record["actor_2"],
        record["shared_cells"],
        record["themes"],
        record["places"],
        record["reasons"],
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("kind", "reasons"),
    [
        ("duplicate", []),
        ("complementary", [("audience", ""), ("function", ""), ("period", "")]),
        (
            "coordinated",
            [
                ("joint-record", "action/a3"),
                ("common-lead", "actor/asso"),
                ("common-network", "actor/asso"),
            ],
        ),
    ],
)
def test_every_label_names_who_and_what(
    lang: str, kind: str, reasons: list[tuple[str, str]]
) -> None:
    """The sentence of every label names both actors, the theme and the place."""
    finding = duplicate(kind=kind, reasons=reasons)
    text = finding.explain(lang)  # type: ignore[arg-type]
    named = [("actor", "asso"), ("actor", "town"), ("theme", "health")]
    names = [finding.name_of(*each, lang) for each in named]  # type: ignore[arg-type]
    assert all(name.lower() in text.lower() for name in [*names, "Kayes"])


@pytest.mark.parametrize(
    ("lang", "records", "expected"),
    [
        ("en", ["agreement/g"], "a record holds both ("),
        ("en", ["agreement/g", "action/x"], "records hold both ("),
        ("fr", ["agreement/g"], "une fiche les réunit ("),
        ("fr", ["agreement/g", "action/x"], "des fiches les réunissent ("),
    ],
)
def test_several_joint_records_are_told_as_several(
    lang: Lang, records: list[str], expected: str
) -> None:
    """The sentence agrees in number with the records that hold both."""
    reasons = [("joint-record", each) for each in records]
    finding = duplicate(kind="coordinated", reasons=reasons)

    assert expected in finding.explain(lang)


def test_clusters_connect_pairs_of_one_cell() -> None:
    """Pairs of a cell that share an actor are one cluster; other cells are apart."""
    found = report(
        pair("a", "b", "x"),
        pair("b", "c", "x"),
        pair("d", "e", "x"),
        pair("c", "d", "y"),
    ).clusters()
    assert [
        (("a", "b", "c"), (("a", "b"), ("b", "c"))),
        (("c", "d"), (("c", "d"),)),
        (("d", "e"), (("d", "e"),)),
    ] == [(each.actors, each.pairs) for each in found]


def test_clusters_of_the_same_actors_are_one() -> None:
    """Where the same actors meet in several cells, one cluster has all of them."""
    found = report(
        pair("a", "b", "x", "y"), pair("b", "c", "x", "y"), pair("a", "d", "z")
    ).clusters()
    first = found[0]
    assert [("a", "b", "c"), ("a", "d")] == [each.actors for each in found]
    assert ["x", "y"] == [dict(cell)["place"] for cell in first.cells]
    assert (("a", "b"), ("b", "c")) == first.pairs


def test_larger_clusters_come_first() -> None:
    """Clusters are sorted by number of pairs, then by actors."""
    found = report(
        pair("a", "b", "z"),
        pair("c", "d", "y"),
        pair("d", "e", "y"),
        pair("a", "c", "x"),
    ).clusters()
    assert [("c", "d", "e"), ("a", "b"), ("a", "c")] == [c.actors for c in found]


def test_a_cluster_names_its_ids() -> None:
    """A cluster carries the labels of its actors, themes and places."""
    (cluster,) = report(duplicate()).clusters()
    assert {
        "actors": ["asso", "town"],
        "cells": [{"theme": "health", "place": "ML-1"}],
        "pairs": [["asso", "town"]],
        "freed": [{"cell": {"theme": "health", "place": "ML-1"}, "efforts": 1}],
        "efforts_freed": 1,
        "evidence": list(cluster.evidence),
        "labels": {
            "asso": "L'association",
            "town": "La ville",
            "health": "Santé",
            "ML-1": "Kayes",
        },
        "text": cluster.explain("fr"),
    } == cluster.to_dict("fr")
    assert isinstance(cluster, Cluster)


def test_a_division_of_roles_leaves_one_actor_in_each_cell() -> None:
    """All others of the cluster are freed of each of its cells, listed pairs or not."""
    first, second = report(
        pair("a", "b", "x", "y"), pair("b", "c", "x", "y"), pair("a", "d", "z")
    ).clusters()

    assert [("x", 2), ("y", 2)] == [(dict(c)["place"], n) for c, n in first.freed]
    assert 4 == first.efforts_freed
    assert [("z", 1)] == [(dict(c)["place"], n) for c, n in second.freed]
    assert 1 == second.efforts_freed


def test_a_cluster_has_the_evidence_of_its_pairs() -> None:
    """The records of the pairs of a cluster stand in it once, sorted; no others do."""
    first, second = report(
        duplicate(actors=("a", "b"), evidence=["action/2", "action/1"]),
        duplicate(actors=("b", "c"), evidence=["action/2", "action/3"]),
        duplicate(
            actors=("a", "d"),
            evidence=["action/4"],
            cells=[{"theme": "water", "place": "z"}],
        ),
    ).clusters()

    assert ("action/1", "action/2", "action/3") == first.evidence
    assert ("action/4",) == second.evidence


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            (
                "The association and The town do the same in the same place: "
                "“Health” – Kayes. One meeting could settle this pair. If only one of "
                "them stayed there, the other would be free for other work. Based on "
                "1 agreement and 2 actions."
            ),
        ),
        (
            "fr",
            (
                "L'association et La ville font la même chose au même endroit\u00a0: "
                "«\u00a0Santé\u00a0» – Kayes. Une réunion pourrait régler cela. Si un "
                "seul y restait, l’autre serait libre pour autre chose. Établi sur "
                "1\u00a0accord et 2\u00a0actions."
            ),
        ),
    ],
)
def test_a_cluster_explains_itself(lang: Lang, expected: str) -> None:
    """A cluster says who should meet, what that would free, and on which data."""
    evidence = ("action/x", "action/y", "agreement/g")
    (cluster,) = report(duplicate(evidence=evidence)).clusters()

    assert expected == cluster.explain(lang)


@pytest.mark.parametrize("say", ["explain", "to_dict"])
def test_a_cluster_speaks_two_languages_only(say: str) -> None:
    """Another language is a wrong parameter, as it is for a finding."""
    (cluster,) = report(duplicate()).clusters()

    with pytest.raises(ParameterError, match="give 'en' or 'fr'"):
        getattr(cluster, say)("de")


@pytest.mark.parametrize("kind", ["complementary", "coordinated"])
def test_only_duplicates_are_clustered(kind: str) -> None:
    """What is coordinated, or differs, connects nobody, and hides no duplicate."""
    other = duplicate(
        key=f"{kind}:a~b",
        kind=kind,
        actors=("a", "b"),
        cells=[{"theme": "health", "place": "y"}],
    )
    found = report(pair("a", "b", "x"), pair("b", "c", "y"), other).clusters()
    assert [("a", "b"), ("b", "c")] == [each.actors for each in found]
    assert [["x"], ["y"]] == [
        [dict(cell)["place"] for cell in each.cells] for each in found
    ]
    assert () == report(other).clusters()


def test_no_pair_no_cluster() -> None:
    """An empty report has no cluster."""
    assert () == report().clusters()
