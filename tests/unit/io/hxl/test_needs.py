"""From rows of a needs table to needs."""

from pathlib import Path

import openpyxl

from partnerlib.io.hxl import READER
from tests.unit.io.hxl.tables import needs, places, read, told


def test_figures_of_one_theme_are_one_need() -> None:
    """In need, targeted and reached; an empty cell and a dash are unknown."""
    reading = read("""
        Code|Name|P|All|In need|Target|Reached
        #adm3+code|#adm3|#priority|#affected+total|#inneed+health|#targeted+health|#reached+health
        ET010302|Erob|3|80418|80 418|40 209|
        ET010303|Saesie|-||-|5|-
        ET010304|Hawzen||7|||
        |||||
        #adm3+code|#adm3|#priority|#affected+total|#inneed+health|#targeted+health|#reached+health
    """)
    first, second = needs(reading)
    assert "need:ET010302/health" == first.id
    assert (80418, 40209, None) == (first.quantity, first.targeted, first.reached)
    assert ("people", ("health",), "ET010302", "3") == (
        first.unit,
        first.scope.themes,
        first.territory,
        first.priority,
    )
    assert (None, 5, None) == (second.quantity, second.targeted, second.reached)
    assert 3 == first.sources[0].row
    assert "Erob" == places(reading)["ET010302"].name
    assert [] == reading.problems


def test_hashtags_that_stand_again_are_told_apart_by_their_band() -> None:
    """Only the headings further up say what they are about."""
    reading = read("""
        Place|ESNFI|||AGRICULTURE||
        Code|Affected|Target|Reached|Affected|Target|Reached
        #adm3+code|#inneed|#target|#reached|#inneed|#target|#reached
        ET010302|10|5|1|20|6|2
    """)
    assert [
        ("need:ET010302/shelter", 10, 5, 1),
        ("need:ET010302/agriculture", 20, 6, 2),
    ] == [(n.id, n.quantity, n.targeted, n.reached) for n in needs(reading)]


def test_hashtags_that_nothing_tells_apart_are_told() -> None:
    """The first counts."""
    reading = read("""
        Code|A|B
        #adm1+code|#inneed+wash|#inneed+wash
        ET01|10|20
    """)
    assert [10] == [need.quantity for need in needs(reading)]
    assert [("repeated-column", 2, "B")] == told(reading)


def test_attributes_are_themes_audiences_and_units() -> None:
    """The narrowest theme counts; households are counted apart."""
    reading = read("""
        #adm1+code|#inneed+protection+child|#inneed+health+idps|#inneed+wash+hh|#inneed+special|#inneed+total
        ET01|1|2|3|4|5
    """)
    assert [
        ("need:ET01/child-protection", ("child-protection",), (), "people"),
        ("need:ET01/health/idps", ("health",), ("idps",), "people"),
        ("need:ET01/water/households", ("water",), (), "households"),
        ("need:ET01/special", ("special",), (), "people"),
        ("need:ET01", (), (), "people"),
    ] == [(n.id, n.scope.themes, n.scope.audiences, n.unit) for n in needs(reading)]
    assert ["special"] == [term.id for term in reading.terms["themes"]]


def test_theme_audience_and_date_may_stand_in_columns() -> None:
    """One row is one need then."""
    reading = read("""
        #country|#sector|#beneficiary|#inneed|#date
        Chad|Health|Refugees|10|2017
        Chad|Health|Refugees|20|2018
        Chad|WASH||30|soon
        Chad|Nutrition||40|
    """)
    assert [
        "need:place:chad/health/refugees",
        "need:place:chad/health/refugees~2",
        "need:place:chad/water",
        "need:place:chad/nutrition",
    ] == [need.id for need in needs(reading)]
    assert ["2017", "2018", "None", "None"] == [
        str(need.sources[0].date) for need in needs(reading)
    ]
    assert [
        ("repeated-need", 3, "need:place:chad/health/refugees"),
        ("bad-date", 4, "soon"),
    ] == told(reading)


def test_figures_that_cannot_be_are_told() -> None:
    """The need stays without them; more than are in need is told and kept."""
    reading = read("""
        Code|In need|Target|Reached
        #adm1+code|#inneed+health|#targeted+health|#reached+health
        ET01|many|5|-3
        ET02|10|20.4|30
        ET03|0|0|
        |1|1|1
    """)
    first, second = needs(reading)
    assert (None, 5, None) == (first.quantity, first.targeted, first.reached)
    assert (10, 20, 30) == (second.quantity, second.targeted, second.reached)
    assert {
        ("bad-number", 3, "many"),
        ("negative-number", 3, "-3"),
        ("beyond-need", 4, "20"),
        ("beyond-need", 4, "30"),
        ("missing-owner", 6, None),
    } == set(told(reading))


def test_cells_that_failed_to_compute_are_told(tmp_path: Path) -> None:
    """The need stays without them."""
    book = openpyxl.Workbook()
    for row in (["#adm1+code", "#inneed+wash", "#targeted+wash"], ["ET01", 5, "#N/A"]):
        book.active.append(row)
    path = tmp_path / "x.xlsx"
    book.save(path)
    reading = READER.read(path)
    assert [(5, None)] == [(n.quantity, n.targeted) for n in needs(reading)]
    assert [("cell-error", 2, "#N/A")] == told(reading)


def test_a_code_that_cannot_be_one_is_told() -> None:
    """Then the name counts."""
    reading = read("#adm1+code|#adm1|#inneed+wash\nsee x|North|5")
    assert ["place:north"] == [need.territory for need in needs(reading)]
    assert [("bad-place-code", 2, "see x")] == told(reading)


def test_how_many_are_affected_is_kept_beside() -> None:
    """Who is affected is not in need."""
    reading = read("""
        #adm1+code|#affected+health|#targeted+health|#contact
        ET01|7|5|Ann
        see|1|1|
    """)
    first, _ = needs(reading)
    assert (None, 5, (("hxl:#affected+health", "7"),)) == (
        first.quantity,
        first.targeted,
        first.extra,
    )
    assert [("personal-data", 1, "#contact")] == told(reading)


def test_a_need_in_a_place_of_long_names_has_an_id_too() -> None:
    """And so has the second of the same."""
    names = "|".join(letter * 115 for letter in "abc")
    reading = read(f"""
        #adm1|#adm2|#adm3|#inneed
        {names}|5
        {names}|6
    """)
    assert [200, 200] == [len(need.id) for need in needs(reading)]
    assert ["repeated-need"] == [code for code, _, _ in told(reading)]
