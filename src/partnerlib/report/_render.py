"""One report in each of its formats."""

from collections.abc import Callable, Mapping
from typing import Final

from partnerlib.errors import ParameterError
from partnerlib.report._answers import Answers
from partnerlib.report._compose import compose
from partnerlib.report._html import to_html
from partnerlib.report._json import to_json
from partnerlib.report._markdown import to_markdown
from partnerlib.report._page import Page
from partnerlib.report._text import to_text
from partnerlib.typing import Lang

_PAGES: Final[Mapping[str, Callable[[Page], str]]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
}

FORMATS: Final = ("text", "json", "html", "markdown")
"""The formats of a report: for a terminal, for programs, for a browser, for a wiki."""


def render(answers: Answers, format: str = "text", lang: Lang = "en") -> str:  # noqa: A002 -- the option has this name
    """Write a report.

    Parameters
    ----------
    answers : Answers
        As `build_report` gives it.
    format : {"text", "json", "html", "markdown"}, default "text"
        Text fits a terminal of 80 columns; HTML is one page without scripts.
    lang : {"en", "fr"}, default "en"
        The language.

    Returns
    -------
    str
        The same for the same answers, in any process.

    Raises
    ------
    ParameterError
        If there is no such format or language.
    """
    if lang not in ("en", "fr"):
        raise ParameterError("lang", lang, "give 'en' or 'fr'")
    if format == "json":
        return to_json(answers, lang)
    if format not in _PAGES:
        raise ParameterError("format", format, f"one of {', '.join(FORMATS)}")
    return _PAGES[format](compose(answers, lang))


__all__ = ["FORMATS", "render"]
