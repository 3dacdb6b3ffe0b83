"""What a caller asks about gaps, checked, and the candidates that answer it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from partnerlib.analysis.gaps._candidates import Candidate
from partnerlib.analysis.gaps._expected import expected_cells
from partnerlib.analysis.gaps._ground import Ground
from partnerlib.analysis.gaps._needed import needed_gaps
from partnerlib.analysis.gaps._supplied import supplied_gaps
from partnerlib.analysis.gaps._underserved import underserved_gaps
from partnerlib.analysis.gaps._unreached import unreached_gaps
from partnerlib.errors import ParameterError
from partnerlib.findings import Cell, Gap
from partnerlib.model import PartialDate
from partnerlib.progress import track
from partnerlib.registry import Registry
from partnerlib.sparse import Liveness, checked_facets, resolve_as_of, resolve_level
from partnerlib.typing import Statuses


@attrs.frozen(eq=False)
class Search:
    """One question about gaps.

    Attributes
    ----------
    ground : Ground
        The registry as asked for.
    expected : tuple of Cell
        Cells that should be provided for.
    kinds : tuple of str
        The kinds to look for.
    alpha : float
        The false discovery rate.
    day : datetime.date or None
        The day to which it refers.
    counts : Counter
        What was looked at, as far as the candidates were asked for.
    """

    ground: Ground
    expected: tuple[Cell, ...]
    kinds: tuple[str, ...]
    alpha: float
    day: dt.date | None
    counts: Counter[str]

    @classmethod
    def of(
        cls,
        registry: Registry,
        *,
        by: Iterable[str] | None,
        level: str | None,
        as_of: dt.date | PartialDate | str | None,
        statuses: Statuses,
        expected: Iterable[Mapping[str, str]],
        kinds: Iterable[str] | None,
        alpha: float,
    ) -> "Search":
        """Check what is asked for, as `find_gaps` takes it."""
        wanted = _checked_kinds(kinds)
        _check_alpha(alpha)
        day = resolve_as_of(registry, as_of)
        ground = Ground.of(
            registry,
            by=None if by is None else checked_facets(by),
            level=resolve_level(registry, level),
            liveness=Liveness.of(registry, statuses, day),
        )
        cells = expected_cells(ground, expected)
        counts: Counter[str] = Counter(ground.efforts.counts)
        counts["effort_cells"] = len(ground.efforts.cells)
        return cls(ground, cells, wanted, alpha, day, counts)

    @property
    def parameters(self) -> dict[str, object]:
        """What was asked for, as a report states it."""
        return {
            "by": self.ground.by,
            "effort_by": self.ground.efforts.by,
            "level": self.ground.level,
            "as_of": None if self.day is None else self.day.isoformat(),
            "statuses": self.ground.liveness.kept,
            "expected": self.expected,
            "kinds": self.kinds,
            "alpha": self.alpha,
        }

    def candidates(self) -> Iterator[Candidate]:
        """Find the gaps of the kinds asked for, kind by kind."""
        ground, counts, kinds = self.ground, self.counts, self.kinds
        parts: list[Iterable[Candidate]] = [
            needed_gaps(ground, self.expected, counts),
            supplied_gaps(ground, kinds),
        ]
        if "underserved" in kinds:
            parts.append(underserved_gaps(ground, self.alpha, counts))
        if "unreached" in kinds:
            parts.append(unreached_gaps(ground, counts))
        advance = track("gaps", len(parts))
        for part in parts:
            yield from (each for each in part if each.kind in kinds)
            advance(1)


def _checked_kinds(kinds: object) -> tuple[str, ...]:
    if kinds is None:
        return Gap.kinds
    stated = (
        tuple(cast("Iterable[object]", kinds))
        if isinstance(kinds, Iterable) and not isinstance(kinds, str)
        else (kinds,)
    )
    if not stated or any(kind not in Gap.kinds for kind in stated):
        raise ParameterError("kinds", stated, f"one or more of {', '.join(Gap.kinds)}")
    return tuple(kind for kind in Gap.kinds if kind in stated)


def _check_alpha(alpha: object) -> None:
    if type(alpha) not in (int, float) or not 0 < cast("float", alpha) < 1:
        raise ParameterError("alpha", alpha, "give a number between 0 and 1")
