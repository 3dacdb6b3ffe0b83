"""On which data, and by which version, findings were made."""

from functools import cache
from importlib import metadata
from typing import Any

import attrs

from partnerlib.registry import Registry


@attrs.frozen(kw_only=True)
class Provenance:
    """On which data, and by which version, findings were made.

    Attributes
    ----------
    version : str
        The version of partnerlib.
    title : str
        The title of the registry; empty is unknown.
    date : str
        The date of its edition, in EDTF; empty is unknown.
    counts : tuple of (str, int)
        The size of each of its collections.

    Notes
    -----
    The digest of the registry is not here: it takes longer than many an analysis,
    so it is computed only for those who ask. To tie a report to the exact data,
    keep ``registry.digest`` beside it.
    """

    version: str
    title: str = ""
    date: str = ""
    counts: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, registry: Registry) -> "Provenance":
        """State what a registry is."""
        return cls(
            version=version(),
            title=registry.title,
            date="" if registry.date is None else str(registry.date),
            counts=tuple(registry.describe().items()),
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the object that the JSON report holds."""
        return {
            "version": self.version,
            "title": self.title,
            "date": self.date,
            "registry": dict(self.counts),
        }


@cache
def version() -> str:
    """Give the version of the installed package."""
    return metadata.version("partnerlib")
