"""Run the blocks of the documentation, the README and the docstrings.

``python -m pytest docs src README.md`` collects them; the tests are in ``tests``.
Each document runs in an empty folder of its own, its blocks in one namespace: Python
is run, files are written, commands are run and what they print is compared.
"""

import contextlib
import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import OutputChecker
from sybil.parsers.myst import (
    CodeBlockParser,
    DocTestDirectiveParser,
    PythonCodeBlockParser,
    SkipParser,
)
from sybil.parsers.myst.lexers import DirectiveLexer
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

# An example that draws shows the same draw to everybody.
settings.register_profile("documents", database=None, deadline=None, derandomize=True)
settings.load_profile("documents")

# The pages are run where they are written, not again where they are built.
collect_ignore = ["docs/_build"]

SOURCE = Path(__file__).parent / "src"
OPTIONS = doctest.ELLIPSIS


def find_files(document: Document) -> Iterator[Region]:
    """Find the text blocks that show a file: their caption is its name."""
    for block in DirectiveLexer("code-block", "text")(document):
        name = block.lexemes["options"].get("caption")
        if name is not None:
            parsed = (name, block.lexemes["source"])
            yield Region(block.start, block.end, parsed, write_file)


def write_file(example: Example) -> None:
    """Write a file that a page shows, as its reader would save it."""
    name, text = example.parsed
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_console(example: Example) -> str:
    """Run the commands of a console block; say where they print something else."""
    differences = ""
    checker = OutputChecker()
    scripts = str(Path(sys.executable).parent)  # where the installed command lies
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    for part in f"\n{example.parsed}".split("\n$ ")[1:]:
        line, _, expected = part.rstrip("\n").partition("\n")
        done = subprocess.run(  # noqa: S602 -- a page may pipe what is printed
            line,
            check=False,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80", "PATH": path, "PYTHONUTF8": "1"},
            shell=True,
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
        )
        # Nobody can see no-break spaces in a page.
        printed = re.sub("[\u00a0\u202f]", " ", done.stdout).rstrip("\n")
        if not checker.check_output(expected, printed, OPTIONS):
            differences += f"$ {line}\nExpected:\n{expected}\nGot:\n{printed}\n"
    return differences


MARKDOWN = [
    CodeBlockParser("console", run_console),
    DocTestDirectiveParser(optionflags=OPTIONS),
    PythonCodeBlockParser(doctest_optionflags=OPTIONS),
    SkipParser(),
    find_files,
]
FIXTURES = ["document_folder"]

pytest_collect_file = SybilCollection(
    [
        Sybil(MARKDOWN, path="docs", pattern="*.md", fixtures=FIXTURES),
        Sybil(MARKDOWN, pattern="README.md", excludes=["*/*"], fixtures=FIXTURES),
        Sybil(
            [DocTestParser(optionflags=OPTIONS)],
            path="src",
            pattern="*.py",
            fixtures=FIXTURES,
        ),
    ]
).pytest()


def pytest_collect_directory(
    path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Read the folders of ``src`` without importing them.

    Their docstrings run against the *installed* package. Left alone, pytest would
    import each ``__init__.py`` from ``src`` beside it, as a second copy.
    """
    if path.is_relative_to(SOURCE):
        return pytest.Dir.from_parent(parent, path=path)
    return None


@pytest.fixture(scope="module")
def document_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make an empty folder the current one while a document runs."""
    folder = tmp_path_factory.mktemp("document")
    with contextlib.chdir(folder):
        yield folder
