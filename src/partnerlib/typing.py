"""Public aliases: the words by which the signatures of this library speak."""

from typing import Literal, NewType, TypeAlias

TerritoryId = NewType("TerritoryId", str)
ActorId = NewType("ActorId", str)
AgreementId = NewType("AgreementId", str)
ActionId = NewType("ActionId", str)
NeedId = NewType("NeedId", str)
OfferId = NewType("OfferId", str)
ExchangeId = NewType("ExchangeId", str)

Lang: TypeAlias = Literal["en", "fr"]
"""The languages in which the library explains itself."""

Facet: TypeAlias = Literal["theme", "place", "audience", "function"]
"""One dimension of a cell."""

FACETS: tuple[Facet, ...] = ("theme", "function", "audience", "place")
"""Every facet, in the order in which a cell shows them."""

Truth: TypeAlias = Literal["yes", "no", "unknown"]
"""A three-valued answer, because partial dates do not always allow a definite one."""

Severity: TypeAlias = Literal["error", "warning", "info"]

Statuses: TypeAlias = str | tuple[str, ...]
"""``"live"``, ``"any"``, or the status terms to keep."""

Roles: TypeAlias = str | tuple[str, ...]
"""``"acting"``, ``"any"``, or the role terms or classes to keep."""

WeightRule: TypeAlias = Literal["count", "newman", "years"]
"""What an edge of a projection weighs."""

__all__ = [
    "FACETS",
    "ActionId",
    "ActorId",
    "AgreementId",
    "ExchangeId",
    "Facet",
    "Lang",
    "NeedId",
    "OfferId",
    "Roles",
    "Severity",
    "Statuses",
    "TerritoryId",
    "Truth",
    "WeightRule",
]
