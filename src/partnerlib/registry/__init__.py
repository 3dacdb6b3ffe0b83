"""The immutable, consistent collection of all records."""

from partnerlib.registry._authorities import MADE, is_made
from partnerlib.registry._collections import (
    COLLECTIONS,
    KINDS,
    Collection,
    collection_of,
    reference,
)
from partnerlib.registry._diff import RegistryDiff
from partnerlib.registry._hints import hints, term_hints
from partnerlib.registry._registry import Registry, assemble
from partnerlib.registry._select import day_of
from partnerlib.registry._unite import unite, unite_terms

__all__ = [
    "COLLECTIONS",
    "KINDS",
    "MADE",
    "Collection",
    "Registry",
    "RegistryDiff",
    "assemble",
    "collection_of",
    "day_of",
    "hints",
    "is_made",
    "reference",
    "term_hints",
    "unite",
    "unite_terms",
]
