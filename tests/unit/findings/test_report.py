import builtins
import json
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import partnerlib
from partnerlib.errors import MissingExtraError, ModelError, ParameterError
from partnerlib.findings import (
    DuplicateReport,
    Finding,
    GapReport,
    Provenance,
    Report,
    TriangleReport,
)
from partnerlib.model import Territory
from partnerlib.registry import Registry
from tests.unit.findings.samples import duplicate, gap, triangle

REPORTS: list[tuple[type[Report[Any]], Callable[..., Finding]]] = [
    (GapReport, gap),
    (DuplicateReport, duplicate),
    (TriangleReport, triangle),
]


def gaps(*findings: Finding, **fields: Any) -> GapReport:
    """Make a report of gaps."""
    stated: dict[str, Any] = {
        "findings": findings,
        "parameters": {"by": ("theme", "place"), "level": None},
        "examined": {"cells": 7},
        "provenance": Provenance(version="0.1.0", counts=(("territories", 1),)),
    }
    return GapReport(**stated | fields)


def test_findings_are_sorted_by_score_then_key() -> None:
    """The strongest come first, equal ones by key, however they are given."""
    report = gaps(
        gap(key="b", score=0.5), gap(key="c", score=0.9), gap(key="a", score=0.5)
    )
    assert ["c", "a", "b"] == [finding.key for finding in report]


def test_top_gives_the_strongest() -> None:
    """The top are the first n, or all there are."""
    report = gaps(gap(key="a", score=0.1), gap(key="b", score=0.2))
    assert ["b"] == [finding.key for finding in report.top(1)]
    assert (report.findings, ()) == (report.top(9), report.top(0))


@pytest.mark.parametrize("n", [-1, 1.5, True, "2", None])
def test_top_refuses_what_is_no_number(n: object) -> None:
    """The top is asked for by a whole number from 0 up."""
    with pytest.raises(ParameterError) as caught:
        gaps().top(n)  # type: ignore[arg-type]
    assert ("n", n) == (caught.value.parameter, caught.value.value)


def test_findings_of_a_territory() -> None:
    """A territory has the findings that concern it or a place inside it."""
    report = gaps(gap(key="a", places=["FR", "FR-91"]), gap(key="b", places=["FR"]))
    assert ["a"] == [finding.key for finding in report.for_territory("FR-91")]
    assert 2 == len(report.for_territory("FR"))
    assert () == report.for_territory("ML")


def test_examined_is_a_mapping_that_nobody_changes() -> None:
    """Counts are looked up by name and cannot be changed."""
    report = gaps()
    assert 7 == report.examined["cells"]
    with pytest.raises(TypeError):
        report.examined["cells"] = 8  # type: ignore[index]


@pytest.mark.parametrize(("cls", "make"), REPORTS)
def test_reports_are_values(
    cls: type[Report[Any]], make: Callable[..., Finding]
) -> None:
    """A report is hashable, and the same after pickle and from its own fields."""
    report = cls(
        findings=[make()],
        parameters=[("level", "region")],
        examined={"cells": 1},
        provenance=Provenance(version="1"),
    )
    assert report == pickle.loads(pickle.dumps(report))  # noqa: S301 -- our own
    assert hash(report) == hash(attrs.evolve(report))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("findings", [duplicate()]),
        ("findings", ["gap"]),
        ("provenance", "1"),
        ("examined", {"cells": 1.5}),
        ("examined", {"cells": -1}),
    ],
)
def test_a_report_refuses(field: str, value: object) -> None:
    """A report refuses findings of another class, and counts that are none."""
    with pytest.raises(ModelError) as caught:
        gaps(**{field: value})
    assert caught.value.field.startswith(field)


def test_empty_report() -> None:
    """A report without findings is an answer: it counts, and has its columns."""
    report = gaps()
    assert (0, [], ()) == (len(report), report.to_records(), report.top(3))
    assert "<GapReport: 0 findings>" == repr(report)
    assert list(report.to_pandas().columns) == list(report.finding.columns())


def test_json_is_one_object() -> None:
    """The JSON text holds parameters, counts, provenance and findings."""
    report = gaps(
        gap(),
        parameters={
            "by": ("theme", "place"),
            "as_of": None,
            "weights": (("a", 1.0), ("b", 2)),
            "expected": ((("theme", "health"), ("place", "ML-1")),),
            "none": (),
        },
    )
    assert {
        "parameters": {
            "by": ["theme", "place"],
            "as_of": None,
            "weights": {"a": 1.0, "b": 2},
            "expected": [{"theme": "health", "place": "ML-1"}],
            "none": [],
        },
        "examined": {"cells": 7},
        "provenance": {
            "version": "0.1.0",
            "title": "",
            "date": "",
            "registry": {"territories": 1},
        },
        "findings": [gap().to_dict("fr")],
    } == json.loads(report.to_json("fr"))


