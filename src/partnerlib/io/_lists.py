r"""Several values in one cell: `a; b; c`, and pairs: `scheme=value`.

``\;`` is a literal semicolon. A backslash counts only where it stands before the
mark (as in ``C:\data``, it is a plain character elsewhere); there two of them mean
one. So every list of texts without outer blanks can be written and read back.
"""

import re
from collections.abc import Iterable

MARK = ";"
EQUALS = "="

# A run of backslashes as a whole: tried from each of them, a long one takes ages.
_RUN = r"(?<!\\)(\\*)"


def split(text: str) -> list[str]:
    r"""Split a cell at the semicolons that are not escaped; blanks do not count.

    Examples
    --------
    >>> split(r"Souss\; Massa; Draa;;")
    ['Souss; Massa', 'Draa']
    """
    parts = _split(text, MARK) if "\\" in text else text.split(MARK)
    return [part for raw in parts if (part := raw.strip())]


def join(items: Iterable[str]) -> str:
    r"""Write texts so that `split` gives them back.

    Examples
    --------
    >>> print(join(["Souss; Massa", "Draa"]))
    Souss\; Massa; Draa
    """
    texts = [_escaped(item, MARK) for item in items]
    return "; ".join([*(_closed(text) for text in texts[:-1]), *texts[-1:]])


def split_pair(text: str) -> tuple[str, str] | None:
    """Split at the first equals sign that is not escaped; None without one.

    Examples
    --------
    >>> split_pair("sdg = 3")
    ('sdg', '3')
    """
    parts = _split(text, EQUALS, most=1)
    if len(parts) == 1:
        return None
    return parts[0].strip(), parts[1].strip()


def join_pair(key: str, value: str) -> str:
    """Write a pair so that `split_pair` gives it back."""
    return f"{_closed(_escaped(key, EQUALS))}{EQUALS}{value}"


def _split(text: str, mark: str, most: int = -1) -> list[str]:
    parts: list[str] = []
    part = ""
    start = 0
    for found in re.finditer(rf"{_RUN}{mark}", text):
        if len(parts) == most:
            break
        run = len(found[1])
        part += text[start : found.start()] + "\\" * (run // 2)
        start = found.end()
        if run % 2:
            part += mark
        else:
            parts.append(part)
            part = ""
    parts.append(part + text[start:])
    return parts


def _escaped(text: str, mark: str) -> str:
    if mark not in text:
        return text
    return re.sub(rf"{_RUN}{mark}", lambda found: f"{found[1] * 2}\\{mark}", text)


def _closed(text: str) -> str:
    # The mark that follows would take the trailing backslashes for its own.
    run = len(text) - len(text.rstrip("\\"))
    return text + "\\" * run


__all__ = ["join", "join_pair", "split", "split_pair"]
