from random import Random

import pytest

from partnerlib.findings import Gap, GapReport
from partnerlib.model import Actor, Party, Record, Territory
from tests.unit.analysis.gap_world import action, gaps, scope

HEALTH, WATER = "health", "water"


def crowd(place: str, health: int, water: int) -> list[Record]:
    """Make actors that each have one activity in a place, and their actions."""
    records: list[Record] = []
    for theme, number in ((HEALTH, health), (WATER, water)):
        for n in range(number):
            id_ = f"{place}-{theme}-{n}"
            records.append(Actor(id_, name=id_))
            records.append(action(id_, scope(theme, place), id_))
    return records


def underserved(*records: Record, **asked: object) -> GapReport:
    """Find underserved cells."""
    return gaps(*records, **({"kinds": ["underserved"]} | asked))


def by_cell(report: GapReport) -> dict[tuple[str, ...], Gap]:
    """Give the gaps by the values of their cell."""
    return {tuple(value for _, value in gap.cell): gap for gap in report}


def test_nobody_where_half_were_predicted() -> None:
    """Ten actors with even odds in two activities are not all in one by chance."""
    # Each actor has one of two activities, ten actors have each: p = 1/2 throughout.
    report = underserved(*crowd("evry", 10, 0), *crowd("massy", 0, 10))
    found = by_cell(report)
    assert [("health", "massy"), ("water", "evry")] == sorted(found)
    gap = found[WATER, "evry"]
    assert "underserved:theme=water;place=evry" == gap.key
    assert 1 / 1024 == gap.p_value
    assert 0.001953125 == gap.q_value  # p x 4 / 2, these two being the smallest
    assert (0, 5.0) == (gap.observed, gap.predicted)
    assert (0.999023438, 0.499511719) == (gap.shortfall, gap.score)
    assert () == gap.providers
    assert tuple(f"action/evry-health-{n}" for n in range(10)) == gap.evidence
    assert (4, 0) == (report.examined["model_cells"], report.examined["no_power"])


def test_one_where_five_were_predicted() -> None:
    """The p-value is that of as few actors or fewer."""
    report = underserved(*crowd("evry", 9, 1), *crowd("massy", 1, 9))
    gap = by_cell(report)[WATER, "evry"]
    assert (1, ("evry-water-0",)) == (gap.observed, gap.providers)
    assert 11 / 1024 == gap.p_value
    assert 22 / 1024 == gap.q_value
    assert 10 == len(gap.evidence)


def test_an_actor_counts_by_the_share_of_its_other_activities_in_a_place() -> None:
    """Whoever does one thing here and two there is expected in each by the others."""
    themes = (HEALTH, WATER, "culture")
    records: list[Record] = []
    for n in range(12):
        records.append(Actor(f"a{n}", name="A"))
        for k, theme in enumerate(themes):
            where = "evry" if n % 3 == k else "massy"
            records.append(action(f"e{n}-{k}", scope(theme, where), f"a{n}"))

    report = underserved(*records, alpha=0.999)

    # Every actor does all three for sure, somewhere. Of each theme, in Evry: four do
    # it and none of the others (0); eight do one of three (1/3), and one of the two
    # others (1/2), which their share in Massy (2/3) speaks for. In Massy: eight do
    # it and one of the others (1/2); four do two of three (2/3), which their share in
    # Evry (1/3) speaks for.
    found = by_cell(report)
    assert 6 == len(found)
    for theme in themes:
        evry, massy = found[theme, "evry"], found[theme, "massy"]
        assert (4, 4.0) == (evry.observed, evry.predicted)
        assert (8, round(20 / 3, 9)) == (massy.observed, massy.predicted)
        assert round(163 / 256, 9) == evry.p_value  # at most 4 of 8 even coins
    assert 0 == len(underserved(*records))


def test_a_hole_is_no_reason_to_expect_less() -> None:
    """What nobody does in a place is expected by what they do there besides."""
    # Forty actors do two things in both places, but for water, which Massy has not.
    records: list[Record] = []
    for n in range(40):
        records.append(Actor(f"a{n}", name="A"))
        themes = (HEALTH, WATER) if n % 2 else (HEALTH, "culture")
        for place in ("evry", "massy"):
            for theme in themes:
                if (theme, place) != (WATER, "massy"):
                    where = scope(theme, place)
                    records.append(action(f"{n}-{theme}-{place}", where, f"a{n}"))

    gap = by_cell(underserved(*records))[WATER, "massy"]

    # As much as in Evry: twenty actors, each with even odds for one of the two.
    assert (0, 20.0) == (gap.observed, gap.predicted)


def test_a_world_without_structure_has_no_underserved_cell() -> None:
    """Actors at work in several places, anything anywhere, are no finding."""
    random = Random(0)  # noqa: S311 -- a simulation
    territories = [Territory(f"p{n}", name="P", parent="fr") for n in range(12)]
    records: list[Record] = [*territories]
    for n in range(240):
        records.append(Actor(f"a{n}", name="A"))
        for k in range(4):
            where = scope(random.choice((HEALTH, WATER, "culture")), f"p{n % 7 + k}")
            records.append(action(f"e{n}-{k}", where, f"a{n}"))

    assert 30 == underserved(*records).examined["model_cells"]
    assert 0 == len(underserved(*records))


