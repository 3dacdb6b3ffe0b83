"""The sections of the report that answer its three questions."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from partnerlib.findings import (
    Cluster,
    DuplicateReport,
    Finding,
    Gap,
    Report,
    TriangleReport,
)
from partnerlib.model._scope import LARGEST_SCOPE
from partnerlib.registry import Registry
from partnerlib.report._answers import Answers
from partnerlib.report._page import (
    Block,
    Item,
    Items,
    Paragraph,
    Section,
    Subtitle,
)
from partnerlib.report._tables import (
    duplicate_table,
    first_duplicate,
    first_gap,
    first_triangle,
    gap_table,
    triangle_table,
)
from partnerlib.typing import Lang
from partnerlib.wording import pages
from partnerlib.wording.grammar import Text, count, listed, number, quoted, semicolon
from partnerlib.wording.labels import (
    EVIDENCE,
    EVIDENCE_MORE,
    EXAMINED,
    GAP_KINDS,
    LOOKED_AT,
    PAIR_KINDS,
    RECORD,
    TRIANGLE_KINDS,
)

_SHOWN = 3
_SHOWN_MEETINGS = 5
_SHOWN_CELLS = 2
_MEETING = 3  # two actors that meet are a pair of the table already


@attrs.frozen(kw_only=True)
class Answer:
    """One question with what was found, in a language.

    Attributes
    ----------
    name : str
        The question, as the JSON report names it.
    found : int
        How many findings there are, listed or not.
    noun : str
        What a finding is called.
    first : str
        The strongest one in a few words; empty where there is none.
    kinds : str
        How many there are of each kind; empty where there is one kind only.
    also : str
        How many others were seen that are no finding; empty where there are none.
    report : Report
        Those that are listed.
    tables : tuple of Block
        A table, or several with their titles: a row for each of them.
    more : tuple of Block
        What else can be told of them.
    method : str
        What else is to be said of the score; empty where there is nothing.
    """

    name: str
    found: int
    noun: str
    first: str
    kinds: str = ""
    also: str = ""
    report: Report[Any]
    tables: tuple[Block, ...]
    more: tuple[Block, ...] = ()
    method: str = ""


def gap_answer(answers: Answers, lang: Lang) -> Answer:
    """Tell what is missing."""
    report = answers.gaps
    counts = answers.counts["gaps"]
    kinds = {kind: counts.get(f"kind:{kind}", 0) for kind in GAP_KINDS}
    return Answer(
        name="gaps",
        found=sum(kinds.values()),
        noun="gap",
        first=first_gap(report, lang),
        kinds=_kinds(kinds, GAP_KINDS, lang),
        report=report,
        tables=(gap_table(report, lang),),
    )


def duplicate_answer(answers: Answers, lang: Lang) -> Answer:
    """Tell who does the same."""
    report = answers.duplicates
    counts = answers.counts["duplicates"]
    others = {kind: counts.get(f"label:{kind}", 0) for kind in PAIR_KINDS}
    return Answer(
        name="duplicates",
        found=counts.get("label:duplicate", 0),
        noun="pair",
        first=first_duplicate(report, lang),
        report=report,
        tables=(duplicate_table(report, lang),),
        also=_kinds(others, PAIR_KINDS, lang),
        more=tuple(_meetings(report, lang)),
    )


def triangle_answer(answers: Answers, lang: Lang) -> Answer:
    """Tell who could twin as three."""
    report = answers.triangles
    counts = answers.counts["triangles"]
    asked = report.parameters["kinds"]
    kinds = {kind: counts.get(f"kind:{kind}", 0) for kind in asked}
    several = len(kinds) > 1
    return Answer(
        name="triangles",
        found=sum(kinds.values()),
        noun="triangle" if asked != ("open",) else "missing-tie",
        first=first_triangle(report, lang),
        kinds=_kinds(kinds, TRIANGLE_KINDS, lang) if several else "",
        report=report,
        tables=tuple(_triangle_tables(report, lang)),
        method=pages.OTHER_TRIANGLES.say(lang) if asked != ("open",) else "",
    )


def _triangle_tables(report: TriangleReport, lang: Lang) -> Iterator[Block]:
    """Give a table of each kind that there is; with titles, where there are several."""
    found = {finding.kind for finding in report}
    for kind in TRIANGLE_KINDS:
        if kind in found:
            if len(found) > 1:
                yield Subtitle(pages.TRIANGLES[kind].say(lang))
            yield triangle_table(report, kind, lang)


def question_section(answer: Answer, registry: Registry, lang: Lang) -> Section:
    """Answer one question: how much, a table, the sentences, what the score is."""
    question = pages.QUESTIONS[answer.name]
    blocks = _blocks(answer, question, registry, lang)
    return Section(question.title.say(lang), tuple(blocks))


def found_text(answer: Answer, lang: Lang) -> str:
    """Say in one line how many there are, and which comes first."""
    if not answer.found:
        return pages.FOUND_NONE.say(lang)
    found = count(answer.found, answer.noun, lang)
    if answer.kinds:
        found = f"{found} ({answer.kinds})"
    if not answer.first:
        return found
    return pages.FOUND.say(lang, found=found, first=answer.first)


def _blocks(
    answer: Answer, question: pages.Question, registry: Registry, lang: Lang
) -> Iterator[Block]:
    if not answer.found:
        looked = _looked(answer, lang)
        nothing = question.nothing if looked else question.nothing_to_see
        said = nothing.say(lang, looked=looked)
        yield Paragraph(" ".join([said, *_untold(answer, lang), *_also(answer, lang)]))
        return
    yield Paragraph(_opening(answer, lang))
    yield from answer.tables
    yield Subtitle(pages.IN_WORDS.say(lang))
    yield Items(tuple(_item(finding, registry, lang) for finding in answer.report))
    yield from answer.more
    yield Paragraph(" ".join([question.method.say(lang), answer.method]).rstrip())


def _opening(answer: Answer, lang: Lang) -> str:
    found = count(answer.found, answer.noun, lang)
    listed_ones = len(answer.report)
    if answer.found == 1:
        opening = f"{found}."
    elif listed_ones == answer.found:
        opening = pages.ALL_LISTED.say(lang, found=found)
    elif listed_ones == 1:
        opening = pages.ONE_LISTED.say(lang, found=found)
    else:
        shown = number(listed_ones, lang)
        opening = pages.SOME_LISTED.say(lang, found=found, listed=shown)
    kinds = [pages.BY_KIND.say(lang, kinds=answer.kinds)] if answer.kinds else []
    return " ".join([opening, *kinds, *_also(answer, lang)])


def _also(answer: Answer, lang: Lang) -> list[str]:
    return [pages.ALSO_SEEN.say(lang, kinds=answer.also)] if answer.also else []


def _untold(answer: Answer, lang: Lang) -> list[str]:
    found = {reason: answer.report.examined.get(reason, 0) for reason in pages.UNTOLD}
    # The others are counted among those that say too little, and say enough.
    found["undocumented"] -= found["unplaced"] + found["too_wide"]
    most = number(LARGEST_SCOPE, lang)
    return [
        pages.UNTOLD[reason][records > 1].say(
            lang, records=count(records, "record", lang), most=most
        )
        for reason, records in found.items()
        if records
    ]


def _looked(answer: Answer, lang: Lang) -> str:
    """Name what was looked at, as far as there was anything."""
    labels = {each.name: each.label for each in EXAMINED[answer.name]}
    counts = answer.report.examined
    return listed(
        [
            f"{labels[name].say(lang)} {number(counts[name], lang)}"
            for name in LOOKED_AT[answer.name]
            if counts.get(name)
        ],
        lang,
    )


def _kinds(counts: Mapping[str, int], names: Mapping[str, Text], lang: Lang) -> str:
    ranked = sorted(counts, key=lambda kind: -counts[kind])
    return ", ".join(
        pages.OF_A_KIND.say(
            lang, kind=names[kind].say(lang), count=number(counts[kind], lang)
        )
        for kind in ranked
        if counts[kind]
    )


def _item(finding: Finding, registry: Registry, lang: Lang) -> Item:
    references = finding.evidence or _place_of(finding)
    shown = [_record(each, registry, lang) for each in references[:_SHOWN]]
    said = semicolon(lang).join(shown)
    more = len(references) - len(shown)
    if more:
        said = EVIDENCE_MORE.say(lang, references=said, more=number(more, lang))
    return Item(
        finding.explain(lang), EVIDENCE.say(lang, references=said) if said else ""
    )


def _place_of(finding: Finding) -> tuple[str, ...]:
    """Refer to the place of a gap that no record shows: two may have one name."""
    place = dict(finding.cell).get("place") if isinstance(finding, Gap) else None
    return (f"territory/{place}",) if place else ()


def _record(reference: str, registry: Registry, lang: Lang) -> str:
    """Name a record by its title, where it has one, and by its reference."""
    record = registry.get(reference)
    label = record.label(lang)
    if label == record.id:
        return reference
    return RECORD.say(lang, label=label, reference=reference)


def _meetings(report: DuplicateReport, lang: Lang) -> Iterator[Block]:
    meetings = [each for each in report.clusters() if len(each.actors) >= _MEETING]
    if not meetings:
        return
    yield Subtitle(pages.MEETINGS.say(lang))
    shown = meetings[:_SHOWN_MEETINGS]
    yield Items(tuple(Item(_meeting(each, lang)) for each in shown), numbered=False)


def _meeting(cluster: Cluster, lang: Lang) -> str:
    names = {(label.kind, label.id): label.text(lang) for label in cluster.labels}
    cells = [
        f"{quoted(names.get(('theme', cell['theme']), cell['theme']), lang)} – "
        f"{names.get(('territory', cell['place']), cell['place'])}"
        for cell in map(dict, cluster.cells)
    ]
    return pages.MEETING.say(
        lang,
        actors=listed([names.get(("actor", id_), id_) for id_ in cluster.actors], lang),
        pairs=count(len(cluster.pairs), "pair", lang),
        cells=listed(cells, lang, _SHOWN_CELLS),
        efforts=number(cluster.efforts_freed, lang),
    )


__all__ = [
    "Answer",
    "duplicate_answer",
    "found_text",
    "gap_answer",
    "question_section",
    "triangle_answer",
]
