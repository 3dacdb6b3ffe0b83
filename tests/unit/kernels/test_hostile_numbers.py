"""Kernels refuse what makes no sense, and say which parameter it is in."""

import math
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from partnerlib import kernels
from partnerlib.errors import ParameterError

NAN, INF = math.nan, math.inf
PATH = kernels.Edges.of([0, 1], [1, 2])
PARTIES = kernels.Incidence.of_columns(["g", "g"], ["a", "b"])

NO_ROW: dict[str, Any] = {
    "a text": "x",
    "texts": ["x"],
    "numbers as texts": ["1"],
    "nothing": None,
    "nothings": [None],
    "missing": [NAN],
    "endless": [INF],
    "true": [True],
    "a fraction": [1.5],
    "negative": [-1],
    "a tenth below": [-0.1],
    "far too large": [2**63],
    "larger than any": [2**70],
    "a huge float": [1e300],
    "complex": [1j],
    "one number": 1,
    "a table": [[1]],
    "an empty table": [[]],
    "ragged": [[0], [0, 1]],
    "a mapping": {"a": 1},
}
"""What is no row of small whole numbers."""

NO_NUMBER: dict[str, Any] = {
    "a text": "x",
    "missing": NAN,
    "negative": -3,
    "a fraction": 1.5,
    "a list": [2],
    "true": True,
    "larger than any": 2**70,
}
"""What is no small whole number."""

ROWS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "row degrees": (
        "row_degrees",
        lambda bad: kernels.configuration_model(bad, [1]),
    ),
    "column degrees": (
        "column_degrees",
        lambda bad: kernels.configuration_model([1], bad),
    ),
    "counts of tests": (
        "counts",
        lambda bad: kernels.benjamini_hochberg([0.5], counts=bad or [None]),
    ),
    "ends": ("one", lambda bad: kernels.Edges.of(bad, [1])),
    "other ends": ("other", lambda bad: kernels.Edges.of([1], bad)),
    "starts of stays": (
        "starts",
        lambda bad: kernels.days_together(bad, [0], [1.0], [2.0], 1, endless=0.0),
    ),
    "stays": (
        "members",
        lambda bad: kernels.days_together([0, 1], bad, [1.0], [2.0], 2, endless=0.0),
    ),
    "starts of members": (
        "members",
        lambda bad: kernels.same_work((bad, [0]), ([0, 1], [0]), ([1], [2]), 1),
    ),
    "members": (
        "members",
        lambda bad: kernels.same_work(([0, 1], bad), ([0, 1], [0]), ([1], [2]), 2),
    ),
    "starts of cells": (
        "cells",
        lambda bad: kernels.same_work(([0, 1], [0]), (bad, [0]), ([1], [2]), 1),
    ),
}

NUMBERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "nodes": ("size", lambda bad: kernels.Edges.of([0], [1], bad)),
    "limit": ("limit", lambda bad: kernels.best_open_pairs(PATH, limit=bad)),
    "threads": ("threads", lambda bad: kernels.best_open_pairs(PATH, threads=bad)),
    "block": ("block", lambda bad: kernels.triangles(PATH, block=bad)),
    "block of triples": (
        "block",
        lambda bad: kernels.unsigned_triples(PARTIES, block=bad),
    ),
    "tests": ("tests", lambda bad: kernels.benjamini_hochberg([0.5], bad)),
    "actors": (
        "actors",
        lambda bad: kernels.same_work(([0], []), ([0], []), ([], []), bad),
    ),
    "members": (
        "size",
        lambda bad: kernels.days_together([0], [], [], [], bad, endless=0.0),
    ),
    "a row of a model": (
        "row",
        lambda bad: kernels.configuration_model([1], [1]).row_of(bad),
    ),
}


