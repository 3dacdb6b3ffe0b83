"""The day to which a finding refers, and what is live on that day."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, Final, TypeAlias

import attrs

from partnerlib.errors import ParameterError
from partnerlib.model import (
    UNKNOWN_PERIOD,
    PartialDate,
    Record,
    Span,
    Vocabulary,
)
from partnerlib.registry import (
    Registry,
    Terms,
    check_registry,
    day_of,
    hints,
    reference,
    terms_of,
)
from partnerlib.typing import Statuses

AsOf: TypeAlias = dt.date | PartialDate | str | None
"""How a caller may give the day to which a finding refers."""

UNKNOWN: Final = "unknown"
"""The word by which an empty status is asked for."""

# What is one of these, or narrower, is not live. Anything else is: a status that
# nobody stated, or that no vocabulary knows, is no reason to hide a record.
_NOT_LIVE: Final = ("planned", "suspended", "dormant", "completed", "ended")
_ALIVE: Final = "active"
_first: Callable[[tuple[PartialDate | None, Record]], PartialDate | None] = itemgetter(
    0
)


def resolve_as_of(registry: Registry, as_of: object) -> dt.date | None:
    """Give the day to which a finding refers.

    Parameters
    ----------
    registry : Registry
        The data.
    as_of : None, datetime.date, PartialDate or str
        A partial date (``"2016"``, ``"2016-07"``) means its last day. None means
        the latest day that the registry mentions as a start, a last activity or
        a source date, the starts of planned records aside; the clock is never read.

    Returns
    -------
    datetime.date or None
        None where none is asked for and none is mentioned.

    Raises
    ------
    ParameterError
        If this is no day, or no registry.
    """
    check_registry(registry)
    if as_of is None:
        latest = latest_mention(registry)
        return None if latest is None else latest[0]
    try:
        return day_of(as_of)
    except ParameterError as error:
        raise ParameterError("as_of", as_of, error.rule) from error


def latest_mention(registry: Registry) -> tuple[dt.date, str] | None:
    """Give the latest day that a registry mentions, and who mentions it.

    Parameters
    ----------
    registry : Registry
        The data.

    Returns
    -------
    day : datetime.date
        See `resolve_as_of`.
    reference : str
        The first record that mentions it, as ``kind/id``.
    """
    check_registry(registry)
    # Few dates are distinct among many records: the calendar is asked for those.
    dates = _distinct(map(_first, _mentions(registry)))
    days = {id(date): None if date is None else date.last_day for date in dates}
    latest = max((day for day in days.values() if day is not None), default=None)
    if latest is None:
        return None
    records = (
        record for date, record in _mentions(registry) if days[id(date)] == latest
    )
    return latest, reference(next(records))


def _distinct(dates: Iterable[PartialDate | None]) -> Iterable[PartialDate | None]:
    """List dates by identity: readers make one object of what is written alike."""
    every = list(dates)
    return dict(zip(map(id, every), every, strict=True)).values()


def _mentions(registry: Registry) -> Iterator[tuple[PartialDate | None, Record]]:
    yield from _starts_of_bonds(registry)
    for agreement in registry.agreements.values():
        yield agreement.last_activity, agreement
    for collection in (registry.needs, registry.offers, registry.exchanges):
        for stated in collection.values():
            yield stated.period.start, stated
    for record in registry.records():
        for source in record.sources:
            yield source.date, record


def _starts_of_bonds(
    registry: Registry,
) -> Iterator[tuple[PartialDate | None, Record]]:
    statuses = registry.vocabularies["statuses"]
    planned = {
        term.id for term in statuses.concepts if statuses.covers("planned", term.id)
    }
    for shared in (registry.agreements, registry.actions):
        for bond in shared.values():
            if bond.status not in planned:
                yield bond.period.start, bond
                for party in bond.parties:
                    if party.during is not UNKNOWN_PERIOD:
                        yield party.during.start, bond


@attrs.frozen
class Liveness:
    """Which records count: those of a status, at a day.

    Attributes
    ----------
    kept : {"live", "any"} or tuple of str
        The rule, as a report states it among its parameters.
    day : int or None
        The day as an ordinal where the rule asks for one.

    Notes
    -----
    ``"live"``: a status is live unless it is, or is narrower than, planned,
    suspended, dormant, completed or ended; and the time of the record must not be
    known to exclude the day. ``"any"``: everything. Terms: those, and the narrower
    ones, at any time; ``"unknown"`` among them means that no status is stated.
    Unknown counts as present.
    """

    kept: Statuses
    day: int | None
    _vocabulary: Vocabulary = attrs.field(repr=False)
    _known: dict[str, bool] = attrs.field(factory=dict[str, bool], init=False, eq=False)

    @classmethod
    def of(
        cls, registry: Registry, statuses: Statuses, as_of: dt.date | None
    ) -> "Liveness":
        """Check the statuses that a caller asks for.

        Parameters
        ----------
        registry : Registry
            The data, for its vocabulary of statuses.
        statuses : str or tuple of str
            ``"live"``, ``"any"``, a term, or several; terms by id or label.
        as_of : datetime.date or None
            The day, as `resolve_as_of` gives it.

        Raises
        ------
        ParameterError
            If a term is unknown, or none is given.
        """
        vocabulary = registry.vocabularies["statuses"]
        if statuses == "live":
            return cls("live", None if as_of is None else as_of.toordinal(), vocabulary)
        if statuses == "any":
            return cls("any", None, vocabulary)
        return cls(_terms(registry, statuses), None, vocabulary)

    def __call__(self, status: str, span: Span) -> bool:
        """Say whether what has this status and this time counts."""
        return self.keeps(status) and self.holds(span)

    def keeps(self, status: str) -> bool:
        """Say whether a status counts, whatever the time."""
        known = self._known.get(status)
        if known is None:
            known = self._known[status] = self._decide(status)
        return known

    def holds(self, span: Span) -> bool:
        """Say whether a time counts, whatever the status.

        It does unless the rule is ``"live"`` and the day certainly lies outside.
        """
        return self.day is None or span.holds(self.day) != "no"

    def reason(self, status: str, span: Span) -> str:
        """Say why what has this status and this time does not count.

        Returns
        -------
        str
            The status term that is not live, ``other-status`` where others are
            asked for, ``over`` or ``later`` by its dates; empty where it counts.
        """
        if not self.keeps(status):
            return self._ceased(status) or "other-status"
        if self.holds(span):
            return ""
        return "over" if span.end_high < (self.day or 0) else "later"

    def _ceased(self, status: str) -> str:
        if self.kept != "live":
            return ""
        terms = (t for t in _NOT_LIVE if self._vocabulary.covers(t, status))
        return next(terms, "")

    def _decide(self, status: str) -> bool:
        if self.kept == "any":
            return True
        if self.kept == "live":
            return not self._ceased(status)
        return any(
            self._vocabulary.covers(term, status or UNKNOWN) for term in self.kept
        )


def states_life(vocabulary: Vocabulary, status: str) -> bool:
    """Say whether a status states that a record is lived.

    More than not to be over: a status that nobody stated, or that no vocabulary
    knows, tells nothing.
    """
    return vocabulary.covers(_ALIVE, status)


def denies_life(vocabulary: Vocabulary, status: str) -> bool:
    """Say whether a status states that a record is not lived, or not yet or no more.

    A status that nobody stated, or that no vocabulary knows, tells nothing.
    """
    return any(vocabulary.covers(term, status) for term in _NOT_LIVE)


def _terms(registry: Registry, statuses: Any) -> tuple[str, ...]:
    known = terms_of(registry)
    rule = "give 'live', 'any', or one known term or more"
    try:
        stated = [statuses] if isinstance(statuses, str) else list(statuses)
    except TypeError as error:
        raise ParameterError("statuses", statuses, rule) from error
    found: set[str] = set()
    for text in stated:
        if text == UNKNOWN:
            found.add(UNKNOWN)
            continue
        if not isinstance(text, str):
            raise ParameterError("statuses", text, rule)
        term = known.find("statuses", text)
        if term is None:
            raise ParameterError("statuses", text, rule, _similar(known, text))
        found.add(term)
    if not found:
        raise ParameterError("statuses", statuses, rule)
    return tuple(sorted(found))


def _similar(known: Terms, text: str) -> tuple[str, ...]:
    words = hints(text, ("live", "any"))
    return tuple(dict.fromkeys((*words, *known.hints("statuses", text))))
