"""Two findings have one key only if they are one finding, whatever their ids hold."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from partnerlib import find_duplicates, find_gaps, find_ties, find_triangles
from partnerlib.findings import key_about, key_between
from partnerlib.io._bond_ids import bond_id
from partnerlib.model import (
    Action,
    Actor,
    Agreement,
    Concept,
    Need,
    Offer,
    Scope,
    Territory,
)
from partnerlib.registry import Registry
from partnerlib.typing import FACETS

# Every sign that a key is made with and an id may hold, and such as escapes lean on.
IDS = st.text("a~:=\\/", min_size=1, max_size=4)
KINDS = st.sampled_from(["open", "unsigned"])
UNITS = st.text("a~:=;", max_size=4) | st.sampled_from(["a;unit=a", "place=a"])
CELLS = st.dictionaries(st.sampled_from(FACETS), IDS, min_size=1).map(
    lambda cell: [(facet, cell[facet]) for facet in FACETS if facet in cell]
)


def read_between(key: str) -> tuple[str, list[str]]:
    """Read a key of ids as the reference says."""
    kind, _, rest = key.partition(":")
    return kind, [part.replace(";", "~") for part in rest.split("~")]


def read_about(key: str) -> tuple[str, list[tuple[str, str]]]:
    """Read a key of names and values as the reference says: a unit is the rest."""
    kind, _, rest = key.partition(":")
    found: list[tuple[str, str]] = []
    while rest:
        name, _, value = rest.partition("=")
        value, _, rest = (value, "", "") if name == "unit" else value.partition(";")
        found.append((name, value))
    return kind, found


@given(kind=KINDS, ids=st.lists(IDS, min_size=2, max_size=3))
@example(kind="open", ids=["a", "b~c"])
@example(kind="open", ids=["a~b", "c"])
@example(kind="open", ids=["a~", "~b"])
def test_a_key_of_pairs_and_triples_gives_its_ids_back(
    kind: str, ids: list[str]
) -> None:
    """Whoever splits a key at its tildes finds every id, so that no two are equal."""
    assert (kind, ids) == read_between(key_between(kind, *ids))


@given(ids=st.lists(st.text("ab-:/=\\", min_size=1), min_size=2, max_size=3))
def test_ids_without_a_tilde_stand_in_keys_as_they_are(ids: list[str]) -> None:
    """A usual key is its kind and its ids, with nothing added."""
    assert "open:" + "~".join(ids) == key_between("open", *ids)


@given(kind=KINDS, cell=CELLS, unit=UNITS)
def test_a_key_of_a_cell_gives_its_values_back(
    kind: str, cell: list[tuple[str, str]], unit: str
) -> None:
    """Facets, their values and a unit of any signs are read from the key again."""
    values = [*cell, *([("unit", unit)] if unit else [])]

    assert (kind, values) == read_about(key_about(kind, values))


def world(ids: list[str], unit: str) -> Registry:
    """Tie the first place with all others; let all need, and all do, the same."""
    first, *others = (f"t{each}" for each in ids)
    themes = [f"x{each}" for each in ids]
    return Registry.of(
        territories=[
            Territory(each, name="Place", level="municipality")
            for each in (first, *others)
        ],
        actors=[Actor(f"a{each}", name="Actor", kind="association") for each in ids],
        agreements=[
            *(Agreement(each, parties=[first, each]) for each in others),
            *(
                Agreement(f"{a}:{b}", parties=[a, b])
                for a, b in combinations(others, 2)
            ),
        ][: len(ids)],
        actions=[
            Action(
                each,
                title="Work",
                parties=[f"a{each}"],
                scope=Scope(themes=themes, places=[first]),
            )
            for each in ids
        ],
        needs=[
            Need(
                f"{place}{at}",
                territory=place,
                scope=Scope(themes=[theme]),
                quantity=1,
                unit=unit if at % 2 else "",
            )
            for place in others
            for at, theme in enumerate(themes)
        ],
        offers=[
            Offer(each, actor=f"a{each}", scope=Scope(themes=themes)) for each in ids
        ],
        terms={"themes": [Concept(theme, label_en="Theme") for theme in themes]},
    )


@given(ids=st.lists(IDS, min_size=3, max_size=6, unique=True), unit=UNITS)
@example(ids=["r", "a", "a~tb", "b", "b~tc", "c"], unit="")
@example(ids=["r", "a", "a~ab", "b", "b~ac", "c"], unit="a;b")
def test_findings_of_any_question_have_keys_of_their_own(
    ids: list[str], unit: str
) -> None:
    """In no report do two findings share a key."""
    registry = world(ids, unit.strip())
    kinds = ("open", "unsigned", "complementary")
    for report in (
        find_gaps(registry, limit=None),
        find_duplicates(registry, limit=None, labels=("duplicate", "complementary")),
        find_triangles(registry, limit=None, kinds=kinds),
        find_ties(registry, limit=None),
        find_ties(registry, limit=None, between="actors"),
    ):
        keys = [each.key for each in report]
        assert sorted(set(keys)) == sorted(keys)


# Every sign that the id of a tie is made with, and such as escapes lean on.
PARTIES = st.sets(st.text("a~%7E", min_size=1, max_size=5), min_size=2, max_size=3)


@given(PARTIES, PARTIES)
@example({"a", "b~c"}, {"a~b", "c"})
@example({"a~", "b"}, {"a", "~b"})
@example({"a%7Eb", "c"}, {"a~b", "c"})
@example({"~a", "b"}, {"a", "b"})
def test_ties_of_different_parties_have_different_ids(
    one: set[str], other: set[str]
) -> None:
    """The id of a tie of which only the parties are known tells who they are."""
    ids = {bond_id("twinning", one), bond_id("twinning", other)}

    assert len({frozenset(one), frozenset(other)}) == len(ids)


@given(st.sets(st.text("ab%7E: ", min_size=1, max_size=5), min_size=2, max_size=3))
def test_ids_without_a_tilde_stand_in_the_id_of_their_tie(parties: set[str]) -> None:
    """They are read as they are, in their order, between tildes."""
    stated = {party.strip() or "a" for party in parties}

    assert "twinning:" + "~".join(sorted(stated)) == bond_id("twinning", stated)


@given(PARTIES)
def test_the_id_of_a_tie_is_read_as_the_reference_says(parties: set[str]) -> None:
    """After a tilde, the ids come with %7E for a tilde and %25 for a per cent sign."""
    rest = bond_id("twinning", parties).removeprefix("twinning:")
    ids = rest.split("~")
    if rest.startswith("~"):
        ids = [id_.replace("%7E", "~").replace("%25", "%") for id_ in ids[1:]]

    assert sorted(parties) == ids
