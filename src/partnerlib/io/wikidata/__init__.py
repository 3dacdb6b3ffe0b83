"""Answers of the Wikidata query service, and whole entities of Wikidata."""

from partnerlib.io.wikidata._reader import READER

__all__ = ["READER"]
