"""Plain facts of a finding, any of which may be missing."""

import math
from collections.abc import Mapping
from typing import Any, cast

Facts = Mapping[str, Any]


class Known:
    """Read facts by name and type; what is missing or of another type is empty.

    A sentence must never raise: a finding of an older file, or of another tool, may
    lack what a newer sentence would mention.

    Examples
    --------
    >>> known = Known({"kind": "unmet", "needs": 2, "reached": None})
    >>> known.text("kind"), known.count("needs"), known.number("reached")
    ('unmet', 2, None)
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def text(self, name: str) -> str:
        """Give a text, empty where there is none."""
        value = self._facts.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Give several texts, none where there are none."""
        value = self._facts.get(name)
        if not isinstance(value, (tuple, list)):
            return ()
        return tuple(str(item) for item in cast("tuple[object, ...]", value))

    def pairs(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Give groups of texts, none where there are none."""
        value = self._facts.get(name)
        if not isinstance(value, (tuple, list)):
            return ()
        groups = cast("tuple[object, ...]", value)
        return tuple(
            tuple(str(item) for item in cast("tuple[object, ...]", group))
            for group in groups
            if isinstance(group, (tuple, list))
        )

    def each(self, name: str) -> tuple["Known", ...]:
        """Give the facts of several things, none where there are none."""
        value = self._facts.get(name)
        if not isinstance(value, (tuple, list)):
            return ()
        items = cast("tuple[object, ...]", value)
        return tuple(
            Known(cast("Facts", item)) for item in items if isinstance(item, Mapping)
        )

    def number(self, name: str) -> float | None:
        """Give a number, None where there is none."""
        value = self._facts.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return value if math.isfinite(value) else None

    def count(self, name: str) -> int:
        """Give a whole number, 0 where there is none."""
        value = self._facts.get(name)
        return value if isinstance(value, int) else 0
