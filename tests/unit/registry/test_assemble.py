import pytest

from partnerlib import (
    Action,
    Actor,
    Agreement,
    Concept,
    Exchange,
    IntegrityError,
    Offer,
    Party,
    Problem,
    Registry,
    Scope,
    Source,
    Territory,
)
from partnerlib.model import Record
from partnerlib.registry import assemble, hints, unite
from partnerlib.registry._circles import circles
from partnerlib.registry._hints import Hinter

A, B = Actor("a", name="A"), Actor("b", name="B")


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str | None, str | None]]:
    """List code, record and column of each problem."""
    return [(each.code, each.record, each.column) for each in problems]


def problems_of(*records: Record) -> list[tuple[str, str | None, str | None]]:
    """Assemble records and list what is wrong with them."""
    return told(assemble(records)[1])


def test_a_repeated_record_is_united_with_its_sources() -> None:
    """The same contents stated twice are one record with both sources."""
    one = Actor("a", name="A", sources=Source(title="x"))
    two = Actor("a", name="A", sources=Source(title="y"))

    registry, problems = assemble([one, two])

    assert registry is not None
    assert ("x", "y") == tuple(each.title for each in registry.actors["a"].sources)
    assert [("repeated-statement", "actor/a", "id")] == told(problems)


def test_a_repeated_id_with_other_contents_is_an_error() -> None:
    """Two different records cannot share an id."""
    assert [("duplicate-id", "actor/a", "id")] == problems_of(
        A, Actor("a", name="Other")
    )


def test_every_dangling_reference_is_told_at_its_field() -> None:
    """References of every kind are checked, and all are told at once."""
    assert [
        ("unknown-id", "agreement/g", "parties"),
        ("unknown-id", "exchange/x", "giver"),
        ("unknown-id", "territory/t", "parent"),
        ("unknown-id", "territory/t", "successors"),
        ("unknown-id", "actor/c", "territory"),
        ("unknown-id", "actor/c", "member_of"),
        ("unknown-id", "agreement/g", "parent"),
        ("unknown-id", "agreement/g", "places"),
        ("unknown-id", "agreement/g", "sources"),
        ("unknown-id", "action/p", "agreement"),
        ("unknown-id", "offer/o", "actor"),
    ] == problems_of(
        A,
        Territory("t", name="T", parent="-", successors=["-"]),
        Actor("c", name="C", territory="-", member_of=["-"]),
        Agreement(
            "g",
            parties=["a", "-"],
            parent="-",
            scope=Scope(places=["-"]),
            sources=Source(stated_by="-"),
        ),
        Action("p", title="P", parties=["a"], agreement="-"),
        Offer("o", actor="-"),
        Exchange("x", giver="-", receiver="a"),
    )


def test_what_an_actor_or_a_territory_may_stand_for_says_so() -> None:
    """A party, a giver and who states may be territories; an offer is of an actor."""
    _, problems = assemble(
        [
            A,
            Agreement("g", parties=["a", "-"], sources=Source(stated_by="-")),
            Exchange("x", giver="-", receiver="a"),
            Offer("o", actor="-"),
        ]
    )

    assert {
        ("parties", "parties names '-', and no actor or territory has this id"),
        ("sources", "sources names '-', and no actor or territory has this id"),
        ("giver", "giver names '-', and no actor or territory has this id"),
        ("actor", "actor names '-', and no actor has this id"),
    } == {(each.column, each.message) for each in problems}
    assert any("(acteur ou territoire) n" in each.text("fr") for each in problems)


def test_one_party_in_two_roles_is_unknown_once() -> None:
    """An unknown party is told once for a record, whatever its roles."""
    parties = [Party("-", "lead"), Party("-", "donor"), Party("a")]

    assert [("unknown-id", "agreement/g", "parties")] == problems_of(
        A, Agreement("g", parties=parties)
    )


def test_ids_of_broken_rows_are_sound_references() -> None:
    """A reference to a row that had an error brings no problem of its own."""
    records = [
        A,
        Actor("c", name="C", territory="broken"),
        Agreement("g", parties=["a", "broken"]),
        Agreement("h", parties=["a", "gone"]),
    ]

    _, problems = assemble(records, known={"territory": {"broken"}, "actor": {"gone"}})

    assert () == problems


