"""What a format cannot hold, counted while a registry is written."""

from collections import Counter

from partnerlib.errors import Problem


class Losses:
    """Counts what is left out.

    Examples
    --------
    >>> losses = Losses()
    >>> losses.add("needs", 3)
    >>> losses.problems()[0].text("en")
    'needs cannot be written in this format: 3 values are lost'
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str, count: int = 1) -> None:
        """Count something that is left out: a kind of record, ``actions.outcome``."""
        if count:
            self._counts[what] += count

    def problems(self) -> list[Problem]:
        """Tell each kind of loss with its count, in alphabetical order."""
        return [
            Problem.of("not-written", field=what, count=str(count))
            for what, count in sorted(self._counts.items())
        ]


__all__ = ["Losses"]
