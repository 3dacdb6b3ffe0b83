"""The immutable, consistent collection of all records."""

from partnerlib.registry._authorities import MADE, is_made
from partnerlib.registry._checks import CIRCULAR, cycle, linked
from partnerlib.registry._circles import circles
from partnerlib.registry._collections import (
    COLLECTIONS,
    KINDS,
    Collection,
    collection_of,
    reference,
)
from partnerlib.registry._diff import RegistryDiff
from partnerlib.registry._given import checked_date, iterated
from partnerlib.registry._hints import hints, term_hints
from partnerlib.registry._lookups import kept, kept_meanwhile, terms_of
from partnerlib.registry._registry import Registry, assemble, check_registry
from partnerlib.registry._select import day_of
from partnerlib.registry._terms import Terms
from partnerlib.registry._unite import unite, unite_terms

__all__ = [
    "CIRCULAR",
    "COLLECTIONS",
    "KINDS",
    "MADE",
    "Collection",
    "Registry",
    "RegistryDiff",
    "Terms",
    "assemble",
    "check_registry",
    "checked_date",
    "circles",
    "collection_of",
    "cycle",
    "day_of",
    "hints",
    "is_made",
    "iterated",
    "kept",
    "kept_meanwhile",
    "linked",
    "reference",
    "term_hints",
    "terms_of",
    "unite",
    "unite_terms",
]
