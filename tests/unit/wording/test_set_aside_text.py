from typing import Any

import pytest

from partnerlib.findings._set_aside import REASONS
from partnerlib.wording import finding_text
from tests.unit.wording.facts import DUPLICATE, TRIANGLE
from tests.unit.wording.test_gap_text import plain

TWINNING: dict[str, Any] = {
    "record": "agreement/k",
    "family": "agreement",
    "kind": "Twinning",
    "title": "",
    "status": "",
    "period": "1990/",
    "last_activity": "",
}


def triangle(lang: str, *records: dict[str, Any]) -> str:
    """Give the sentences of a triangle of which records hold the missing pair."""
    aside = tuple(TWINNING | record for record in records)
    return plain(finding_text("triangle", TRIANGLE | {"set_aside": aside}, lang))


def test_a_sleeping_twinning_in_english() -> None:
    """Two towns whose twinning sleeps are not said to have none."""
    assert triangle("en", {"reason": "dormant"}).startswith(
        "A and C have no active tie known at this date. Their twinning (since 1990, "
        "agreement/k) is dormant: wake it? B cooperates with both and could"
    )


def test_a_sleeping_twinning_in_french() -> None:
    """The sleeping twinning is told in French as well."""
    assert triangle("fr", {"reason": "dormant", "kind": "Jumelage"}).startswith(
        "A et C n’ont pas de lien actif connu à cette date. Leur jumelage (depuis "
        "1990, agreement/k) est en sommeil : à réveiller ? B coopère avec les deux"
    )


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"reason": "ended"}, "twinning (start: 1990, agreement/k) has ended: renew"),
        (
            {"reason": "over", "period": "1990/2000"},
            "twinning (1990 to 2000, agreement/k) is over by its dates: renew it?",
        ),
        ({"reason": "ended", "period": "/2000"}, "twinning (until 2000, agreement/k)"),
        ({"reason": "planned", "period": ""}, "(agreement/k) is planned: conclude it?"),
        ({"reason": "suspended"}, "(since 1990, agreement/k) is suspended: resume it?"),
        (
            {"reason": "dormant", "title": "Oath", "last_activity": "2012-05"},
            "(“Oath”, since 1990, last activity: May 2012, agreement/k) is dormant",
        ),
        (
            {
                "reason": "completed",
                "family": "action",
                "kind": "",
                "record": "action/x",
            },
            "Their action (start: 1990, action/x) is completed: follow it up?",
        ),
        (
            {
                "reason": "completed",
                "family": "action",
                "kind": "Other",
                "record": "action/x",
            },
            "Their action (start: 1990, action/x) is completed: follow it up?",
        ),
        ({"reason": "later", "period": "2030/.."}, "(start: 2030, agreement/k) begins"),
    ],
)
def test_what_is_not_active(record: dict[str, Any], expected: str) -> None:
    """What is not active is told with its dates, its signs of life and its record."""
    text = triangle("en", record)

    assert "A and C have no active tie known at this date. Their" in text
    assert expected in text


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"reason": "supporting"}, "one of the two only funds or observes."),
        ({"reason": "large"}, "binds too many territories to be a tie of the two."),
        (
            {"reason": "other-status", "status": "Active"},
            "another status than those asked for: active.",
        ),
        ({"reason": "other-status"}, "than those asked for: not stated."),
        (
            {"reason": "exchange", "family": "exchange", "kind": "Know-how"},
            "Something was given from one to the other: know-how (since 1990,",
        ),
        ({"reason": "of a later version", "family": "pact", "kind": ""}, "their pact"),
    ],
)
def test_what_may_be_active(record: dict[str, Any], expected: str) -> None:
    """Where something may be active, it is not said that nothing is."""
    text = triangle("en", record)

    assert text.startswith("A and C have no tie that counts here. ")
    assert expected in text


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("reason", REASONS)
def test_no_reason_lacks_a_sentence(reason: str, lang: str) -> None:
    """Every reason to set a record aside is told in words of its own."""
    later = triangle(lang, {"reason": "of a later version", "status": "x"})

    assert later != triangle(lang, {"reason": reason, "status": "x"})


@pytest.mark.parametrize(
    ("lang", "records", "expected"),
    [
        ("en", 3, "1 record more holds both."),
        ("en", 4, "2 records more hold both."),
        ("fr", 3, "1 fiche de plus les réunit."),
        ("fr", 4, "2 fiches de plus les réunissent."),
    ],
)
def test_many_records(lang: str, records: int, expected: str) -> None:
    """Of many records two are told, and how many more there are."""
    text = triangle(lang, *[{"reason": "ended"}] * records)

    assert expected in text
    assert 2 == text.count("agreement/k")


@pytest.mark.parametrize(
    ("lang", "reason", "expected"),
    [
        ("en", "completed", "Kita. Nothing active at this date shows that they coor"),
        ("fr", "completed", "Kita. Rien d’actif à cette date ne montre une coordina"),
        ("en", "elsewhere", "Nothing that counts here shows that they coordinate in"),
        ("fr", "elsewhere", "Rien de ce qui compte ici ne montre une coordination s"),
    ],
)
def test_a_pair_that_worked_together(lang: str, reason: str, expected: str) -> None:
    """Two actors that share a record are not said to share nothing."""
    facts = DUPLICATE | {"set_aside": [TWINNING | {"reason": reason}]}
    text = plain(finding_text("duplicate", facts, lang))

    assert expected in text
    assert "agreement/k" in text


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            "By dates of its own, one of them is not in their twinning (since 1990, ",
        ),
        (
            "fr",
            "D’après ses propres dates, l’un d’eux n’est pas partie à leur jumelage (",
        ),
    ],
)
def test_who_left_is_no_party_now(lang: str, expected: str) -> None:
    """Where one of two has left their twinning, the sentence says just that."""
    kind = {"en": "Twinning", "fr": "Jumelage"}[lang]
    assert expected in triangle(lang, {"reason": "absent", "kind": kind})
