"""What holds for every registry, whatever is in it."""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import partnerlib
from partnerlib.registry import Registry, assemble, reference
from partnerlib.strategies import partial_dates, periods, registries, small_registries

SMALL = small_registries(min_size=2)
ANY = registries() | SMALL
LEAVES = ("needs", "offers", "exchanges")


def _made_again(registry: Registry, records: list[object]) -> Registry:
    return Registry.from_records(
        records,  # type: ignore[arg-type]
        terms=registry.terms,
        title=registry.title,
        licence=registry.licence,
        date=registry.date,
    )


@given(ANY, st.data())
def test_the_order_of_records_does_not_matter(
    registry: Registry, data: st.DataObject
) -> None:
    """The same records in any order make an equal registry with an equal digest."""
    shuffled = data.draw(st.permutations(list(registry.records())))
    again = _made_again(registry, shuffled)

    assert registry == again
    assert registry.digest == again.digest
    assert repr(registry) == repr(again)


@given(ANY)
def test_a_registry_combined_with_itself_is_itself(registry: Registry) -> None:
    """Nothing is added, clashes or is counted twice."""
    assert registry == registry.combine(registry)
    assert registry == registry.combine()
    assert registry == registry.combine(Registry())
    assert registry == Registry().combine(registry)


@given(ANY)
def test_a_registry_is_pickled(registry: Registry) -> None:
    """A registry survives pickling, and nothing of it changes."""
    back = pickle.loads(pickle.dumps(registry))  # noqa: S301 -- our own bytes

    assert registry == back
    assert registry.digest == back.digest
    assert registry.vocabularies == back.vocabularies


@given(ANY, ANY)
def test_registries_are_equal_by_content(one: Registry, other: Registry) -> None:
    """Two registries are equal just when nothing differs between their records."""
    same_records = not one.diff(other)
    same_rest = (one.terms, one.title, one.licence, one.date) == (
        other.terms,
        other.title,
        other.licence,
        other.date,
    )

    assert (one == other) == (same_records and same_rest)
    assert (one == other) == (one.digest == other.digest)


@given(ANY, ANY)
def test_differences_are_told(one: Registry, other: Registry) -> None:
    """What came and what went are told from both sides."""
    there, back = one.diff(other), other.diff(one)
    ids = {reference(record) for record in one.records()}
    others = {reference(record) for record in other.records()}

    assert set(there.added) == others - ids
    assert set(there.removed) == ids - others
    assert (there.added, there.removed, there.changed) == (
        back.removed,
        back.added,
        back.changed,
    )


@given(SMALL | registries(min_size=2), st.data())
def test_what_is_taken_out_can_be_put_back(
    registry: Registry, data: st.DataObject
) -> None:
    """`with_*` undoes `without` for records that nothing refers to."""
    name = data.draw(st.sampled_from(LEAVES))
    record = data.draw(st.sampled_from(list(getattr(registry, name).values())))
    less = registry.without(reference(record))

    assert (reference(record),) == registry.diff(less).removed
    assert registry == getattr(less, f"with_{name}")(record)
    assert registry == getattr(registry, f"with_{name}")([record])


def _whole(registry: Registry) -> None:
    """Assert that the records of a registry fit together by themselves."""
    again, problems = assemble(
        registry.records(),
        terms=registry.terms,
        title=registry.title,
        licence=registry.licence,
        date=registry.date,
    )

    assert [] == [each for each in problems if each.severity == "error"]
    assert registry == again


def _inside(part: Registry, whole: Registry) -> None:
    """Assert that nothing came into a part that is not in the whole."""
    assert () == whole.diff(part).added
    assert part.terms == whole.terms


@given(ANY, st.data())
def test_without_anything_the_rest_fits_together(
    registry: Registry, data: st.DataObject
) -> None:
    """Whatever is taken out, references still lead to records."""
    references = [reference(record) for record in registry.records()]
    gone = data.draw(
        st.lists(st.sampled_from(references), max_size=3) if references else st.just([])
    )
    left = registry.without(*gone)

    _whole(left)
    _inside(left, registry)
    assert set(gone) <= {*registry.diff(left).removed}


@given(ANY, partial_dates(min_year=1990, max_year=2010) | partial_dates())
def test_a_registry_at_a_day_fits_together(registry: Registry, date: object) -> None:
    """The registry as it was on a day is one, and stays so when asked again."""
    then = registry.at(str(date).rstrip("~?%"))

    _whole(then)
    _inside(then, registry)
    assert then == then.at(str(date).rstrip("~?%"))


