"""One mistake is told once: what only comes from it is not, all else is."""

import json
from pathlib import Path

import pytest

from partnerlib.io import check
from partnerlib.io._gather import gather
from partnerlib.io._jsonl import open_json_lines
from tests.unit.io.tables import TOWNS, Short, found, put, shorts

LONG = "x" * 201


def unknown(problems: list[Short]) -> list[Short]:
    """List the problems of references and terms that are not there."""
    return [each for each in problems if each[3].startswith("unknown-")]


@pytest.mark.parametrize("id_", ["", "#N/A"])
def test_a_row_without_an_id_is_what_one_unknown_id_may_mean(
    tmp_path: Path, id_: str
) -> None:
    """Wherever that id is named, in whatever table, it is not called unknown."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements=f"id,kind,parent\n{id_},twinning,g1\nh,twinning,g1\n",
        actions="id,title,parties,agreement\na,A,evry,g1\n",
        exchanges="id,giver,receiver,kind,agreement\ne,evry,there,money,g1\n",
        parties="record,actor\nagreement/g1,evry\nagreement/h,evry\nagreement/h,there\n",
        sources="record,stated_by\nagreement/g1,evry\n",
    )

    assert [("agreements.csv", 2, "id")] == [each[:3] for each in problems]


@pytest.mark.parametrize("strict", [None, False])
def test_more_unknown_ids_than_rows_without_one_are_all_told(
    tmp_path: Path, *, strict: bool | None
) -> None:
    """Some are mistakes of their own, and nobody can say which."""
    put(
        tmp_path,
        territories="id,name,level,parent\n,A,commune,\nb,B,commune,aa\nc,C,commune,bb\n",
        needs="id,territory,places\nn,aa,cc\n",
        actors="id,name,kind,territory\na,A,club,\n",
    )

    assert [
        ("territories.csv", 3, "parent", "unknown-id"),
        ("territories.csv", 4, "parent", "unknown-id"),
        ("actors.csv", 2, "kind", "unknown-term"),
        ("needs.csv", 2, "territory", "unknown-id"),
        ("needs.csv", 2, "places", "unknown-id"),
    ] == unknown(shorts(check(tmp_path, strict=strict).problems))


@pytest.mark.parametrize("id_", ["a;b", LONG])
def test_a_wrong_id_is_not_lost(tmp_path: Path, id_: str) -> None:
    """It exists as it stands; what names another record is unknown."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements=f"id,kind,parties,parent\n{id_},twinning,evry; there,g0\n",
        actions="id,title,parties,agreement\na,A,evry,g1\n",
        sources=f"record,title\nagreement/{id_},T\nagreement/g1,T\n",
    )

    assert [
        ("agreements.csv", 2, "id", "bad-id"),
        ("agreements.csv", 2, "parent", "unknown-id"),
        ("actions.csv", 2, "agreement", "unknown-id"),
        ("sources.csv", 3, "record", "unknown-id"),
    ] == problems


@pytest.mark.parametrize(
    ("territories", "actors", "parents", "parties", "told"),
    [
        # Parties mean territories too, and what is left of them.
        (1, 0, "", "p", ""),
        (1, 0, "p", "p", ""),
        (1, 0, "t", "p", "p"),
        (2, 0, "t", "p", ""),
        (1, 1, "t", "p", ""),
        (1, 1, "t", "pq", "pq"),
        (1, 1, "tu", "p", "tu"),
        (0, 1, "t", "p", "t"),
        (1, 1, "tp", "pq", "tppq"),
    ],
)
def test_a_party_may_be_a_territory_that_is_lost(  # noqa: PLR0917 -- one row of cases
    tmp_path: Path, territories: int, actors: int, parents: str, parties: str, told: str
) -> None:
    """What only a territory can be is counted first; parties may be the others."""
    lost = ",A,commune,\n" * territories
    rows = "".join(f"n{id_},N,commune,{id_}\n" for id_ in parents)
    put(
        tmp_path,
        territories=f"id,name,level,parent\n{lost}{rows}",
        actors="id,name,kind\na,A,association\nb,B,association\n"
        + ",C,club\n" * actors,
        agreements=f"id,kind,parties\ng,pact,a; b; {'; '.join(parties)}\n",
    )
    problems = check(tmp_path).problems

    assert list(told) == [each.value for each in problems if each.code == "unknown-id"]


