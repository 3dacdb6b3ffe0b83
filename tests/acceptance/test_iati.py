"""The field's own files of IATI, and the test files of its schema."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import partnerlib
from partnerlib.io.iati import write_iati

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


ACTIVITIES = (
    "activity-standard-example-annotated.xml",
    "dfid_2.01_54activities.xml",
    "diterator-activity-01.xml",
    "diterator-activity-02.xml",
    "dportal_foodsec_2.03_7activities.NO-CONTACT.xml",
    "iatikit-fixture-org-activities.xml",
    "iatikit-fixture-org-activities2.xml",
)


@pytest.mark.parametrize("name", ACTIVITIES)
def test_real_activities_survive_a_round_trip(
    shared_data: Shared, tmp_path: Path, name: str
) -> None:
    """Read, written and read again they are the same registry; nothing is lost."""
    registry = partnerlib.check(shared_data("iati") / name).sound()
    chunks, losses = write_iati(registry)
    path = tmp_path / name
    path.write_bytes(b"".join(chunks))

    assert [] == list(losses)
    assert registry == partnerlib.check(path).sound()


def shares(path: Path) -> Counter[tuple[str, ...]]:
    """Count percentages, roles, relations and texts as the file itself has them."""
    found: Counter[tuple[str, ...]] = Counter()
    for one in etree.parse(path).getroot().iter("iati-activity"):
        id_ = (one.findtext("iati-identifier") or "").strip()
        for tag in ("sector", "recipient-country", "recipient-region"):
            for each in one.findall(tag):
                code, share = each.get("code", ""), each.get("percentage", "")
                found[id_, tag, code, each.get("vocabulary") or "1", share] += 1
        for each in one.findall("participating-org"):
            found[id_, "party", each.get("ref", ""), each.get("role", "")] = 1
        for each in one.findall("related-activity"):
            found[id_, "related", each.get("ref", ""), each.get("type", "")] += 1
        for tag in ("title", "description"):
            for each in one.findall(f"{tag}/narrative"):
                if text := (each.text or "").strip():
                    found[id_, tag, text] += 1
    return found


@pytest.mark.parametrize("name", [ACTIVITIES[1], ACTIVITIES[4]])
def test_the_files_say_the_same(shared_data: Shared, tmp_path: Path, name: str) -> None:
    """Percentages, roles, related activities and narratives, by another parser."""
    path = tmp_path / name
    registry = partnerlib.check(shared_data("iati") / name).sound()
    path.write_bytes(b"".join(write_iati(registry)[0]))

    assert shares(shared_data("iati") / name) == shares(path)


@pytest.mark.parametrize("name", ACTIVITIES)
def test_what_is_written_is_valid(shared_data: Shared, name: str) -> None:
    """The official schema has nothing to say, also where the file itself fails it."""
    folder = shared_data("iati-schemas-2.03")
    schema = etree.XMLSchema(etree.parse(folder / "iati-activities-schema.xsd"))
    registry = partnerlib.check(shared_data("iati") / name).sound()
    written = etree.fromstring(b"".join(write_iati(registry)[0]))

    assert schema.validate(written), schema.error_log


def test_sound_schema_files_are_written_validly(shared_data: Shared) -> None:
    """So are the activities of the schema's own test files, broken ones among them."""
    folder = shared_data("iati-schemas-2.03")
    schema = etree.XMLSchema(etree.parse(folder / "iati-activities-schema.xsd"))
    written = 0
    for path in sorted((folder / "tests").glob("**/*.xml")):
        registry = partnerlib.check(path).registry
        if registry is not None and registry.actions:
            chunks, losses = write_iati(registry)
            written += 1
            told = {each.value for each in losses}

            # Where nobody takes part, that the reporter only reports is lost.
            assert {"actions.parties"} >= told, path.name
            assert schema.validate(etree.fromstring(b"".join(chunks))), path.name
    assert 500 < written
