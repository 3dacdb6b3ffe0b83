import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from partnerlib import ParameterError, UnknownIdError
from partnerlib.datasets import NAMES, load
from partnerlib.errors import Problem
from partnerlib.report import FORMATS, build_report, render, to_dict
from partnerlib.typing import Lang
from tests.unit.report.worlds import small, told

FINDING = ("key", "kind", "score", "components", "evidence", "labels", "text")
PAIR = ("actors", "cells", "period", "label", "certainty")
OWN = {
    "gaps": ["cell", "needs", "quantity", "providers", "confidence"],
    "duplicates": [*PAIR, "p_value", "q_value"],
    "triangles": ["territories", "actors", "broker", "brokers", "missing", "roles"],
}


class Reader(HTMLParser):
    """Note the elements of a page, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 -- as given
        """Note an element."""
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Check that the last opened element is closed first."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def test_formats_are_those_of_the_command() -> None:
    """What can be rendered is what the command offers."""
    assert ("text", "json", "html", "markdown") == FORMATS


def test_json_has_the_promised_keys() -> None:
    """The object has its keys, in order."""
    assert [
        "partnerlib",
        "registry",
        "parameters",
        "examined",
        "problems",
        "gaps",
        "duplicates",
        "triangles",
    ] == list(json.loads(render(told("essonne"), "json")))


@pytest.mark.parametrize("question", OWN)
def test_findings_have_the_promised_keys(question: str) -> None:
    """Every finding has what all have, and the ids of its own question."""
    findings = to_dict(told("essonne"), "en")[question]

    assert findings
    for finding in findings:
        assert [] == [key for key in (*FINDING, *OWN[question]) if key not in finding]


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_what_was_found(name: str) -> None:
    """The object tells the registry, the counts and the findings as they are."""
    answers = told(name)
    document = json.loads(render(answers, "json", "fr"))

    assert answers.registry.describe() == document["registry"]
    assert dict(answers.triangles.examined) == document["examined"]["triangles"]
    assert [gap.to_dict("fr") for gap in answers.gaps] == document["gaps"]


def test_json_notes_what_was_asked() -> None:
    """The parameters are those asked for, as they were used."""
    answers = build_report(
        small(),
        level="pays",
        within=["Mali"],
        themes=["Eau"],
        as_of="2016-07",
        statuses="en cours",
        expected=[{"theme": "Eau", "place": "kita"}],
        limit=None,
        sources=["x"],
    )
    parameters = to_dict(answers, "fr")["parameters"]

    assert {
        "sources": ["x"],
        "dataset": None,
        "within": ["ML"],
        "themes": ["water"],
        "by": None,
        "level": "country",
        "as_of": "2016-07-31",
        "statuses": ["ongoing"],
        "expected": [{"theme": "water", "place": "ML"}],
        "limit": None,
        "lang": "fr",
    } == {
        name: value
        for name, value in parameters.items()
        if name not in ("gaps", "duplicates", "triangles")
    }
    assert 0.05 == parameters["gaps"]["alpha"]


def test_json_tells_problems() -> None:
    """Problems are there with their place, in the language asked for."""
    problem = Problem.of("bad-number", file="a.csv", row=3, column="lat", value="x")
    answers = build_report(small(), problems=[problem])

    assert [problem.to_dict("fr")] == to_dict(answers, "fr")["problems"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_html_is_whole_and_without_scripts(name: str, lang: Lang) -> None:
    """Every element is closed, none runs or fetches anything."""
    page = render(told(name), "html", lang)
    reader = Reader()
    reader.feed(page)
    reader.close()

    assert ([], "html") == (reader.open, reader.seen[0])
    assert set() == {"script", "link", "img", "iframe"} & set(reader.seen)
    assert f'<html lang="{lang}">' in page
    assert "http" not in page


def test_html_is_escaped() -> None:
    """Names stand in the page as text."""
    page = render(build_report(small()), "html", "fr")
    reader = Reader()
    reader.feed(page)

    assert "<h1>Un &lt;monde&gt; | *deux* \ufffd</h1>" in page
    assert "Un <monde> | *deux* \ufffd" in reader.texts


def test_html_keeps_short_columns_whole_and_wide_tables_in_the_page() -> None:
    """What names a kind is not broken, and a small screen scrolls tables only."""
    page = render(told("essonne"), "html", "fr")

    assert '<th scope="col" class="whole">manque</th>' in page
    assert '<th scope="col">quoi</th>' in page
    assert page.count('<div class="wide">') == page.count("<thead>") == 3


def test_markdown_is_escaped() -> None:
    """Signs of Markdown in names are escaped, so that tables stay tables."""
    page = render(build_report(small()), "markdown", "fr")
    rows = [line for line in page.splitlines() if line.startswith("|")]

    assert page.startswith("# Un \\<monde\\> \\| \\*deux\\* \ufffd\n")
    assert {6, 5, 3 + 2} == {len(re.findall(r"(?<!\\)\|", row)) - 1 for row in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. x", "1\\. x"),
        ("12) x", "12\\) x"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("0.5", "0\\.5"),
        ("a - b", "a - b"),
    ],
)
def test_markdown_text_is_no_list(text: str, expected: str) -> None:
    """A text that begins like a list item stays a text."""
    from partnerlib.report._markdown import _escaped

    assert expected == _escaped(text)


@pytest.mark.parametrize("format", FORMATS)
def test_reports_are_the_same_in_any_process(format: str) -> None:  # noqa: A002 -- as the function has it
    """The report does not depend on how a process hashes texts."""
    code = (
        "import sys\n"
        "from partnerlib.datasets import load\n"
        "from partnerlib.report import build_report, render\n"
        f"text = render(build_report(load('centraider')), {format!r}, 'fr')\n"
        "sys.stdout.buffer.write(text.encode())\n"
    )
    here = render(build_report(load("centraider")), format, "fr")
    other = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )

    assert here == other.stdout.decode()


@pytest.mark.parametrize(("format", "lang"), [("pdf", "en"), ("text", "de")])
def test_unknown_formats_and_languages(format: str, lang: Lang) -> None:  # noqa: A002 -- as the function has it
    """A format or language that there is not is refused."""
    with pytest.raises(ParameterError):
        render(told("reciprocity"), format, lang)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"within": ["Nowhere"]}, UnknownIdError),
        ({"within": ["Saint-Denis"]}, UnknownIdError),
        ({"themes": ["nothing"]}, ParameterError),
        ({"level": "planet"}, ParameterError),
        ({"as_of": "soon"}, ParameterError),
        ({"statuses": "maybe"}, ParameterError),
        ({"by": ["colour"]}, ParameterError),
        ({"expected": [{"theme": "nothing"}]}, ParameterError),
        ({"limit": -1}, ParameterError),
    ],
)
def test_what_makes_no_sense_is_refused(
    options: dict[str, object], error: type[Exception]
) -> None:
    """What is not there, or means two territories, is an error of the caller."""
    with pytest.raises(error):
        build_report(small(), **options)  # type: ignore[arg-type]
