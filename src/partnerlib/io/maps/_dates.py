"""Dates as people write them."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from partnerlib.errors import ModelError
from partnerlib.model import PartialDate, Period, spelling

_NUMERIC: Final = re.compile(
    r"(\d{1,4})\s*[-/. ]\s*(\d{1,4})(?:\s*[-/. ]\s*(\d{1,4}))?"
    r"(?:[ T]\d{1,2}:[0-9:. ]*(?:am|pm)?)?",
    re.ASCII | re.IGNORECASE,
)
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][0-9:.]+(?:Z|[-+]\d\d:?\d\d)?")
_WORDED: Final = re.compile(
    r"(?:(\d{1,2})\w{0,3}\s)?(?:\w{1,4}\s)?([^\W\d]{3,})\w?\s(?:\w{1,4}\s)?(\d{4})"
)
_SERIAL: Final = re.compile(r"[2-7]\d{4}(\.\d+)?", re.ASCII)
# From when to when: a slash only where nothing else stands between, for it stands in
# days too.
_BETWEEN: Final = (
    re.compile(r"\s*_\s*|\s+[-–—]\s+|\s+(?:à|au|to|until|bis|al?|até|hasta)\s+"),
    re.compile(r"(?<=\d{4})\s*[-–—]\s*(?=\d{4})"),
    re.compile(r"\s*/\s*"),
)
_ABOUT: Final = re.compile(
    r"(?:vers|environ|about|circa|ca\.?|um|hacia|cerca de|por volta de)\s+(.+)",
    re.IGNORECASE,
)
_YEAR_DIGITS: Final = 4
_DAY_ZERO: Final = dt.date(1899, 12, 30)
# By the first letters of a month, in the languages of the field.
_MONTHS: Final = {
    start: number
    for number, starts in enumerate(
        (
            "jan ene gen",
            "feb fev",
            "mar mae",
            "apr avr abr",
            "may mai maj mag",
            "jun juin giu",
            "jul juil lug",
            "aug aou ago",
            "sep set",
            "oct okt out ott",
            "nov",
            "dec dez dic",
        ),
        1,
    )
    for start in starts.split()
}


@lru_cache(maxsize=65_536)
def read_date(text: str, order: str) -> PartialDate | None:
    """Read a date; None if it is none.

    Parameters
    ----------
    text : str
        EDTF, a day in figures, a day or month in words, or the number under which
        a spreadsheet keeps a day.
    order : {"dmy", "mdy", "ymd"}
        Of figures, where the year does not stand first.

    Examples
    --------
    >>> str(read_date("14/07/2010", "dmy")), str(read_date("mars 2004", "dmy"))
    ('2010-07-14', '2004-03')
    """
    found = _made(text)
    if found is None:
        found = next(filter(None, (read(text, order) for read in _WAYS)), None)
    return found


def read_period(text: str, order: str) -> Period | None:
    """Read from when to when; None if it is neither that nor a date.

    Examples
    --------
    >>> str(read_period("2017-12-14_2018-12-14", "dmy"))
    '2017-12-14/2018-12-14'
    """
    try:
        return Period.parse(text)
    except ModelError:
        pass
    single = read_date(text, order)
    if single is not None:
        return Period(start=single, end=single)
    for between in _BETWEEN:
        parts = between.split(text)
        if len(parts) == len(("start", "end")):
            start, end = (read_date(part.strip(), order) for part in parts)
            return _made_period(start, end)
    return None


def _made_period(start: PartialDate | None, end: PartialDate | None) -> Period | None:
    if start is None or end is None:
        return None
    try:
        return Period(start=start, end=end)
    except ModelError:
        return None


def _about(text: str, order: str) -> PartialDate | None:
    about = _ABOUT.fullmatch(text)
    found = read_date(about[1], order) if about else None
    return None if found is None else _made(f"{str(found).rstrip('~?%')}~")


def _of_moment(text: str, _: str) -> PartialDate | None:
    moment = _MOMENT.fullmatch(text)
    return _made(moment[1]) if moment else None


def _of_serial(text: str, _: str) -> PartialDate | None:
    """Read the number under which a spreadsheet keeps a day."""
    if not _SERIAL.fullmatch(text):
        return None
    on = _DAY_ZERO + dt.timedelta(int(float(text)))
    return PartialDate(on.year, month=on.month, day=on.day)


def _of_figures(text: str, order: str) -> PartialDate | None:
    figures = _NUMERIC.fullmatch(text)
    if figures is None:
        return None
    parts = [part for part in figures.groups() if part]
    if len(parts[0]) == _YEAR_DIGITS:
        year, month, day = (*parts, "")[:3]
    elif len(parts) == len("my"):
        day, (month, year) = "", parts
    elif order == "ymd":  # the year does not stand first, whatever is said
        day, month, year = parts
    else:
        named = dict(zip(order, parts, strict=True))
        year, month, day = named["y"], named["m"], named["d"]
    if len(year) != _YEAR_DIGITS:
        return None
    last = f"-{int(day):02}" if day else ""
    return _made(f"{year}-{int(month):02}{last}")


def _of_words(text: str, _: str) -> PartialDate | None:
    words = _WORDED.fullmatch(spelling(text))
    month = _month(words[2]) if words else None
    if words is None or month is None:
        return None
    day = f"-{int(words[1]):02}" if words[1] else ""
    return _made(f"{words[3]}-{month:02}{day}")


def _made(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ModelError:
        return None


def _month(word: str) -> int | None:
    return next(
        (_MONTHS[word[:size]] for size in (4, 3) if word[:size] in _MONTHS), None
    )


_WAYS: Final = (_of_moment, _of_serial, _of_figures, _of_words, _about)

__all__ = ["read_date", "read_period"]
