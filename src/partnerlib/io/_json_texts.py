"""How long the texts of JSON are."""

from collections.abc import Iterable
from typing import Any, Final

from partnerlib.io._json_decode import is_list, is_object
from partnerlib.io._limits import current_limits, too_large

_QUOTE: Final = b'"'
_BACKSLASH: Final = ord("\\")


def check_texts(data: bytes, file: str, values: Iterable[Any]) -> None:
    """See that no text of JSON is longer than the limit.

    Parameters
    ----------
    data : bytes
        The source, one JSON text or several.
    file : str
        What problems name as their file.
    values : iterable
        What it holds; gone through only where the source may hold such a text.

    Raises
    ------
    DocumentError
        If one is.
    """
    most = current_limits().cell
    if _may_hold_longer(data, most) and any(
        _holds_longer(each, most) for each in values
    ):
        raise too_large(file, "a text", most, "characters")


def _may_hold_longer(data: bytes, most: int) -> bool:
    """Whether so many bytes follow one another without a quote that ends a text.

    Not every byte is looked at: only where the last quote of a stretch is.
    """
    at = 0
    while at + most < len(data):
        last = data.rfind(_QUOTE, at, at + most + 1)
        while last > at and data[last - 1] == _BACKSLASH:  # it may end no text
            last = data.rfind(_QUOTE, at, last)
        if last < 0:
            return True
        at = last + 1
    return False


def _holds_longer(value: Any, most: int) -> bool:
    # No recursion, for depth is hostile.
    left: list[Any] = [value]
    while left:
        each = left.pop()
        if isinstance(each, str):
            if len(each) > most:
                return True
        elif is_object(each):
            left.extend(each)
            left.extend(each.values())
        elif is_list(each):
            left.extend(each)
    return False


__all__ = ["check_texts"]
