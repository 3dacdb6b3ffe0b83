"""Plain files are read a faster way; nobody can tell which."""

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import attrs
import pytest

from partnerlib.io.iati._lane import NotPlain, sift_plain
from partnerlib.io.iati._reader import IatiReader
from partnerlib.io.iati._sieve import KEPT, Sifted, XmlLimits, sift
from partnerlib.model import Action
from tests.unit.io.iati.files import activity, document, only, put, sound
from tests.unit.io.iati.test_old_versions import OLD
from tests.unit.io.iati.test_writing import RICH

TRANSACTION = '<transaction ref="1"><value>5</value><sector code="110"/></transaction>'
FILES = {
    "nothing": "<iati-activities></iati-activities>",
    "one": document(activity()),
    "rich": document(RICH, OLD, activity(id_="")),
    "passed": document(
        activity(
            "<budget/><budget type='1'><value>1</value></budget>",
            "<budget-item/>",
            "<result><indicator><title/></indicator></result>" * 3,
            TRANSACTION,
            "<crs-add><loan-terms/></crs-add>",
        )
    ),
    "transactions": document(activity(TRANSACTION, TRANSACTION, id_="")),
    "told": document(
        activity('<sector code="110"/><recipient-region code="1"/>', TRANSACTION)
    ),
    "between": document(
        activity(), "<other/>", activity(id_="2"), "<other><a/></other>"
    ),
    "blanks": document(activity(id_="We&#133;lls"), activity(id_="é\x9f")),
    "inside": document(
        activity("<location><x:a xmlns:x='urn:x'><b/></x:a></location>", id_=""),
        activity('<activity-date type="2" iso-date="2020-01-01"/>' * 2, id_="2"),
    ),
    "languages": document(activity(attributes='xml:lang="FR"')),
}
COMMENTED = {
    "comment": document(activity("<!-- <budget> -->"), activity(id_="2")),
    "character data": document(activity("<budget><![CDATA[</budget>]]></budget>")),
    "instruction": document(activity("<?php ?>")),
    "in an attribute": document(activity(), attributes='a="b>c"'),
    "self-closed in an attribute": document(
        activity('<budget type="a/>b"><value>1</value></budget>')
    ),
    "ended in an attribute": document(
        activity('<budget type="a>b"/>', '<sector code="110"/>', "<budget></budget>")
    ),
    "of its own namespace": document(activity(attributes="xmlns='urn:x'")),
    "called alike": document(activity("<iati-activity-x/>")),
    "a mark of ours": document(activity("<cut-out/>", "<budget/>")),
    "another prefix": document(
        activity("<location><x:a><b/></x:a></location>", id_=""),
        attributes="xmlns:x='x'",
    ),
    "both quotes": document(activity("""<budget type="'" status='">'/>""")),
}
# Each of these the faster way refuses, before or after it has handed on something.
HARD = {
    "truncated": document(activity(), activity(id_="2"))[:-30],
    "unclosed": document(activity("<budget>")),
    "twice": document(activity("<budget><budget></budget></budget>")),
    "prefixed": document(
        activity("<x:y/>"), activity(id_="2"), attributes="xmlns:x='urn:x'"
    ),
    "prefixed beside": document(
        activity(), "<x:y/>", activity(id_="2"), attributes="xmlns:x='urn:x'"
    ),
    "nested": document(activity("<iati-activity></iati-activity>")),
    "within another": document(
        activity("<location><budget><a/></budget></location>", id_=""),
    ),
    "told within another": document(
        activity(
            "<location><sector/><recipient-region/></location>",
            TRANSACTION,
        ),
    ),
    "in a tag": document(activity('<sector code="110/><budget></budget>"/>')),
    "malformed": document(activity("<budget>&x;</budget>")),
    "not closed": document(activity("<budget><value></budget>")),
    "a strange blank": document(activity("<budget/>\x0b<budget/>")),
    "hidden end": document(activity("<!-- </iati-activity> -->"), activity(id_="2")),
    "namespace": document(activity(), attributes='xmlns="urn:x"'),
    "alone": activity(),
    "organisations": "<iati-organisations><iati-organisation/></iati-organisations>",
    "other": "<feed/>",
    "empty": "",
    "no text": "nothing",
    "no element": "<!-- nothing -->",
    "closed": "<iati-activities/>",
    "document type": '<!DOCTYPE iati-activities [<!ENTITY a "b">]><iati-activities/>',
}


def sifted(
    way: object, content: str, size: int, limits: XmlLimits | None = None
) -> tuple[list[str], dict[str, int], dict[str, str], str]:
    """Sift a file in pieces of a size; give what is kept of the activities."""
    data = content.encode()
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    found: list[str] = []
    about = Sifted()

    def take(element: Element) -> None:
        for child in list(element):
            if child.tag not in KEPT or child.tag == "transaction":
                element.remove(child)
        found.append(tostring(element, "unicode"))

    way(pieces, about, take, limits or XmlLimits())  # type: ignore[operator]
    return found, dict(about.passed), about.attributes, about.root


