"""What Wikidata really answers is read; the figures were counted apart from it."""

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from partnerlib.io import check


def test_an_answer_of_the_query_service(shared_data: Callable[[str], Path]) -> None:
    """Rows that repeat a pair for each value of its towns are one twinning."""
    path = shared_data("wikidata-answers") / "query-answer-2021.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = {(row["city"], row["sister"]) for row in rows}
    result = check(path)
    registry = result.sound()

    assert (1500, 1424) == (len(rows), len(pairs))
    assert len({frozenset(pair) for pair in pairs}) == len(registry.agreements)
    assert len(pairs) == registry.describe()["statements"]
    assert {town.rpartition("/")[2] for pair in pairs for town in pair} == set(
        registry.territories
    )
    assert {"several-values"} == {problem.code for problem in result.problems}
    populations = {(row["city"], row["city_population"]) for row in rows} | {
        (row["sister"], row["sister_population"]) for row in rows
    }
    several = Counter(town for town, people in populations if people)
    assert sum(1 for count in several.values() if count > 1) == sum(
        problem.column == "population" for problem in result.problems
    )


def test_a_whole_entity(shared_data: Callable[[str], Path]) -> None:
    """Weimar in 2016: five partners, the day of each, and where it is stated."""
    registry = check(shared_data("wikidata-answers") / "weimar.json").sound()
    weimar = registry.territories["Q3955"]

    assert {
        "twinning:Q160927~Q3955": "1995-02-18/",
        "twinning:Q202158~Q3955": "1970-09-06/",
        "twinning:Q2751~Q3955": "1994-04-15/",
        "twinning:Q3138~Q3955": "1987-05-24/",
        "twinning:Q145972~Q3955": "2012-05-25/",
    } == {id_: str(each.period) for id_, each in registry.agreements.items()}
    assert {("Q3955", "http://stadt.weimar.de/ueber-weimar/partnerstaedte/")} == {
        (source.stated_by, source.url)
        for agreement in registry.agreements.values()
        for source in agreement.sources
    }
    assert (87, "Q183", 50.983333333333) == (
        len(weimar.names),
        weimar.parent,
        weimar.location.lat if weimar.location else None,
    )


def test_a_crawl_of_bare_statements(shared_data: Callable[[str], Path]) -> None:
    """34,182 lines without headings, their names, and what is known of some."""
    folder = shared_data("twin-towns-2016")
    names = ("attributes.csv", "names.tsv", "relations.tsv")
    result = check(*(folder / name for name in names))
    registry = result.sound()
    counts = registry.describe()

    assert () == result.problems
    assert (10_055, 17_401, 34_178, 624) == (
        counts["territories"],
        counts["agreements"],
        counts["statements"],
        counts["stated_by_some"],
    )
    assert 3_883 == sum(
        1 for each in registry.territories.values() if each.location is not None
    )
    assert "Kohtla-Järve" == registry.territories["Q201391"].name
