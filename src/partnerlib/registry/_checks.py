"""What must hold between records: references, levels, circles, known terms."""

from collections.abc import Collection as Sized
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from partnerlib.errors import Problem
from partnerlib.model import Concept, Record, Territory, Vocabulary
from partnerlib.registry._circles import circles
from partnerlib.registry._collections import (
    BONDS,
    LINKS,
    MULTI_LINKS,
    MULTI_TERM_FIELDS,
    SCOPE_TERMS,
    SCOPED,
    TERM_FIELDS,
    parties_of,
    scope_of,
    single_links,
)
from partnerlib.registry._hints import Hinter, TermHinter
from partnerlib.registry._stated import (
    parties_of_all,
    stating,
    texts_of,
    values_of,
)

CIRCULAR: Final = (
    ("territory", "parent"),
    ("agreement", "parent"),
    ("action", "parent"),
    ("agreement", "derived_from"),
    ("action", "derived_from"),
    ("territory", "successors"),
    ("actor", "successors"),
)
"""The fields, by kind, that must not lead back to where they start."""

Parts = Mapping[str, Mapping[str, Record]]


def check_references(
    parts: Parts, ids: Mapping[str, AbstractSet[str]]
) -> Iterator[Problem]:
    """Find the references that name no record."""
    hint = Hinter()
    for kind, records in parts.items():
        if _refers_soundly(kind, records, ids):
            continue
        for record in records.values():
            for field, target, value in single_links(kind, record):
                if value not in ids[target]:
                    yield unknown_id(
                        f"{kind}/{record.id}",
                        field,
                        value,
                        target,
                        hint(value, target, ids[target]),
                    )
            for source in record.sources:
                stated_by = source.stated_by
                if (
                    stated_by
                    and stated_by not in ids["actor"]
                    and stated_by not in ids["territory"]
                ):
                    yield unknown_id(
                        f"{kind}/{record.id}",
                        "sources",
                        stated_by,
                        "actor",
                        hint(stated_by, "actor", ids["actor"]),
                        or_else="territory",
                    )


def _refers_soundly(
    kind: str, records: Mapping[str, Record], ids: Mapping[str, AbstractSet[str]]
) -> bool:
    """Say whether there is all that the records of a kind refer to."""
    links = [*LINKS[kind], *MULTI_LINKS.get(kind, ())]
    if kind in SCOPED:
        links.append(("scope.places", "territory"))
    return all(
        ids[target] >= texts_of(records, field) for field, target in links
    ) and all(
        id_ in ids["actor"] or id_ in ids["territory"] for id_ in stating(records)
    )


def unknown_id(
    record: str,
    field: str,
    value: str,
    target: str,
    hint: str = "",
    *,
    or_else: str = "",
) -> Problem:
    """Make the problem of a reference that names no record of one or two kinds."""
    return Problem.of(
        "unknown-id",
        record=record,
        column=field,
        value=value,
        field=field,
        target=target,
        hint=hint,
        or_else=or_else,
    )


def check_circles(parts: Parts) -> tuple[list[Problem], set[str]]:
    """Find parents, successors and replications that run in a circle.

    Returns
    -------
    problems : list of Problem
        One for each knot, at its record that comes first.
    turning : set of str
        The territories whose parents run in a circle.
    """
    problems: list[Problem] = []
    turning: set[str] = set()
    for kind, field in CIRCULAR:
        records = parts[kind]
        # Whatever is in a circle is referred to: mostly few are, and there is none.
        inner = texts_of(records, field) & records.keys()
        if not circles({id_: linked(records[id_], field) for id_ in sorted(inner)}):
            continue
        links = {id_: linked(record, field) for id_, record in records.items()}
        for circle in circles(links):
            if (kind, field) == ("territory", "parent"):
                turning.update(circle)
            problems.append(cycle(kind, field, circle))
    return problems, turning


def linked(record: Record, field: str) -> tuple[str, ...]:
    """List what a field refers to, be it one or several."""
    value: str | tuple[str, ...] = getattr(record, field)
    return value if isinstance(value, tuple) else (value,)


def cycle(kind: str, field: str, circle: Sequence[str]) -> Problem:
    """Make the problem of references that lead back to where they start."""
    return Problem.of(
        "cycle",
        record=f"{kind}/{circle[0]}",
        column=field,
        value=circle[1],
        field=field,
        start=circle[0],
        chain=" > ".join(circle),
    )


def check_levels(
    territories: Mapping[str, Record], levels: Vocabulary, turning: Sized[str]
) -> Iterator[Problem]:
    """Find the territories that lie in one of no higher level.

    Those whose parents run in a circle are told already.
    """
    ranks = {level: levels.rank(level) for level in values_of(territories, "level")}
    for record in territories.values():
        assert isinstance(record, Territory)  # noqa: S101 -- narrows the type
        parent = territories.get(record.parent)
        if not isinstance(parent, Territory):
            continue
        rank, parent_rank = ranks[record.level], ranks[parent.level]
        if record.id in turning or rank is None or parent_rank is None:
            continue
        if parent_rank >= rank:
            yield Problem.of(
                "wrong-level",
                record=f"territory/{record.id}",
                column="parent",
                value=parent.id,
                child=record.id,
                level=record.level,
                parent_level=parent.level,
            )


def check_terms(
    parts: Parts, vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Problem]:
    """Find the terms that no vocabulary knows: a warning, for they are open."""
    hint = TermHinter(vocabularies)
    for kind, records in parts.items():
        if all(
            term in vocabularies[name] for name, term in _distinct_terms(kind, records)
        ):
            continue
        for record in records.values():
            for field, name, term in _terms_of(kind, record):
                if term in vocabularies[name]:
                    continue
                yield Problem.of(
                    "unknown-term",
                    record=f"{kind}/{record.id}",
                    column=field,
                    value=term,
                    vocabulary=name,
                    hint=hint(term, name),
                )


def _distinct_terms(
    kind: str, records: Mapping[str, Record]
) -> Iterator[tuple[str, str]]:
    fields = [*TERM_FIELDS[kind], *MULTI_TERM_FIELDS.get(kind, ())]
    if kind in SCOPED:
        fields.extend((f"scope.{field}", name) for field, name in SCOPE_TERMS)
    for field, name in fields:
        yield from ((name, term) for term in texts_of(records, field))
    if kind in BONDS:
        roles = {party.role for party in parties_of_all(records)} - {""}
        yield from (("roles", role) for role in roles)


def _terms_of(kind: str, record: Record) -> Iterator[tuple[str, str, str]]:
    for field, name in TERM_FIELDS[kind]:
        term: str = getattr(record, field)
        if term:
            yield field, name, term
    terms: tuple[str, ...]
    for field, name in MULTI_TERM_FIELDS.get(kind, ()):
        terms = getattr(record, field)
        for term in terms:
            yield field, name, term
    scope = scope_of(record)
    for field, name in SCOPE_TERMS:
        terms = getattr(scope, field)
        for term in terms:
            yield field, name, term
    for role in sorted({party.role for party in parties_of(record)} - {""}):
        yield "parties", "roles", role


def check_own_terms(
    terms: Mapping[str, tuple[Concept, ...]], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Problem]:
    """Find own terms whose broader term is not there."""
    hint = Hinter()
    for name, concepts in terms.items():
        known = {each.id for each in (*vocabularies[name].concepts, *concepts)}
        for concept in concepts:
            if concept.broader and concept.broader not in known:
                yield unknown_id(
                    f"term/{name}/{concept.id}",
                    "broader",
                    concept.broader,
                    "term",
                    hint(concept.broader, name, known),
                )
