"""The commands: each takes its options and gives what it came to."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from partnerlib import __version__
from partnerlib.cli._expected import Cell, read_expected
from partnerlib.cli._outcome import FAULTY, SOUND, Outcome
from partnerlib.cli._problems import (
    counts_text,
    error_text,
    loss_text,
    problem_lines,
    warning_text,
)
from partnerlib.datasets import load
from partnerlib.errors import Problem
from partnerlib.io import CheckResult
from partnerlib.io import check as check_sources
from partnerlib.io._atomic import write_file
from partnerlib.io._template import write_template
from partnerlib.io._write import written
from partnerlib.io.maps import propose
from partnerlib.registry import Registry
from partnerlib.report import build_report, contents_text, render
from partnerlib.sparse import resolve_level
from partnerlib.synthesis import backtest
from partnerlib.typing import Lang
from partnerlib.wording import usage


def report(options: Namespace) -> Outcome:
    """Answer the three questions."""
    lang: Lang = options.lang
    registry, problems = _data(options)
    if registry is None:
        return Outcome(FAULTY, err=error_text(problems, lang))
    cells, more = _expected(options, registry)
    problems += more
    if any(problem.severity == "error" for problem in more):
        return Outcome(FAULTY, err=error_text(problems, lang))
    answers = build_report(
        registry,
        by=options.by,
        level=options.level,
        within=options.within,
        themes=options.theme,
        as_of=options.as_of,
        statuses=options.status,
        expected=cells,
        limit=options.limit,
        triangles=options.triangles,
        problems=problems,
        sources=options.sources,
        dataset=options.dataset or "",
    )
    text = render(answers, options.format, lang)
    warned = warning_text(problems, lang)
    if options.output is None:
        return Outcome(SOUND, out=text, err=warned)
    write_file(Path(options.output), [text.encode("utf-8", "backslashreplace")])
    return Outcome(SOUND, err=warned)


def backtest_data(options: Namespace) -> Outcome:
    """Tell how well known ties would have been found."""
    lang: Lang = options.lang
    result = _checked(options)
    if result.registry is None:
        return Outcome(FAULTY, err=error_text(result.problems, lang))
    later = None
    if options.later:
        after = check_sources(
            *options.later, map=options.map, format=options.source_format
        )
        if after.registry is None:
            return Outcome(FAULTY, err=error_text(after.problems, lang))
        later = after.registry
    found = backtest(result.registry, later, level=options.level, seeds=options.seeds)
    document = {
        "partnerlib": __version__,
        "registry": result.registry.describe(),
        **found.to_dict(),
        "text": found.explain(lang),
    }
    out = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return Outcome(SOUND, out=out, err=warning_text(list(result.problems), lang))


def check(options: Namespace) -> Outcome:
    """Tell every problem in the data."""
    lang: Lang = options.lang
    result = _checked(options)
    if options.format == "json":
        out = _check_json(result.registry, result.problems, lang)
        return Outcome(FAULTY if result.registry is None else SOUND, out=out)
    if result.registry is None:
        return Outcome(FAULTY, err=error_text(result.problems, lang))
    lines = [
        *problem_lines(result.problems, lang),
        usage.CHECKED.say(lang, counts=counts_text(result.problems, lang)),
        usage.SOUND.say(lang, contents=contents_text(result.registry, lang)),
    ]
    return Outcome(SOUND, out="".join(f"{line}\n" for line in lines))


def convert(options: Namespace) -> Outcome:
    """Write the data in another format."""
    lang: Lang = options.lang
    result = _checked(options)
    if result.registry is None:
        return Outcome(FAULTY, err=error_text(result.problems, lang))
    losses = written(result.registry, options.target)
    counts = {dict(each.facts)["field"]: dict(each.facts)["count"] for each in losses}
    said = usage.CONVERTED.say(
        lang,
        target=options.target,
        contents=contents_text(
            result.registry, lang, {name: int(n) for name, n in counts.items()}
        ),
    )
    told = warning_text(result.problems, lang) + loss_text(losses, lang)
    return Outcome(SOUND, out=f"{said}\n", err=told)


def propose_map(options: Namespace) -> Outcome:
    """Propose a column map."""
    return Outcome(SOUND, out=propose(Path(options.sources[0])))


def template(options: Namespace) -> Outcome:
    """Write empty tables to be filled in."""
    lang: Lang = options.lang
    target = options.sources[0]
    write_template(target, lang)
    return Outcome(SOUND, out=usage.TEMPLATE.say(lang, target=target) + "\n")


def _data(options: Namespace) -> tuple[Registry | None, list[Problem]]:
    if options.dataset is not None:
        return load(options.dataset), []
    result = _checked(options)
    return result.registry, list(result.problems)


def _checked(options: Namespace) -> CheckResult:
    return check_sources(
        *options.sources, map=options.map, format=options.source_format
    )


def _expected(
    options: Namespace, registry: Registry
) -> tuple[list[Cell], list[Problem]]:
    if options.expect is None:
        return [], []
    level = resolve_level(registry, options.level)
    return read_expected(options.expect, registry, by=options.by, level=level)


def _check_json(
    registry: Registry | None, problems: tuple[Problem, ...], lang: Lang
) -> str:
    severities = [problem.severity for problem in problems]
    document = {
        "partnerlib": __version__,
        "sound": registry is not None,
        "registry": None if registry is None else registry.describe(),
        "counts": {
            severity: severities.count(severity)
            for severity in ("error", "warning", "info")
        },
        "problems": [problem.to_dict(lang) for problem in problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


COMMANDS: Final[Mapping[str, Callable[[Namespace], Outcome]]] = {
    "backtest": backtest_data,
    "check": check,
    "convert": convert,
    "map": propose_map,
    "report": report,
    "template": template,
}
"""Every command by its name."""

__all__ = ["COMMANDS"]
