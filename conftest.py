"""Run the Python blocks of the documentation, the README and the docstrings.

``python -m pytest docs src README.md`` collects them; the tests are in ``tests``.
Each document runs in an empty folder of its own, its blocks in one namespace.
"""

import contextlib
import doctest
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import (
    DocTestDirectiveParser,
    PythonCodeBlockParser,
    SkipParser,
)
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

SOURCE = Path(__file__).parent / "src"
OPTIONS = doctest.ELLIPSIS
MARKDOWN = [
    DocTestDirectiveParser(optionflags=OPTIONS),
    PythonCodeBlockParser(doctest_optionflags=OPTIONS),
    SkipParser(),
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
