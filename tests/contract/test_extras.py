"""The guide to installing names the extras that do something, and no other."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "install.md").read_text("utf-8")
PROMISED = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
MODULES = {"python-calamine": "python_calamine"}
SOURCES = "\n".join(
    path.read_text("utf-8") for path in sorted((ROOT / "src").rglob("*.py"))
)


def test_the_guide_names_extras() -> None:
    """Every extra but that of the tests is promised; the last is all of them."""
    assert "all" == PROMISED[-1]
    assert {*PROMISED, "tests"} == set(DECLARED)
    assert [f"partnerlib[{','.join(sorted(PROMISED[:-1]))}]"] == DECLARED["all"]


@pytest.mark.parametrize("extra", PROMISED[:-1])
def test_promised_extras_are_used(extra: str) -> None:
    """Every package of a promised extra is imported somewhere in the library."""
    packages = [re.split("[<>=]", each)[0] for each in DECLARED[extra]]
    modules = [MODULES.get(each, each) for each in packages]

    assert modules == [
        each
        for each in modules
        if re.search(rf"^\s*(?:import|from) {each}\b", SOURCES, re.MULTILINE)
    ]
