"""From rows of a 3W table to actions."""

from pathlib import Path

import pytest

from partnerlib.io.hxl import READER
from partnerlib.io.hxl._reader import read_tables
from partnerlib.io.raw import CellError, RawTable
from tests.unit.io.hxl.tables import actions, actors, parties, read, told


def test_a_row_is_an_action() -> None:
    """Who does what, where, for whom, when, and where it was read."""
    reading = read("""
        Org|Who|Sector|Where|For|Start|End|State|Month
        #org+impl|#org+funder|#sector|#adm1+code|#beneficiary|#date+start|#date+end|#status|#date+reported
        Asso|ECHO|Health|ET01|Refugees|2022-01-05|2022-03|On-going|2022-02
    """)
    (action,) = actions(reading)
    assert [("org:asso", "implementer"), ("org:echo", "funder")] == parties(action)
    assert ("health",) == action.scope.themes
    assert ("ET01",) == action.scope.places
    assert ("refugees",) == action.scope.audiences
    assert "2022-01-05/2022-03" == str(action.period)
    assert "ongoing" == action.status
    (source,) = action.sources
    assert ("3w.csv", 3, "2022-02") == (source.file, source.row, str(source.date))
    assert "Health" == action.title
    assert action.id.startswith("hxl:")
    assert [] == reading.problems


def test_the_activity_is_the_title() -> None:
    """Several columns of activities are joined; codes and kinds are kept aside."""
    reading = read("""
        #org|#activity|#activity+name|#activity+code|#modality
        a|Wells|Wells|X1|cash
        b||Wells|X2|N/A
        c|Pumps|Wells||
        d||||
    """)
    first, second, third, fourth = actions(reading)
    assert ("Wells", "Wells", "Pumps – Wells", "d") == (
        first.title,
        second.title,
        third.title,
        fourth.title,
    )
    assert (("hxl:#activity+code", "X1"), ("hxl:#modality", "cash")) == first.extra


def test_rows_that_repeat_others_count_once() -> None:
    """Spelling, numbers and reporting dates make no other action; rows are kept."""
    reading = read("""
        #org|#sector|#adm1|#reached|#reached|#date+reported
        Asso|WASH|Kassala|10|1|2022-01
        Asso|WASH|Kassala|20||2022-02
         asso|Wash|KASSALA|20|2|2022-03
        Asso|Health|Kassala|5||2022-03
    """)
    first, second = actions(reading)
    assert [1 + 1, 3, 4] == [source.row for source in first.sources]
    assert ["2022-01", "2022-02", "2022-03"] == [str(s.date) for s in first.sources]
    assert (("hxl:#reached", "10; 20; 1; 20; 2"),) == first.extra
    assert ("health",) == second.scope.themes
    assert [("repeated-rows", None, None)] == told(reading)
    assert reading.problems[0].message.startswith("2 of 4 rows repeat others")


def test_ids_come_from_what_is_said_and_not_from_the_row() -> None:
    """So that two editions of a table compare."""
    lines = ["#org,#sector", "a,Health", "b,Health"]
    first = {each.id for each in actions(read("\n".join(lines).replace(",", "|")))}
    other = [lines[0], lines[2], lines[1]]
    second = {each.id for each in actions(read("\n".join(other).replace(",", "|")))}
    assert first == second


def test_very_many_rows_of_one_action_are_joined_once() -> None:
    """Each spelling is a row of its own at first."""
    rows = "\n".join(f"a{'.' * i}|Health|{i % 3}" for i in range(2000))
    reading = read(f"#org|#sector|#reached\n{rows}")
    (action,) = actions(reading)
    assert 2000 == len(action.sources)
    assert (("hxl:#reached", "0; 1; 2"),) == action.extra


def test_spellings_of_one_action_keep_what_each_says() -> None:
    """Figures and notes of rows that are written differently are all kept."""
    reading = read("""
        #org|#sector|#reached|#targeted
        asso|Health|5|
        Asso|health|6|
        ASSO|HEALTH||9
    """)
    (action,) = actions(reading)
    assert (("hxl:#reached", "5; 6"), ("hxl:#targeted", "9")) == action.extra


def test_blank_rows_and_hashtags_again_are_no_data() -> None:
    """Neither is told."""
    reading = read("""
        Who|What|x
        #org|#sector|
        #org|#sector|z
        |  |y
        a|Health|
    """)
    assert 1 == len(actions(reading))
    assert [("untagged-column", 2, "x")] == told(reading)


