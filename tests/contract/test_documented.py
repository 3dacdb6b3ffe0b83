import importlib
import re
from pathlib import Path

import pytest

import partnerlib

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
DIRECTIVE = re.compile(
    r"^\.\. (currentmodule|automodule|autoclass|autofunction|py:data):: (\S+)\n"
    r"((?:   :.*\n)*)",
    re.MULTILINE,
)
# By public layer, the names with which other layers build and users have no need of.
INNER = {
    "codes": set(),
    "datasets": set(),
    "errors": set(),
    "findings": {"Cell", "key_about", "key_between"},
    "graph": set(),
    "kernels": set(),
    "model": {
        "ALWAYS",
        "EVER_AFTER",
        "EVER_BEFORE",
        "NO_SCOPE",
        "OPEN",
        "ROLE_CLASSES",
        "UNKNOWN_PERIOD",
        "spelling",
    },
    "strategies": set(),
}


def shown(page: str) -> set[str]:
    """List the full names whose docstrings a page of the reference shows."""
    names: set[str] = set()
    module = ""
    for kind, name, options in DIRECTIVE.findall(page):
        if kind == "currentmodule":
            module = name
        elif kind == "automodule":
            module = name
            listed = re.findall(r"\w+", options.replace(":members:", ""))
            public = listed or importlib.import_module(name).__all__
            names |= {name, *(f"{name}.{each}" for each in public)}
        else:
            names.add(name if name.startswith("partnerlib.") else f"{module}.{name}")
    return names


def meaning(name: str) -> object:
    """Follow a full name to what it means."""
    module, _, attribute = name.rpartition(".")
    if attribute in {"errors", "typing"}:
        return importlib.import_module(name)
    return getattr(importlib.import_module(module), attribute)


NAMES = sorted(
    name
    for page in (REFERENCE / "api").glob("*.rst")
    for name in shown(page.read_text(encoding="utf-8"))
)


def is_shown(name: str) -> bool:
    """Say whether the reference shows what a name means, under this name or another."""
    return any(meaning(each) is meaning(name) for each in NAMES)


@pytest.mark.parametrize("name", partnerlib.__all__)
def test_the_reference_shows_every_public_name(name: str) -> None:
    """What users lean on is shown with its docstring."""
    assert is_shown(f"partnerlib.{name}")


@pytest.mark.parametrize("name", partnerlib.__all__)
def test_the_first_page_of_the_reference_leads_to_every_public_name(name: str) -> None:
    """The overview lists each public name."""
    assert f"`{name}`" in (REFERENCE / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("layer", INNER)
def test_the_reference_shows_the_names_of_a_public_layer(layer: str) -> None:
    """A name of a public module is shown, or known to be of no use to users."""
    public = importlib.import_module(f"partnerlib.{layer}").__all__
    hidden = {name for name in public if not is_shown(f"partnerlib.{layer}.{name}")}

    assert INNER[layer] == hidden


def test_the_reference_shows_nothing_twice() -> None:
    """Each thing has one place in the reference."""
    twice = [
        (one, other)
        for one in NAMES
        for other in NAMES
        if one < other and meaning(one) is meaning(other)
    ]

    assert [] == twice
    assert len(set(NAMES)) == len(NAMES)


def test_the_definitions_list_everything_that_is_counted() -> None:
    """What a report has examined is explained, and nothing else is."""
    page = (REFERENCE.parent / "explanation" / "findings.md").read_text("utf-8")
    first_cells = re.findall(
        r"^\| (`.+?`) \|", page.split("## What is counted")[1], re.MULTILINE
    )
    explained = {name for cell in first_cells for name in re.findall(r"`(.+?)`", cell)}
    registry = partnerlib.datasets.essonne()
    reports = (
        partnerlib.find_gaps(registry),
        partnerlib.find_duplicates(registry),
        partnerlib.find_triangles(
            registry, kinds=partnerlib.TriangleReport.finding.kinds
        ),
    )
    counted = {
        re.sub(r":.*", ":...", name) for report in reports for name in report.examined
    }

    assert counted == explained


def test_the_definitions_state_the_default_weights() -> None:
    """The components of a triangle stand in the page with their weights, in order."""
    page = (REFERENCE.parent / "explanation" / "findings.md").read_text("utf-8")
    stated = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", page, re.MULTILINE)

    expected = [(name, float(weight)) for name, weight in stated]
    assert expected == list(partnerlib.TriangleWeights().pairs)


def test_the_definitions_state_every_kind_of_gap() -> None:
    """Each kind of gap has its row in the table of kinds."""
    page = (REFERENCE.parent / "explanation" / "findings.md").read_text("utf-8")
    part = page.split("## Gaps")[1].split("**Needs.**")[0]

    kinds = set(re.findall(r"^\| `([\w-]+)` \|", part, re.MULTILINE))
    assert set(partnerlib.GapReport.finding.kinds) == kinds
