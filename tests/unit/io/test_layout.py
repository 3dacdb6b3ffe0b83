"""Headings in English or French, in any order and spelling."""

import pytest

from partnerlib.io._column import Table, reduced
from partnerlib.io._columns import TABLE_BY_NAME, TABLES
from partnerlib.io._layout import lay_out

TERRITORIES = TABLE_BY_NAME["territories"]
ACTIONS = TABLE_BY_NAME["actions"]


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_a_heading_means_one_column(table: Table) -> None:
    """No heading of a table, in either language, means two of its columns."""
    headings = [
        reduced(heading)
        for column in table.columns
        for heading in {
            reduced(each) for each in (column.key, column.french, *column.also)
        }
    ]

    assert len(headings) == len(set(headings))


def test_a_name_means_one_table() -> None:
    """No name, in either language, means two tables."""
    names = [
        name
        for table in TABLES
        for name in {reduced(each) for each in (table.name, table.french, *table.also)}
    ]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
@pytest.mark.parametrize("french", [False, True])
def test_all_columns_are_found_in_either_language(
    table: Table, *, french: bool
) -> None:
    """The headings of one language, in any order, are all understood."""
    headings = [each.french if french else each.key for each in table.columns]
    layout = lay_out(table, headings[::-1], has_parties=False)

    assert [] == layout.problems
    assert {each.key for each in table.columns} == layout.columns.keys()


@pytest.mark.parametrize(
    "heading", ["LEVEL", " Niveau ", "niveau", "Nive au", "le_vel", "Level:"]
)
def test_spelling_does_not_count(heading: str) -> None:
    """Case, accents, blanks and punctuation do not count."""
    layout = lay_out(TERRITORIES, ["id", "name", heading], has_parties=False)

    assert [] == layout.problems
    assert 2 == layout.columns["level"]


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("name_fr", "fr"),
        ("Nom FR", "fr"),
        ("titre-en", "en"),
        ("title_pt-BR", "pt-BR"),
        ("intitule_oci", "oci"),
    ],
)
def test_names_in_other_languages_are_found(heading: str, language: str) -> None:
    """A name or title with a language tag is no column of its own."""
    layout = lay_out(TERRITORIES, ["id", "name", "level", heading], has_parties=False)

    assert [] == layout.problems
    assert {language: 3} == layout.names


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("extra:hxl:key", "hxl:key"),
        ("Extra : Key", "Key"),
        ("extra:!!!", "!!!"),
        ("extra:a\nb", "a\nb"),
    ],
)
def test_what_was_kept_in_extra_goes_back_in_silence(heading: str, key: str) -> None:
    """A heading ``extra:<key>`` is one entry of extra, whatever the key."""
    layout = lay_out(TERRITORIES, ["id", "name", "level", heading], has_parties=False)

    assert [] == layout.problems
    assert {key: 3} == layout.extras


def test_an_unknown_column_is_a_warning_with_a_hint() -> None:
    """A heading that nobody knows goes to extra, and a similar one is proposed."""
    layout = lay_out(TERRITORIES, ["id", "name", "level", "contry"], has_parties=False)
    [problem] = layout.problems

    assert ("unknown-column", "warning") == (problem.code, problem.severity)
    assert "country" == dict(problem.facts)["hint"]
    assert {"column:contry": 3} == layout.extras


def test_a_hint_speaks_the_language_of_the_headings() -> None:
    """Among French headings a French one is proposed."""
    layout = lay_out(
        TERRITORIES, ["identifiant", "nom", "nivo", "pays"], has_parties=False
    )
    unknown, missing = layout.problems

    assert "niveau" == dict(unknown.facts)["hint"]
    assert ("missing-column", "niveau") == (missing.code, missing.value)
    assert "nivo" == dict(missing.facts)["hint"]


def test_an_unknown_column_of_a_table_without_extra_is_an_error() -> None:
    """Where there is no place for its cells, they would be lost."""
    layout = lay_out(TABLE_BY_NAME["sources"], ["record", "author"], has_parties=False)

    assert ["unknown-field"] == [each.code for each in layout.problems]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("country", "pays"),
        ("name_fr", "nom_fr"),
        ("extra:a", "extra: a"),
        ("foo", "foo"),
    ],
)
def test_a_column_that_is_there_twice_is_an_error(first: str, second: str) -> None:
    """The first counts, the second is told."""
    layout = lay_out(
        TERRITORIES, ["id", "name", "level", first, second], has_parties=False
    )
    repeated = [each for each in layout.problems if each.code == "repeated-column"]

    assert [second] == [each.column for each in repeated]


def test_required_columns_that_are_missing_are_told() -> None:
    """Every required column is asked for, each once."""
    layout = lay_out(ACTIONS, ["description"], has_parties=False)

    assert ["id", "title", "parties"] == [each.value for each in layout.problems]


def test_parties_may_stand_in_a_table_of_their_own() -> None:
    """With a table of parties, the column may be missing."""
    layout = lay_out(ACTIONS, ["id", "title"], has_parties=True)

    assert [] == layout.problems


@pytest.mark.parametrize("owner", ["territory", "actor"])
def test_a_need_has_one_owner_or_the_other(owner: str) -> None:
    """One of the two columns is enough."""
    layout = lay_out(TABLE_BY_NAME["needs"], ["id", owner], has_parties=False)

    assert [] == layout.problems


def test_a_field_is_headed_as_in_the_file() -> None:
    """Fields of several columns have the heading of one, absent ones their name."""
    headings = ["identifiant", "nom", "niveau", "latitude"]
    layout = lay_out(TERRITORIES, headings, has_parties=False)

    assert "niveau" == layout.heading("level")
    assert "latitude" == layout.heading("location")
    assert "parent" == layout.heading("parent")
