"""From plain values that a graph holds to records, without what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from partnerlib.errors import Problem
from partnerlib.io._converter import StrictConverter
from partnerlib.io._faults import Refused
from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._json_document import CLASSES, HEADINGS, TERM, Header, Term
from partnerlib.io._json_places import Where, path_text
from partnerlib.io._migrate import version_of
from partnerlib.io._reading import Reading, Spot
from partnerlib.io.graphs._raw import told
from partnerlib.model import Concept, Vocabulary
from partnerlib.vocabularies import builtin

Plain = dict[str, Any]
Path = tuple[str | int, ...]


@attrs.define
class Draft:
    """What should become a record, and where it stands."""

    kind: str
    plain: Plain
    spot: Spot


def reading_of_drafts(
    drafts: Iterable[Draft],
    about: Mapping[str, Any],
    spot: Spot,
    problems: list[Problem],
) -> Reading:
    """Make records of drafts.

    Parameters
    ----------
    drafts : iterable of Draft
        Each id of a kind once.
    about : mapping
        What the file says of itself, its version among it.
    spot : Spot
        The file.
    problems : list of Problem
        Those found before; what is wrong with the drafts is added.

    Raises
    ------
    SchemaVersionError
        If the file is of a version that cannot be read here.
    """
    version_of(dict(about), Where(spot.file))
    header = {key: about[key] for key in HEADINGS if key in about}
    maker = _Maker(problems)
    stated = maker.made(StrictConverter({}), Draft("", header, spot), Header)
    terms = maker.terms(each for each in drafts if each.kind == TERM)
    reading = Reading(
        problems=problems, terms=terms, **attrs.asdict(stated, recurse=False)
    )
    converter = StrictConverter(_vocabularies(terms))
    for draft in drafts:
        if draft.kind != TERM:
            record = maker.made(converter, draft, CLASSES[draft.kind])
            if record is not None:
                reading.add(record, draft.spot)
    return reading


class _Maker:
    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems

    def terms(self, drafts: Iterable[Draft]) -> dict[str, list[Concept]]:
        converter = StrictConverter({})
        terms: dict[str, list[Concept]] = {}
        for draft in drafts:
            term = self.made(converter, draft, Term)
            if term is not None:
                terms.setdefault(term.vocabulary, []).append(term.concept)
        return terms

    def made(self, converter: StrictConverter, draft: Draft, cls: type[Any]) -> Any:
        """Make a record without what is wrong with it; None if it cannot do without."""
        plain = draft.plain
        while True:
            try:
                return converter.structure(plain, cls)
            except Refused as refused:
                for fault in refused.faults:
                    facts = {"field": path_text(fault.path)[2:], **dict(fault.facts)}
                    problem = told(fault.code, draft.spot, fault.value, facts)
                    self._problems.append(problem)
                less = _less(plain, [fault.path for fault in refused.faults])
                if less is None:
                    return None
                plain = less


def _vocabularies(terms: Mapping[str, Sequence[Concept]]) -> dict[str, Vocabulary]:
    vocabularies = dict(builtin())
    for name, concepts in terms.items():
        base = vocabularies.get(name) or Vocabulary(name, name, name)
        # A circle among the terms is told when the registry is put together.
        flat = [attrs.evolve(concept, broader="") for concept in concepts]
        vocabularies[name] = base.with_concepts(*flat)
    return vocabularies


def _less(plain: Plain, paths: list[Path]) -> Plain | None:
    """Leave out what stands at some paths, else what it is missing from."""
    while paths := [path for path in paths if path]:
        less: Plain = _without(plain, paths)
        if less != plain:
            return less
        paths = [path[:-1] for path in paths]
    return None


def _without(value: Any, paths: Iterable[Path]) -> Any:
    """Copy a plain value without what stands at some paths."""
    below: dict[str | int, list[Path]] = {}
    for path in paths:
        below.setdefault(path[0], []).append(path[1:])
    if is_object(value):
        return {
            key: _without(each, below.get(key, ()))
            for key, each in value.items()
            if () not in below.get(key, ())
        }
    if is_list(value):
        return [
            _without(each, below.get(at, ()))
            for at, each in enumerate(value)
            if () not in below.get(at, ())
        ]
    return value


__all__ = ["Draft", "Plain", "reading_of_drafts"]
