"""Did you mean ...? Names that look like one that is not there."""

import difflib
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Final

from partnerlib.model import Vocabulary, spelling

_LARGEST: Final = 20_000  # names; beyond, looking for similar ones would take minutes
_COMPARISONS: Final = 200_000  # of two names, in all that one check asks
_LONG: Final = 16  # letters
_MOST: Final = 3
_CUTOFF: Final = 0.75


class _Pool:
    """Names, made ready once for many questions."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)

    def __len__(self) -> int:
        return len(self._names)

    def same(self, value: str) -> list[str]:
        """List the names that differ from a value in case only."""
        return [
            each for each in self._folded.get(value.casefold(), ()) if each != value
        ]

    def similar(self, value: str) -> list[str]:
        """List the names that look like a value, the likeliest first."""
        return difflib.get_close_matches(value, self._names, n=_MOST, cutoff=_CUTOFF)

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self._names:
            found.setdefault(name.casefold(), []).append(name)
        return found


class Hinter:
    """Looks for similar names, but not longer than a person would wait."""

    def __init__(self, comparisons: int = _COMPARISONS) -> None:
        self._left = comparisons
        self._pools: dict[str, _Pool] = {}
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}

    def __call__(self, value: str, kind: str, names: Collection[str]) -> str:
        """Give what looks like a value, as a sentence names it."""
        return ", ".join(self.find(value, kind, names))

    def find(self, value: str, kind: str, names: Collection[str]) -> tuple[str, ...]:
        """Give what looks like a value; of one kind the names are always the same."""
        key = (kind, value)
        if key not in self._found:
            pool = self._pools.get(kind)
            if pool is None:
                pool = self._pools[kind] = _Pool(names)
            self._found[key] = self._look(value, pool)
        return self._found[key]

    def _look(self, value: str, pool: _Pool) -> tuple[str, ...]:
        same = pool.same(value)
        # Long names take longer to compare.
        cost = len(pool) * (1 + len(value) // _LONG)
        if same or len(pool) > _LARGEST or cost > self._left:
            return tuple(same[:_MOST])
        self._left -= cost
        return tuple(pool.similar(value))


class TermHinter:
    """Looks for the terms of vocabularies that are meant, by id, label or alias."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._vocabularies = vocabularies
        self._hinter = Hinter()

    def __call__(self, text: str, name: str) -> str:
        """Give the terms that look like one that a vocabulary does not hold."""
        vocabulary = self._vocabularies[name]
        meant = vocabulary.resolve(text)
        if meant is not None:
            return meant
        terms = vocabulary.spellings
        found = self._hinter.find(spelling(text), name, terms)
        return ", ".join(dict.fromkeys(terms[each] for each in found))


def hints(value: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Give up to three candidates that look like a value, the likeliest first.

    Case alone never hides a candidate. Above 20,000 candidates only those that
    differ in case are found, so that the cost stays linear.
    """
    pool = _Pool(candidates)
    same = pool.same(value)
    if same or len(pool) > _LARGEST:
        return tuple(same[:_MOST])
    return tuple(pool.similar(value))


def term_hints(
    text: str, vocabulary: Vocabulary, stated: Iterable[str] = ()
) -> tuple[str, ...]:
    """Give up to three terms that a text may mean, the likeliest first.

    Parameters
    ----------
    text : str
        What is no term.
    vocabulary : Vocabulary
        Whose ids, labels and aliases are compared, without case and accents.
    stated : iterable of str
        Terms that the data states and the vocabulary does not hold.

    Returns
    -------
    tuple of str
        Ids, each once.

    Examples
    --------
    >>> from partnerlib.vocabularies import builtin
    >>> term_hints("Jeunesse", builtin()["audiences"])
    ('youth',)
    """
    meant = vocabulary.resolve(text)
    if meant is not None:
        return (meant,)
    terms = {spelling(term): term for term in sorted(stated)}
    terms.update(vocabulary.spellings)
    found = hints(spelling(text), terms)
    return tuple(dict.fromkeys(terms[name] for name in found))