@given(ANY, periods() | periods(min_year=1995, max_year=2010), st.data())
def test_a_selection_fits_together(
    registry: Registry, during: object, data: st.DataObject
) -> None:
    """What is selected is a registry, and selecting again changes nothing."""
    territories = list(registry.territories)
    actors = list(registry.actors)
    asked = {
        "within": data.draw(st.none() | st.sampled_from(territories))
        if territories
        else None,
        "actors": data.draw(st.lists(st.sampled_from(actors), max_size=2))
        if actors
        else (),
        "themes": data.draw(st.lists(st.sampled_from(["health", "culture"]))),
        "kinds": data.draw(st.lists(st.sampled_from(["unknown", "twinning"]))),
        "during": data.draw(st.none() | st.just(during)),
    }
    part = registry.select(**asked)  # type: ignore[arg-type]

    _whole(part)
    _inside(part, registry)
    assert part == part.select(**asked)  # type: ignore[arg-type]


@given(ANY)
def test_selecting_nothing_selects_all(registry: Registry) -> None:
    """A selection that asks for nothing is the whole registry."""
    assert registry == registry.select()


@given(ANY)
def test_look_ups_agree_with_the_records(registry: Registry) -> None:
    """Look-ups say nothing else than the fields of the records."""
    for id_, territory in registry.territories.items():
        parents = registry.ancestors(id_)
        assert parents[:1] == ((territory.parent,) if territory.parent else ())
        assert all(registry.contains(parent, id_) for parent in parents)
        assert registry.contains(id_, id_)
        assert {actor.id for actor in registry.actors_in(id_)} == {
            actor.id
            for actor in registry.actors.values()
            if actor.territory and registry.contains(id_, actor.territory)
        }
        lifted = registry.roll_up(id_, territory.level)
        assert lifted == id_
    for id_ in registry.actors:
        for name in ("agreements", "actions"):
            assert getattr(registry, f"{name}_of")(id_) == tuple(
                bond
                for bond in getattr(registry, name).values()
                if any(party.actor == id_ for party in bond.parties)
            )
        assert id_ not in registry.partners_of(id_)
        assert all(id_ in registry.partners_of(p) for p in registry.partners_of(id_))
    for id_ in registry.agreements:
        assert registry.actions_under(id_) == tuple(
            action for action in registry.actions.values() if action.agreement == id_
        )


@given(ANY)
def test_parties_are_actors(registry: Registry) -> None:
    """Every party, giver and receiver is an actor, whatever it was named by."""
    named = {
        party.actor
        for bond in (*registry.agreements.values(), *registry.actions.values())
        for party in bond.parties
    }
    for exchange in registry.exchanges.values():
        named |= {exchange.giver, exchange.receiver}

    assert named <= registry.actors.keys()
    assert all(
        len({party.actor for party in agreement.parties}) >= 2
        for agreement in registry.agreements.values()
    )


PROBE = """
import pickle, sys
import partnerlib
with open(sys.argv[1], "rb") as file:
    registries = pickle.load(file)
for registry in registries:
    print(registry.digest)
    shuffled = sorted(registry.records(), key=lambda record: hash(record.id))
    again = partnerlib.Registry.from_records(
        shuffled, terms=registry.terms, title=registry.title,
        licence=registry.licence, date=registry.date,
    )
    print(again.digest)
    for find in (
        partnerlib.find_gaps, partnerlib.find_duplicates, partnerlib.find_triangles
    ):
        print(find(again, limit=None).to_json("fr"))
"""


def _told(path: Path, seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_digests_and_findings_do_not_depend_on_the_process() -> None:
    """Any hash seed and any order of records give the same digests and findings."""
    drawn: list[Registry] = []

    @given(small_registries(min_size=3) | registries())
    @settings(max_examples=20)
    def collect(registry: Registry) -> None:
        drawn.append(registry)

    collect()
    with TemporaryDirectory() as folder:
        path = Path(folder, "registries.pickle")
        path.write_bytes(pickle.dumps(drawn))
        first, second = _told(path, "1"), _told(path, "31")

    assert [each.digest for each in drawn for _ in range(2)] == [
        line for line in first.splitlines() if len(line) == 32 and line.isalnum()
    ]
    assert first == second


@given(ANY)
def test_records_are_valid_by_themselves(registry: Registry) -> None:
    """No record of a registry breaks the rules of its class."""
    for record in registry.records():
        assert record == attrs.evolve(record)


@settings(max_examples=50, deadline=None)
@given(registries())
def test_what_a_record_shows_can_be_typed(registry: Registry) -> None:
    """The repr of a record, put into a program, is the record."""
    names = {name: getattr(partnerlib, name) for name in partnerlib.__all__}
    for record in registry.records():
        assert record == eval(repr(record), names)  # noqa: S307 -- our own