def test_the_rate_decides_what_is_listed() -> None:
    """Nothing is listed whose q-value is above alpha; more is where it is not."""
    records = [*crowd("evry", 9, 1), *crowd("massy", 1, 9)]
    assert 0 == len(underserved(*records, alpha=0.02))
    assert 2 == len(underserved(*records, alpha=0.022))


def test_a_large_rate_lists_what_is_likely() -> None:
    """Above a rate of a half, even cells with as many as predicted can be listed."""
    # Two actors a place with even odds: P(N <= 1) = 3/4 in each of the four cells.
    records = [*crowd("evry", 1, 1), *crowd("massy", 1, 1)]
    report = underserved(*records, alpha=0.8)
    assert {0.75} == {gap.p_value for gap in report}
    assert {0.75} == {gap.q_value for gap in report}
    assert 4 == len(report)
    assert 0 == len(underserved(*records, alpha=0.7))


def test_small_places_have_no_power() -> None:
    """Where nobody at all would be no surprise, cells are counted, never listed."""
    report = underserved(
        *crowd("evry", 10, 0), *crowd("massy", 0, 10), *crowd("kayes", 1, 1)
    )
    assert 2 == len(report)
    # P(N = 0) is 1/4 in Kayes and 1/1024 elsewhere; the cut is 0.05 x 2 / 6.
    assert (6, 2) == (report.examined["model_cells"], report.examined["no_power"])


def test_every_cell_that_is_listed_raises_the_cut() -> None:
    """What would be listed beside the others has power, though not alone."""
    report = underserved(
        *crowd("evry", 10, 0), *crowd("massy", 0, 10), *crowd("kayes", 3, 3)
    )
    assert 2 == len(report)
    # P(N = 0) is 1/64 in Kayes: above 0.05 / 6, and below the cut of 0.05 x 2 / 6.
    assert (6, 0) == (report.examined["model_cells"], report.examined["no_power"])


def test_without_discovery_the_cut_is_that_of_one() -> None:
    """With nothing listed, power is that to list one cell."""
    report = underserved(*crowd("evry", 3, 3), *crowd("massy", 3, 3))
    assert 0 == len(report)
    # P(N = 0) = 1/64 in each cell; the cut is alpha / 4.
    assert 4 == report.examined["no_power"]
    lenient = underserved(*crowd("evry", 3, 3), *crowd("massy", 3, 3), alpha=0.0626)
    assert 0 == lenient.examined["no_power"]


def test_an_actor_counts_once_in_an_activity() -> None:
    """An actor with many records in one cell is one actor, in model and cell."""
    twice = action("again", scope(WATER, "evry"), "evry-water-0", period="2001/")
    once = [*crowd("evry", 9, 1), *crowd("massy", 1, 9)]
    first, second = underserved(*once), underserved(*once, twice)
    assert [gap.p_value for gap in first] == [gap.p_value for gap in second]
    assert "action/again" in by_cell(second)[WATER, "evry"].evidence


def test_doubt_counts_the_cells_of_the_whole_grid() -> None:
    """A record without place may lie in its activity anywhere, listed or not."""
    report = underserved(
        *crowd("evry", 10, 0),
        *crowd("massy", 0, 10),
        *crowd("kayes", 1, 1),
        action("open", scope("maternal-health"), Party("a")),
        action("wide", scope("", "fr"), Party("b")),
    )
    found = by_cell(report)
    # "open": health in three places. "wide": two activities in two places of France.
    assert round(2 / 3 * 3 / 4, 9) == found[HEALTH, "massy"].confidence
    assert 2 == found[HEALTH, "massy"].undocumented
    assert 0.75 == found[WATER, "evry"].confidence


def test_doubt_counts_the_cells_that_are_covered() -> None:
    """A record that covers cells and may lie in others has all of them to lie in."""
    report = underserved(
        *crowd("evry", 10, 0),
        *crowd("massy", 0, 10),
        action("wide", scope("health water", "essonne"), Party("a"), Party("b")),
    )
    # Two activities: in Essonne (covered), in Évry and in Massy.
    assert round(5 / 6, 9) == by_cell(report)[WATER, "evry"].confidence


@pytest.mark.parametrize("by", [("theme",), ("place",), ("theme", "function")])
def test_cells_without_activity_or_place_have_no_margins(by: tuple[str, ...]) -> None:
    """The question needs a place and something done there."""
    report = underserved(*crowd("evry", 10, 0), *crowd("massy", 0, 10), by=by)
    assert 0 == len(report)
    assert (0, 0) == (report.examined["model_cells"], report.examined["no_power"])


def test_no_effort_no_model() -> None:
    """Without any effort cell nothing is looked at."""
    report = underserved(by=("theme", "place"))
    assert (0, 0) == (len(report), report.examined["model_cells"])