def refused(call: Callable[[], Any]) -> str:
    """Give the parameter that an error names; a warning is an error too."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ParameterError) as caught:
            call()
    assert str(caught.value)
    return caught.value.parameter


@pytest.mark.parametrize("bad", NO_ROW)
@pytest.mark.parametrize("where", ROWS)
def test_what_is_no_row_of_whole_numbers_is_refused(where: str, bad: str) -> None:
    """Nothing is cut off, made a number or counted from the end."""
    name, call = ROWS[where]
    assert name == refused(lambda: call(NO_ROW[bad]))


@pytest.mark.parametrize("bad", NO_NUMBER)
@pytest.mark.parametrize("where", NUMBERS)
def test_what_is_no_whole_number_is_refused(where: str, bad: str) -> None:
    """A truth value, a fraction and what is out of range are no whole numbers."""
    name, call = NUMBERS[where]
    assert name == refused(lambda: call(NO_NUMBER[bad]))


@pytest.mark.parametrize(
    "bad",
    [
        "x",
        ["x"],
        None,
        [None],
        [NAN],
        [-0.1, 0.5, NAN],
        [INF],
        [-0.1],
        [1.1],
        [True],
        [0.5j],
        [2**70],
        [[0.5], [0.5, 0.5]],
        0.5,
    ],
    ids=str,
)
def test_what_is_no_row_of_chances_is_refused(bad: Any) -> None:
    """A chance and a p-value are numbers from 0 to 1."""
    for call in (
        lambda: kernels.poisson_binomial_cdf(bad, 1),
        lambda: kernels.poisson_binomial_sf(bad, 1),
        lambda: kernels.poisson_binomial_log_sf(bad, 1),
        lambda: kernels.benjamini_hochberg(bad),
    ):
        assert "p" == refused(call)


@pytest.mark.parametrize("bad", [1.5, NAN, "x", None, True, [1, 2, 3], [[1], [1, 2]]])
def test_what_is_no_number_of_successes_is_refused(bad: Any) -> None:
    """Successes are whole numbers, one for each table."""
    chances = [[0.5, 0.5], [0.1, 0.9]]
    assert "k" == refused(lambda: kernels.poisson_binomial_sf(chances, bad))


@pytest.mark.parametrize(
    "bad", [[1, 2, 3], [-1, 2], [0.5, 1], [NAN, 1], ["1", "2"], [2**54, 1]]
)
def test_what_are_no_counts_of_trials_is_refused(bad: Any) -> None:
    """A class stands for so many trials, each class for its own."""
    assert "counts" == refused(lambda: kernels.poisson_binomial_cdf([0.5] * 2, 1, bad))


def test_counts_of_another_shape_are_refused() -> None:
    """Counts do not make tables of their own."""
    assert "counts" == refused(
        lambda: kernels.poisson_binomial_cdf([0.5], 1, [[1], [2]])
    )


def test_successes_far_beyond_all_trials_cost_nothing() -> None:
    """What cannot be is known without a step for each success."""
    for chances, counts in (([0.5, 1.0], None), ([0.5], [3]), ([], None)):
        assert 0.0 == kernels.poisson_binomial_sf(chances, 2**40, counts)
        assert 1.0 == kernels.poisson_binomial_sf(chances, -(2**40), counts)
        assert 1.0 == kernels.poisson_binomial_cdf(chances, 2**40, counts)
        assert 0.0 == kernels.poisson_binomial_cdf(chances, -(2**40), counts)


def test_whole_numbers_may_come_as_floats() -> None:
    """A sum of a matrix of floats loses nothing."""
    model = kernels.configuration_model([2.0, 1.0], np.array([1.0, 2.0]))
    exact = kernels.configuration_model([2, 1], [1, 2])
    assert exact.table.tolist() == model.table.tolist()
    sizes = PARTIES.matrix.sum(axis=1)
    assert 1.0 == kernels.configuration_model(sizes, [1, 1]).probability(0, 1)


@pytest.mark.parametrize(
    ("rows", "columns"), [([1.9, 1.9], [2.9, 0.9]), ([1.5], [1.5]), ([3], [1, 1])]
)
def test_degrees_that_no_matrix_has_are_refused(
    rows: list[float], columns: list[float]
) -> None:
    """A model of other degrees than those given is none."""
    assert "row_degrees" == refused(lambda: kernels.configuration_model(rows, columns))


def test_more_ones_than_rows_are_refused() -> None:
    """A column holds no more ones than there are rows."""
    assert "column_degrees" == refused(lambda: kernels.configuration_model([1], [2]))


@pytest.mark.parametrize("bad", [1, -1, 0.5, "x", None, [0, 5], NAN, True])
def test_lines_that_a_model_lacks_are_refused(bad: Any) -> None:
    """Lines are numbered from 0, and not from the end."""
    model = kernels.configuration_model([1], [1])
    assert "rows" == refused(lambda: model.probability(bad, 0))
    assert "columns" == refused(lambda: model.probability(0, bad))


def test_lines_that_do_not_go_together_are_refused() -> None:
    """Two rows and three columns are neither pairs nor a table."""
    model = kernels.configuration_model([1, 1, 1], [1, 1, 1])
    assert "columns" == refused(lambda: model.probability([0, 1], [0, 1, 2]))


@pytest.mark.parametrize("counts", [[0], [1, 1], [2**54, 1]], ids=str)
def test_p_values_of_no_tests_are_refused(counts: list[int]) -> None:
    """Each p-value is that of one test at least, and all can be counted."""
    given = [0.5] * len(counts) if counts[0] > 1 else [0.5]
    assert "counts" == refused(lambda: kernels.benjamini_hochberg(given, counts=counts))


def test_fewer_tests_than_p_values_are_refused() -> None:
    """Each p-value is that of a test."""
    assert "tests" == refused(lambda: kernels.benjamini_hochberg([0.1, 0.2], 1))
    assert "tests" == refused(lambda: kernels.benjamini_hochberg([0.1], 2, counts=[3]))
    found = kernels.benjamini_hochberg([0.1], np.int64(4), counts=[3])
    assert [pytest.approx(0.4 / 3)] == found.tolist()


@pytest.mark.parametrize("bad", [None, "x", 5, [[0], [1]], PARTIES.matrix], ids=str)
def test_what_is_no_graph_is_refused(bad: Any) -> None:
    """A graph is made by `Edges.of`."""
    for call in (
        lambda: kernels.open_pairs(bad),
        lambda: kernels.best_open_pairs(bad),
        lambda: kernels.triangles(bad),
    ):
        assert "edges" == refused(call)


@pytest.mark.parametrize("bad", [None, "x", PATH.size, ["a", "b"]], ids=str)
def test_what_is_no_incidence_is_refused(bad: Any) -> None:
    """An incidence is made by `Incidence.of_columns` or of a registry."""
    for call in (kernels.project, kernels.unsigned_triples):
        assert "incidence" == refused(lambda call=call: call(bad))


@pytest.mark.parametrize(
    ("left", "right", "size", "name"),
    [
        ([1], [0], 2, "edges"),
        ([0, 0], [1, 1], 2, "edges"),
        ([0], [2], 2, "edges.right"),
        ([-1], [1], 2, "edges.left"),
        ([0, 1], [2], 3, "edges.right"),
        ([], [], -1, "edges.size"),
    ],
)
def test_a_graph_made_by_hand_is_looked_at(
    left: list[int], right: list[int], size: int, name: str
) -> None:
    """Edges that are not laid out as those of a graph give no wrong answer."""
    graph = kernels.Edges(np.array(left), np.array(right), size)
    assert name == refused(lambda: kernels.triangles(graph))


@pytest.mark.parametrize(
    ("records", "starts", "members", "name"),
    [
        (["g"], [0, 2], [1, 0], "incidence.members"),
        (["g"], [0, 2], [1, 1], "incidence.members"),
        (["g"], [0, 2], [0, 2], "incidence.members"),
        (["g"], [0, 1], [0, 1], "incidence.starts"),
        (["g", "h"], [0, 2], [0, 1], "incidence.records"),
    ],
)
def test_an_incidence_made_by_hand_is_looked_at(
    records: list[str], starts: list[int], members: list[int], name: str
) -> None:
    """Members that are not laid out record by record give no wrong answer."""
    made = kernels.Incidence(
        np.array(records), np.array(["a", "b"]), np.array(starts), np.array(members)
    )
    assert name == refused(lambda: kernels.project(made))


@pytest.mark.parametrize("bad", [["jaccard"], None, 5, ["adamic_adar"]], ids=str)
def test_what_is_no_score_is_refused(bad: Any) -> None:
    """A score is named by a text."""
    assert "score" == refused(lambda: kernels.best_open_pairs(PATH, bad))


@pytest.mark.parametrize(
    "bad",
    [
        "g",
        None,
        [NAN],
        [NAN, "g"],
        [1, "g"],
        [None, "g"],
        [True],
        [1.0],
        [b"g"],
        [["g"], ["g", "h"]],
        [2**70],
        [[]],
    ],
    ids=str,
)
def test_what_is_no_column_of_ids_is_refused(bad: Any) -> None:
    """A missing id is told, and never made a text."""
    rows = len(bad) if isinstance(bad, list) else 1
    for name, columns in (
        ("records", (bad, ["a"] * rows)),
        ("actors", (["g"] * rows, bad)),
    ):
        assert name == refused(lambda c=columns: kernels.Incidence.of_columns(*c))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ([NAN], [2.0], "first"),
        ([1.0], [NAN], "last"),
        (["x"], [2.0], "first"),
        ([1.0], None, "last"),
        ([3.0], [2.0], "last"),
        ([INF], [INF], "last"),
        ([-INF], [-INF], "last"),
        ([1.0, 2.0], [2.0], "first"),
        ([1.0], [2.0, 3.0], "last"),
    ],
)
def test_stays_that_cannot_be_are_refused(first: Any, last: Any, name: str) -> None:
    """A stay has a first day and, not before it, a last one."""
    assert name == refused(
        lambda: kernels.days_together([0, 1], [0], first, last, 1, endless=0.0)
    )


@pytest.mark.parametrize("bad", [NAN, -1, "x", None, [1.0], True, [[1], [1, 2]]])
def test_what_an_endless_time_counts_is_a_number(bad: Any) -> None:
    """It may be infinite, and never less than nothing."""
    assert "endless" == refused(
        lambda: kernels.days_together([0], [], [], [], 1, endless=bad)
    )


@pytest.mark.parametrize(
    ("cells", "times", "name"),
    [
        (([0, 1], [0.5]), ([1], [2]), "cells"),
        (([0, 1], ["x"]), ([1], [2]), "cells"),
        (([0, 1, 1], [0]), ([1], [2]), "cells"),
        ([0, 1, 2], ([1], [2]), "cells"),
        (None, ([1], [2]), "cells"),
        (([0, 1], [0]), ([3], [2]), "times"),
        (([0, 1], [0]), ([NAN], [2]), "times"),
        (([0, 1], [0]), ([1, 1], [2]), "times"),
        (([0, 1], [0]), ([1], [2, 2]), "times"),
        (([0, 1], [0]), ([1],), "times"),
    ],
)
def test_work_that_cannot_be_is_refused(cells: Any, times: Any, name: str) -> None:
    """Each record has its cells and, not before its first, a last day."""
    assert name == refused(
        lambda: kernels.same_work(([0, 1], [0]), cells, times, actors=1)
    )


def test_lists_are_as_good_as_arrays() -> None:
    """What is right goes through every door as it is."""
    found = kernels.same_work(
        ([0, 1, 2], [0, 1]), ([0, 1, 2], [7, 7]), ([1, 2], [3, 4]), actors=2
    )
    assert ([0], [1], [1]) == (
        found.left.tolist(),
        found.right.tolist(),
        found.cells.tolist(),
    )
    edges, days = kernels.days_together(
        [0, 2], [0, 1], [1.0, 2.0], [3.0, INF], 2, endless=INF
    )
    assert ([1], [2.0]) == (edges.codes.tolist(), days.tolist())


def test_a_graph_has_no_more_nodes_than_a_matrix_can_number() -> None:
    """Beyond that, codes of pairs would not be right any more."""
    assert "size" == refused(lambda: kernels.Edges.of([0], [1], 10**12))
    assert "other" == refused(lambda: kernels.Edges.of([0], [2**31]))
    assert "other" == refused(lambda: kernels.Edges.of([0], [5], 5))
