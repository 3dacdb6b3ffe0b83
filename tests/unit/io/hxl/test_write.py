"""A registry as a 3W table, and what it loses."""

import csv
import io
from pathlib import Path

import pytest

from partnerlib import Action, Actor, Need, Party, Registry, Scope, Source, Territory
from partnerlib.errors import Problem
from partnerlib.io import check
from partnerlib.io._reading import Reading
from partnerlib.io.hxl import READER, write_hxl
from partnerlib.model import Concept

PLACES = [
    Territory("ET", name="Ethiopia", level="country", country="ET"),
    Territory("ET01", name="Tigray", level="adm1", parent="ET", country="ET"),
    Territory("ET02", name="National", level="adm1", parent="ET", country="ET"),
]
ACTORS = [
    Actor("a", name="Asso", kind="association"),
    Actor("b", name="-", kind="unknown"),
    Actor("17", name="=cmd()", kind="international-ngo"),
]


def table(registry: Registry) -> list[list[str]]:
    """Write a registry and take the table apart."""
    chunks, _ = write_hxl(registry)
    text = b"".join(chunks).decode()
    return list(csv.reader(io.StringIO(text, newline="")))


def lost(registry: Registry) -> dict[str, int]:
    """Tell how many of what are lost."""
    _, problems = write_hxl(registry)
    assert {"not-written"} >= {problem.code for problem in problems}
    return {each.value or "": int(dict(each.facts)["count"]) for each in problems}


def back(registry: Registry, folder: Path) -> Reading:
    """Write a registry and read it."""
    path = folder / "out.hxl"
    path.write_bytes(b"".join(write_hxl(registry)[0]))
    assert READER.recognises(path, path.read_bytes()[:65_536])
    return READER.read(path)


def of(*actions: Action, **others: object) -> Registry:
    """Make a registry of actions."""
    return Registry.of(territories=PLACES, actors=ACTORS, actions=actions, **others)


