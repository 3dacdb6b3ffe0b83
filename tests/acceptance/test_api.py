"""The library as a person who programs meets it."""

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import partnerlib

FINDERS: list[Callable[..., Any]] = [
    partnerlib.find_gaps,
    partnerlib.find_duplicates,
    partnerlib.find_triangles,
]
finders = pytest.mark.parametrize("find", FINDERS, ids=lambda find: find.__name__)


@pytest.fixture(scope="module")
def essonne() -> partnerlib.Registry:
    """The département and its partners."""
    return partnerlib.datasets.essonne()


def test_the_import_is_light() -> None:
    """Neither the import nor a built-in world loads a heavy package."""
    code = (
        "import sys, partnerlib; partnerlib.datasets.essonne();"
        "heavy = {'networkx', 'numpy', 'scipy', 'pandas', 'cattrs', 'hypothesis'};"
        "sys.exit(len(heavy & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@finders
@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": -1},
        {"limit": True},
        {"limit": 1.5},
        {"limit": "3"},
        {"as_of": "nonsense"},
        {"as_of": "2004-13"},
        {"as_of": 2004},
        {"level": "regoin"},
        {"statuses": "activ"},
        {"statuses": ()},
    ],
    ids=str,
)
def test_a_wrong_argument_is_named_with_its_value(
    essonne: partnerlib.Registry, find: Callable[..., Any], wrong: dict[str, object]
) -> None:
    """The error of a wrong call says which argument, and what it was."""
    ((name, value),) = wrong.items()
    with pytest.raises(partnerlib.ParameterError) as caught:
        find(essonne, **wrong)
    assert f"{name}={value!r}" in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": ("colour",)},
        {"by": ()},
        {"by": ("theme", "theme")},
        {"kinds": ("lacking",)},
        {"alpha": 2},
        {"expected": [{"theme": "watr"}]},
        {"expected": [{"colour": "red"}]},
    ],
    ids=str,
)
def test_a_wrong_question_is_refused(
    essonne: partnerlib.Registry, wrong: dict[str, Any]
) -> None:
    """Facets, kinds and terms that do not exist are refused, not ignored."""
    with pytest.raises(partnerlib.ParameterError):
        partnerlib.find_gaps(essonne, **wrong)


def test_what_is_not_there_is_said_with_what_is_like_it(
    essonne: partnerlib.Registry,
) -> None:
    """An unknown id is an error that proposes the id that was meant."""
    with pytest.raises(partnerlib.UnknownIdError, match="did you mean FR-91"):
        essonne.get("territory/FR-99")
    with pytest.raises(partnerlib.PartnerlibError):
        essonne.get("teritory/FR-91")


def test_reading_and_writing_nothing_is_refused(
    tmp_path: Path, essonne: partnerlib.Registry
) -> None:
    """No source, no path or another suffix are errors of the library."""
    with pytest.raises(partnerlib.ParameterError):
        partnerlib.read()
    with pytest.raises(partnerlib.ParameterError):
        partnerlib.check()
    with pytest.raises(partnerlib.ParameterError, match="json"):
        partnerlib.write(essonne, tmp_path / "data.foo")
    assert [] == list(tmp_path.iterdir())


@finders
def test_an_empty_registry_has_no_findings(find: Callable[..., Any]) -> None:
    """Nothing in, nothing out: no record, no error, the same columns."""
    report = find(partnerlib.Registry.of())
    assert 0 == len(report)
    assert [] == report.to_records()
    assert [] == json.loads(report.to_json())["findings"]
    full = find(partnerlib.datasets.essonne())
    assert list(full.to_pandas().columns) == list(report.to_pandas().columns)


@finders
def test_a_report_is_ordered_bounded_and_exact(
    essonne: partnerlib.Registry, find: Callable[..., Any]
) -> None:
    """Score down, then key; a limit gives the head of the whole list."""
    whole = find(essonne, limit=None)
    order = [(-finding.score, finding.key) for finding in whole]
    assert sorted(order) == order
    assert whole.top(2) == tuple(whole)[:2]
    assert tuple(find(essonne, limit=1)) == tuple(whole)[:1]
    assert 0 == len(find(essonne, limit=0))
    assert whole.examined == find(essonne, limit=0).examined
    for finding in whole:
        for lang in ("en", "fr"):
            assert finding.explain(lang).endswith(".")
        assert all(essonne.get(item) for item in finding.evidence)


@finders
def test_values_survive_pickling_and_copying(
    essonne: partnerlib.Registry, find: Callable[..., Any]
) -> None:
    """Registries and reports are values: equal after a pickle and a copy."""
    assert essonne == pickle.loads(pickle.dumps(essonne))  # noqa: S301 - our own bytes
    assert essonne == copy.deepcopy(essonne)
    report = find(essonne)
    assert report == pickle.loads(pickle.dumps(report))  # noqa: S301 - our own bytes


def test_nothing_can_be_changed_in_place(essonne: partnerlib.Registry) -> None:
    """Registry, mappings and records refuse to be changed."""
    with pytest.raises(AttributeError):
        essonne.title = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        essonne.territories["x"] = essonne.territories["FR-91"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        essonne.territories["FR-91"].name = "Other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        hash(essonne)


def test_a_notebook_shows_names_as_text() -> None:
    """Names with markup are shown, never run."""
    registry = partnerlib.Registry.of(
        territories=[
            partnerlib.Territory("a", name="<script>alert(1)</script>"),
            partnerlib.Territory("b", name="b"),
        ],
        needs=[
            partnerlib.Need(
                "n", territory="a", scope=partnerlib.Scope(themes=["water"])
            )
        ],
    )
    page = partnerlib.find_gaps(registry)._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_threads_find_the_same() -> None:
    """Four threads on one registry give what one gives."""
    alone = [
        find(partnerlib.datasets.planted(3).registry).to_json() for find in FINDERS
    ]
    shared = partnerlib.datasets.planted(3).registry
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(find, shared) for find in FINDERS for _ in range(4)]
        together = [job.result().to_json() for job in jobs]
    assert [text for text in alone for _ in range(4)] == together


def test_sources_that_disagree_keep_the_first_and_warn(tmp_path: Path) -> None:
    """Empty fields are filled, names become aliases, other clashes are warnings."""
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    town = partnerlib.Territory("a", name="Ay", level="municipality", country="FR")
    again = partnerlib.Territory(
        "a", name="Aÿ", level="municipality", country="BE", population=7
    )
    partnerlib.write(partnerlib.Registry.of(territories=[town]), one)
    partnerlib.write(partnerlib.Registry.of(territories=[again]), other)
    result = partnerlib.check(one, other)
    assert ["conflicting-record"] == [problem.code for problem in result.problems]
    assert result.registry is not None
    both = result.registry.territories["a"]
    assert ("Ay", ("Aÿ",), "FR", 7) == (
        both.name,
        both.aliases,
        both.country,
        both.population,
    )
    with pytest.warns(partnerlib.PartnerlibWarning):
        partnerlib.read(one, other)
