"""What findings call records and terms, in both languages."""

from typing import Final

from partnerlib.findings import Label
from partnerlib.registry import Registry
from partnerlib.typing import Lang

_LANGS: Final[tuple[Lang, ...]] = ("en", "fr")


class Labels:
    """Names ids of a registry, each looked up once.

    A function that remembers what a method gave would keep the object of the method
    alive for as long as nobody collects circles, and all that the object holds.

    Parameters
    ----------
    registry : Registry
        The data.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._known: dict[tuple[str, str], Label] = {}

    def __call__(self, kind: str, id_: str) -> Label:
        """Name a record or a term."""
        found = self._known.get((kind, id_))
        if found is None:
            english, french = (self._registry.label(kind, id_, x) for x in _LANGS)
            found = self._known[kind, id_] = Label(kind, id_, english, french)
        return found


__all__ = ["Labels"]