def test_unknown_ids_are_hinted_at() -> None:
    """Similar ids are proposed, case alone hides none, and a crowd is not searched."""
    crowd = [f"x{index}" for index in range(20_000)]

    assert ("paris",) == hints("pari", ["paris", "london"])
    assert ("Paris",) == hints("paris", ["Paris", *crowd])
    assert () == hints("pari", ["paris", *crowd])


def test_unknown_ids_are_hinted_at_but_not_without_end() -> None:
    """The more names there are, the fewer unknown ones are compared with them."""
    names = ["london", "paris"]
    hint = Hinter(comparisons=6)

    assert "paris" == hint("pari", "actor", names)
    assert "london" == hint("londn", "actor", names)
    assert "paris" == hint("pari", "actor", names)
    assert "paris" == hint("parisi", "actor", names)
    assert "" == hint("ondon", "actor", names)
    assert "paris" == hint("PARIS", "actor", names)


def test_long_names_are_compared_less_often() -> None:
    """To compare long names takes longer, and a person does not wait for it."""
    long = "x" * 199
    hint = Hinter(comparisons=12)

    assert "" == hint(long, "actor", [long + "y"])
    assert "paris" == hint("pari", "need", ["paris"])


def test_the_same_unknown_id_is_looked_up_once() -> None:
    """A repeated unknown id has the same hint each time."""
    _, problems = assemble(
        [
            Territory("paris", name="P"),
            Territory("x", name="X", parent="pariss"),
            Territory("y", name="Y", parent="pariss"),
        ]
    )

    assert ["paris", "paris"] == [dict(each.facts)["hint"] for each in problems]


def test_circles_are_told_once_at_their_first_record() -> None:
    """A circle of parents is one problem, at the record that comes first."""
    _, problems = assemble(
        [
            Territory("z", name="Z", parent="b"),
            Territory("b", name="B", parent="a"),
            Territory("a", name="A", parent="b"),
        ]
    )

    assert [("cycle", "territory/b", "parent")] == told(problems)
    assert "a" == problems[0].value
    assert "from b back to itself: b > a > b" in problems[0].text()


def test_every_kind_of_circle_is_told() -> None:
    """Frameworks, replications and successors may run in a circle too."""
    assert [
        ("cycle", "agreement/g", "parent"),
        ("cycle", "action/p", "derived_from"),
        ("cycle", "actor/a", "successors"),
    ] == problems_of(
        Actor("a", name="A", successors=["b"]),
        Actor("b", name="B", successors=["a"]),
        Agreement("g", parties=["a", "b"], parent="g"),
        Action("p", title="P", parties=["a"], derived_from="q"),
        Action("q", title="Q", parties=["a"], derived_from="p"),
    )


def test_a_circle_of_levels_is_told_as_a_circle_only() -> None:
    """Territories in a circle cannot all rank right; that is no second problem."""
    assert [("cycle", "territory/f", "parent")] == problems_of(
        Territory("f", name="F", level="country", parent="m"),
        Territory("r", name="R", level="region", parent="f"),
        Territory("m", name="M", level="municipality", parent="r"),
    )


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({"a": ["a"]}, [["a", "a"]]),
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b", "c"], "b": ["c"], "c": ["gone"]}, []),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [["c", "a", "b", "c"]]),
        ({"a": ["b"], "b": ["a", "b"]}, [["a", "b", "a"], ["b", "b"]]),
    ],
)
def test_circles_are_found_whatever_their_shape(
    links: dict[str, list[str]], expected: list[list[str]]
) -> None:
    """Loops, chains, diamonds and knots are told apart."""
    assert expected == circles(links)


def test_a_parent_has_a_higher_level() -> None:
    """An equal or lower level of the parent is an error; unknown ones are not."""
    country = Territory("c", name="C", level="country")
    assert [
        ("wrong-level", "territory/d", "parent"),
        ("wrong-level", "territory/e", "parent"),
        ("unknown-term", "territory/o", "level"),
    ] == problems_of(
        country,
        Territory("r", name="R", level="region", parent="c"),
        Territory("d", name="D", level="region", parent="r"),
        Territory("e", name="E", level="country", parent="r"),
        Territory("o", name="O", level="oblast", parent="r"),
        Territory("u", name="U", parent="r"),
        Territory("f", name="F", level="country"),
    )


