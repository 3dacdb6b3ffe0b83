"""The terms that a caller asks for, known to a vocabulary or to the data."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from partnerlib.errors import ParameterError
from partnerlib.model import Record, Vocabulary
from partnerlib.registry._collections import (
    KINDS,
    MULTI_TERM_FIELDS,
    SCOPE_TERMS,
    TERM_FIELDS,
    scope_of,
)
from partnerlib.registry._hints import term_hints

Parts: TypeAlias = Mapping[str, Mapping[str, Record]]

_CALLED: Final = {
    "actor-kinds": "kind of actors",
    "agreement-kinds": "kind of agreements",
    "action-kinds": "kind of actions",
    "audiences": "audience",
    "exchange-kinds": "kind of exchanges",
    "functions": "function",
    "levels": "level of territories",
    "statuses": "status",
    "themes": "theme",
}


class Terms:
    """Finds the terms that are meant: by id, by label, or as the data has them.

    Vocabularies are open: a term that a record states is one, even where no
    vocabulary holds it.
    """

    def __init__(self, parts: Parts, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._parts = parts
        self._vocabularies = vocabularies
        self._stated: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str], str | None] = {}

    def find(self, name: str, text: str) -> str | None:
        """Give the term of a vocabulary that is meant; None if there is none."""
        key = (name, text)
        if key not in self._found:
            vocabulary = self._vocabularies[name]
            if text in vocabulary or text in self.stated(name):
                self._found[key] = text
            else:
                self._found[key] = vocabulary.resolve(text)
        return self._found[key]

    def known(self, parameter: str, text: object, *names: str) -> str:
        """Give the term that is meant, in the first vocabulary that knows it.

        Raises
        ------
        ParameterError
            If none of them does, with the terms that look like it.
        """
        rule = f"give a {_CALLED[names[0]]}, by id or label"
        if not isinstance(text, str):
            raise ParameterError(parameter, text, rule)
        for name in names:
            found = self.find(name, text)
            if found is not None:
                return found
        rule = f"no such {_CALLED[names[0]]}"
        similar = (term for name in names for term in self.hints(name, text))
        raise ParameterError(parameter, text, rule, tuple(dict.fromkeys(similar)))

    def hints(self, name: str, text: str) -> tuple[str, ...]:
        """Give the terms that look like a text that means none."""
        return term_hints(text, self._vocabularies[name], self.stated(name))

    def stated(self, name: str) -> frozenset[str]:
        """List the terms of a vocabulary that records state."""
        if name not in self._stated:
            self._stated[name] = frozenset(self._collect(name)) - {""}
        return self._stated[name]

    def _collect(self, name: str) -> Iterable[str]:
        scoped = [field for field, of in SCOPE_TERMS if of == name]
        for kind in KINDS:
            single = [field for field, of in TERM_FIELDS[kind] if of == name]
            several = [
                field for field, of in MULTI_TERM_FIELDS.get(kind, ()) if of == name
            ]
            if not (single or several or scoped):
                continue
            for record in self._parts[kind].values():
                for field in single:
                    yield _value(record, field)
                for field in several:
                    yield from _value(record, field)
                for field in scoped:
                    yield from _value(scope_of(record), field)


def _value(holder: object, field: str) -> Any:
    return getattr(holder, field)
