"""A report: findings in order, with everything that was looked at."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from types import MappingProxyType
from typing import Any, ClassVar, Final, Generic, TypeVar

import attrs

from partnerlib.errors import ParameterError, check_lang
from partnerlib.findings._base import Finding, items_of
from partnerlib.findings._frames import DataFrame, frame, typed
from partnerlib.findings._provenance import Provenance
from partnerlib.model._rules import (
    Violations,
    check_count,
    check_instance,
    check_instances,
    refuse,
)
from partnerlib.typing import Lang

F = TypeVar("F", bound=Finding)
# Kinds that are called as several are; one of them is not.
_ONE: Final = {"territories": "territory", "actors": "actor"}
_SHOWN: Final = 10  # findings in a notebook; the report has all of them


def _ordered(findings: Iterable[Any]) -> tuple[Any, ...]:
    items = tuple(findings)
    if all(isinstance(item, Finding) for item in items):
        return tuple(sorted(items, key=lambda item: (-item.score, item.key)))
    return items


def _pairs(values: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(dict(values).items())


@attrs.frozen(kw_only=True, repr=False)
class Report(Generic[F]):
    """Findings, the strongest first, and everything that was looked at.

    Attributes
    ----------
    findings : tuple of Finding
        By score descending, then by key.
    parameters : Mapping of str to value
        How they were asked for, as used; ``as_of`` is the day as text, or None.
    examined : Mapping of str to int
        Counts of everything looked at, listed or not.
    provenance : Provenance
        On which data, and by which version.

    Notes
    -----
    A report without findings has length 0 and is therefore false: an empty report
    is an answer, and a missing one is ``None``.
    """

    finding: ClassVar[type[Finding]]
    """The class of its findings."""

    findings: tuple[F, ...] = attrs.field(converter=_ordered)
    _parameters: tuple[tuple[str, Any], ...] = attrs.field(
        converter=_pairs, alias="parameters"
    )
    _examined: tuple[tuple[str, int], ...] = attrs.field(
        converter=_pairs, alias="examined"
    )
    provenance: Provenance

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_instances(out, "findings", self.findings, self.finding)
        check_instance(out, "provenance", self.provenance, Provenance)
        for name, count in self._examined:
            check_count(out, f"examined[{name}]", count)
        refuse(self, out)

    @property
    def parameters(self) -> Mapping[str, Any]:
        """How the findings were asked for, as used."""
        return MappingProxyType(dict(self._parameters))

    @property
    def examined(self) -> Mapping[str, int]:
        """Counts of everything looked at, by name."""
        return MappingProxyType(dict(self._examined))

    def __iter__(self) -> Iterator[F]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def top(self, n: int) -> tuple[F, ...]:
        """Give the strongest findings.

        Parameters
        ----------
        n : int
            How many at most, from 0 up.

        Raises
        ------
        ParameterError
            If this is no such number.
        """
        if type(n) is not int or n < 0:
            raise ParameterError("n", n, "give a whole number from 0 up")
        return self.findings[:n]

    def for_territory(self, territory: str) -> tuple[F, ...]:
        """Give the findings that concern a territory or a place inside it.

        Parameters
        ----------
        territory : str
            The id of a territory.

        Returns
        -------
        tuple of Finding
            In the order of the report; empty where none does, and for an unknown
            id, because a report knows only the ids that its findings name.
        """
        return tuple(each for each in self.findings if territory in each.places)

    def to_records(self, lang: Lang = "en") -> list[dict[str, Any]]:
        """Give the findings as flat records, one plain value a column.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language of the column ``text``.

        Returns
        -------
        list of dict
            Texts, numbers, truth values and None, always with the same columns.
            Several ids in one value have ``;`` between them.
        """
        check_lang(lang)
        return [each.to_record(lang) for each in self.findings]

    def to_json(self, lang: Lang = "en") -> str:
        """Give the report as JSON text, the same in any process.

        Parameters
        ----------
        lang : {"en", "fr"}, default "en"
            The language of labels and texts.

        Returns
        -------
        str
            One object: ``parameters``, ``examined``, ``provenance``, ``findings``.
        """
        check_lang(lang)
        document = {
            "parameters": self.parameters_dict(),
            "examined": dict(self._examined),
            "provenance": self.provenance.to_dict(),
            "findings": [each.to_dict(lang) for each in self.findings],
        }
        return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)

    def parameters_dict(self) -> dict[str, Any]:
        """Give the parameters as an object for JSON: tuples of pairs are objects."""
        return {name: _plain(value) for name, value in self._parameters}

    def to_pandas(self, lang: Lang = "en") -> DataFrame:
        """Give the findings as a frame, with the columns of `to_records`.

        Returns
        -------
        DataFrame
            The types of the columns do not depend on the findings: text is
            ``string``, numbers are ``float64``, counts ``Int64``, and what is not
            known is missing.

        Raises
        ------
        MissingExtraError
            If pandas is not installed (extra ``pandas``).
        """
        types = self.finding.column_types()
        return typed(frame(self.to_records(lang), types), types)

    def __repr__(self) -> str:
        kinds = Counter(each.kind for each in self.findings)
        listed = ", ".join(
            f"{count} {_ONE.get(kind, kind) if count == 1 else kind}"
            for kind, count in sorted(kinds.items())
        )
        noun = "finding" if len(self) == 1 else "findings"
        return f"<{type(self).__name__}: {len(self)} {noun}{listed and f' ({listed})'}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{each.score:.3f}</td><td>{escape(each.kind)}</td>"
            f"<td>{escape(each.explain('en'))}</td></tr>"
            for each in self.findings[:_SHOWN]
        )
        more = len(self) - _SHOWN
        rest = f"<p>and {more} more</p>" if more > 0 else ""
        return (
            f"<p>{escape(repr(self))}</p><table><thead><tr><th>score</th><th>kind</th>"
            f"<th>finding</th></tr></thead><tbody>{rows}</tbody></table>{rest}"
        )


def _plain(value: Any) -> Any:
    items = items_of(value)
    if items is None:
        return value
    if items and all(_is_entry(items_of(item)) for item in items):
        return {key: _plain(each) for key, each in items}
    return [_plain(item) for item in items]


def _is_entry(parts: tuple[Any, ...] | None) -> bool:
    return parts is not None and len(parts) == 2 and type(parts[0]) is str  # noqa: PLR2004 -- a pair
