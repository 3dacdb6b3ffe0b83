"""From records to a registry that is whole, or to every reason why there is none."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final, TypeVar

from partnerlib.errors import IntegrityError, ModelError, Problem, Violation
from partnerlib.model import Concept, PartialDate, Record
from partnerlib.model._rules import check_text
from partnerlib.registry._assemble import OwnTerms, Parts, prepare
from partnerlib.registry._given import checked_date, checked_terms, iterated
from partnerlib.registry._holdings import Holdings

H = TypeVar("H", bound=Holdings)
NO_TERMS: Final[Mapping[str, tuple[Concept, ...]]] = MappingProxyType({})


def make(
    cls: type[H],
    records: Iterable[Record],
    *,
    terms: Mapping[str, Iterable[Concept]] = NO_TERMS,
    known: Mapping[str, AbstractSet[str]] | None = None,
    title: str = "",
    licence: str = "",
    date: PartialDate | str | None = None,
) -> tuple[H | None, tuple[Problem, ...]]:
    """Make a registry of a class and tell every problem; none if one is an error.

    Raises
    ------
    ModelError
        If the title, the licence or the date cannot be what they are given as.
    """
    out: list[Violation] = []
    check_text(out, "title", title)
    check_text(out, "licence", licence)
    if out:
        raise ModelError("Registry", tuple(out))
    parts, own, vocabularies, problems = prepare(
        iterated("records", records), checked_terms(terms), known or {}
    )
    edition = checked_date(date)
    if any(problem.severity == "error" for problem in problems):
        return None, tuple(problems)
    registry = restored(cls, parts, own, (title.strip(), licence.strip(), edition))
    registry._memo["vocabularies"] = vocabularies  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return registry, tuple(problems)


def whole(
    cls: type[H],
    records: Iterable[Record],
    *,
    terms: Mapping[str, Iterable[Concept]],
    title: str,
    licence: str,
    date: PartialDate | str | None,
) -> H:
    """Make a registry of a class, and refuse records that do not fit together.

    Raises
    ------
    IntegrityError
        If one problem is an error, with every problem.
    """
    registry, problems = make(
        cls, records, terms=terms, title=title, licence=licence, date=date
    )
    if registry is None:
        raise IntegrityError(problems)
    return registry


def restored(
    cls: type[H],
    parts: Parts,
    terms: OwnTerms,
    about: tuple[str, str, PartialDate | None],
) -> H:
    """Give a registry of what is known to fit together, its title, licence and date."""
    registry = cls.__new__(cls)
    registry._set(parts, terms, *about)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return registry
