"""Who says to be twinned with whom, folded into one agreement for each pair."""

from collections.abc import Iterable
from typing import Final

import attrs

from partnerlib.errors import ModelError, Problem
from partnerlib.io._bond_ids import bond_id
from partnerlib.io._paths import cited
from partnerlib.io._reading import Spot
from partnerlib.model import Agreement, PartialDate, Period, Source

_SEVERAL: Final = 2


@attrs.frozen
class Claim:
    """What one side says of a tie.

    Attributes
    ----------
    stated_by : str
        The item that it is said of.
    start, end : PartialDate or None
        Since when, until when.
    url, title : str
        The page that says so.
    date : PartialDate or None
        When that page was looked at.
    """

    stated_by: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    url: str = ""
    title: str = ""
    date: PartialDate | None = None


@attrs.define(eq=False)
class Tie:
    """What both sides say of a tie, each claim with where it is first read."""

    claims: dict[Claim, Spot] = attrs.field(factory=dict[Claim, Spot])
    extra: dict[str, str] = attrs.field(factory=dict[str, str])

    def add(self, claim: Claim, spot: Spot) -> None:
        """Add a claim; rows that repeat it tell nothing new."""
        self.claims.setdefault(claim, spot)

    @property
    def spot(self) -> Spot:
        """Where it is first read."""
        return next(iter(self.claims.values()))

    def agreement(self, pair: tuple[str, str]) -> tuple[Agreement, list[Problem]]:
        """Make the agreement, and tell where the sides do not agree on the day."""
        id_ = bond_id("twinning", pair)
        problems: list[Problem] = []
        starts = _distinct(claim.start for claim in self.claims)
        start = starts[0] if starts else None
        end = self._end(starts)
        extra = dict(self.extra)
        if len(starts) >= _SEVERAL:
            others = ", ".join(map(str, starts[1:]))
            extra["wikidata:start"] = "; ".join(map(str, starts))
            problems.append(
                Problem.of(
                    "several-values",
                    column="start",
                    value=id_,
                    kept=str(start),
                    others=others,
                )
            )
        try:
            period = Period(start=start, end=end)
        except ModelError as error:
            problems.extend(each.problem() for each in error.violations)
            period = Period(start=start)
        sources = [
            Source(
                stated_by=claim.stated_by,
                title=claim.title,
                url=claim.url,
                date=claim.date,
                file=cited(spot.file),
                row=spot.row,
            )
            for claim, spot in self.claims.items()
        ]
        agreement = Agreement(
            id_,
            kind="twinning",
            parties=pair,
            period=period,
            sources=sources,
            extra=extra,
        )
        record = f"agreement/{id_}"
        return agreement, [
            self.spot.locate(attrs.evolve(each, record=record)) for each in problems
        ]

    def _end(self, starts: list[PartialDate]) -> PartialDate | None:
        """Give the end of the last of the times that are stated.

        A tie that ended and was renewed has not ended.
        """
        latest = max(starts, key=_day, default=None)
        ends = [
            claim.end
            for claim in self.claims
            if claim.start is None or latest is None or _agree(claim.start, latest)
        ]
        return max((each for each in ends if each), key=_day, default=None)


def _distinct(dates: Iterable[PartialDate | None]) -> list[PartialDate]:
    """Give dates that differ, the earliest first; of two that agree, the finer."""
    stated = sorted(
        {each for each in dates if each is not None},
        key=lambda each: (each.bounds[0] - each.bounds[1], str(each)),
        reverse=True,
    )
    kept: list[PartialDate] = []
    for date in stated:
        if not any(_agree(date, each) for each in kept):
            kept.append(date)
    return sorted(kept, key=lambda each: (each.bounds[0], str(each)))


def _agree(first: PartialDate, second: PartialDate) -> bool:
    """Whether one of two dates lies within the other."""
    a, b = first.bounds, second.bounds
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _day(date: PartialDate) -> int:
    return date.bounds[1]


__all__ = ["Claim", "Tie"]
