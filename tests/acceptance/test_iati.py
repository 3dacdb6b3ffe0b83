"""The field's own files of IATI, and the test files of its schema."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import partnerlib

Shared = Callable[[str], Path]


def test_sound_schema_files_bring_no_error(shared_data: Shared) -> None:
    """All 233 files that are valid by the schema are read, organisation files too."""
    folder = shared_data("iati-schemas-2.03") / "tests"
    files = sorted(folder.glob("**/should-pass/**/*.xml"))
    results = [partnerlib.check(each) for each in files]

    assert 233 == len(files)
    assert [] == [problem for each in results for problem in each.errors]


def test_broken_schema_files_bring_only_our_problems(shared_data: Shared) -> None:
    """None of the 453 files that the schema refuses brings a foreign exception."""
    folder = shared_data("iati-schemas-2.03") / "tests"
    files = sorted(folder.glob("**/should-fail/**/*.xml"))
    told = [
        problem.text(lang)
        for each in files
        for problem in partnerlib.check(each).problems
        for lang in ("en", "fr")
    ]

    assert 453 == len(files)
    assert all(told)


def test_dfid(shared_data: Shared) -> None:
    """The figures of DFID's 54 activities of 2.01, counted in the file itself."""
    name = "dfid_2.01_54activities.xml"
    result = partnerlib.check(shared_data("iati") / name)
    registry = result.sound()

    assert (54, 32, 7) == (
        len(registry.actions),
        len(registry.actors),
        len(registry.territories),
    )
    roles = Counter(
        party.role for action in registry.actions.values() for party in action.parties
    )
    assert (55, 54, 54, 78) == (
        roles["funder"],
        roles["accountable"],
        roles["extending"],
        roles["implementer"],
    )
    assert ["percentage-sum"] == [each.code for each in result.warnings]
    assert "personal-data" in {each.code for each in result.problems}
    assert 40 == sum(action.parent != "" for action in registry.actions.values())


@pytest.mark.parametrize(
    "name",
    [
        "activity-standard-example-annotated.xml",
        "diterator-activity-01.xml",
        "diterator-activity-02.xml",
        "dportal_foodsec_2.03_7activities.NO-CONTACT.xml",
        "iatikit-fixture-org-activities.xml",
        "iatikit-fixture-org-activities2.xml",
        "iatikit-fixture-org-org.xml",
        "organisation-standard-example-annotated.xml",
    ],
)
def test_other_files_are_read(shared_data: Shared, name: str) -> None:
    """Each gives a registry, and no warning but that organisations change kind."""
    result = partnerlib.check(shared_data("iati") / name)

    assert result.registry is not None
    assert {"conflicting-record"} >= {each.code for each in result.warnings}