@pytest.mark.parametrize(
    ("lost", "told"),
    [("territories", ["x"]), ("actors", ["y"]), ("territories actors", [])],
)
def test_what_only_an_actor_can_be_is_no_territory(
    tmp_path: Path, lost: str, told: list[str]
) -> None:
    """A lost territory explains a party and no member; a lost actor explains both."""
    put(
        tmp_path,
        territories=TOWNS + ",X,commune\n" * ("territories" in lost),
        actors="id,name,kind,member_of\na,A,association,x\n"
        + ",B,association,\n" * ("actors" in lost),
        actions="id,title,parties\nt,T,y\n",
    )
    values = [
        each.value for each in check(tmp_path).problems if each.code == "unknown-id"
    ]

    assert told == values


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("themes,,Tee", ""),
        ("themes,t;t,Tee", "tea"),
        ("roles,,Chief", "tea"),
        (",,Tee", ""),
        ("themes,,Tee;roles,,Chief", ""),
        ("a;b,,Tee", ""),
        ("roles,,A;themes,x,tea", ""),
    ],
)
def test_a_term_without_an_id_is_one_of_its_vocabulary(
    tmp_path: Path, terms: str, told: str
) -> None:
    """An unknown term may be that one; no other is silenced."""
    rows = (
        terms.replace(";", "\n") if "a;b" not in terms and "t;t" not in terms else terms
    )
    put(
        tmp_path,
        territories=TOWNS,
        needs="id,territory,themes\nn,evry,tea\n",
        terms=f"vocabulary,id,label_en\n{rows}\n",
    )
    problems = check(tmp_path).problems

    assert [told] * bool(told) == [
        each.value for each in problems if each.code == "unknown-term"
    ]


def test_more_unknown_terms_than_were_lost_are_all_told(tmp_path: Path) -> None:
    """One empty id silences neither the terms that are used nor the broader ones."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        needs="id,territory,themes\nn,evry,tea; coffee\n",
        terms="vocabulary,id,broader\nthemes,,tea\nthemes,x,cup\n",
    )

    assert [
        ("needs.csv", 2, "themes", "unknown-term"),
        ("needs.csv", 2, "themes", "unknown-term"),
        ("terms.csv", 2, "id", "missing-value"),
        ("terms.csv", 2, "broader", "unknown-id"),
        ("terms.csv", 3, "broader", "unknown-id"),
    ] == problems


@pytest.mark.parametrize(("lost", "told"), [("themes,,", []), ("", ["hot"])])
def test_what_is_broader_in_an_unknown_vocabulary_may_be_any_term(
    tmp_path: Path, lost: str, told: list[str]
) -> None:
    """A term of whatever vocabulary may be the one whose id is lost."""
    terms = f"vocabulary,id,broader\n,tea,hot\n{lost}\n"
    problems = check(put(tmp_path, territories=TOWNS, terms=terms)).problems

    assert told == [each.value for each in problems if each.code == "unknown-id"]


@pytest.mark.parametrize("head", ["vocabulary,label_en", "id,label_en"])
def test_terms_without_a_required_column_may_be_any(tmp_path: Path, head: str) -> None:
    """Where the column is missing, no term is called unknown."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        needs="id,territory,themes\nn,evry,tea; coffee\n",
        terms=f"{head}\nthemes,Tea\n",
    )

    assert [("terms.csv", 1, "missing-column")] == [
        (file, row, code) for file, row, _, code in problems
    ]


