"""The report for programs: one JSON object with stable keys."""

import json
from typing import Any

from partnerlib.findings import Report
from partnerlib.report._answers import Answers
from partnerlib.typing import Lang

# Asked for once, for all three questions; each of them notes it as it was used.
_COMMON = ("by", "level", "as_of", "statuses", "expected")


def to_json(answers: Answers, lang: Lang) -> str:
    """Write the report as JSON text.

    Parameters
    ----------
    answers : Answers
        What was found.
    lang : {"en", "fr"}
        The language of ``labels``, ``text`` and ``message``.

    Returns
    -------
    str
        One object: ``partnerlib``, ``registry``, ``parameters``, ``examined``,
        ``problems``, ``gaps``, ``duplicates``, ``triangles``.
    """
    text = json.dumps(
        to_dict(answers, lang), ensure_ascii=False, allow_nan=False, indent=2
    )
    return f"{text}\n"


def to_dict(answers: Answers, lang: Lang) -> dict[str, Any]:
    """Give the object that the JSON report is."""
    reports: dict[str, Report[Any]] = {
        "gaps": answers.gaps,
        "duplicates": answers.duplicates,
        "triangles": answers.triangles,
    }
    return {
        "partnerlib": answers.gaps.provenance.version,
        "registry": answers.registry.describe(),
        "parameters": _parameters(answers, lang),
        "examined": {name: dict(report.examined) for name, report in reports.items()},
        "problems": [problem.to_dict(lang) for problem in answers.problems],
        **{
            name: [finding.to_dict(lang) for finding in report]
            for name, report in reports.items()
        },
    }


def _parameters(answers: Answers, lang: Lang) -> dict[str, Any]:
    gaps = answers.gaps.parameters_dict()
    return {
        "sources": list(answers.sources),
        "dataset": answers.dataset or None,
        "within": list(answers.within),
        "themes": list(answers.themes),
        **{name: gaps[name] for name in _COMMON},
        "limit": answers.limit,
        "lang": lang,
        "gaps": gaps,
        "duplicates": answers.duplicates.parameters_dict(),
        "triangles": answers.triangles.parameters_dict(),
    }


__all__ = ["to_dict", "to_json"]
