"""From loose records to consistent ones, with every problem on the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import groupby
from operator import attrgetter
from typing import cast

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.model import Actor, Concept, Record, Source, Territory, Vocabulary
from partnerlib.registry._authorities import Authorities, renamed, resolve_parties
from partnerlib.registry._checks import (
    check_circles,
    check_levels,
    check_own_terms,
    check_references,
    check_terms,
    cycle,
    unknown_id,
)
from partnerlib.registry._circles import circles
from partnerlib.registry._collections import BONDS, KINDS, actors_of, collection_of
from partnerlib.registry._hints import Hinter
from partnerlib.registry._scopes import check_scopes
from partnerlib.registry._stated import parties_of_all, values_of
from partnerlib.vocabularies import builtin

Parts = dict[str, dict[str, Record]]
OwnTerms = dict[str, tuple[Concept, ...]]


def gather(
    records: Iterable[Record],
) -> tuple[Parts, list[Problem]]:
    """Sort records into collections; a repeated id is united or a problem."""
    parts: Parts = {kind: {} for kind in KINDS}
    problems: list[Problem] = []
    sources: dict[tuple[str, str], list[Source]] = {}
    for record in _repeated(records, parts):
        kind = collection_of(record)
        first = parts[kind].setdefault(record.id, record)
        if first is record:
            continue
        where = f"{kind}/{record.id}"
        same = first == record or attrs.evolve(first, sources=()) == attrs.evolve(
            record, sources=()
        )
        if same:
            stated = sources.setdefault((kind, record.id), [*first.sources])
            stated.extend(record.sources)
        code = "repeated-statement" if same else "duplicate-id"
        problems.append(Problem.of(code, record=where, column="id", value=record.id))
    for (kind, id_), stated in sources.items():  # once for each, however often it is
        parts[kind][id_] = attrs.evolve(parts[kind][id_], sources=tuple(stated))
    return parts, problems


def _repeated(records: Iterable[Record], parts: Parts) -> Iterator[Record]:
    """Put records into their collections, and yield those to be looked at singly."""
    for _, alike in groupby(records, type):
        group = list(alike)
        part = parts[collection_of(group[0])]
        fresh = dict(zip(map(_id, group), group, strict=True))
        # The collection may be large and the group one record: go through the group.
        if len(fresh) == len(group) and part.keys().isdisjoint(fresh):
            part.update(fresh)
        else:
            yield from group


_id: Callable[[Record], str] = attrgetter("id")


def merged_vocabularies(
    terms: Mapping[str, Iterable[Concept]],
) -> tuple[OwnTerms, dict[str, Vocabulary], list[Problem]]:
    """Join a registry's own terms to the built-in vocabularies."""
    vocabularies = dict(builtin())
    own: OwnTerms = {}
    problems: list[Problem] = []
    for name in sorted(terms):
        by_id: dict[str, Concept] = {}
        for concept in terms[name]:
            first = by_id.setdefault(concept.id, concept)
            if first != concept:
                problems.append(
                    Problem.of(
                        "duplicate-id",
                        record=f"term/{name}/{concept.id}",
                        column="id",
                        value=concept.id,
                    )
                )
        if not by_id:
            continue
        own[name] = tuple(by_id[id_] for id_ in sorted(by_id))
        base = vocabularies.get(name) or Vocabulary(name, name, name)
        try:
            vocabularies[name] = base.with_concepts(*own[name])
        except ModelError:  # they run in circles; nothing else can be wrong
            alone = (attrs.evolve(concept, broader="") for concept in own[name])
            vocabularies[name] = base.with_concepts(*alone)
            # The own terms come first: they have a place, built-in ones have none.
            concepts = {each.id: each for each in base.concepts} | by_id
            links = {id_: (concepts[id_].broader,) for id_ in (*by_id, *concepts)}
            problems.extend(
                cycle(f"term/{name}", "broader", circle) for circle in circles(links)
            )
    return own, vocabularies, problems