def test_an_action_has_a_row_for_each_combination() -> None:
    """Of its places, themes and audiences; its parties stand side by side."""
    action = Action(
        "x",
        title="Wells",
        parties=[Party("a", "implementer"), Party("b", "implementer"), Party("17")],
        scope=Scope(themes=["water", "health"], places=["ET01", "ET02"]),
        period="2022-01/2022-03-05",
        status="ongoing",
        sources=[Source(date="2022-02"), Source(date="2022-01"), Source()],
    )
    headings, tags, *rows = table(of(action))
    expected = (
        "#meta+action+id #activity+name #org+impl+name #org+impl+type #org+impl+code "
        "#org+impl+name #org+impl+type #org+impl+code #org+name #org+type #org+code "
        "#sector #country+name #country+code #adm1+name #adm1+code #loc #beneficiary "
        "#status #date+start #date+end #date+reported"
    )
    assert expected == " ".join(tags)
    assert ["Id", "Activity", "Implementer", "Implementer type"] == headings[:4]
    assert 4 == len(rows)
    first = dict(zip(tags[6:], rows[0][6:], strict=True))
    assert "'=cmd()" == first["#org+name"]
    assert "Health" == first["#sector"]
    assert ("Ethiopia", "ET", "ET01") == (
        first["#country+name"],
        first["#country+code"],
        first["#adm1+code"],
    )
    assert ("ongoing", "2022-01", "2022-03-05", "2022-02") == (
        first["#status"],
        first["#date+start"],
        first["#date+end"],
        first["#date+reported"],
    )


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Words for nothing, formulas, ids that are numbers, roles that only we have."""
    actions = [
        Action(
            "x",
            title="+33 now",
            parties=[
                Party("a", "sub-implementer"),
                Party("b", "donor"),
                Party("17", "programming"),
            ],
            scope=Scope(
                themes=["water", "mine"], places=["ET02"], audiences=["refugees"]
            ),
            extra={
                "hxl:site": "Kebele 1, School",
                "hxl:#reached+ind": "5; 6",
                "hxl:#event": "Flood",
                "hxl:#status": "oui",
            },
        ),
        Action("y", title="'=a", parties=["a"]),
    ]
    terms = {"themes": [Concept("mine", label_en="mine")]}
    registry = of(*actions, terms=terms)
    reading = back(registry, tmp_path)
    known = {each.id: each for each in reading.records}
    for action in registry.actions.values():
        read = known[action.id]
        assert isinstance(read, Action)
        assert (action.title, action.parties, action.scope, action.extra) == (
            read.title,
            read.parties,
            read.scope,
            read.extra,
        )
    assert registry.actors["17"] == known["17"]
    assert registry.territories["ET02"] == known["ET02"]
    assert terms == reading.terms
    assert {"actions.sources": 0} | lost(registry) == {
        "actions.sources": 0,
        "territories": 1,
    }


def test_codes_of_the_field_stay_codes(tmp_path: Path) -> None:
    """Where all ids of a level are p-codes, their hashtag says so."""
    place = Territory(
        "XX01", name="x", level="adm1", codes=[("p-code", "XX01")], country=""
    )
    action = Action("x", title="t", parties=["a"], scope=Scope(places=["XX01"]))
    registry = Registry.of(territories=[place], actors=ACTORS, actions=[action])
    assert "#adm1+code+v_pcode" in table(registry)[1]
    known = {each.id: each for each in back(registry, tmp_path).records}
    assert place == known["XX01"]


def test_levels_that_hxl_does_not_have_are_numbered(tmp_path: Path) -> None:
    """In their order; what stands above the country, or too deep, is lost."""
    chain = [("w", "world"), ("f", "country"), ("r", "region"), ("d", "department")]
    chain += [("c", "municipality"), ("n", "neighbourhood"), ("p", "locality")]
    chain += [("q", "unknown")]
    places = [
        Territory(name, name=name, level=level, parent=chain[at - 1][0] if at else "")
        for at, (name, level) in enumerate(chain)
    ]
    action = Action("x", title="t", parties=["a"], scope=Scope(places=["n", "q"]))
    registry = Registry.of(territories=places, actors=ACTORS, actions=[action])
    levels = {
        each.id: each.level
        for each in back(registry, tmp_path).records
        if isinstance(each, Territory)
    }
    assert {"f": "country", "r": "adm1", "d": "adm2", "c": "adm3", "n": "adm4"} | {
        "p": "adm5"
    } == {key: level for key, level in levels.items() if key != "w"}


def test_what_is_lost_is_counted() -> None:
    """By kind and field."""
    action = Action(
        "x",
        title="two  blanks",
        parties=[Party("a", "implementer", during="2020"), Party("a", "x y")],
        kind="project",
        period="2020/..",
        sources=[Source(title="t")],
        extra={"hxl:#org": "x", "other": "y", "hxl:#bad tag": "z"},
        outcome="good",
    )
    registry = of(
        action,
        needs=[Need("n", territory="ET01")],
        title="T",
        terms={"roles": [Concept("x y")]},
    )
    assert {
        "actions.extra": 1,
        "actions.kind": 1,
        "actions.outcome": 1,
        "actions.parties": 1,
        "actions.period": 1,
        "actions.sources": 1,
        "actions.title": 1,
        "actors": 2,
        "needs": 1,
        "terms.roles": 1,
        "territories": 3,
        "title": 1,
    } == lost(registry)


def test_a_registry_without_actions_is_hashtags_only() -> None:
    """Everything else is lost."""
    registry = of()
    assert 2 == len(table(registry))
    assert {"actors": 3, "territories": 3} == lost(registry)


@pytest.mark.parametrize("registry", [of(), Registry()])
def test_a_table_without_rows_is_read_again(tmp_path: Path, registry: Registry) -> None:
    """Whatever is written can be read, if only as nothing."""
    path = tmp_path / "none.hxl"
    path.write_bytes(b"".join(write_hxl(registry)[0]))
    result = check(path)

    assert [] == list(result.problems)
    assert Registry() == result.registry


def test_many_rows_are_written_piece_by_piece() -> None:
    """In equal bytes each time."""
    actions = [Action(f"a{i}", title="t", parties=["a"]) for i in range(1500)]
    registry = of(*actions)
    pieces = list(write_hxl(registry)[0])
    assert 2 == len(pieces)
    assert pieces == list(write_hxl(registry)[0])
    assert 1502 == len(table(registry))


@pytest.mark.parametrize("text", ["", "a", "a'b", "'a"])
def test_other_apostrophes_stay(text: str, tmp_path: Path) -> None:
    """Only before what would be taken for something else do they say anything."""
    action = Action(
        "x", title=f"t{text}", parties=["a"], extra={"hxl:#event": text or "e"}
    )
    (read,) = [
        each for each in back(of(action), tmp_path).records if isinstance(each, Action)
    ]
    assert action.extra == read.extra


def test_problems_say_what_is_lost() -> None:
    """In both languages."""
    (problem,) = [each for each in write_hxl(of())[1] if each.value == "territories"]
    assert isinstance(problem, Problem)
    assert "3" in problem.text("fr")
