"""What is faulty is checked for the rest, and never blamed for what stands in."""

import json
from pathlib import Path
from typing import Any

import pytest

from partnerlib.io import check
from partnerlib.vocabularies import builtin
from tests.unit.io.tables import TOWNS, found, put, shorts

ACTORS = """
id,name,kind,territory
asso,Asso,association,evry
mairie,Mairie,authority,evry
mairie,La mairie,authority,evry
"""


def test_a_repeated_authority_is_not_a_second_one(tmp_path: Path) -> None:
    """An actor whose id stands twice speaks for its territory once."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        actors=ACTORS,
        agreements="id,kind,parties\ng,twinning,evry; there\n",
    )

    assert [("actors.csv", 4, "id", "duplicate-id")] == problems


def test_a_repeated_authority_is_not_named_among_several(tmp_path: Path) -> None:
    """Where there are several authorities, each is named once, by its own id."""
    problems = check(
        put(
            tmp_path,
            territories=TOWNS,
            actors=f"{ACTORS}epci,Epci,authority,evry\n",
            agreements="id,kind,parties\ng,twinning,evry; there\n",
        )
    ).problems

    assert ["duplicate-id", "ambiguous-authority"] == [each.code for each in problems]
    assert ("authorities", "epci, mairie") in problems[1].facts


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["20x4,", "2004,", "2004,"], [(2, "bad-date"), (4, "repeated-statement")]),
        (["20x4,A", "2004,B", "2004,A"], [(2, "d"), (3, "D"), (4, "D")]),
        (["2004,A", "20x4,B", "20x4,A"], [(3, "D"), (3, "d"), (4, "d")]),
        (["20x4,A", "20x4,B", "20x4,"], [(2, "d"), (3, "D"), (3, "d"), (4, "D")]),
    ],
)
def test_faulty_rows_of_one_id_are_compared_in_what_is_sound(
    tmp_path: Path, rows: list[str], expected: list[tuple[int, str]]
) -> None:
    """Other contents are told, but for the cells that cannot be read."""
    words = {"D": "duplicate-id", "d": "bad-date"}
    lines = "".join(f"g,twinning,evry; there,{row}\n" for row in rows)
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements=f"id,kind,parties,start,title\n{lines}",
    )
    told = sorted((row, code) for _, row, _, code in problems)
    wanted = [(row, words.get(code, code)) for row, code in expected]
    missing = [each for each in wanted if each not in told]

    assert [] == missing
    assert {"bad-date", "duplicate-id", "repeated-statement"} >= {c for _, c in told}


def test_the_faulty_record_of_another_source_is_checked_too(tmp_path: Path) -> None:
    """An id that another source holds hides nothing."""
    head = "id,name,level,parent,population\n"
    one = put(tmp_path / "one", territories=f"{head}evry,Évry,commune,,\n")
    two = put(
        tmp_path / "two",
        territories=f"{head}evry,Évry,commune,nowhere,many\nm,M,commune,,\nm,N,commune,,\n",
    )
    three = put(
        tmp_path / "three", territories=f"{head}m,M,commune,no,\nm,O,commune,no,\n"
    )
    problems = check(one, two, three).problems

    assert [
        ("two", 2, "parent", "unknown-id"),
        ("two", 2, "population", "bad-integer"),
        ("two", 4, "id", "duplicate-id"),
    ] == [
        (Path(each.file or "").parent.name, *short[1:])
        for each, short in zip(problems, shorts(problems), strict=True)
        if "two" in str(each.file)
    ]


def test_a_faulty_term_is_there_for_those_who_use_it(tmp_path: Path) -> None:
    """Neither its id nor its labels are unknown; other terms are."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        needs="id,territory,themes\nn,evry,tea; Thé; coffee; milk; Lait\n",
        terms="""
vocabulary,id,label_fr,broader,rank
themes,tea,Thé,hot,high
themes,tea,Thé,colder,high
a;b,milk,Lait,white,
a;b,cheese,,milk,
themes,cream,,milk,
""",
    )

    assert [
        ("needs.csv", 2, "themes", "unknown-term"),
        ("terms.csv", 2, "broader", "unknown-id"),
        ("terms.csv", 2, "rank", "bad-integer"),
        ("terms.csv", 3, "broader", "unknown-id"),
        ("terms.csv", 3, "rank", "bad-integer"),
        ("terms.csv", 4, "broader", "unknown-id"),
        ("terms.csv", 4, "vocabulary", "bad-id"),
        ("terms.csv", 5, "vocabulary", "bad-id"),
    ] == sorted(problems)


