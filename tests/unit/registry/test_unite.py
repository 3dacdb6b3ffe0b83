"""Parties of several sources: a territory and its authority are the same party."""

import warnings
from pathlib import Path

import pytest

from partnerlib import (
    Actor,
    Agreement,
    Concept,
    Exchange,
    PartnerlibWarning,
    Party,
    Registry,
    Territory,
    check,
)
from partnerlib.model import Record
from partnerlib.registry import unite

A = Territory("A", name="A")
B = Territory("B", name="B")
CITY = Actor("city", name="City of A", kind="local-authority", territory="A")
FIRST: list[Record] = [A, B, Agreement("g", parties=["A", "B"])]


def clashes(*records: Record, first: list[Record] = FIRST) -> list[str]:
    """List what is told of the records of a second source."""
    return [each.message for each in unite([first, records])[1]]


@pytest.mark.parametrize(
    "parties",
    [
        ["city", "B"],
        ["B", "city"],
        ["authority:A", "authority:B"],
        ["A", "authority:B"],
        ["A", "B"],
    ],
)
def test_a_territory_and_its_authority_are_one_party(parties: list[str]) -> None:
    """Sources may name either; nothing clashes, and what came first stays."""
    records, problems = unite([FIRST, [CITY, Agreement("g", parties=parties)]])

    assert [] == problems
    assert FIRST[2] == records[2]


@pytest.mark.parametrize(
    "parties", [["city", "A"], ["B", "C"], [Party("city", "lead"), "B"]]
)
def test_other_parties_clash(parties: list[str | Party]) -> None:
    """Another party or another role is a clash, told as the sources wrote it."""
    told = clashes(CITY, Agreement("g", parties=parties))

    assert 1 == len(told)
    assert told[0].startswith("parties of 'g' is stated as ")
    assert told[0].endswith(" too; A; B stays")


def test_a_territory_of_several_authorities_means_none_of_them() -> None:
    """Then the territory and one of its authorities are not known to be the same."""
    other = Actor("council", name="Council", kind="authority", territory="A")

    told = clashes(CITY, other, Agreement("g", parties=["city", "B"]))

    assert ["parties of 'g' is stated as B; city too; A; B stays"] == told


def test_givers_and_receivers_are_compared_alike() -> None:
    """A giver that the other source names by its territory is the same giver."""
    first = [*FIRST, Exchange("e", giver="A", receiver="B", kind="money")]

    assert [] == clashes(
        CITY, Exchange("e", giver="city", receiver="B", kind="money"), first=first
    )
    assert ["giver of 'e' is stated as C too; A stays"] == clashes(
        Exchange("e", giver="C", receiver="B", kind="money"), first=first
    )


def test_a_territory_with_a_long_id_stands_for_itself() -> None:
    """An id that leaves no room for that of an authority is compared as it is."""
    long = Territory("x" * 195, name="Long")
    first: list[Record] = [long, B, Agreement("g", parties=[long.id, "B"])]

    assert 1 == len(clashes(Agreement("g", parties=["A", "B"]), first=first))


def test_an_own_kind_of_authority_counts() -> None:
    """The vocabularies of the registries say who is an authority."""
    terms = {"actor-kinds": [Concept("council", broader="authority")]}
    one = Registry.of(
        territories=[A, B],
        agreements=[Agreement("g", parties=["A", "B"])],
        terms=terms,
    )
    council = Actor("ours", name="Ours", kind="council", territory="A")
    other = Registry.of(
        territories=[A, B],
        actors=[council],
        agreements=[Agreement("g", parties=["ours", "B"])],
        terms=terms,
    )

    with warnings.catch_warnings():
        warnings.simplefilter("error", PartnerlibWarning)
        both = one.combine(other)

    assert ["authority:B", "ours"] == [
        party.actor for party in both.agreements["g"].parties
    ]


def test_sources_that_are_read_together_are_compared_alike(tmp_path: Path) -> None:
    """Reading two folders tells no clash where both name the same party."""
    for name, city, kind in (("one", "A", ""), ("two", "ours", "council")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "agreements.csv").write_text(
            f"id,kind,parties\ng,twinning,{city};B\n", "utf-8"
        )
        if kind:
            (folder / "actors.csv").write_text(
                f"id,name,kind,territory\nours,Ours,{kind},A\n", "utf-8"
            )
            (folder / "terms.csv").write_text(
                "vocabulary,id,broader\nactor-kinds,council,authority\n", "utf-8"
            )
    (tmp_path / "one" / "territories.csv").write_text(
        "id,name,level\nA,A,municipality\nB,B,municipality\n", "utf-8"
    )

    assert () == check(tmp_path / "one", tmp_path / "two").problems