def test_what_a_second_file_of_one_table_holds_is_not_unknown(tmp_path: Path) -> None:
    """Which of the files counts is open, and so is what there is."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        territoires="identifiant,nom,niveau\nx,X,commune\n",
        agreements="id,kind,parties\ng,twinning,evry; x\n",
    )

    assert ["repeated-table"] == [each[3] for each in problems]


def test_neither_is_that_of_a_second_file_after_an_unreadable_one(
    tmp_path: Path,
) -> None:
    """The table is there twice, though only one of the files can be read."""
    (tmp_path / "territoires.csv").write_bytes(b"\0")

    assert ["repeated-table", "unreadable-source"] == [
        each[3] for each in found(tmp_path, territories=TOWNS)
    ]


def lines(*values: str) -> list[tuple[str, int | None]]:
    """Check JSON Lines below their header, and give code and line of each problem."""
    data = "\n".join(('{"partnerlib": 1}', *values)).encode()
    problems = gather([open_json_lines(data)], ()).problems
    return [(each.code, each.row) for each in problems]


OFFERS = tuple(json.dumps({"offer": {"id": id_, "actor": id_}}) for id_ in "ab")


@pytest.mark.parametrize(
    ("line", "code", "loses"),
    [
        ('{"actor": {"id": "a"', "bad-json", 1),
        ('{"actor": {"id": "a"}{"actor": {"id": "b"}', "bad-json", 2),
        ('[{"actor": {"id": "a"}}]', "bad-type", 1),
        ('{"actr": {"id": "a"}}', "unknown-field", 1),
        ('{"actor": {"name": "A"}}', "missing-value", 1),
        ('{"actor": {"id": "c", "id": "d", "name": "A"}}', "repeated-key", 1),
        ('{"actor": {"id": "c", "name": "A", "name": "B"}}', "repeated-key", 0),
        ('{"need": {"id": "c", "id": "d", "territory": "t"}}', "repeated-key", 0),
        ('{"term": {"id": "c", "id": "d", "vocabulary": "v"}}', "repeated-key", 0),
        ('{"term": {"id": "c"}, "term": {"id": "d"}}', "repeated-key", 0),
    ],
)
def test_a_faulty_line_loses_as_many_ids_as_it_holds(
    line: str, code: str, loses: int
) -> None:
    """So many unknown ids may be those; where there are more, all are told."""
    one = [each for each in lines(line, *OFFERS[:1]) if each[1] == 3]
    two = [each for each in lines(line, *OFFERS) if each[1] != 2]

    assert (code, 2) in lines(line)
    assert [("unknown-id", 3)] * (loses < 1) == one
    assert [("unknown-id", row) for row in (3, 4)] * (loses < 2) == two


@pytest.mark.parametrize(
    ("key", "told"),
    [("actors", 0), ("offers", 2), ("title", 2), ("terms", 2), ("actorz", 2)],
)
def test_a_collection_that_stands_twice_is_lost_in_part(
    tmp_path: Path, key: str, told: int
) -> None:
    """Of two lists only one is read: nobody knows what was in the other."""
    value = '""' if key == "title" else "[]"
    offers = ", ".join(f'{{"id": "{id_}", "actor": "{id_}"}}' for id_ in "ab")
    path = tmp_path / "data.json"
    path.write_text(
        f'{{"partnerlib": 1, "{key}": {value}, "{key}": {value}, "offers": [{offers}]}}'
    )
    codes = [each.code for each in check(path).problems]

    assert told == codes.count("unknown-id")
    assert "repeated-key" in codes


@pytest.mark.parametrize(
    ("collections", "told"),
    [
        ({"actorz": [{"id": "a"}, {"id": "b"}]}, 0),
        ({"actorz": {"a": {}, "b": {}}}, 0),
        ({"actorz": [{"id": "a"}]}, 2),
        ({"actorz": "a, b"}, 2),
        ({"actors": {"a": {}, "b": {}}}, 0),
        ({"actors": None}, 2),
        ({"terms": {"a": {}, "b": {}}}, 2),
    ],
)
def test_a_collection_that_is_none_loses_as_many_ids_as_it_holds(
    tmp_path: Path, collections: dict[str, object], told: int
) -> None:
    """Under a wrong name, or of a wrong type."""
    offers = [{"id": id_, "actor": id_} for id_ in "ab"]
    path = tmp_path / "data.json"
    path.write_text(json.dumps({"partnerlib": 1, "offers": offers} | collections))

    assert told == sum(each.code == "unknown-id" for each in check(path).problems)


@pytest.mark.parametrize(
    ("fields", "told"), [('"id": "x", "id": "y"', 0), ('"vocabulary": "themes"', 0)]
)
def test_an_own_term_that_stands_under_two_names_may_be_either(
    tmp_path: Path, fields: str, told: int
) -> None:
    """An unknown term may be the name that was not read."""
    needs = '[{"id": "n", "actor": "a", "scope": {"themes": ["x"]}}]'
    term = f'{{"id": "x", "vocabulary": "roles", {fields}}}'
    path = tmp_path / "data.json"
    path.write_text(
        '{"partnerlib": 1, "actors": [{"id": "a", "name": "A"}], '
        f'"needs": {needs}, "terms": [{term}]}}'
    )
    codes = [each.code for each in check(path).problems]

    assert told == codes.count("unknown-term")


@pytest.mark.parametrize(("id_", "told"), [(5, ["6"]), ("5;", ["5", "6"])])
def test_a_wrong_id_in_json_is_not_lost(
    tmp_path: Path, id_: object, told: list[str]
) -> None:
    """What stands there is there; what names something else is unknown."""
    document = {
        "partnerlib": 1,
        "actors": [{"id": id_, "name": "A"}],
        "offers": [{"id": "o", "actor": "5"}, {"id": "p", "actor": "6"}],
    }
    path = tmp_path / "data.json"
    path.write_text(json.dumps(document))

    assert told == [
        each.value for each in check(path).problems if each.code == "unknown-id"
    ]