@pytest.mark.parametrize("name", FILES)
def test_both_ways_give_the_same(name: str) -> None:
    """The same elements, and the same counts of what is not read."""
    expected = sifted(sift, FILES[name], 1 << 20)
    text = '{http://www.w3.org/XML/1998/namespace}lang="'

    found = sifted(sift_plain, FILES[name], 1 << 20)

    assert expected[2:] == found[2:]
    assert len(expected[0]) == len(found[0])
    assert text not in "".join(expected[0])


@pytest.mark.parametrize("name", [*FILES, *COMMENTED, *HARD])
def test_readings_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Records, problems and errors, whatever way they are read."""
    content = {**FILES, **COMMENTED, **HARD}[name]
    first = put(tmp_path, content)

    def never(*_: object) -> None:
        raise NotPlain

    monkeypatch.setattr("partnerlib.io.iati._reader.sift_plain", never)

    assert first == put(tmp_path, content)


@pytest.mark.parametrize("name", [*FILES, *COMMENTED])
@pytest.mark.parametrize("size", [400, 1000, 4096])
def test_it_does_not_matter_where_a_file_is_cut(name: str, size: int) -> None:
    """An activity may lie in any number of pieces."""
    content = {**FILES, **COMMENTED}[name].replace("<iati-act", "<iati-act", 1)
    expected = sifted(sift_plain, content, 1 << 20)

    assert expected == sifted(sift_plain, content, size)


@pytest.mark.parametrize("name", sorted(HARD.keys() - {"prefixed"}))
@pytest.mark.parametrize("size", [150, 1 << 20])
def test_what_is_not_plain_is_refused(name: str, size: int) -> None:
    """It is left to the other way, from the beginning."""
    with pytest.raises(NotPlain):
        sifted(sift_plain, HARD[name], size)


@pytest.mark.parametrize(
    "limits",
    [
        XmlLimits(elements=10),
        XmlLimits(activity=200),
        XmlLimits(token=200),
    ],
)
@pytest.mark.parametrize("size", [100, 1 << 20])
def test_what_is_near_a_limit_is_refused(limits: XmlLimits, size: int) -> None:
    """The other way counts what this one does not."""
    content = document(activity('<tag vocabulary="1" code="1"/>' * 20))

    with pytest.raises(NotPlain):
        sifted(sift_plain, content, size, limits)


def test_much_after_the_last_activity_is_refused() -> None:
    """It may nest as deep as it likes."""
    content = document(activity(), "<a>" * 50 + "</a>" * 50)

    with pytest.raises(NotPlain):
        sifted(sift_plain, content, 1 << 20, XmlLimits(depth=60))


def test_a_large_activity_is_read_the_other_way(tmp_path: Path) -> None:
    """It alone: those beside it are not."""
    large = activity(*(f'<tag code="{each}" vocabulary="99"/>' for each in range(40)))
    path = tmp_path / "feed.xml"
    path.write_text(document(activity(id_="1"), large, activity(id_="3")), "utf-8")
    limits = XmlLimits(depth=70)
    actions = [
        record
        for record in IatiReader(limits).read(path).records
        if isinstance(record, Action)
    ]

    assert ["1", "XX-1-A", "3"] == [action.id for action in actions]


def test_many_activities_go_in_batches(tmp_path: Path) -> None:
    """Each is handed on once."""
    several = (
        activity(
            f"<description><narrative>{'x' * 2000}</narrative></description>",
            id_=f"{i}",
        )
        for i in range(300)
    )

    assert 300 == len(sound(put(tmp_path, document(*several))).actions)


def actions_of(contents: Iterable[str], folder: Path) -> Iterable[Action]:
    """Read the actions of several files."""
    for content in contents:
        result = put(folder, content)
        if result.registry is not None:
            yield from result.registry.actions.values()


def test_actions_are_made_as_their_class_would_make_them(tmp_path: Path) -> None:
    """They are made unchecked, of values that are known to be sound."""
    contents = [*FILES.values(), *COMMENTED.values(), *HARD.values()]
    found = list(actions_of(contents, tmp_path))

    assert len(found) > 10
    for action in found:
        assert attrs.evolve(action) == action
        assert hash(attrs.evolve(action)) == hash(action)


def test_the_same_words_are_found_once_and_again_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known is let go of when it becomes too much."""
    monkeypatch.setattr("partnerlib.io.iati._file._MOST_KNOWN", 2)
    several = [
        activity(f'<sector code="{code}"/>' * 2, id_=code)
        for code in ("110", "120", "140", "150")
    ]
    registry = sound(put(tmp_path, document(*several)))

    assert ["education", "health", "water", "governance"] == [
        action.scope.themes[0] for action in registry.actions.values()
    ]
    assert "110" == only(put(tmp_path, document(several[0]))).id
