"""A registry from bare directed statements: who says to be twinned with whom."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from partnerlib.errors import (
    DocumentError,
    ModelError,
    PartnerlibWarning,
    Problem,
)
from partnerlib.io._bond_ids import bond_id
from partnerlib.model import (
    Agreement,
    PartialDate,
    Period,
    Record,
    Source,
    Territory,
)
from partnerlib.registry import Registry, assemble, iterated
from partnerlib.typing import Severity

Statement: TypeAlias = Sequence[Any] | Mapping[str, Any]
"""(subject, object[, start[, url]]), or a mapping with these keys."""

_KEYS: Final = ("subject", "object", "start", "url")
_FEWEST: Final = 2


def from_statements(
    rows: Iterable[Statement],
    *,
    names: Mapping[str, str] | None = None,
    territories: Iterable[Territory] = (),
    strict: bool = False,
    title: str = "",
    licence: str = "",
    date: PartialDate | str | None = None,
) -> Registry:
    """Make a registry of statements that one place is twinned with another.

    Parameters
    ----------
    rows : iterable of tuple or mapping
        Each (subject, object[, start[, url]]), or a mapping with these keys:
        ``subject`` states that it is twinned with ``object``, both ids of
        territories, since ``start`` (EDTF, a year or a day), on the page ``url``.
    names : mapping of str to str, optional
        Names of the territories by id; the id stands for one that is missing.
    territories : iterable of Territory
        Those about which more is known than the name.
    strict : bool, default False
        Whether a place that is stated to be twinned with itself is an error.
    title, licence, date
        About the data.

    Returns
    -------
    Registry
        One agreement ``twinning:<a>~<b>`` (a < b) for each pair, from the earliest
        start stated, with one source for each distinct statement, stated by its
        subject. Where an id holds a tilde itself, ``twinning:~<a>~<b>``, with
        ``%7E`` for a tilde of an id and ``%25`` for a per cent sign.

    Raises
    ------
    DocumentError
        If a statement cannot be read, with all problems; their row is the
        position of the statement, counted from 1.
    ParameterError
        If these are no statements at all.

    Warns
    -----
    PartnerlibWarning
        If places are stated to be twinned with themselves: these are left out.

    Notes
    -----
    Linear in the number of statements.

    Examples
    --------
    >>> registry = from_statements([("evry", "there"), ("there", "evry", "1998")])
    >>> twinning = registry.agreements["twinning:evry~there"]
    >>> len(twinning.sources), str(twinning.period)
    (2, '1998/')
    """
    given = tuple(iterated("territories", territories))
    reading = _Reading(given, names or {}, strict=strict)
    for row, statement in enumerate(iterated("rows", rows), 1):
        reading.take(row, statement)
    records: list[Record] = [*given, *reading.made.values(), *reading.agreements()]
    registry, between = assemble(records, title=title, licence=licence, date=date)
    problems = (*reading.problems, *between)
    if registry is None or any(each.severity == "error" for each in problems):
        raise DocumentError(problems)
    if problems:
        told = f"{len(problems)} warning(s) in the statements"
        warnings.warn(
            f"{told}; first: {problems[0].text('en')}",
            PartnerlibWarning,
            stacklevel=2,
        )
    return registry


@attrs.define
class _Pair:
    sources: list[Source] = attrs.field(factory=list[Source])
    start: PartialDate | None = None


class _Reading:
    """Takes statements one by one and joins those of one pair."""

    def __init__(
        self, given: Iterable[Territory], names: Mapping[str, str], *, strict: bool
    ) -> None:
        self.problems: list[Problem] = []
        # The territories of which nothing is known but perhaps the name.
        self.made: dict[str, Territory] = {}
        self._given = {territory.id for territory in given}
        self._names = names
        self._strict = strict
        self._pairs: dict[tuple[str, str], _Pair] = {}

    def take(self, row: int, statement: Statement) -> None:
        """Read a statement."""
        parts = _parts(statement)
        if parts is None:
            expected = "(subject, object[, start[, url]])"
            self.problems.append(
                Problem.of("bad-type", row=row, value=str(statement), expected=expected)
            )
            return
        before = len(self.problems)
        subject = self._place(row, "subject", parts[0])
        other = self._place(row, "object", parts[1])
        start = source = None
        try:
            start = Period(start=parts[2]).start
        except ModelError as error:
            self._blame(row, error, "start")
        try:
            stated_by = "" if len(self.problems) > before else subject
            source = Source(stated_by=stated_by, url=parts[3] or "")
        except ModelError as error:
            self._blame(row, error, "url")
        if source is None or len(self.problems) > before:
            return
        if subject == other:
            severity: Severity = "error" if self._strict else "warning"
            self.problems.append(
                Problem.of("self-statement", row=row, value=subject, severity=severity)
            )
            return
        key = (subject, other) if subject < other else (other, subject)
        pair = self._pairs.setdefault(key, _Pair())
        pair.sources.append(source)
        pair.start = _earlier(pair.start, start)

    def agreements(self) -> Iterator[Agreement]:
        """Yield one twinning for each pair."""
        for ends, pair in sorted(self._pairs.items()):
            yield Agreement(
                bond_id("twinning", ends),
                kind="twinning",
                parties=ends,
                period=Period(start=pair.start),
                sources=pair.sources,
            )

    def _place(self, row: int, field: str, value: Any) -> str:
        """Give the id of a place, and make the place if it is new."""
        if not isinstance(value, str):
            problem = Problem.of(
                "bad-type", row=row, column=field, value=str(value), expected="text"
            )
            self.problems.append(problem)
            return ""
        id_ = value.strip()
        if id_ not in self._given and id_ not in self.made:
            try:
                name = self._names.get(id_) or id_
                self.made[id_] = Territory(id_, name=name)
            except ModelError as error:
                self._blame(row, error, field)
        return id_

    def _blame(self, row: int, error: ModelError, field: str) -> None:
        # A bad id is a bad name too where it stands for one: the first will do.
        problem = error.violations[0].problem()
        facts = tuple(fact for fact in problem.facts if fact[0] != "field")
        self.problems.append(attrs.evolve(problem, row=row, column=field, facts=facts))


def _parts(statement: Statement) -> tuple[Any, ...] | None:
    if isinstance(statement, Mapping):
        if not statement.keys() <= set(_KEYS):
            return None
        parts = tuple(statement.get(key) for key in _KEYS)
    elif isinstance(statement, str) or not isinstance(statement, Sequence):
        return None
    else:
        parts = tuple(statement)
        if not _FEWEST <= len(parts) <= len(_KEYS):
            return None
        parts += (None,) * (len(_KEYS) - len(parts))
    return tuple("" if part is None else part for part in parts[:2]) + parts[2:]


def _earlier(
    first: PartialDate | None, second: PartialDate | None
) -> PartialDate | None:
    if first is None or second is None:
        return first or second
    return min(first, second, key=lambda date: (date.bounds[0], str(date)))


__all__ = ["Statement", "from_statements"]
