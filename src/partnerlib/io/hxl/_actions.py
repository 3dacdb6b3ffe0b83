"""Actions made by the column of what was settled, and joined where they are one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import repeat
from operator import itemgetter
from typing import Final

import attrs

from partnerlib.io._reading import Reading, Spot
from partnerlib.io.hxl._acting import Acting
from partnerlib.io.hxl._coded import Coded
from partnerlib.io.hxl._contents import Contents
from partnerlib.io.hxl._details import PREFIX, Details, Pair
from partnerlib.io.raw import RawTable
from partnerlib.model import Action, PartialDate, Period, Scope, Source
from partnerlib.model._party import sorted_parties
from partnerlib.model._source import sorted_sources
from partnerlib.model._trusted import trusted

_DIGEST: Final = 12  # bytes: among a billion actions two share an id once in 10^11

# Every part was settled before: the same dates, terms and parties stand in very many.
_action: Final[Callable[..., Action]] = trusted(
    Action,
    ("id", "title", "parties", "scope", "period", "status", "sources", "extra"),
)
_source: Final = trusted(Source, ("title", "date", "file", "row"))

_itself: Final = itemgetter(0)
_text: Final = itemgetter(1)


class Made:
    """The actions of a file by id, with where they first stand."""

    def __init__(self) -> None:
        self._first: dict[str, Action] = {}
        self._spots: dict[str, Spot] = {}
        self._further: dict[str, list[Action]] = {}

    def add(self, actions: Iterable[Action], spots: Iterable[Spot]) -> int:
        """Add actions; tell how many are there already."""
        repeated = 0
        for action, spot in zip(actions, spots, strict=True):
            name = action.id
            if name in self._first:
                repeated += 1
                self._further.setdefault(name, []).append(action)
            else:
                self._first[name] = action
                self._spots[name] = spot
        return repeated

    def hand_over(self, reading: Reading) -> None:
        """Put them into what is read, each once."""
        for name, actions in self._further.items():
            self._first[name] = _joined([self._first[name], *actions])
        reading.records.extend(self._first.values())
        reading.places.extend(self._spots.values())


@attrs.frozen(eq=False, kw_only=True)
class Parts:
    """What actions are made of, by row.

    Attributes
    ----------
    who, scopes, periods : Coded
        Those with a text of what they are have it to tell actions apart.
    details : Details
        Titles, statuses, and what is kept.
    names : Coded of str
        Ids that the table itself states; empty where it states none.
    titles : sequence of str
        What they are called; where no activity is told, by something else.
    figures : sequence of tuple of (str, str)
        What is kept besides, and tells no action from another.
    sources : sequence of tuple of Source
        Which rows of the file tell it.
    """

    who: Coded[Acting]
    scopes: Coded[tuple[Scope, str]]
    periods: Coded[Period]
    details: Details
    names: Coded[str]
    titles: Sequence[str]
    figures: Sequence[tuple[Pair, ...]]
    sources: Sequence[tuple[Source, ...]]


def actions_of(parts: Parts) -> list[Action]:
    """Make the actions of rows."""
    details = parts.details
    extra: Iterable[tuple[Pair, ...]] = details.extra.each()
    if parts.figures:
        together = zip(extra, parts.figures, strict=True)
        extra = (tuple(sorted(own + more)) for own, more in together)
    return list(
        map(
            _action,
            _ids(parts),
            parts.titles,
            parts.who.map(_itself).each(),
            parts.scopes.map(_itself).each(),
            parts.periods.each(),
            details.statuses.each(),
            parts.sources,
            extra,
        )
    )


def _ids(parts: Parts) -> Iterator[str]:
    """Give ids: those that the table states, else digests of what is told."""
    details = parts.details
    told = zip(
        parts.names.each(),
        parts.who.map(_text).each(),
        parts.scopes.map(_text).each(),
        details.titles.map(repr).each(),
        details.statuses.map(repr).each(),
        parts.periods.map(lambda period: repr(str(period))).each(),
        details.extra.map(lambda pairs: repr(list(pairs))).each(),
        strict=True,
    )
    for name, who, scope, title, status, period, extra in told:
        text = f"([{who}], {scope}, {title}, {status}, {period}, {extra})"
        yield name or PREFIX + _digest(text)


def _digest(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=_DIGEST).hexdigest()


def sources_of(
    table: RawTable, contents: Contents, dates: Coded[PartialDate | None]
) -> list[tuple[Source, ...]]:
    """Give the sources of each content in the order of a record.

    Parameters
    ----------
    table : RawTable
        Where the rows stand.
    contents : Contents
        Which rows tell what.
    dates : Coded
        When each of these rows was reported.
    """
    checked = Source(file=table.file, title=table.sheet)
    title, file = repeat(checked.title), repeat(checked.file)
    made = list(map(_source, title, dates.each(), file, contents.lines))
    if len(made) == contents.size:
        return list(zip(made, strict=True))
    if len(dates.values) == 1:
        return [tuple(made[begin:end]) for begin, end in contents.spans()]
    when = list(dates.map(lambda date: str(date or "")).each())
    return [
        tuple([made[line] for line in sorted(range(*span), key=when.__getitem__)])
        for span in contents.spans()
    ]


def _joined(actions: Sequence[Action]) -> Action:
    """Join rows that differ in spelling, numbers and dates only.

    In tables that this library wrote, an action has a row for each of its places,
    themes and audiences.
    """
    first, scopes = actions[0], [action.scope for action in actions]
    extra: dict[str, dict[str, None]] = {}
    for action in actions:
        for key, text in action.extra:
            extra.setdefault(key, {})[text] = None
    return _action(
        first.id,
        first.title,
        sorted_parties([party for each in actions for party in each.parties]),
        Scope(
            themes=[theme for each in scopes for theme in each.themes],
            places=[place for each in scopes for place in each.places],
            audiences=[term for each in scopes for term in each.audiences],
        ),
        first.period,
        first.status,
        sorted_sources([source for each in actions for source in each.sources]),
        tuple(sorted((key, "; ".join(texts)) for key, texts in extra.items())),
    )


__all__ = ["Made", "Parts", "actions_of", "sources_of"]