def test_unknown_terms_are_warnings_with_hints() -> None:
    """Vocabularies are open: a term nobody knows is told, not refused."""
    registry, problems = assemble(
        [
            A,
            B,
            Territory("t", name="T", zones=["europ"]),
            Agreement(
                "g",
                parties=["a", "b"],
                kind="twining",
                status="actif?",
                motives=["fun"],
                scope=Scope(themes=["watr"], audiences=["you"], functions=["fly"]),
            ),
            Action("p", title="P", parties=["a"], scope=Scope(themes=["watr"])),
        ]
    )

    assert registry is not None
    assert {"warning"} == {each.severity for each in problems}
    assert [
        ("unknown-term", "territory/t", "zones"),
        ("unknown-term", "agreement/g", "kind"),
        ("unknown-term", "agreement/g", "status"),
        ("unknown-term", "agreement/g", "motives"),
        ("unknown-term", "agreement/g", "themes"),
        ("unknown-term", "agreement/g", "audiences"),
        ("unknown-term", "agreement/g", "functions"),
        ("unknown-term", "action/p", "themes"),
    ] == told(problems)
    assert "twinning" in problems[1].text("en")


@pytest.mark.parametrize(
    ("field", "term", "hint"),
    [
        ("audiences", "Jeunesse", "youth"),
        ("audiences", "jeunes", "youth"),
        ("audiences", "YOUTH", "youth"),
        ("themes", "Watre", "water, waste"),
        ("themes", "assainissment", "sanitation, water"),
        ("themes", "zzzz", ""),
    ],
)
def test_unknown_terms_are_compared_with_labels(
    field: str, term: str, hint: str
) -> None:
    """What people call a term, in either language, leads to its id."""
    scope = Scope(**{field: [term]})

    _, problems = assemble([A, Action("p", title="P", parties=["a"], scope=scope)])

    assert [hint] == [dict(each.facts)["hint"] for each in problems]


def test_an_actor_wins_over_a_territory_of_the_same_id() -> None:
    """The clash is told once, when the id is named as a party."""
    records: list[Record] = [A, B, Territory("a", name="T")]

    assert [] == problems_of(*records)
    registry, problems = assemble(
        [
            *records,
            Agreement("g", parties=["a", "b"]),
            Exchange("x", giver="a", receiver="b"),
        ]
    )
    assert registry is not None
    assert [("actor-over-territory", "actor/a", "id")] == told(problems)
    assert "a" in {party.actor for party in registry.agreements["g"].parties}


def test_a_tie_with_oneself_may_show_only_once_parties_are_resolved() -> None:
    """A territory and its own authority are one actor."""
    town = Territory("t", name="T")

    assert [
        ("self-twinning", "agreement/g", "parties"),
        ("self-exchange", "exchange/x", "receiver"),
    ] == problems_of(
        town,
        Agreement("g", parties=["t", "authority:t"]),
        Exchange("x", giver="t", receiver="authority:t"),
    )


def test_own_terms_are_checked_too() -> None:
    """Repeated, dangling and circular own terms are told."""
    registry, problems = assemble(
        [],
        terms={
            "themes": [
                Concept("x", label_en="X"),
                Concept("x", label_en="Y"),
                Concept("z", broader="nowhere"),
            ],
            "zones": [Concept("p", broader="q"), Concept("q", broader="p")],
            "colours": [Concept("red")],
            "roles": [],
        },
    )

    assert registry is None
    assert [
        ("duplicate-id", "term/themes/x", "id"),
        ("cycle", "term/zones/p", "broader"),
        ("unknown-id", "term/themes/z", "broader"),
    ] == sorted(told(problems), key=lambda each: each[0] == "unknown-id")
    colours = Registry.of(terms={"colours": [Concept("red")]})
    assert "red" in colours.vocabularies["colours"]


def test_an_integrity_error_spells_out_the_first_problems() -> None:
    """The text of the error is short; all problems are attributes."""
    with pytest.raises(IntegrityError) as caught:
        Registry.of(
            territories=[
                Territory(f"t{index}", name="T", parent="-") for index in range(7)
            ]
        )

    assert 7 == len(caught.value.problems)
    assert "and 2 more" in str(caught.value)


def test_records_repeated_inside_one_source_are_left_to_it() -> None:
    """Uniting sources does not hide what one source states twice."""
    other = Actor("a", name="Other")

    records, problems = unite([[A], [other, other, B, B]])

    assert [] == problems
    assert ["a", "b", "b"] == [record.id for record in records]
    assert ([A, A], []) == unite([[A, A]])
