"""A registry from bare statements that one place is twinned with another."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partnerlib.errors import DocumentError, PartnerlibWarning
from partnerlib.io import from_statements
from partnerlib.model import OPEN, PartialDate, Period, Territory


def test_statements_of_both_sides_make_one_agreement() -> None:
    """A pair is one twinning, whoever states it, with a source for each statement."""
    registry = from_statements(
        [
            ("there", "evry"),
            ("evry", "there", "1998-06", "http://x"),
            ("evry", "there", "1998-06", "http://x"),
            ("evry", "there"),
        ]
    )
    [twinning] = registry.agreements.values()

    assert ("twinning:evry~there", "twinning") == (twinning.id, twinning.kind)
    assert ["authority:evry", "authority:there"] == [
        party.actor for party in twinning.parties
    ]
    assert [("evry", ""), ("evry", "http://x"), ("there", "")] == [
        (source.stated_by.removeprefix("authority:"), source.url)
        for source in twinning.sources
    ]
    assert Period(start="1998-06") == twinning.period


@pytest.mark.parametrize(
    ("starts", "earliest"),
    [
        ((None, "2004"), PartialDate(2004)),
        (("2004", ""), PartialDate(2004)),
        (("2004-06", "2004", "2005"), PartialDate(2004)),
        ((2004, dt.date(2003, 5, 1)), PartialDate(2003, month=5, day=1)),
        (("2004", ".."), OPEN),
        ((None, None), None),
        ((PartialDate(2004), "2004~"), PartialDate(2004, qualifier="~")),
    ],
)
def test_the_earliest_start_stated_counts(
    starts: tuple[object, ...], earliest: PartialDate | None
) -> None:
    """Dates may be texts in EDTF, years, days or dates of the library."""
    registry = from_statements([("a", "b", start) for start in starts])

    assert earliest == registry.agreements["twinning:a~b"].period.start


def test_places_are_named_or_known() -> None:
    """A name replaces the id, a territory replaces the bare place."""
    registry = from_statements(
        [
            {"subject": " a ", "object": "b", "url": "u"},
            {"subject": "b", "object": "c"},
        ],
        names={"a": "Aix", "c": ""},
        territories=[
            Territory("b", name="Bath", level="municipality"),
            Territory("d", name="Die"),
        ],
        title="Twinnings",
        licence="CC0",
        date="2016",
    )

    assert [
        ("a", "Aix", "unknown"),
        ("b", "Bath", "municipality"),
        ("c", "c", "unknown"),
        ("d", "Die", "unknown"),
    ] == [(each.id, each.name, each.level) for each in registry.territories.values()]
    assert ("Twinnings", "CC0", PartialDate(2016)) == (
        registry.title,
        registry.licence,
        registry.date,
    )


def test_a_statement_about_oneself_is_left_out_with_a_warning() -> None:
    """All of them make one warning, and the others stand."""
    with pytest.warns(PartnerlibWarning) as caught:
        registry = from_statements([("a", "a"), ("a", "b"), ("b", "b")])

    assert ["twinning:a~b"] == list(registry.agreements)
    assert [__file__] == [warning.filename for warning in caught]
    assert "2 warning(s)" in str(caught[0].message)


def test_a_statement_about_oneself_is_an_error_if_asked() -> None:
    """With ``strict`` there is no registry."""
    with pytest.raises(DocumentError) as caught:
        from_statements([("a", "b"), ("a", "a")], strict=True)
    [problem] = caught.value.problems

    assert ("self-statement", "error", 2, "a") == (
        problem.code,
        problem.severity,
        problem.row,
        problem.value,
    )


def test_every_fault_is_told_with_the_position_of_its_statement() -> None:
    """Ids, dates, addresses and shapes are checked, all in one run."""
    rows: list[Any] = [
        ("a", "b"),
        ("a;b", "b"),
        ("a", ""),
        ("a", None),
        ("a", "b", "2004-13"),
        ("a", "b", None, "http://\x00"),
        ("a;b", 5, "soon"),
        ("a", ["b"]),
        ("a",),
        ("a", "b", "2004", "u", "more"),
        "ab",
        5,
        {"subject": "a", "objet": "b"},
        {"subject": "a"},
    ]
    with pytest.raises(DocumentError) as caught:
        from_statements(rows)

    assert [
        (2, "subject", "bad-id"),
        (3, "object", "missing-value"),
        (4, "object", "missing-value"),
        (5, "start", "bad-date"),
        (6, "url", "bad-text"),
        (7, "subject", "bad-id"),
        (7, "object", "bad-type"),
        (7, "start", "bad-date"),
        (8, "object", "bad-type"),
        (9, None, "bad-type"),
        (10, None, "bad-type"),
        (11, None, "bad-type"),
        (12, None, "bad-type"),
        (13, None, "bad-type"),
        (14, "object", "missing-value"),
    ] == [(each.row, each.column, each.code) for each in caught.value.problems]


def test_two_long_ids_make_an_id_that_is_short_enough() -> None:
    """A digest of both stands for them."""
    registry = from_statements([("y" * 100, "x" * 100)])
    ((id_, agreement),) = registry.agreements.items()

    assert len("twinning:") + 32 == len(id_)
    assert [f"authority:{sign * 100}" for sign in "xy"] == [
        party.actor for party in agreement.parties
    ]


def test_territories_that_do_not_fit_together_are_told() -> None:
    """What is known of the places must hold as well."""
    with pytest.raises(DocumentError) as caught:
        from_statements(
            [("a", "b")], territories=[Territory("a", name="A", parent="nowhere")]
        )

    assert ["unknown-id"] == [problem.code for problem in caught.value.problems]


def test_no_statement_is_an_empty_registry() -> None:
    """Nothing in, nothing out."""
    assert 0 == len(from_statements([]).agreements)


def test_the_twin_towns_of_2016_are_counted(
    shared_data: Callable[[str], Path],
) -> None:
    """Statements, agreements, and those of one side are as published."""
    folder = shared_data("twin-towns-2016")
    lines = (folder / "relations.tsv").read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines]
    counts = from_statements(rows).describe()

    assert 34_182 == len(rows)
    assert (34_178, 17_401, 16_777, 624) == (
        counts["statements"],
        counts["agreements"],
        counts["stated_by_all"],
        counts["stated_by_some"],
    )
