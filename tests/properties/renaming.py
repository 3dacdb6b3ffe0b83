"""Give every record of a registry another id, and every finding with it."""

from collections.abc import Mapping
from typing import Any

import attrs

from partnerlib.findings import Duplicate, Finding, Gap, SetAside, Triangle
from partnerlib.model import Record
from partnerlib.registry import KINDS, Registry, collection_of

Names = Mapping[str, Mapping[str, str]]
"""New ids by kind of record and old id."""

_TARGETS = {
    "parent": None,  # a record of the same kind
    "derived_from": None,
    "successors": None,
    "territory": "territory",
    "actor": "actor",
    "member_of": "actor",
    "agreement": "agreement",
    "giver": "actor",
    "receiver": "actor",
}


def ids_by_kind(registry: Registry) -> dict[str, list[str]]:
    """List the ids of each kind of record, sorted."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for record in registry.records():
        found[collection_of(record)].append(record.id)
    return found


def prefixed(registry: Registry, prefix: str) -> dict[str, dict[str, str]]:
    """Put the same text before every id."""
    return {
        kind: {id_: prefix + id_ for id_ in ids}
        for kind, ids in ids_by_kind(registry).items()
    }


def renamed(registry: Registry, names: Names, **more: Any) -> Registry:
    """Make the same registry under other ids."""
    return Registry.from_records(
        [_record(record, names) for record in registry.records()],
        **{
            "terms": registry.terms,
            "title": registry.title,
            "licence": registry.licence,
            "date": registry.date,
            **more,
        },
    )


def _record(record: Record, names: Names) -> Record:
    kind = collection_of(record)
    changes: dict[str, Any] = {"id": names[kind][record.id]}
    for field, target in _TARGETS.items():
        value = getattr(record, field, "")
        into = names[target or kind]
        if isinstance(value, tuple):
            changes[field] = tuple(into[each] for each in value)
        elif value:
            changes[field] = into[value]
    if hasattr(record, "parties"):
        changes["parties"] = tuple(
            attrs.evolve(party, actor=names["actor"][party.actor])
            for party in record.parties
        )
    if hasattr(record, "scope"):
        places = tuple(names["territory"][place] for place in record.scope.places)
        changes["scope"] = attrs.evolve(record.scope, places=places)
    changes["sources"] = tuple(
        attrs.evolve(source, stated_by=_stated_by(source.stated_by, names))
        for source in record.sources
    )
    return attrs.evolve(record, **changes)


def _stated_by(id_: str, names: Names) -> str:
    return names["actor"].get(id_) or names["territory"].get(id_, id_)


def _reference(reference: str, names: Names) -> str:
    kind, _, id_ = reference.partition("/")
    return f"{kind}/{names[kind][id_]}"


def _cell(cell: Any, names: Names) -> Any:
    return tuple(
        (facet, names["territory"][value] if facet == "place" else value)
        for facet, value in cell
    )


def renamed_finding(finding: Finding, names: Names) -> Finding:
    """Make the same finding under other ids; a label that is an id goes with it."""
    changes: dict[str, Any] = {
        "evidence": [_reference(each, names) for each in finding.evidence],
        "places": [names["territory"][place] for place in finding.places],
        "labels": sorted(
            (_label(label, names) for label in finding.labels),
            key=lambda label: (label.kind, label.id),
        ),
    }
    if isinstance(finding, Gap):
        changes |= _gap(finding, names)
    elif isinstance(finding, Duplicate):
        changes |= _duplicate(finding, names)
    else:
        assert isinstance(finding, Triangle)

        changes |= _triangle(finding, names)
    return attrs.evolve(finding, **changes)


def _label(label: Any, names: Names) -> Any:
    if label.kind not in names:
        return label
    id_ = names[label.kind][label.id]
    return attrs.evolve(
        label,
        id=id_,
        en=id_ if label.en == label.id else label.en,
        fr=id_ if label.fr == label.id else label.fr,
    )


def _gap(gap: Gap, names: Names) -> dict[str, Any]:
    cell = _cell(gap.cell, names)
    key = f"{gap.kind}:" + ";".join(f"{facet}={value}" for facet, value in cell)
    return {
        "key": key + (f";unit={gap.unit}" if gap.unit else ""),
        "cell": cell,
        "needs": [names["need"][need] for need in gap.needs],
        "providers": [names["actor"][actor] for actor in gap.providers],
    }


def _duplicate(pair: Duplicate, names: Names) -> dict[str, Any]:
    one, other = (names["actor"][actor] for actor in pair.actors)
    return {
        "key": f"{pair.kind}:{_between(one, other)}",
        "actors": (one, other),
        "cells": [_cell(cell, names) for cell in pair.cells],
        "reasons": [
            (why, _reference(at, names) if at else "") for why, at in pair.reasons
        ],
        "set_aside": _set_aside(pair, names),
    }


def _between(one: str, other: str) -> str:
    return "~".join(each.replace("~", ";") for each in (one, other))


def _set_aside(finding: Duplicate | Triangle, names: Names) -> list[SetAside]:
    return [
        attrs.evolve(each, record=_reference(each.record, names))
        for each in finding.set_aside
    ]


def _triangle(triangle: Triangle, names: Names) -> dict[str, Any]:
    places = names["territory"]
    missing = [(places[a], places[c]) for a, c in triangle.missing]
    return {
        "key": f"{triangle.kind}:{_between(*missing[0])}",
        "territories": [places[each] for each in triangle.territories],
        "actors": [names["actor"][actor] for actor in triangle.actors],
        "broker": places[triangle.broker],
        "brokers": [places[each] for each in triangle.brokers],
        "missing": missing,
        "roles": [
            attrs.evolve(
                role,
                territory=places[role.territory] if role.territory else "",
                evidence=[_reference(each, names) for each in role.evidence],
            )
            for role in triangle.roles
        ],
        "set_aside": _set_aside(triangle, names),
    }
