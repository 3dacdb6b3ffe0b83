import re

import attrs
import pytest

from partnerlib import Action, Actor, Agreement, Need, Registry, Scope, Territory
from partnerlib.datasets import NAMES
from partnerlib.errors import Problem
from partnerlib.findings import Report
from partnerlib.report import Answers, build_report, render
from partnerlib.typing import Lang
from partnerlib.wording import pages
from partnerlib.wording.labels import EXAMINED
from tests.unit.report.worlds import EMPTY, small, told

SILENT = {
    "gaps": {f"kind:{kind}" for kind in ("unmet", "short", "single-provider")}
    | {f"kind:{kind}" for kind in ("unfunded", "unrecognised")}
    | {"kind:underserved", "kind:unreached"},
    "duplicates": {"overlap_yes", "discoveries"},
    "triangles": {"kind:open"},
}
"""Counts that are told elsewhere in the report, or by another count."""


def plain(answers: Answers, lang: Lang = "en") -> str:
    """Write the report in one line, without no-break spaces."""
    text = render(answers, "text", lang)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("name", NAMES)
def test_every_count_is_told(name: str) -> None:
    """What a finder counts has a label, unless it is told elsewhere."""
    answers = told(name)
    reports: dict[str, Report] = {
        "gaps": answers.gaps,
        "duplicates": answers.duplicates,
        "triangles": answers.triangles,
    }

    assert {question: set() for question in reports} == {
        question: {
            count
            for count in report.examined
            if not count.startswith("status:")
            and count not in SILENT[question]
            and count not in {each.name for each in EXAMINED[question]}
        }
        for question, report in reports.items()
    }


def test_head() -> None:
    """The head tells what was read, as of when, and what was asked for."""
    registry = small()
    answers = build_report(
        registry,
        by=("theme", "place"),
        level="country",
        within=["ML"],
        themes=["water", "health"],
        as_of="2016-07",
        statuses=("active", "unknown"),
        expected=[{"theme": "water", "place": "ML"}],
        sources=["a.csv", "b.csv"],
    )
    text = plain(answers, "fr")
    expected = (
        "Lu a.csv et b.csv Contenu 7 territoires, 6 acteurs, 2 accords, 4 actions, "
        "2 besoins et 1 offre "
        "Situation au 31 juillet 2016 Fiches retenues actif et non indiqué Dans Mali "
        "Thèmes Eau et assainissement et Santé Niveau Pays Croisement thème × "
        "territoire Attendu 1 d’après un fichier En bref"
    )

    assert expected in text


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ("live", "Records kept active, or not known to be over"),
        ("any", "Records kept all, at any date"),
        ("planned", "Records kept planned"),
    ],
)
def test_statuses_are_told(statuses: str, expected: str) -> None:
    """Which records count is told in words."""
    assert expected in plain(build_report(small(), statuses=statuses))


def test_an_empty_registry_is_told_as_such() -> None:
    """Where there is nothing, each question says that there was nothing to look at."""
    text = plain(build_report(EMPTY))

    expected = (
        "Cooperation of territories",
        "Contents nothing As of no date stated",
        "1. What is missing: none found 2. Who does the same: none found 3.",
        *(question.nothing_to_see.en for question in pages.QUESTIONS.values()),
    )

    assert [] == [part for part in expected if part not in text]


def test_nothing_found_says_out_of_how_much() -> None:
    """Where nothing is found, what was looked at is told, and what could not be."""
    registry = Registry.of(
        territories=[
            Territory("a", name="A", level="region"),
            Territory("b", name="B", level="region"),
        ],
        agreements=[Agreement("t", kind="twinning", parties=["a", "b"])],
    )
    text = plain(build_report(registry))

    assert (
        "No gap was found. Looked at: territories 2. 1 record could not be looked at: "
        "it does not say what is done, or where." in text
    )
    assert (
        "No triangular twinning is open. Looked at: ties between two territories 1."
        in text
    )


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            (
                "Looked at: territories 101. 1 record could not be looked at: "
                "it does not say what is done, or where. 1 record could not be looked "
                "at: it states no place at the level asked for. 1 record could not be "
                "looked at: what it says is too wide, with more than 10,000 "
                "combinations. 2."
            ),
        ),
        (
            "fr",
            (
                "1 fiche hors examen : rien n’y dit ce qui est fait, ou bien où. "
                "1 fiche hors examen : aucun lieu n’y est au niveau demandé. "
                "1 fiche hors examen : ce qui y est dit est trop large, avec plus de "
                "10 000 croisements. 2."
            ),
        ),
    ],
)
def test_why_records_are_not_looked_at_is_told(lang: Lang, expected: str) -> None:
    """Saying nothing, saying where too coarsely and saying too much are told apart."""
    towns = [
        Territory(f"p{number}", name="P", level="municipality", parent="c")
        for number in range(101)
    ]
    wide = Scope(
        themes=[f"theme-{number}" for number in range(100)],
        places=[town.id for town in towns],
    )
    scopes = [Scope(), Scope(themes=["health"], places=["c"]), wide]
    registry = Registry.of(
        territories=[Territory("c", name="C", level="country"), *towns],
        actors=[Actor("a", name="A")],
        actions=[
            Action(f"x{number}", title="X", parties=["a"], scope=scope)
            for number, scope in enumerate(scopes)
        ],
    )
    answers = build_report(registry, by=("theme", "place"), level="municipality")

    assert expected in plain(answers, lang)


