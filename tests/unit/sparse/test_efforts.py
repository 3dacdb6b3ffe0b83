import datetime as dt
from collections.abc import Iterable

import pytest

from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Party,
    Period,
    Scope,
    Source,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.sparse import Efforts, Liveness, build_efforts, default_by, effort_span
from partnerlib.typing import Facet, Statuses

PLACES = (
    Territory("fr", name="France", level="country", country="FR"),
    Territory("essonne", name="Essonne", level="department", parent="fr"),
    Territory("evry", name="Évry", level="municipality", parent="essonne"),
    Territory("massy", name="Massy", level="municipality", parent="essonne"),
)
ACTORS = tuple(Actor(id_, name=id_.upper()) for id_ in "abcd")
WATER = Scope(themes=["water"], places=["evry"])
DAY = dt.date(2016, 7, 4)


def action(id_: str, *parties: Party | str, **fields: object) -> Action:
    """Make an action in the field of water at Évry, unless said otherwise."""
    return Action(id_, title="A", parties=parties, **({"scope": WATER} | fields))  # type: ignore[arg-type]


def build(
    *records: Action | Agreement,
    by: tuple[Facet, ...] | None = ("theme", "place"),
    level: str | None = None,
    day: dt.date | None = DAY,
    statuses: Statuses = "live",
) -> Efforts:
    """Build the efforts of some records."""
    registry = Registry.from_records([*PLACES, *ACTORS, *records])
    liveness = Liveness.of(registry, statuses, day)
    return build_efforts(registry, by=by, level=level, liveness=liveness)


def providers(*parties: Party, **more: Statuses) -> tuple[str, ...]:
    """Give the providers of an action with some parties."""
    return build(action("x", *parties), **more).records[0].providers  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ([Party("a", "implementer"), Party("b", "lead"), Party("c", "funder")], "a"),
        ([Party("a", "operator"), Party("b", "partner"), Party("c")], "ab"),
        ([Party("b", "lead"), Party("c", "funder"), Party("d")], "b"),
        ([Party("a"), Party("b")], "ab"),
        ([Party("a", "funder"), Party("b")], ""),
        ([Party("a", "juggler"), Party("b")], ""),
        ([Party("a", "implementer"), Party("a", "lead")], "a"),
    ],
)
def test_roles_say_who_provides(parties: list[Party], expected: str) -> None:
    """Who provides is who has such a role, else who leads, else all if none has any."""
    assert tuple(expected) == providers(*parties)


def test_no_provider_is_counted() -> None:
    """A record in which nobody provides is an effort record without an effort."""
    efforts = build(action("x", Party("a", "funder")))
    assert "no-provider" == efforts.records[0].flag
    assert 1 == efforts.counts["no_provider"]
    assert ((), ()) == (efforts.actors, tuple(efforts.cells))


def test_dates_of_a_party_bound_its_effort() -> None:
    """A party that is certainly gone on the day makes no effort, nobody replaces it."""
    gone = Party("a", "implementer", "2001/2010")
    assert () == providers(gone, Party("b", "lead"))
    assert ("a",) == providers(gone, statuses="any")


def test_dates_of_party_and_record_that_exclude_one_another() -> None:
    """A party whose dates certainly lie outside the record's makes no effort."""
    late = action("x", Party("a", during="2012/2013"), Party("b"), period="2014/2016")
    assert ("b",) == build(late, statuses="any").records[0].providers


def test_two_terms_of_office_are_two_efforts() -> None:
    """An actor that stands twice in a record is one provider with two spans."""
    efforts = build(
        action("x", Party("a", during="2001/2003"), Party("a", during="2005/2007")),
        statuses="any",
    )
    assert ("a",) == efforts.actors
    assert [0, 0] == efforts.effort_actors.tolist()
    assert [0, 0] == efforts.effort_records.tolist()
    spans = [Period.parse("2001/2003").span, Period.parse("2005/2007").span]
    assert [list(span) for span in spans] == efforts.effort_spans.tolist()


@pytest.mark.parametrize(
    ("period", "during", "expected"),
    [
        ("2004/2006", "", "2004/2006"),
        ("", "2004/2006", "2004/2006"),
        ("2004/", "/2006", "2004/2006"),
        ("2004/2010", "2006/2012", "2006/2010"),
        ("../2010", "2006/..", "2006/2010"),
        ("", "", ""),
    ],
)
def test_effort_span(period: str, during: str, expected: str) -> None:
    """An end that one side leaves unknown is that of the other side."""
    span = effort_span(Period.parse(period), Period.parse(during))
    assert Period.parse(expected).span == span


def test_effort_span_can_be_empty() -> None:
    """Periods that are certainly apart leave nothing."""
    assert effort_span(Period.parse("2001"), Period.parse("2003")).is_empty


def test_agreements_with_actions_are_subsumed() -> None:
    """An agreement that any action refers to, even one planned, makes no effort."""
    efforts = build(
        Agreement("g1", parties=["a", "b"], scope=WATER),
        Agreement("g2", parties=["a", "b"], scope=WATER, title="Another"),
        action("x", "c", agreement="g1", status="planned"),
    )
    assert ["agreement/g2"] == [record.reference for record in efforts.records]
    assert 3 == efforts.counts["records"]
    assert 2 == efforts.counts["live_records"]
    assert 1 == efforts.counts["subsumed"]
    assert 1 == efforts.counts["efforts"]
    assert 1 == efforts.counts["status:planned"]
    assert 2 == efforts.counts["status:unknown"]


