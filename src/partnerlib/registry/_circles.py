"""References that lead back to where they start."""

from collections.abc import Iterable, Mapping

_FEWEST = 10_000  # ids in circles that are told, whatever there is


def circles(links: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Find the circles of references, at least one for each knot of them.

    Parameters
    ----------
    links : mapping of str to iterable of str
        What each id refers to, in the order of the records.

    Returns
    -------
    list of list of str
        Each circle starts and ends with its id that comes first in ``links``.

    Notes
    -----
    A walk in depth with three colours: linear in ids and references. Knots may hold
    very many long circles; beyond a total length, a circle that runs through ids of
    those found before is passed over.
    """
    order = {id_: index for index, id_ in enumerate(links)}
    done: set[str] = set()
    found: list[list[str]] = []
    left = _FEWEST + len(links)
    for start in links:
        if start in done:
            continue
        path: list[str] = [start]
        on_path = {start: 0}
        # Up to where the path runs through circles that were found, and from where.
        told: list[tuple[int, int]] = []
        stack = [iter(links[start])]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
                last = path.pop()
                del on_path[last]
                done.add(last)
                if told and told[-1][0] == len(path):
                    told.pop()
            elif following in on_path:
                first = on_path[following]
                if left <= 0 and told and told[-1][1] >= first:
                    continue
                left -= len(path) - first
                found.append(_turned(path[first:], order))
                while told and told[-1][0] >= first:
                    told.pop()
                told.append((first, len(path) - 1))
            elif following in links and following not in done:
                on_path[following] = len(path)
                path.append(following)
                stack.append(iter(links[following]))
    return found


def _turned(circle: list[str], order: Mapping[str, int]) -> list[str]:
    first = min(range(len(circle)), key=lambda index: order[circle[index]])
    turned = circle[first:] + circle[:first]
    return [*turned, turned[0]]
