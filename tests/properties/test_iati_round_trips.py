"""Any registry written as IATI 2.03 is valid, and reads back but for what was told."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis.strategies import SearchStrategy
from lxml import etree

import partnerlib
from partnerlib.errors import DocumentError
from partnerlib.io.iati import write_iati
from partnerlib.io.iati._organisations import NO_REF
from partnerlib.model import Action, PartialDate, Party, Period, Scope, Source
from partnerlib.registry import Registry
from partnerlib.strategies import registries, small_registries
from partnerlib.vocabularies import builtin

COLLECTIONS = (
    "territories",
    "actors",
    "agreements",
    "actions",
    "needs",
    "offers",
    "exchanges",
)
# The roles and statuses of IATI, by what stands for them here; written out, not asked.
ROLE = {
    "provides": "implementer",
    "leads": "accountable",
    "funds": "funder",
    "receives": "",
    "connects": "",
    "": "",
}
STATUS = {
    "active": "ongoing",
    "ongoing": "ongoing",
    "planned": "planned",
    "under-study": "planned",
    "negotiation": "planned",
    "suspended": "suspended",
    "completed": "completed",
    "finalisation": "finalisation",
    "ended": "completed",
    "expired": "completed",
    "cancelled": "cancelled",
}


def again(content: bytes) -> Registry:
    """Read what was written."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "feed.xml")
        path.write_bytes(content)
        result = partnerlib.check(path)
    assert result.registry is not None
    return result.registry


def lasting(value: object) -> object:
    """Leave out of sources the file: it is the new one."""
    if isinstance(value, tuple) and value and isinstance(value[0], Source):
        moved = {attrs.evolve(each, file="", row=None) for each in value}
        return moved - {Source()} or ()
    return value


def differences(registry: Registry, read: Registry) -> Counter[str]:
    """Count what is otherwise, by field."""
    found: Counter[str] = Counter()
    for name in COLLECTIONS:
        others = getattr(read, name)
        for id_, record in getattr(registry, name).items():
            if id_ not in others:
                found[name] += 1
                continue
            for field in attrs.fields_dict(type(record)):
                stated = lasting(getattr(record, field))
                if stated != lasting(getattr(others[id_], field)):
                    found[f"{name}.{field}"] += 1
    for name, concepts in registry.terms.items():
        same = set(read.terms.get(name, ()))
        found[f"terms.{name}"] += sum(each not in same for each in concepts)
    found["title"] += bool(registry.title)
    found["licence"] += bool(registry.licence)
    found["date"] += registry.date != read.date
    return +found


def day(date: PartialDate | None) -> PartialDate | None:
    """Give a date that IATI can hold."""
    if date is None or date.day is None or date.qualifier not in ("", "~"):
        return None
    return date


def held(registry: Registry, action: Action) -> dict[str, object]:
    """Tell what IATI holds of an action, whatever else it loses."""
    known, own = builtin()["roles"], registry.vocabularies["roles"]
    roles = {
        party: party.role
        if party.role in ("implementer", "accountable", "extending", "funder")
        else ROLE[known.role_class(party.role) or own.role_class(party.role)]
        for party in action.parties
    }
    return {
        "id": action.id,
        "title": action.title,
        "description": action.description,
        "parent": action.parent,
        "parties": tuple(
            sorted(
                {Party(party.actor, role) for party, role in roles.items()},
                key=lambda party: party.sort_key,
            )
        ),
        "scope": Scope(themes=action.scope.themes, places=action.scope.places),
        "period": Period(start=day(action.period.start), end=day(action.period.end)),
        "status": STATUS.get(action.status, ""),
    }


Check = Callable[[Registry], None]


def over(strategy: SearchStrategy[Registry], most: int, check: Check) -> None:
    """Run a check on many registries."""
    settings(max_examples=most)(given(strategy)(check))()


STRATEGIES = pytest.mark.parametrize(
    ("strategy", "most"), [(registries(), 40), (small_registries(min_size=3), 15)]
)


@STRATEGIES
def test_nothing_is_lost_that_is_not_told(
    strategy: SearchStrategy[Registry], most: int
) -> None:
    """The losses told are the differences, field by field, in number."""

    def check(registry: Registry) -> None:
        if not registry.actions:
            with pytest.raises(DocumentError):
                write_iati(registry)
            return
        chunks, losses = write_iati(registry)
        told = {each.value: int(dict(each.facts)["count"]) for each in losses}

        assert differences(registry, again(b"".join(chunks))) == told

    over(strategy, most, check)


@STRATEGIES
def test_what_iati_has_a_place_for_survives(
    strategy: SearchStrategy[Registry], most: int
) -> None:
    """Who, what, where and when of every action, as far as IATI knows the words."""

    def check(registry: Registry) -> None:
        # Who is called by what publishers write for nobody is nobody.
        assume(NO_REF.isdisjoint(map(str.lower, registry.actors)))
        if registry.actions:
            read = again(b"".join(write_iati(registry)[0]))
            for id_, action in registry.actions.items():
                expected = held(registry, action)

                assert expected == {
                    field: getattr(read.actions[id_], field) for field in expected
                }
            assert read.actions.keys() == registry.actions.keys()
            assert read.actors.keys() <= registry.actors.keys()

    over(strategy, most, check)


@STRATEGIES
def test_what_was_read_is_written_without_loss(
    strategy: SearchStrategy[Registry], most: int
) -> None:
    """Whatever comes out of a file of IATI goes back into one, the same each time."""

    def check(registry: Registry) -> None:
        if registry.actions:
            read = again(b"".join(write_iati(registry)[0]))
            chunks, losses = write_iati(read)

            assert [] == list(losses)
            assert b"".join(chunks) == b"".join(write_iati(read)[0])

    over(strategy, most, check)


@STRATEGIES
def test_everything_written_is_valid(
    strategy: SearchStrategy[Registry], most: int, shared_data: Callable[[str], Path]
) -> None:
    """The official schema has nothing to say."""
    path = shared_data("iati-schemas-2.03") / "iati-activities-schema.xsd"
    schema = etree.XMLSchema(etree.parse(path))

    def check(registry: Registry) -> None:
        if registry.actions:
            written = etree.fromstring(b"".join(write_iati(registry)[0]))

            assert schema.validate(written), schema.error_log

    over(strategy, most, check)
