"""Plain values of a document, each as it should be, with what is wrong with them."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

import attrs

from partnerlib.errors import Problem
from partnerlib.io._json_decode import is_list
from partnerlib.io.maps._model import Heading
from partnerlib.registry import hints

_T = TypeVar("_T")


class PlainValues:
    """Takes texts, flags and lists out of objects, and notes each that is none.

    Parameters
    ----------
    name : str
        What problems name as their file.

    Attributes
    ----------
    problems : list of Problem
        All so far, each with its path.
    """

    def __init__(self, name: str) -> None:
        self.problems: list[Problem] = []
        self._name = name

    def _text(self, value: dict[str, Any], path: str, key: str) -> str:
        stated = value.get(key, "")
        # TOML has dates of its own.
        if hasattr(stated, "isoformat"):
            return str(stated)
        if not isinstance(stated, str):
            self._type(f"{path}.{key}", stated, "text")
            return ""
        return stated

    def _texts(
        self, value: dict[str, Any], path: str, key: str, *, stripped: bool = True
    ) -> tuple[str, ...]:
        stated = value.get(key, [])
        several: Sequence[Any] = stated if is_list(stated) else [stated]
        found: list[str] = []
        for each in several:
            is_number = isinstance(each, int | float) and not isinstance(each, bool)
            if isinstance(each, str) or is_number or hasattr(each, "isoformat"):
                text = str(each)
                found.append(text.strip() if stripped else text)
            else:
                self._type(f"{path}.{key}", each, "text")
        return tuple(each for each in found if each)

    def _flag(self, value: dict[str, Any], path: str, key: str) -> bool:
        stated = value.get(key, False)
        if not isinstance(stated, bool):
            self._type(f"{path}.{key}", stated, "true or false")
        return stated is True

    def _row(
        self, value: dict[str, Any], path: str, key: str, least: int
    ) -> int | None:
        stated = value.get(key)
        if stated is None or (type(stated) is int and stated >= least):
            return stated
        self._type(f"{path}.{key}", stated, f"a whole number from {least} up")
        return None

    def _one_of(
        self, value: dict[str, Any], path: str, key: str, allowed: Sequence[str]
    ) -> str:
        if key not in value:
            return allowed[0] if key == "dates" else ""
        stated = value[key]
        if stated not in allowed:
            self._choice(f"{path}.{key}", stated, allowed)
        return str(stated)

    def _listed(
        self, stated: object, path: str, make: Callable[[object, str], _T]
    ) -> list[_T]:
        if is_list(stated):
            return [make(each, f"{path}[{at}]") for at, each in enumerate(stated)]
        return [make(stated, path)]

    def _keys(self, value: Mapping[str, Any], path: str, known: Sequence[str]) -> None:
        for key in value:
            if key not in known:
                hint = ", ".join(hints(key, known))
                self._blame("unknown-field", f"{path}.{key}", key, hint=hint)

    def _choice(
        self, path: str, value: object, allowed: Sequence[str] | AbstractSet[str] | Any
    ) -> None:
        self._blame("bad-choice", path, value, allowed=", ".join(allowed))

    def _type(self, path: str, value: object, expected: str) -> None:
        field = path.rpartition(".")[2]
        self._blame("bad-type", path, value, expected=expected, field=field)

    def _blame(self, code: str, path: str, value: object, **facts: str) -> None:
        told = Problem.of(
            code,
            severity="error",
            file=self._name,
            path=path,
            value=None if value is None else str(value),
        )
        self.problems.append(attrs.evolve(told, facts=tuple(sorted(facts.items()))))

    def _headings(self, stated: object, path: str) -> tuple[Heading, ...]:
        if stated is None:
            return ()
        if isinstance(stated, str | int):
            stated = [stated]
        if not is_list(stated) and stated != ():
            self._type(path, stated, "a heading, or the number of a column")
            return ()
        found: list[Heading] = []
        for each in stated if is_list(stated) else ():
            is_number = type(each) is int and each > 0
            if is_number or (isinstance(each, str) and each):
                found.append(each)
            else:
                self._type(path, each, "a heading, or the number of a column")
        return tuple(found)


__all__ = ["PlainValues"]
