from typing import Any

import pytest

from partnerlib.findings import Duplicate
from partnerlib.wording import finding_text
from tests.unit.wording.facts import DUPLICATE
from tests.unit.wording.test_gap_text import plain


def told(lang: str, **facts: Any) -> str:
    """Give the sentences of the pair of the samples with some facts replaced."""
    return plain(finding_text("duplicate", DUPLICATE | facts, lang))


def test_a_duplicate_in_english() -> None:
    """A pair is told with what it shares, when, and how surprising that is."""
    assert (
        "A and B do the same in the same place: “Water” – Kayes and “Health” – Kita. "
        "Nothing in the data shows that they coordinate. Both are active at the same "
        "time (2004 to 2009). Chance alone would seldom bring this about (p = 0.012, "
        "q = 0.4). Based on 2 actions." == told("en")
    )


def test_a_duplicate_in_french() -> None:
    """A pair is told in French as well."""
    assert (
        "A et B font la même chose au même endroit : « Water » – Kayes et « Health » – "
        "Kita. Rien dans les données ne montre une coordination. Les périodes se "
        "recouvrent (2004 à 2009). Le hasard seul y mènerait rarement (p = 0,012, "
        "q = 0,4). Établi sur 2 actions." == told("fr")
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", Duplicate.kinds)
def test_no_kind_lacks_a_sentence(kind: str, lang: str) -> None:
    """Every kind that a pair can be of is told in words of its own."""
    assert told(lang, kind="unknown") != told(lang, kind=kind)


@pytest.mark.parametrize(
    ("lang", "kind", "reasons", "records", "expected"),
    [
        ("en", "complementary", ("audience",), (), "the same: the audience differs."),
        (
            "fr",
            "complementary",
            ("audience", "function", "period"),
            (),
            "diffèrent : le public, la fonction et la période.",
        ),
        (
            "en",
            "coordinated",
            ("joint-record",),
            ("Pact",),
            "coordinated: a record holds both (“Pact”).",
        ),
        (
            "fr",
            "coordinated",
            ("common-lead", "common-network"),
            ("X", "Y"),
            "existe : un chef de file commun et un réseau commun (« X » et « Y »).",
        ),
        ("en", "coordinated", (), (), "They are coordinated. Both"),
        (
            "en",
            "coordinated",
            ("of a later version",),
            (),
            "They are coordinated. Both",
        ),
    ],
)
def test_reasons(
    lang: str,
    kind: str,
    reasons: tuple[str, ...],
    records: tuple[str, ...],
    expected: str,
) -> None:
    """A pair that is no duplicate says why, and which records show it."""
    text = told(lang, kind=kind, reasons=reasons, reason_records=records)

    assert expected in text


@pytest.mark.parametrize(
    ("lang", "several", "expected"),
    [
        (
            "en",
            ("joint-record",),
            "they belong to a common network and records hold both (",
        ),
        (
            "en",
            ("common-lead", "common-network"),
            "common leads, they belong to common networks and a record holds both (",
        ),
        (
            "fr",
            ("joint-record",),
            "un chef de file commun, un réseau commun et des fiches les réunissent (",
        ),
        (
            "fr",
            ("common-lead", "common-network"),
            "des chefs de file communs, des réseaux communs et une fiche les réunit (",
        ),
    ],
)
def test_reasons_that_several_records_show(
    lang: str, several: tuple[str, ...], expected: str
) -> None:
    """What several records show is told in the plural, and the rest is not."""
    text = told(
        lang,
        kind="coordinated",
        reasons=("common-lead", "common-network", "joint-record"),
        reason_records=("W", "X", "Y", "Z"),
        several=several,
    )

    assert expected in text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"period": ""}, "Both are active at the same time. Chance"),
        ({"certainty": 0.5, "period": ""}, "is 50% certain: dates or statuses are"),
        ({"certainty": 0.5}, "are missing (2004 to 2009)."),
        ({"certainty": None}, "that they coordinate. Chance alone"),
        ({"kind": "complementary"}, "They do not do the same. Chance alone"),
    ],
)
def test_time(facts: dict[str, Any], expected: str) -> None:
    """How sure it is that both act at once is told, but not of complementary pairs."""
    assert expected in told("en", **facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"p_value": 0.0005}, "Chance alone would hardly ever bring this about (p ="),
        ({"p_value": 0.05}, "Chance alone would seldom bring this about (p = 0.05,"),
        ({"p_value": 0.3}, "chance alone could bring it about (p = 0.3, q = 0.4)."),
        ({"q_value": None}, "(p = 0.012)."),
        ({"p_value": None}, "(2004 to 2009). Based on"),
    ],
)
def test_chance(facts: dict[str, Any], expected: str) -> None:
    """The p-value is told in words and in figures."""
    assert expected in told("en", **facts)


def test_a_cell_without_a_name() -> None:
    """A cell that lacks its theme or its place says so."""
    text = told("en", cell_themes=("", "Water"), cell_places=("Kita", ""))

    assert "not stated – Kita and “Water” – not stated." in text
