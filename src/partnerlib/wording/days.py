"""Days and periods as people say them."""

import re
from typing import Final

from partnerlib.wording.grammar import apostrophes, both

_OPEN: Final = ".."
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([~?%]?)")
_MONTHS: Final = (
    both("January", "janvier"),
    both("February", "février"),
    both("March", "mars"),
    both("April", "avril"),
    both("May", "mai"),
    both("June", "juin"),
    both("July", "juillet"),
    both("August", "août"),
    both("September", "septembre"),
    both("October", "octobre"),
    both("November", "novembre"),
    both("December", "décembre"),
)
_ABOUT: Final = both("about {date}", "{date} environ")
_DOUBTED: Final = both("{date} (not certain)", "{date} (incertain)")
_FROM: Final = both("since {start}", "depuis {start}")
_UNTIL: Final = both("until {end}", "fin : {end}")
_BETWEEN: Final = both("{start} to {end}", "{start} {end}")
_STARTS_WITH_DAY: Final = re.compile(r"\d{1,2}(?:er)? \D")
_VOWELS: Final = "aeio"  # with which names of months begin
_ALWAYS: Final = both("without limit", "sans limite")


def date_text(date: str, lang: str) -> str:
    """Write a date in EDTF as people say it; leave alone what is none.

    Examples
    --------
    >>> date_text("2016-07-04", "fr"), date_text("2016-07-01", "fr")
    ('4 juillet 2016', '1er juillet 2016')
    >>> date_text("2016-07", "en"), date_text("2004~", "en"), date_text("2004?", "fr")
    ('July 2016', 'about 2004', '2004 (incertain)')
    """
    found = _DATE.fullmatch(date)
    if found is None:
        return date
    year, month, day, qualifier = found.groups()
    words = [str(int(year))]
    if month:
        words.insert(0, _MONTHS[int(month) - 1].say(lang))
    if day:
        ordinal = "er" if lang == "fr" and day == "01" else ""
        words.insert(0, f"{int(day)}{ordinal}")
    said = " ".join(words)
    if qualifier in ("~", "%"):
        said = _ABOUT.say(lang, date=said)
    if qualifier in ("?", "%"):
        said = _DOUBTED.say(lang, date=said)
    return said


def period_text(period: str, lang: str) -> str:
    """Write a period in EDTF as people say it; an unknown one is empty.

    Examples
    --------
    >>> period_text("2012/..", "fr"), period_text("2004/2009-06", "en")
    ('depuis 2012', '2004 to June 2009')
    >>> period_text("2004-04-01/2005", "fr")
    'du 1er avril 2004 à 2005'
    """
    start, slash, end = period.partition("/")
    if not slash:
        return date_text(start, lang)
    from_when = "" if start == _OPEN else date_text(start, lang)
    to_when = "" if end == _OPEN else date_text(end, lang)
    if lang == "fr":
        from_when, to_when = _with_articles(from_when, to_when)
    if from_when and to_when:
        return _BETWEEN.say(lang, start=from_when, end=to_when)
    if from_when:
        return _FROM.say(lang, start=from_when)
    if to_when:
        return _UNTIL.say(lang, end=to_when)
    return _ALWAYS.say(lang) if _OPEN in period else ""


def _with_articles(start: str, end: str) -> tuple[str, str]:
    """Give days the articles that French wants; months and years have none."""
    starts, ends = (bool(_STARTS_WITH_DAY.match(each)) for each in (start, end))
    if start and end:
        opened = f"du {start}" if starts else start
        if ends and not starts:
            opened = f"d'{start}" if start[0] in _VOWELS else f"de {start}"
        return apostrophes(opened), f"au {end}" if ends else f"à {end}"
    return f"le {start}" if starts else start, end