def settle(
    parts: Parts,
    vocabularies: Mapping[str, Vocabulary],
    known: Mapping[str, AbstractSet[str]],
) -> list[Problem]:
    """Resolve the parties in place and check what must hold between records."""
    problems = list(_resolve(parts, vocabularies, known))
    ids: dict[str, AbstractSet[str]] = {
        kind: parts[kind].keys() | known[kind]
        if known.get(kind)
        else parts[kind].keys()
        for kind in KINDS
    }
    problems.extend(check_references(parts, ids))
    turns, turning = check_circles(parts)
    problems.extend(turns)
    levels = vocabularies["levels"]
    problems.extend(check_levels(parts["territory"], levels, turning))
    problems.extend(check_terms(parts, vocabularies))
    problems.extend(check_scopes(parts))
    return problems


def _resolve(
    parts: Parts,
    vocabularies: Mapping[str, Vocabulary],
    known: Mapping[str, AbstractSet[str]],
) -> list[Problem]:
    territories = cast("dict[str, Territory]", parts["territory"])
    actors = cast("dict[str, Actor]", parts["actor"])
    # A territory whose row had an error still has an authority to speak for it.
    known_parties = frozenset(known.get("actor", ())) | frozenset(
        known.get("territory", ())
    )
    both = territories.keys() & actors.keys()
    authorities = Authorities(
        territories, actors, vocabularies["actor-kinds"], known_parties
    )
    if authorities.replaced:
        _rename(parts, authorities.replaced)
    problems: list[Problem] = []
    hint, candidates = Hinter(), actors.keys() | territories.keys()
    named: set[str] = set()
    for kind in (*BONDS, "exchange"):
        if not both and authorities.stated.issuperset(_taking_part(parts, kind)):
            continue
        for id_, record in parts[kind].items():
            if both:
                named.update(actors_of(record) & both)
            settled, unsound, broken = resolve_parties(record, authorities)
            parts[kind][id_] = settled
            where = f"{kind}/{id_}"
            problems.extend(attrs.evolve(each, record=where) for each in broken)
            for field, party, found in unsound:
                similar = "" if found else hint(party, "actor", candidates)
                problems.append(_unsound(where, field, party, found, similar))
    problems.extend(
        Problem.of(
            "actor-over-territory", record=f"actor/{id_}", column="id", value=id_
        )
        for id_ in sorted(named)
    )
    return problems


def _taking_part(parts: Parts, kind: str) -> set[str]:
    """List whom the records of a kind name as parties, givers and receivers."""
    records = parts[kind]
    if kind in BONDS:
        return {party.actor for party in parties_of_all(records)}
    return values_of(records, "giver") | values_of(records, "receiver")


def _rename(parts: Parts, meant: Mapping[str, str]) -> None:
    for kind in KINDS:
        for id_, record in parts[kind].items():
            parts[kind][id_] = renamed(record, meant)


def _unsound(
    where: str,
    field: str,
    party: str,
    found: tuple[str, ...],
    similar: str,
) -> Problem:
    if found:
        return Problem.of(
            "ambiguous-authority",
            record=where,
            column=field,
            value=party,
            authorities=", ".join(found),
        )
    return unknown_id(where, field, party, "actor", similar, or_else="territory")


def prepare(
    records: Iterable[Record],
    terms: Mapping[str, Iterable[Concept]],
    known: Mapping[str, AbstractSet[str]],
) -> tuple[Parts, OwnTerms, dict[str, Vocabulary], list[Problem]]:
    """Do all of the above; the parts are sound if no problem is an error."""
    own, vocabularies, problems = merged_vocabularies(terms)
    problems.extend(check_own_terms(own, vocabularies))
    parts, repeated = gather(records)
    problems.extend(repeated)
    problems.extend(settle(parts, vocabularies, known))
    ordered = {kind: _in_order(part) for kind, part in parts.items()}
    return ordered, own, vocabularies, problems


def _in_order(part: dict[str, Record]) -> dict[str, Record]:
    ids = sorted(part)
    return part if ids == list(part) else {id_: part[id_] for id_ in ids}
