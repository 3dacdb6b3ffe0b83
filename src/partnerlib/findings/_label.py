"""What people call the ids that a finding mentions."""

from collections import Counter
from typing import Final

import attrs

from partnerlib.typing import Lang

_FEW: Final = 16
"""Labels that are gone through about as fast as a table of them is looked up."""


@attrs.frozen(weakref_slot=False)
class Label:
    """What people call an id that a finding mentions.

    Attributes
    ----------
    kind : str
        A kind of record (``territory``, ``actor``, ...), a facet (``theme``,
        ``function``, ``audience``) or ``unit``.
    id : str
        The id of the record or term.
    en, fr : str
        The names.

    Examples
    --------
    >>> Label("theme", "health", "Health", "Santé").text("fr")
    'Santé'
    """

    kind: str
    id: str
    en: str
    fr: str

    def text(self, lang: Lang = "en") -> str:
        """Give the name in a language."""
        return self.fr if lang == "fr" else self.en


@attrs.frozen
class _Names:
    """The names of the ids of one kind, in one language."""

    by_id: dict[str, str]
    shared: frozenset[str]

    @classmethod
    def of(cls, labels: tuple[Label, ...], kind: str, lang: Lang) -> "_Names":
        by_id = {label.id: label.text(lang) for label in labels if label.kind == kind}
        counts = Counter(by_id.values())
        return cls(by_id, frozenset(name for name, n in counts.items() if n > 1))


class Named:
    """What has labels, and names the ids that it mentions after them.

    Where labels are many, their names are laid out once; they are no field, so that
    they change neither what is equal nor what is written.
    """

    __slots__ = ("_names",)

    _names: dict[tuple[str, Lang], _Names]
    labels: tuple[Label, ...]

    def name_of(self, kind: str, id: str, lang: Lang = "en") -> str:  # noqa: A002 -- the field has this name everywhere
        """Give the name of an id that is mentioned; else the id.

        Where two of them have one name (there is a Mérida in Spain and one in
        Mexico), the id stands beside it.

        Parameters
        ----------
        kind : str
            As in `Label`; ``"place"`` means ``"territory"``.
        id : str
            The id.
        lang : {"en", "fr"}
            The language.
        """
        kind = "territory" if kind == "place" else kind
        names = self._names_of(kind, lang)
        name = names.by_id.get(id, id)
        return f"{name} ({id})" if name in names.shared else name

    def _names_of(self, kind: str, lang: Lang) -> _Names:
        if len(self.labels) <= _FEW:  # most findings; their names take no room
            return _Names.of(self.labels, kind, lang)
        try:
            kept = self._names
        except AttributeError:  # asked for the first time
            kept = {}
            object.__setattr__(self, "_names", kept)
        names = kept.get((kind, lang))
        if names is None:  # two threads may both make them: they are equal
            names = kept[kind, lang] = _Names.of(self.labels, kind, lang)
        return names


__all__ = ["Label", "Named"]