def test_a_row_without_anybody_is_told_and_left_out() -> None:
    """Each of them."""
    reading = read("""
        #org|#sector
        |Health
        -|Health
        |Health
        a|Health
    """)
    assert 1 == len(actions(reading))
    assert [2, 4, 3] == [p.row for p in reading.problems if p.code == "no-party"]


def test_rows_shorter_than_the_hashtags_are_read(tmp_path: Path) -> None:
    """What is not there is empty."""
    path = tmp_path / "x.csv"
    path.write_text("#org,#sector,#reached\na\nb,Health\n", "utf-8")
    assert [(), ("health",)] == [
        each.scope.themes for each in actions(READER.read(path))
    ]


def test_what_cannot_be_read_is_told_once_for_each_value() -> None:
    """The action stays without it; an unknown status stays as it is written."""
    reading = read("""
        Who|Start|End|State|Month
        #org|#date+start|#date+end|#status|#date+reported
        a|soon|2022|oui|February
        b|soon|2022|oui|February
        c|2022-05|2022-01||2022
    """)
    first, _, third = actions(reading)
    assert ("/2022", "") == (str(first.period), first.status)
    assert (("hxl:#status", "oui"),) == first.extra
    assert "2022-05/" == str(third.period)
    assert None is first.sources[0].date
    assert {
        ("bad-date", 3, "soon"),
        ("unknown-term", 3, "oui"),
        ("bad-date", 3, "February"),
        ("end-before-start", 5, "2022-01"),
    } == set(told(reading))


def test_personal_data_is_dropped_and_told() -> None:
    """By the hashtag, by the heading, and addresses wherever they stand."""
    reading = read("""
        Who|Who to ask|E-mail|Notes|Activity|Output
        #org|#contact+name|#meta|#meta+note|#activity|#output
        a|Ann|ann@example.org|x d@example.org|Ask bob@example.org now|c@example.org
        b|||y|@home|@
    """)
    first, second = actions(reading)
    assert "Ask now" == first.title
    assert (("hxl:#meta+note", "x"),) == first.extra
    assert "@home" == second.title
    assert [
        ("personal-data", 2, "Who to ask"),
        ("personal-data", 2, "E-mail"),
        ("personal-data", 3, "@"),
    ] == told(reading)
    assert "example" not in repr(reading)


def test_personal_data_without_a_hashtag_is_told_too() -> None:
    """It would not have been read anyway."""
    reading = read("""
        Who|Courriel|Other
        #org||
        a|x@example.org|z
        b
    """)
    assert [("personal-data", 2, "Courriel"), ("untagged-column", 2, "Other")] == told(
        reading
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Santé", ("health",)),
        ("Abris&BNA", ("shelter",)),
        ("Health; WASH", ("health", "water")),
        ("Health/Nutrition", ("health", "nutrition")),
        ("Operational Presence: Food Security", ("food-security",)),
        ("Educação", ("education",)),
        ("HEA", ("health",)),
        ("Réponse spéciale", ("reponse-speciale",)),
        ("Health; Réponse spéciale", ("health-reponse-speciale",)),
        ("!!", ()),
        ("", ()),
    ],
)
def test_sectors_are_themes(text: str, expected: tuple[str, ...]) -> None:
    """By any name or code that is known; else as a term of the source's own."""
    (action,) = actions(read(f"#org|#sector\na|{text}"))
    assert expected == action.scope.themes


def test_own_themes_are_declared_with_their_label() -> None:
    """In the language of the column, so that nothing warns of an unknown term."""
    reading = read("""
        #org|#sector|#sector+fr
        a|Special thing|
        b||Chose spéciale
        c|special-thing|
    """)
    assert [
        ("chose-speciale", "", "Chose spéciale"),
        ("special-thing", "Special thing", ""),
    ] == [(term.id, term.label_en, term.label_fr) for term in reading.terms["themes"]]


def test_a_sector_in_two_languages_is_one_theme() -> None:
    """The language in which it is known decides; a code only where no name does."""
    reading = read("""
        #sector+i_fr|#sector+i_en|#sector+code|#org
        Santé|Health|WSH|a
        Inconnue au bataillon|Health|WSH|b
        ||WSH|c
    """)
    assert [("health",), ("health",), ("water",)] == [
        each.scope.themes for each in actions(reading)
    ]


def test_a_code_alone_is_the_sector() -> None:
    """Some tables have nothing else."""
    assert ("health",) == actions(read("#org|#sector+code\na|HEA"))[0].scope.themes