def test_a_term_that_is_no_object_leaves_nothing_to_check(tmp_path: Path) -> None:
    """It may be any term, so that no other is called unknown."""
    territory = {"id": "a", "name": "A", "zones": ["odd"]}
    document: Any = {"partnerlib": 1, "territories": [territory], "terms": [5]}
    (tmp_path / "data.json").write_text(json.dumps(document), "utf-8")

    assert [("$.terms[0]", "bad-type")] == [
        (each.path, each.code) for each in check(tmp_path / "data.json").problems
    ]


def test_a_circle_with_a_built_in_term_is_told(tmp_path: Path) -> None:
    """A built-in term has no row; the circle is told at the first own one."""
    first, *others = builtin()["themes"].concepts
    narrow = next(each for each in others if each.broader not in ("", first.id))
    rows = (f"themes,{id_},{narrow.id}\n" for id_ in (first.id, narrow.broader))
    terms = "vocabulary,id,broader\n" + "".join(rows)
    result = check(put(tmp_path, territories=TOWNS, terms=terms))

    assert result.registry is None
    assert [("terms.csv", 3, "broader", "cycle")] == shorts(result.problems)
    assert [narrow.id] == [each.value for each in result.problems]


def test_every_circle_of_terms_is_told_and_hides_no_term(tmp_path: Path) -> None:
    """Terms in a circle are there; those of other circles are told as well."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        needs="id,territory,themes\nn,evry,b; Dé\n",
        terms="""
vocabulary,id,broader,label_fr
themes,b,a,
themes,a,b,
themes,c,d,
themes,d,c,Dé
""",
    )

    assert [
        ("terms.csv", 2, "broader", "cycle"),
        ("terms.csv", 4, "broader", "cycle"),
    ] == problems


@pytest.mark.parametrize("fault", ["", "x"])
def test_a_circle_through_the_second_record_of_an_id_is_told(
    tmp_path: Path, fault: str
) -> None:
    """Whichever of the two is meant; each circle is told once."""
    problems = found(
        tmp_path,
        territories=f"""
id,name,level,parent,population
a,A,commune,,
b,B,commune,a,
c,C,commune,d,
d,D,commune,c,
a,A,commune,b,{fault}
c,Other,commune,b,
""",
    )

    assert [
        ("territories.csv", 4, "parent", "cycle"),
        ("territories.csv", 6, "id", "duplicate-id"),
        ("territories.csv", 6, "parent", "cycle"),
        *([("territories.csv", 6, "population", "bad-integer")] if fault else []),
        ("territories.csv", 7, "id", "duplicate-id"),
        ("territories.csv", 7, "parent", "wrong-level"),
    ] == problems


def test_a_circle_of_agreements_through_a_second_record_is_told(
    tmp_path: Path,
) -> None:
    """What lies in what matters for every kind of record that lies in others."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements="""
id,kind,parties,parent
g,twinning,evry; there,
h,twinning,evry; there,g
g,twinning,evry; there,h
""",
    )

    assert [
        ("agreements.csv", 4, "id", "duplicate-id"),
        ("agreements.csv", 4, "parent", "cycle"),
    ] == problems


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("population", "-05", "-05"),
        ("lat", "9e9", "9e9"),
        ("name", "", ""),
        ("languages", "fr; Français", "Français"),
        ("country", "France", "France"),
    ],
)
def test_the_value_of_a_problem_is_what_the_cell_says(
    tmp_path: Path, column: str, cell: str, value: str
) -> None:
    """As it is written, or of several values the one that is wrong."""
    cells = {"id": "evry", "name": "Évry", "level": "commune", "lon": "2"}
    cells |= {"lat": "3", column: cell}
    table = f"{','.join(cells)}\n{','.join(cells.values())}\n"

    assert [value] == [
        each.value for each in check(put(tmp_path, territories=table)).problems
    ]


def test_an_endless_number_is_shown_as_it_is_written(tmp_path: Path) -> None:
    """No value is shown that stands nowhere in the file."""
    result = check(
        put(
            tmp_path,
            territories=TOWNS,
            agreements="id,kind,parties,amount\ng,twinning,evry; there,-1e999\n",
            sources="record,title\nagreement/g7,x\n,y\n",
            needs="id,territory\nn,\n",
        )
    )

    assert [
        ("amount", "-1e999"),
        ("record", ""),
        ("record", "agreement/g7"),
        ("territory", ""),
    ] == sorted((each.column, each.value) for each in result.problems)
