"""Where a record came from, whatever the format."""

from typing import Protocol

from partnerlib.errors import Problem


class Place(Protocol):
    """Where a record came from."""

    def locate(self, problem: Problem) -> Problem:
        """Give a problem of the record its file, and its row or path.

        The problem comes with the name of a field as its column.
        """
        ...


__all__ = ["Place"]