@pytest.mark.parametrize("call", ["to_json", "to_records", "to_pandas"])
def test_unknown_language_is_refused(call: str) -> None:
    """Also an empty report refuses a language that the library does not speak."""
    with pytest.raises(ParameterError):
        getattr(gaps(), call)("de")


@pytest.mark.parametrize(("cls", "make"), REPORTS)
def test_frame_has_the_flat_records(
    cls: type[Report[Any]], make: Callable[..., Finding]
) -> None:
    """A frame has the same columns and values as the flat records."""
    report = cls(
        findings=[make()],
        parameters={},
        examined={},
        provenance=Provenance(version="1"),
    )
    frame = report.to_pandas("fr")
    assert list(report.finding.columns()) == list(frame.columns)
    assert report.to_records("fr")[0]["text"] == frame["text"][0]
    assert report.to_records()[0]["score"] == frame["score"][0]


@pytest.mark.parametrize(("cls", "make"), REPORTS)
def test_the_types_of_a_frame_do_not_depend_on_the_findings(
    cls: type[Report[Any]], make: Callable[..., Finding]
) -> None:
    """A column has one type, whether all, some or none of its values are known."""
    empty, one = (
        cls(
            findings=findings,
            parameters={},
            examined={},
            provenance=Provenance(version="1"),
        ).to_pandas()
        for findings in ([], [make()])
    )

    assert dict(empty.dtypes) == dict(one.dtypes)
    assert "float64" == one["score"].dtype
    assert "string" == one["evidence"].dtype


def test_numbers_that_nobody_knows_are_numbers_in_a_frame() -> None:
    """Chances that are not computed are missing numbers, and counts stay whole."""
    frame = gaps(gap(key="a"), gap(key="b", reached=3, p_value=0.5)).to_pandas()

    assert "float64" == frame["p_value"].dtype
    assert [False, True] == frame["p_value"].notna().tolist()
    assert ("Int64", 3) == (frame["reached"].dtype, frame["reached"][1])
    assert ("bool", False) == (frame["not_covered"].dtype, frame["not_covered"][0])
    assert ("string", True) == (frame["audience"].dtype, frame["audience"].isna()[0])


def test_a_frame_needs_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is missing, the error names the extra."""
    real = builtins.__import__

    def without(name: str, *args: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError) as caught:
        gaps().to_pandas()
    assert ("pandas", "pandas") == (caught.value.extra, caught.value.package)


def test_repr_counts_kinds() -> None:
    """The short form tells how many findings there are, by kind."""
    report = gaps(gap(key="a"), gap(key="b"), gap(key="c", kind="short"))
    assert "<GapReport: 3 findings (1 short, 2 unmet)>" == repr(report)


def test_notebook_shows_escaped_text_and_is_cut() -> None:
    """In a notebook, names cannot smuggle markup in, and long reports are cut."""
    wild = gap(labels=[attrs.evolve(gap().labels[1], en="<script>x</script>")])
    assert "<script>" not in gaps(wild)._repr_html_()
    assert "&lt;script&gt;" in gaps(wild)._repr_html_()
    many = gaps(*(gap(key=f"k{i:02}") for i in range(12)))._repr_html_()
    assert 10 == many.count("<tr><td>")
    assert "and 2 more" in many
    assert "more</p>" not in gaps(gap())._repr_html_()


def test_provenance_tells_the_registry() -> None:
    """Provenance has the version, and title, date and counts of the registry."""
    registry = Registry.of(
        territories=[Territory("t", name="T")], title="Ours", date="2016-07"
    )
    found = Provenance.of(registry)
    assert ("Ours", "2016-07") == (found.title, found.date)
    assert 1 == found.to_dict()["registry"]["territories"]
    assert found.version[0].isdigit()
    assert "" == Provenance.of(Registry()).date


def test_one_tie_is_no_tie_between_one_territories() -> None:
    """One is told as one."""
    found = partnerlib.find_ties(partnerlib.datasets.essonne(), limit=1)

    assert "<TieReport: 1 finding (1 territory)>" == repr(found)
