"""References that lead back to where they start."""

from collections.abc import Iterable, Mapping


def circles(links: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Find one circle for each knot of references.

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
    A walk in depth with three colours: linear in ids and references.
    """
    order = {id_: index for index, id_ in enumerate(links)}
    done: set[str] = set()
    found: list[list[str]] = []
    for start in links:
        if start in done:
            continue
        path: list[str] = [start]
        on_path = {start: 0}
        stack = [iter(links[start])]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
                left = path.pop()
                del on_path[left]
                done.add(left)
            elif following in on_path:
                found.append(_turned(path[on_path[following] :], order))
            elif following in links and following not in done:
                on_path[following] = len(path)
                path.append(following)
                stack.append(iter(links[following]))
    return found


def _turned(circle: list[str], order: Mapping[str, int]) -> list[str]:
    first = min(range(len(circle)), key=lambda index: order[circle[index]])
    turned = circle[first:] + circle[:first]
    return [*turned, turned[0]]