def test_identical_records_are_one() -> None:
    """Records that differ in id and sources alone count once, the first stands."""
    efforts = build(
        action("x3", "a"),
        action("x1", "a", sources=[Source(title="A paper")]),
        action("x2", "a"),
        action("x4", "a", description="Not the same"),
        action("x5", "b"),
    )
    assert ["action/x1", "action/x4", "action/x5"] == [
        record.reference for record in efforts.records
    ]
    assert 2 == efforts.counts["identical_records"]
    assert 3 == efforts.counts["efforts"]


def test_an_action_is_never_identical_to_an_agreement() -> None:
    """Only records of one class can be the same record."""
    efforts = build(
        Agreement("g", parties=["a", "b"], title="A", scope=WATER),
        action("x", "a", "b"),
    )
    assert ["action/x", "agreement/g"] == [each.reference for each in efforts.records]


def test_cells_are_the_product_of_the_facets() -> None:
    """A record lies in every combination of its values, an actor in all its cells."""
    both = Scope(themes=["water", "health"], places=["massy", "evry"])
    efforts = build(action("x", "b", scope=both), action("y", "a"))
    assert (
        ("health", "evry"),
        ("health", "massy"),
        ("water", "evry"),
        ("water", "massy"),
    ) == tuple(efforts.cells)
    assert ("a", "b") == efforts.actors
    assert [[0, 0, 1, 0], [1, 1, 1, 1]] == efforts.presence.toarray().astype(
        int
    ).tolist()
    assert [[1, 1, 1, 1], [0, 0, 1, 0]] == (
        efforts.record_cells.toarray().astype(int).tolist()
    )


def test_places_are_rolled_up() -> None:
    """With a level, places become its ancestors there, and those above are left out."""
    wide = Scope(themes=["water"], places=["evry", "fr", "massy"])
    efforts = build(
        action("x", "a", scope=wide),
        action("y", "b", scope=Scope(themes=["water"], places=["fr"])),
        level="department",
    )
    first, second = efforts.records
    assert (("essonne",), ("fr",), "") == (first.places, first.above, first.flag)
    assert ((), ("fr",), "unplaced") == (second.places, second.above, second.flag)
    assert ("water",) == first.stated("theme")
    assert ("essonne",) == first.stated("place")
    assert (("water", "essonne"),) == tuple(efforts.cells)
    assert 2 == efforts.counts["above_level"]
    assert 1 == efforts.counts["unplaced"]
    assert 1 == efforts.counts["undocumented"]


def test_an_empty_facet_is_undocumented() -> None:
    """A record that leaves a facet empty makes no cell, and its places go uncounted."""
    efforts = build(action("x", "a", scope=Scope(places=["fr"])), level="department")
    assert "undocumented" == efforts.records[0].flag
    assert () == tuple(efforts.cells)
    assert 1 == efforts.counts["undocumented"]
    assert 0 == efforts.counts["unplaced"]
    assert 0 == efforts.counts["above_level"]


@pytest.mark.parametrize(("more", "flag"), [(0, ""), (1, "too-wide")])
def test_a_scope_of_more_than_10_000_cells_is_too_wide(more: int, flag: str) -> None:
    """10,000 cells are made of a record, 10,001 are none; places count as stated."""
    themes = [f"t{number}" for number in range(5_000 + more)]
    wide = Scope(themes=themes, places=["evry", "massy"])
    efforts = build(action("x", "a", scope=wide), level="department")
    assert flag == efforts.records[0].flag
    assert more == efforts.counts["too_wide"]
    assert more == efforts.counts["undocumented"]
    assert (0 if more else 5_000) == len(efforts.cells)


def scoped(scopes: Iterable[Scope]) -> list[Action]:
    """Make an action of each scope."""
    return [action(f"x{n}", "a", scope=scope) for n, scope in enumerate(scopes)]


def test_default_facets_are_stated_by_half() -> None:
    """By default a cell has the facets that at least half of the records state."""
    records = scoped(
        [
            Scope(themes=["water"], audiences=["youth"]),
            Scope(themes=["health"], places=["evry"], functions=["training"]),
            Scope(themes=["sport"], places=["massy"], audiences=["women"]),
            Scope(themes=["culture"]),
        ]
    )
    assert ("theme", "audience", "place") == default_by(records)
    assert ("theme", "audience", "place") == build(*records, by=None).by


def test_default_facets_of_nothing() -> None:
    """Without records, or where none states a facet, there are no facets, no cells."""
    assert () == default_by([])
    efforts = build(action("x", "a", scope=Scope()), by=None)
    assert ((), ()) == (efforts.by, tuple(efforts.cells))
    assert 1 == efforts.counts["undocumented"]


def test_an_empty_registry_has_no_efforts() -> None:
    """Nothing comes of nothing."""
    efforts = build()
    assert (0, (), 0) == (len(efforts.records), efforts.actors, len(efforts.cells))
    assert (0, 0) == efforts.presence.shape
    assert (0, 4) == efforts.effort_spans.shape
