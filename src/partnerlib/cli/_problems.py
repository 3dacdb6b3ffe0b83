"""Problems and failures as lines for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from partnerlib.datasets import NAMES
from partnerlib.errors import (
    MissingExtraError,
    ParameterError,
    PartnerlibError,
    Problem,
    UnknownIdError,
)
from partnerlib.report import clean
from partnerlib.typing import Lang
from partnerlib.wording import usage
from partnerlib.wording.grammar import count, listed
from partnerlib.wording.labels import SEVERITIES

_FIRST: Final = 3
"""How many warnings are told where nobody asked for problems."""


def problem_lines(problems: Iterable[Problem], lang: Lang) -> Iterator[str]:
    """Write each problem in a line: how severe, where, what."""
    for problem in problems:
        severity = SEVERITIES[problem.severity].say(lang)
        said = clean(problem.text(lang))
        yield usage.PROBLEM.say(lang, severity=severity, problem=said)


def counts_text(problems: Iterable[Problem], lang: Lang) -> str:
    """Say how many problems there are of each severity."""
    counts = Counter(problem.severity for problem in problems)
    said = [count(counts[name], name, lang) for name in SEVERITIES if counts[name]]
    return listed(said or [count(0, "error", lang)], lang)


def error_text(problems: Sequence[Problem], lang: Lang) -> str:
    """Tell every problem of data from which nothing could be made."""
    counts = usage.NOT_SOUND.say(lang, counts=counts_text(problems, lang))
    return _text([*problem_lines(problems, lang), counts])


def warning_text(problems: Iterable[Problem], lang: Lang) -> str:
    """Tell in short what a person should look at; empty where there is nothing."""
    warnings = [problem for problem in problems if problem.severity == "warning"]
    if not warnings:
        return ""
    head = usage.WARNED if len(warnings) > _FIRST else usage.WARNED_ALL
    opening = head.say(lang, warnings=count(len(warnings), "warning", lang))
    return _text([opening, *problem_lines(warnings[:_FIRST], lang)])


def loss_text(losses: Sequence[Problem], lang: Lang) -> str:
    """Tell what the format written cannot hold; empty where it holds everything."""
    if not losses:
        return ""
    return _text([usage.LOST.say(lang), *problem_lines(losses, lang)])


def failure_text(error: PartnerlibError, lang: Lang) -> str:
    """Say what makes no sense in what was asked for."""
    message = clean(_reason(error, lang))
    return _text([usage.FAILED.say(lang, message=message)])


def _reason(error: PartnerlibError, lang: Lang) -> str:
    if isinstance(error, MissingExtraError):
        return usage.NO_PACKAGE.say(lang, package=error.package, extra=error.extra)
    if isinstance(error, UnknownIdError) and error.kind == "territory":
        said = usage.NO_TERRITORY.say(lang, value=repr(error.id))
        return said + _hint(error.hints, lang)
    if isinstance(error, ParameterError) and error.rule in usage.RULES:
        return usage.RULES[error.rule].say(lang)
    if isinstance(error, ParameterError) and error.parameter in usage.PARAMETERS:
        template = usage.PARAMETERS[error.parameter]
        said = template.say(
            lang, value=repr(error.value), rule=error.rule, names=", ".join(NAMES)
        )
        return said + _hint(error.hints, lang)
    return str(error)


def _hint(hints: Sequence[str], lang: Lang) -> str:
    return usage.HINT.say(lang, hints=", ".join(hints)) if hints else ""


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


__all__ = [
    "counts_text",
    "error_text",
    "failure_text",
    "loss_text",
    "problem_lines",
    "warning_text",
]
