"""The tables of parties and sources say what does not fit into one cell."""

from pathlib import Path

from partnerlib.io import check
from partnerlib.model import Party, Period, Source
from tests.unit.io.tables import TOWNS, found, put, registry_of, shorts

AGREEMENTS = """
id,kind,parties
t,twinning,
u,twinning,evry; there
"""


def test_parties_may_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    """Dated parties make an agreement whose own cell is empty."""
    registry = registry_of(
        tmp_path,
        territories=TOWNS,
        accords=AGREEMENTS,
        partenaires="""
fiche,acteur,rôle,début,fin
agreement/t,evry,Chef de file,2004,2010
agreement/t,there,,,
""",
    )

    assert (
        Party("authority:evry", "lead", Period(start="2004", end="2010")),
        Party("authority:there"),
    ) == registry.agreements["t"].parties
    assert 2 == len(registry.agreements["u"].parties)


def test_parties_of_both_places_are_joined(tmp_path: Path) -> None:
    """The cell and the table may each name some."""
    registry = registry_of(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind,parties\nt,twinning,evry\n",
        parties="record,actor\nagreement/t,there\n",
    )

    assert 2 == len(registry.agreements["t"].parties)


def test_sources_say_who_stated_what_where_and_when(tmp_path: Path) -> None:
    """Any record may have sources, and one may be wholly unknown."""
    registry = registry_of(
        tmp_path,
        territories=TOWNS,
        sources="""
record,stated_by,title,url,date,file,row
territory/evry,there,A report,http://x,2016-07,a.csv,3
territory/evry,,,,,,
""",
    )

    assert (
        Source(),
        Source(
            stated_by="there",
            title="A report",
            url="http://x",
            date="2016-07",
            file="a.csv",
            row=3,
        ),
    ) == registry.territories["evry"].sources


def test_each_fault_of_the_two_tables_is_told(tmp_path: Path) -> None:
    """Records that are not there, wrong values and references lie in their row."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements=AGREEMENTS,
        parties="""
record,actor,role,start,end
agreement/t,evry,lead,2004,2001
agreement/t,nobody,boss,,
agreement/t,,,,
agreement/none,evry,,,
territory/evry,evry,,,
evry,evry,,,
,evry,,,
agreement/u,there,,x,
""",
        sources="""
record,stated_by,date,row
territory/there,stranger,,
territory/there,,never,x
accord/u,evry,,
territory/evri,,,
""",
    )

    assert [
        ("parties.csv", 2, "end", "end-before-start"),
        ("parties.csv", 3, "actor", "unknown-id"),
        ("parties.csv", 3, "role", "unknown-term"),
        ("parties.csv", 4, "actor", "missing-value"),
        ("parties.csv", 5, "record", "unknown-id"),
        ("parties.csv", 6, "record", "bad-choice"),
        ("parties.csv", 7, "record", "bad-pair"),
        ("parties.csv", 8, "record", "missing-value"),
        ("parties.csv", 9, "start", "bad-date"),
        ("sources.csv", 2, "stated_by", "unknown-id"),
        ("sources.csv", 3, "date", "bad-date"),
        ("sources.csv", 3, "row", "bad-integer"),
        ("sources.csv", 4, "record", "bad-choice"),
        ("sources.csv", 5, "record", "unknown-id"),
    ] == problems


def test_references_of_a_dated_party_lie_in_its_row(tmp_path: Path) -> None:
    """An unknown actor or role of the table is told of the table."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind,parties\nt,twinning,evry\n",
        parties="record,actor,role\nagreement/t,there,boss\nagreement/t,nobody,\n",
    )

    assert [
        ("parties.csv", 2, "role", "unknown-term"),
        ("parties.csv", 3, "actor", "unknown-id"),
    ] == problems


def test_references_of_a_cell_lie_in_the_cell(tmp_path: Path) -> None:
    """A record with rows in the table has its own cell for its own faults."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind,parties,source\nt,twinning,evry; nobody,\n",
        parties="record,actor\nagreement/t,there\n",
        sources="record,title\nagreement/t,A\n",
    )

    assert [("agreements.csv", 2, "parties", "unknown-id")] == problems


def test_a_record_that_no_party_names_lacks_its_parties(tmp_path: Path) -> None:
    """With a table of parties, an empty cell is a fault unless the table helps."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind\nt,twinning\nu,twinning\n",
        parties="record,actor\nagreement/t,there\nagreement/t,evry\n",
    )

    assert [("agreements.csv", 3, "parties", "missing-value")] == problems


def test_a_table_without_its_columns_blames_no_record(tmp_path: Path) -> None:
    """Where the table of parties cannot be used, empty cells are no fault."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements=AGREEMENTS,
        parties="record,who\nagreement/t,evry\n",
    )

    assert [
        ("parties.csv", 1, "who", "unknown-field"),
        ("parties.csv", 1, "actor", "missing-column"),
    ] == problems


def test_a_table_that_cannot_be_read_blames_no_record(tmp_path: Path) -> None:
    """Where the table of parties is broken, empty cells are no fault."""
    put(tmp_path, territories=TOWNS, agreements="id,kind\nt,twinning\n")
    (tmp_path / "parties.csv").write_bytes(b"record,actor\n\x00")

    assert [("parties.csv", None, None, "unreadable-source")] == shorts(
        check(tmp_path).problems
    )


def test_records_of_a_table_that_cannot_be_read_may_be_named(tmp_path: Path) -> None:
    """Nothing can be said of a record where its table is broken."""
    put(tmp_path, sources="record,title\nterritory/evry,A\n", terms="vocabulary\n")
    (tmp_path / "territories.csv").write_bytes(b"id,name,level\nevry,\x00")

    assert [
        ("territories.csv", None, None, "unreadable-source"),
        ("terms.csv", 1, "id", "missing-column"),
    ] == shorts(check(tmp_path).problems)


def test_similar_records_are_only_looked_up_for_some(tmp_path: Path) -> None:
    """A table that is wrong throughout does not make the search endless."""
    rows = "territory/evri,A\n" * 150
    result = check(put(tmp_path, territories=TOWNS, sources=f"record,title\n{rows}"))
    hints = [dict(each.facts)["hint"] for each in result.problems]

    assert ["evry"] * 100 + [""] * 50 == hints
