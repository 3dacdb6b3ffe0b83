"""The section that tells what was looked at, and what is not listed."""

from collections.abc import Iterator, Mapping
from typing import Any

from partnerlib.findings import Report
from partnerlib.registry import Registry
from partnerlib.report._answers import Answers
from partnerlib.report._page import Block, Counts, Paragraph, Section, Subtitle
from partnerlib.typing import Lang
from partnerlib.wording import pages
from partnerlib.wording.grammar import colon, number, uncapital
from partnerlib.wording.labels import EXAMINED, UNKNOWN_STATUS, Counted

_STATUS = "status:"


def examined_section(answers: Answers, lang: Lang) -> Section:
    """Tell what was looked at, what was left aside, and how far that goes."""
    return Section(pages.EXAMINED.say(lang), tuple(_blocks(answers, lang)))


def _blocks(answers: Answers, lang: Lang) -> Iterator[Block]:
    reports: dict[str, Report[Any]] = {
        "gaps": answers.gaps,
        "duplicates": answers.duplicates,
        "triangles": answers.triangles,
    }
    for name, report in reports.items():
        looked, aside = _told(EXAMINED[name], report.examined, lang)
        if not looked:
            continue
        yield Subtitle(pages.QUESTIONS[name].title.say(lang))
        yield Counts(looked)
        if aside:
            yield Paragraph(f"{pages.LEFT_ASIDE.say(lang)}{colon(lang)}".rstrip())
            yield Counts(aside)
    statuses = _statuses(answers, lang)
    if statuses:
        yield Paragraph(pages.STATUSES.say(lang, statuses=statuses))
    yield Paragraph(pages.ABSENCE.say(lang))


def _told(
    counted: tuple[Counted, ...], examined: Mapping[str, int], lang: Lang
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Part what is not zero into what was looked at and what was left aside."""
    told = [
        (each.aside, (each.label.say(lang), number(examined[each.name], lang)))
        for each in counted
        if examined.get(each.name)
    ]
    looked = tuple(pair for aside, pair in told if not aside)
    return looked, tuple(pair for aside, pair in told if aside)


def _statuses(answers: Answers, lang: Lang) -> str:
    counts = {
        name.removeprefix(_STATUS): found
        for name, found in answers.gaps.examined.items()
        if name.startswith(_STATUS)
    }
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(
        f"{status_text(answers.registry, term, lang)} {number(found, lang)}"
        for term, found in ranked
    )


def status_text(registry: Registry, term: str, lang: Lang) -> str:
    """Name a status, or that none is stated."""
    if term == "unknown":
        return UNKNOWN_STATUS.say(lang)
    return uncapital(registry.label("status", term, lang))


__all__ = ["examined_section", "status_text"]
