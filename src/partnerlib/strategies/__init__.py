"""Hypothesis strategies: random data that partnerlib, and what uses it, must bear.

They need the extra ``hypothesis``. Every draw is valid, and any legal value can be
drawn. Names are plural; arguments are keyword-only, and what varies is a strategy.
"""

from partnerlib.strategies._activities import actions, agreements
from partnerlib.strategies._planted import planted_registries
from partnerlib.strategies._records import (
    actors,
    exchanges,
    needs,
    offers,
    territories,
)
from partnerlib.strategies._registries import registries
from partnerlib.strategies._small import small_registries
from partnerlib.strategies._texts import ids, languages, terms, texts
from partnerlib.strategies._times import partial_dates, periods
from partnerlib.strategies._values import concepts, parties, scopes, sources

__all__ = [
    "actions",
    "actors",
    "agreements",
    "concepts",
    "exchanges",
    "ids",
    "languages",
    "needs",
    "offers",
    "partial_dates",
    "parties",
    "periods",
    "planted_registries",
    "registries",
    "scopes",
    "small_registries",
    "sources",
    "terms",
    "territories",
    "texts",
]
