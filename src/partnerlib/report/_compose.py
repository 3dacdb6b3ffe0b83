"""The report for people, as a page in one language."""

from collections.abc import Iterator

from partnerlib.report._answers import Answers
from partnerlib.report._contents import contents_text
from partnerlib.report._examined import examined_section, status_text
from partnerlib.report._page import Facts, Item, Items, Page, Section
from partnerlib.report._questions import (
    duplicate_answer,
    found_text,
    gap_answer,
    question_section,
    triangle_answer,
)
from partnerlib.typing import Lang
from partnerlib.wording import pages
from partnerlib.wording.days import date_text
from partnerlib.wording.grammar import colon, count, listed, number
from partnerlib.wording.labels import FACETS, PARAMETERS


def compose(answers: Answers, lang: Lang) -> Page:
    """Write the report as a page.

    Parameters
    ----------
    answers : Answers
        What was found.
    lang : {"en", "fr"}
        The language.
    """
    questions = (
        gap_answer(answers, lang),
        duplicate_answer(answers, lang),
        triangle_answer(answers, lang),
    )
    summary = Items(
        tuple(
            Item(
                f"{pages.QUESTIONS[answer.name].title.say(lang)}{colon(lang)}"
                f"{found_text(answer, lang)}"
            )
            for answer in questions
        )
    )
    version = answers.gaps.provenance.version
    return Page(
        title=answers.registry.title or pages.UNTITLED.say(lang),
        subtitle=pages.SUBTITLE.say(lang, version=version),
        lang=lang,
        head=Facts(tuple(_head(answers, lang))),
        sections=(
            Section(pages.SUMMARY.say(lang), (summary,)),
            *(question_section(answer, answers.registry, lang) for answer in questions),
            examined_section(answers, lang),
        ),
    )


def _head(answers: Answers, lang: Lang) -> Iterator[tuple[str, str]]:
    asked = answers.gaps.parameters_dict()
    registry = answers.registry
    if answers.sources:
        yield PARAMETERS["sources"].say(lang), listed(answers.sources, lang)
    if answers.dataset:
        yield PARAMETERS["dataset"].say(lang), answers.dataset
    yield pages.CONTENTS.say(lang), contents_text(registry, lang)
    as_of = asked["as_of"]
    day = date_text(as_of, lang) if as_of else pages.ON_ITS_DAY.say(lang)
    if answers.day_from:
        day = pages.LATEST_DAY.say(lang, day=day, reference=answers.day_from)
    yield PARAMETERS["as_of"].say(lang), day
    yield PARAMETERS["statuses"].say(lang), _statuses(answers, lang)
    for name, kind in (("within", "territory"), ("themes", "theme")):
        if ids := getattr(answers, name):
            labels = [registry.label(kind, id_, lang) for id_ in ids]
            yield PARAMETERS[name].say(lang), listed(labels, lang)
    if asked["level"]:
        level = registry.label("level", asked["level"], lang)
        yield PARAMETERS["level"].say(lang), level
    if asked["by"]:
        facets = [FACETS[facet].say(lang) for facet in asked["by"]]
        yield PARAMETERS["by"].say(lang), " × ".join(facets)
    if asked["expected"]:
        cells = number(len(asked["expected"]), lang)
        yield (
            PARAMETERS["expected"].say(lang),
            pages.EXPECTED_CELLS.say(lang, count=cells),
        )
    warnings = sum(problem.severity == "warning" for problem in answers.problems)
    if warnings:
        told = pages.PROBLEMS.say(lang, warnings=count(warnings, "warning", lang))
        yield pages.PROBLEMS_LABEL.say(lang), told


def _statuses(answers: Answers, lang: Lang) -> str:
    statuses = answers.gaps.parameters["statuses"]
    if statuses == "live":
        return pages.LIVE_STATUS.say(lang)
    if statuses == "any":
        return pages.EVERY_STATUS.say(lang)
    return listed(
        [status_text(answers.registry, term, lang) for term in statuses], lang
    )


__all__ = ["compose"]