def test_several_records_that_are_too_wide_are_told_together() -> None:
    """What is said of one record is said of several in the plural."""
    towns = [Territory(f"p{number}", name="P") for number in range(101)]
    wide = Scope(
        themes=[f"theme-{number}" for number in range(100)],
        places=[town.id for town in towns],
    )
    registry = Registry.of(
        territories=towns,
        actors=[Actor("a", name="A")],
        actions=[
            Action(f"x{number}", title=f"X{number}", parties=["a"], scope=wide)
            for number in range(2)
        ],
    )
    answers = build_report(registry, by=("theme", "place"))

    assert "date says precisely enough who does what and where. 2" in plain(answers)
    assert (
        "2 records could not be looked at: what they say is too wide, with more than "
        "10,000 combinations each." in plain(answers)
    )


def test_quantities_are_counted_by_how_far_they_are_reached() -> None:
    """A quantity is reached, or exceeded, or nobody knows; actors do not matter."""
    needs = [
        Need(
            f"{theme}-need",
            actor="a",
            scope=Scope(themes=[theme]),
            quantity=wanted,
            unit="people",
            reached=reached,
        )
        for theme, wanted, reached in (
            ("health", 5, 5),
            ("water", 5, 6),
            ("culture", 5, None),
            ("sport", None, None),
        )
    ]
    actions = [
        Action(each.id, title="X", parties=["a"], scope=each.scope) for each in needs
    ]
    registry = Registry.of(actors=[Actor("a", name="A")], actions=actions, needs=needs)
    text = render(build_report(registry), "text", "en")

    told = dict(re.findall(r"^  (needs [a-z ,]+) \.+ (\d+)$", text, re.MULTILINE))
    assert {
        "needs of which the quantity is reached, and no more": "1",
        "needs of which more than the quantity is reached": "1",
        "needs with an actor of which nobody says how much is reached": "1",
    } == told


def test_other_pairs_are_told_where_no_duplicate_is_found() -> None:
    """Pairs that are coordinated are good news, and told."""
    scope = Scope(themes=["health"], places=["p"])
    registry = Registry.of(
        territories=[Territory("p", name="P", level="region")],
        actors=[Actor("a", name="A"), Actor("b", name="B")],
        actions=[Action("x", title="X", parties=["a", "b"], scope=scope)],
    )

    assert (
        "uncoordinated. Looked at: actors that provide 2 and themes in a place 1. Also "
        "seen, and not listed: coordinated pairs 1." in plain(build_report(registry))
    )


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (1, "64 gaps; the first by score is listed. By kind: unmet 42, unreached 16,"),
        (3, "64 gaps; the first 3 by score are listed. By kind:"),
        (None, "64 gaps, strongest first. By kind:"),
    ],
)
def test_what_is_not_listed_is_told(limit: int | None, expected: str) -> None:
    """The opening says how many findings there are, and how many are listed."""
    answers = told("essonne", limit)
    found = sum(
        count for name, count in answers.gaps.examined.items() if name[:5] == "kind:"
    )

    assert expected.replace("64", str(found))[:50] in plain(answers)


def test_a_limit_of_nothing_lists_nothing() -> None:
    """With a limit of 0 findings the counts are told all the same."""
    answers = build_report(small(), limit=0)

    assert "What is missing: 7 gaps (" in plain(answers)
    assert "First:" not in plain(answers)


def test_each_finding_is_told_with_its_records() -> None:
    """Each listed finding has its sentence, and its records by name and reference."""
    answers = build_report(small())
    text = plain(answers)

    for report in (answers.gaps, answers.duplicates, answers.triangles):
        assert len(report) > 0
        for finding in report:
            said = finding.explain("en").replace("\n", " ")
            assert said.replace("\u00a0", " ") in text
    assert "Records: “De l'eau” (need/n1)" in text
    assert "Records: need/n2" in text
    assert "Records: agreement/t1; agreement/t2" in text
    assert "Records: “Saint-Denis” (territory/twin-b)" in text


def test_many_records_are_counted() -> None:
    """Beyond three records the others are counted."""
    answers = told("essonne")
    triangle = next(each for each in answers.triangles if len(each.evidence) > 3)
    more = len(triangle.evidence) - 3

    assert f"and {more} more" in plain(answers)


def test_a_meeting_of_three() -> None:
    """Three actors that do the same are told as one meeting."""
    assert (
        "One meeting could settle several pairs - Association à deux lignes, Bénévoles "
        "and Cercle: 3 pairs, “Health” – Kita; a division of roles would free up to 2 "
        "efforts" in plain(build_report(small()))
    )


def test_ties_in_words() -> None:
    """The summary names the two that could meet, and through whom."""
    text = plain(build_report(small()))

    assert "------ 1 possible tie. no. score" in text
    assert "1 possible tie. First: Kita – 東京都" in text
    assert "through Évry" in text


def test_warnings_are_told() -> None:
    """The head says that the data holds something to look at, if it does."""
    problems = [
        Problem.of("unknown-term", value="x"),
        Problem.of("unknown-term", value="y"),
        Problem.of("repeated-statement", value="z"),
    ]
    answers = attrs.evolve(build_report(EMPTY), problems=tuple(problems))

    assert "To be checked 2 warnings: “partnerlib check” tells more" in plain(answers)


def test_statuses_are_counted() -> None:
    """The statuses that the records state are told, the most frequent first."""
    assert "Stated statuses: not stated 5, active 1." in plain(build_report(small()))


def test_the_record_that_sets_the_day_is_told() -> None:
    """A mistyped year moves the day of the report; it is easily found."""
    late = Action("late", title="Late", parties=["a"], period="2204")
    registry = Registry.of(actors=[Actor("a", name="A")], actions=[late])

    told = "As of 31 December 2204 (latest day stated: action/late) Records kept"
    assert told in plain(build_report(registry))
    told = "Situation au 31 décembre 2204 (dernier jour cité : action/late) Fiches"
    assert told in plain(build_report(registry), "fr")
    told = "As of 31 December 2204 Records kept"
    assert told in plain(build_report(registry, as_of="2204"))
