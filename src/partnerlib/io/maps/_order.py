"""In which order the records of a row are made: what is referred to comes first."""

from collections.abc import Sequence

from partnerlib.io.maps._model import RecordMap


def in_order(records: Sequence[RecordMap]) -> tuple[list[RecordMap], list[str]]:
    """Put each record after those that it refers to.

    Returns
    -------
    ordered : list of RecordMap
        All but those that cannot be ordered.
    circle : list of str
        The names of records that refer to one another in a circle.
    """
    left = {record.name: record for record in records}
    ordered: list[RecordMap] = []
    while left:
        ready = [
            record
            for record in left.values()
            if not any(ref in left for ref in refs_of(record))
        ]
        if not ready:
            return ordered, _circle(left)
        ordered.extend(left.pop(record.name) for record in ready)
    return ordered, []


def refs_of(record: RecordMap) -> list[str]:
    """Name the records that a record refers to."""
    return [ref for value in record.values() for ref in value.refs]


def _circle(left: dict[str, RecordMap]) -> list[str]:
    path = [next(iter(left))]
    while True:
        following = next(ref for ref in refs_of(left[path[-1]]) if ref in left)
        if following in path:
            return [*path[path.index(following) :], following]
        path.append(following)


__all__ = ["in_order", "refs_of"]