def test_actors_have_the_kind_of_their_type() -> None:
    """The most frequent one; an unknown one becomes a term of its own."""
    reading = read("""
        #org|#org+type|#sector
        a|INGO|Health
        a|INGO|WASH
        a|UN|Nutrition
        b|Big club|Health
        c||Health
    """)
    kinds = {each.id: each.kind for each in actors(reading).values()}
    assert {
        "org:a": "international-ngo",
        "org:b": "big-club",
        "org:c": "unknown",
    } == kinds
    assert ["big-club"] == [term.id for term in reading.terms["actor-kinds"]]


def test_cells_that_failed_to_compute_are_told(tmp_path: Path) -> None:
    """In workbooks, where they are told apart."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["Who", "Where"], ["#org", "#adm1+code"], ["a", "#N/A"]):
        book.active.append(row)
    path = tmp_path / "x.xlsx"
    book.save(path)
    reading = READER.read(path)
    assert () == actions(reading)[0].scope.places
    assert [("cell-error", 3, "#N/A")] == told(reading)


def test_truth_values_are_no_numbers_and_errors_no_texts() -> None:
    """Cells that count for equal say something else."""
    rows: list[list[object]] = [
        ["#org", "#sector", "#event"],
        ["a", 1, "#NUM!"],
        ["a", True, CellError("#NUM!")],
        ["a", 1.0, "#NUM!"],
    ]
    reading = read_tables([RawTable("x.xlsx", rows)], [])
    first, second = actions(reading)
    assert [("1",), ("true",)] == [first.scope.themes, second.scope.themes]
    assert [(("hxl:#event", "#NUM!"),), ()] == [first.extra, second.extra]
    assert [2, 4] == [source.row for source in first.sources]
    assert [("cell-error", 3, "#NUM!"), ("repeated-rows", None, None)] == told(reading)


def test_figures_of_one_hashtag_stand_together() -> None:
    """In the order of columns, after those of earlier rows."""
    reading = read("""
        #org|#reached|#reached|#value|#event|#event
        a|1|2||x|y
        a|3|-|4|x|y
        b|||5||
    """)
    assert [
        (("hxl:#event", "x; y"), ("hxl:#reached", "1; 3; 2"), ("hxl:#value", "4")),
        (("hxl:#value", "5"),),
    ] == [action.extra for action in actions(reading)]


def test_columns_of_one_heading_tell_a_value_once() -> None:
    """What is wrong with it is the same."""
    reading = read("#org|#date+start|#date+end\na|never|never")
    assert [("bad-date", 2, "never")] == told(reading)


def test_rows_of_one_action_are_in_the_order_of_their_dates() -> None:
    """As records have their sources, wherever they stand."""
    reading = read(
        "#org|#date+reported\na|2022-03\nb|x\na|2022-02\na|y\na|x\nb|2022-01"
    )
    assert [
        [("", 5), ("", 6), ("2022-02", 4), ("2022-03", 2)],
        [("", 3), ("2022-01", 7)],
    ] == [
        [(str(source.date or ""), source.row) for source in action.sources]
        for action in actions(reading)
    ]
    assert [
        ("bad-date", 5, "y"),
        ("bad-date", 6, "x"),
        ("repeated-rows", None, None),
    ] == told(reading)


def test_problems_are_told_row_by_row() -> None:
    """Whatever column they are in."""
    reading = read("""
        #org|#status|#date+start|#date+end|#adm1+code|#date+reported
        a|ongoing|2022|2021|ET01|2022
        |so so|never|2021|ET01|2022
        b|so so|never|2021|!|2022
        c|no idea|2022-05|2022-04|ET01|once
        d|so so|||ET01|once
    """)
    assert [
        ("bad-place-code", 4, "!"),
        ("end-before-start", 2, "2021"),
        ("no-party", 3, None),
        ("unknown-term", 4, "so so"),
        ("bad-date", 4, "never"),
        ("unknown-term", 5, "no idea"),
        ("end-before-start", 5, "2022-04"),
        ("bad-date", 5, "once"),
    ] == told(reading)


@pytest.mark.parametrize("beside", ["", "|#date", "|#reached"])
def test_a_table_of_nothing_but_persons_says_nothing(beside: str) -> None:
    """There is no column left that could tell one activity from another."""
    reading = read(f"#org+type+email{beside}\na@b.org|2022")
    assert [] == reading.records
    assert [("personal-data", 1, "#org")] == told(reading)
