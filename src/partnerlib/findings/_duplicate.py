"""A duplicated effort: two actors that do the same in the same place."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from partnerlib.findings._base import (
    Finding,
    as_tuple,
    chance,
    check_share,
    rounded,
    sorted_tuple,
    wrong,
)
from partnerlib.findings._cell import Cell, cell, check_cell, is_pairs
from partnerlib.findings._clusters import Cluster, group
from partnerlib.findings._label import Label
from partnerlib.findings._report import Report
from partnerlib.findings._set_aside import SetAside, column, told
from partnerlib.model._rules import (
    Violations,
    check_ids,
    check_instances,
    check_text,
    sorted_texts,
)
from partnerlib.typing import Lang

_PAIR = 2


def _cells(cells: Any) -> Any:
    items = as_tuple(cells)
    if type(items) is not tuple:
        return items
    return sorted_tuple(cell(item) for item in as_tuple(cells))


@attrs.frozen(kw_only=True, weakref_slot=False)
class Duplicate(Finding):
    """Two actors that provide in the same cells at overlapping times.

    Attributes
    ----------
    kind : str
        ``duplicate``: nothing coordinates them. ``complementary``: audience,
        function or period differ. ``coordinated``: something coordinates them.
    actors : tuple of str
        The two, sorted.
    cells : tuple of cells
        The cells of this label that they share; a cell is pairs of facet and
        value, theme then place.
    period : str
        When both are there, in EDTF; empty is unknown.
    certainty : float
        How sure it is that they overlap, 0 to 1.
    p_value : float
        The chance that two actors of these sizes share so many cells, to 9
        significant digits.
    q_value : float
        The share of chance findings among all pairs that are as rare, likewise.
    reasons : tuple of (str, str)
        Why they are complementary (``audience``, ``function``, ``period``) or
        coordinated (``joint-record``, ``common-lead``, ``common-network``), with
        the record that shows it, as ``kind/id``, or an empty text.
    set_aside : tuple of SetAside
        Of a ``duplicate``: the records that hold both and coordinate none of its
        cells, whatever their status; they stand in the evidence too. Empty: the
        data knows none.

    See Also
    --------
    Finding : the fields that every finding has.
    """

    family: ClassVar[str] = "duplicate"
    kinds: ClassVar[tuple[str, ...]] = ("duplicate", "complementary", "coordinated")
    own_columns: ClassVar[Mapping[str, type]] = {
        "actor_1": str,
        "actor_2": str,
        "shared_cells": int,
        "themes": str,
        "places": str,
        "period": str,
        "certainty": float,
        "p_value": float,
        "q_value": float,
        "reasons": str,
        "set_aside": str,
    }
    component_names: ClassVar[tuple[str, ...]] = ("p_value", "surprisal")

    actors: tuple[str, ...] = attrs.field(converter=sorted_texts)
    cells: tuple[Cell, ...] = attrs.field(converter=_cells)
    period: str = ""
    certainty: float = attrs.field(converter=rounded)
    p_value: float = attrs.field(converter=chance)
    q_value: float = attrs.field(converter=chance)
    reasons: tuple[tuple[str, str], ...] = attrs.field(
        default=(), converter=sorted_tuple
    )
    set_aside: tuple[SetAside, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def label(self) -> str:
        """What the pair is, the same as ``kind``."""
        return self.kind

    def _check(self, out: Violations) -> None:
        check_ids(out, "actors", self.actors)
        if len(self.actors) != _PAIR:
            out.append(wrong("actors", "two distinct actors", self.actors))
        if type(self.cells) is tuple and self.cells:
            for each in self.cells:
                check_cell(out, "cells", each)
        else:
            out.append(wrong("cells", "one cell or more", self.cells))
        check_text(out, "period", self.period)
        check_share(out, "certainty", self.certainty)
        check_share(out, "p_value", self.p_value)
        check_share(out, "q_value", self.q_value)
        if not is_pairs(self.reasons):
            out.append(wrong("reasons", "pairs of texts", self.reasons))
        check_instances(out, "set_aside", self.set_aside, SetAside)

    def _own(self, lang: Lang) -> dict[str, Any]:  # noqa: ARG002 -- no own field has a language
        return {
            "actors": list(self.actors),
            "cells": [dict(each) for each in self.cells],
            "period": self.period,
            "label": self.kind,
            "certainty": self.certainty,
            "p_value": self.p_value,
            "q_value": self.q_value,
            "reasons": [{"reason": why, "record": at} for why, at in self.reasons],
            "set_aside": [each.to_dict() for each in self.set_aside],
        }

    def _row(self) -> dict[str, Any]:
        return {
            "actor_1": self.actors[0],
            "actor_2": self.actors[1],
            "shared_cells": len(self.cells),
            "themes": ";".join(self._values("theme")),
            "places": ";".join(self._values("place")),
            "period": self.period,
            "certainty": self.certainty,
            "p_value": self.p_value,
            "q_value": self.q_value,
            "reasons": ";".join(
                f"{why}={at}" if at else why for why, at in self.reasons
            ),
            "set_aside": column(self.set_aside),
        }

    def _values(self, facet: str) -> tuple[str, ...]:
        return tuple(sorted({dict(each).get(facet, "") for each in self.cells} - {""}))

    def _facts(self, lang: Lang) -> dict[str, Any]:
        cells = [dict(each) for each in self.cells]
        shown = Counter(why for why, _ in self.reasons)
        return {
            "actors": tuple(self.name_of("actor", id_, lang) for id_ in self.actors),
            "cells": len(cells),
            "cell_themes": tuple(
                self.name_of("theme", each.get("theme", ""), lang) for each in cells
            ),
            "cell_places": tuple(
                self.name_of("place", each.get("place", ""), lang) for each in cells
            ),
            "themes": tuple(
                self.name_of("theme", id_, lang) for id_ in self._values("theme")
            ),
            "places": tuple(
                self.name_of("place", id_, lang) for id_ in self._values("place")
            ),
            "period": self.period,
            "certainty": self.certainty,
            "p_value": self.p_value,
            "q_value": self.q_value,
            "reasons": tuple(shown),
            "several": tuple(why for why, records in shown.items() if records > 1),
            "reason_records": tuple(
                self.name_of(*_split(at), lang) for _, at in self.reasons if at
            ),
            "set_aside": told(self, self.set_aside, lang),
        }


def _split(record: str) -> tuple[str, str]:
    kind, _, id_ = record.partition("/")
    return kind, id_


@attrs.frozen(kw_only=True, repr=False)
class DuplicateReport(Report[Duplicate]):
    """The duplicated efforts of a registry.

    See Also
    --------
    Report : what every report has.
    partnerlib.find_duplicates : what makes it.
    """

    finding: ClassVar[type[Finding]] = Duplicate

    def clusters(self) -> tuple[Cluster, ...]:
        """Group the listed duplicates that one meeting could resolve.

        Returns
        -------
        tuple of Cluster
            In each cell, the actors that the listed pairs of kind ``duplicate``
            connect; where the same actors meet in several cells, one cluster. The
            most pairs first, then by actors. An actor may be in several. Pairs that
            are coordinated, or differ, need no such meeting and are in none.
        """
        labels: dict[tuple[str, str], Label] = {
            (label.kind, label.id): label
            for finding in self.findings
            for label in finding.labels
        }
        found = {
            (finding.actors[0], finding.actors[1]): finding
            for finding in self.findings
            if finding.kind == "duplicate"
        }
        cells = {pair: finding.cells for pair, finding in found.items()}
        return tuple(
            Cluster(
                actors=actors,
                cells=shared,
                pairs=pairs,
                evidence=tuple(
                    sorted({each for pair in pairs for each in found[pair].evidence})
                ),
                labels=tuple(
                    labels[name] for name in _named(actors, shared) if name in labels
                ),
            )
            for actors, shared, pairs in group(cells)
        )


def _named(actors: tuple[str, ...], cells: tuple[Cell, ...]) -> list[tuple[str, str]]:
    values = {
        ("territory" if facet == "place" else facet, id_)
        for each in cells
        for facet, id_ in each
    }
    return [*(("actor", actor) for actor in actors), *sorted(values)]
