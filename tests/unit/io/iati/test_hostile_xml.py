"""Whatever a file holds, it is read or refused, in bounded time and memory."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from partnerlib.errors import DocumentError
from partnerlib.io._readers import reader_of
from partnerlib.io.iati import READER, IatiReader
from partnerlib.io.iati._sieve import XmlLimits
from tests.unit.io.iati.files import activity, document, only, put, sound

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE iati-activities [
<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
]><iati-activities>&d;</iati-activities>"""
OUTSIDE = """<!DOCTYPE iati-activities [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<iati-activities><iati-activity><title>&x;</title></iati-activity></iati-activities>"""
REMOTE = """<!DOCTYPE iati-activities SYSTEM "http://example.org/a.dtd">
<iati-activities/>"""


def reason(folder: Path, content: str | bytes) -> str:
    """Give why a file cannot be read."""
    (error,) = put(folder, content).errors
    assert "unreadable-source" == error.code
    return dict(error.facts)["reason"]


@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE, REMOTE])
def test_document_types_are_refused(tmp_path: Path, content: str) -> None:
    """No entity is ever declared, so none is expanded and none fetched."""
    assert "document type declaration" in reason(tmp_path, content)


def test_undeclared_entities_are_refused(tmp_path: Path) -> None:
    """An entity that nobody declared is no XML."""
    assert "undefined entity" in reason(tmp_path, document("&nbsp;"))


@pytest.mark.parametrize(
    "content",
    [
        document(activity())[:-10],
        document(activity()).replace("Wells", "We\0lls"),
        document(activity()).replace("Wells", "<b>We</c>lls"),
        document() + document(),
        "<iati-activities version='2.03' version='2.03'/>",
    ],
)
def test_broken_files_are_refused(tmp_path: Path, content: str) -> None:
    """Truncated, with null bytes, unbalanced: the parser says where."""
    assert "line" in reason(tmp_path, content)


def test_other_xml_is_not_taken(tmp_path: Path) -> None:
    """A file that only mentions IATI is of no known format."""
    (error,) = put(tmp_path, "<feed/>").errors

    assert "unknown-format" == error.code
    assert "outermost" in reason(tmp_path, "<feed><iati-activity/></feed>")


def test_a_packed_file_is_not_taken(tmp_path: Path) -> None:
    """Compressed bytes are no XML, whatever their name."""
    (error,) = put(tmp_path, gzip.compress(document(activity()).encode())).errors

    assert "unknown-format" == error.code


def limited(folder: Path, content: str, **limits: int) -> tuple[str, str]:
    """Give what is too large where limits are low."""
    path = folder / "large.xml"
    path.write_text(content, "utf-8")
    with pytest.raises(DocumentError) as caught:
        IatiReader(XmlLimits(**limits)).read(path)
    problem = caught.value.problems[-1]
    assert "too-large" == problem.code
    return str(problem.value), dict(problem.facts)["unit"]


def test_limits(tmp_path: Path) -> None:
    """Depth, elements and bytes of an activity, and the length of a tag."""
    deep = document(activity("<location>" * 30 + "</location>" * 30))
    passed = document(activity("<budget>" * 30 + "</budget>" * 30))
    many = document(activity("<tag code='1'/>" * 30))
    long = document(activity(f"<tag code='{'1' * 600_000}'/>"))

    assert ("the nesting", "levels") == limited(tmp_path, deep, depth=20)
    assert ("the nesting", "levels") == limited(tmp_path, passed, depth=20)
    assert ("an activity", "elements") == limited(tmp_path, many, elements=20)
    assert ("a tag or comment", "bytes") == limited(tmp_path, long, token=100_000)
    assert ("an activity", "bytes") == limited(tmp_path, long, activity=1000)


def test_a_million_levels_are_refused_early(tmp_path: Path) -> None:
    """Depth costs nothing: the reading stops at the limit."""
    path = tmp_path / "deep.xml"
    path.write_text("<iati-activities>" + "<iati-activity>" * 1_000_000, "utf-8")
    tracemalloc.start()
    try:
        with pytest.raises(DocumentError):
            READER.read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 20_000_000


def test_memory_is_that_of_the_largest_activity(tmp_path: Path) -> None:
    """What is passed over takes no memory, however much there is of it."""
    path = tmp_path / "large.xml"
    results = "<result><indicator>text</indicator></result>" * 1_000_000
    path.write_text(document(activity(results)), "utf-8")
    tracemalloc.start()
    try:
        reading = READER.read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert 40_000_000 < path.stat().st_size
    assert 3 == len(reading.records)
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", ""),
        ("utf-32", "UTF-32"),
        ("utf-32-le", ""),
        ("utf-32-be", ""),
        ("cp1252", "windows-1252"),
        ("latin-1", "ISO-8859-1"),
        ("iso8859-15", "ISO-8859-15"),
        ("utf-8", "UTF-16"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    """Marks and bytes win over what is declared."""
    attribute = f' encoding="{declared}"' if declared else ""
    text = f'\n<?xml version="1.0"{attribute}?>\n' + document(activity())
    read = put(tmp_path, text.replace("Wells", "Évry").encode(encoding))

    assert [] == list(read.problems)
    assert "Évry" == only(read).title


def test_text_that_is_not_utf8_is_read_as_windows_1252(tmp_path: Path) -> None:
    """It says that it is UTF-8, and is not; that is told."""
    content = document(activity()).replace("Wells", "Évry – 2").encode("cp1252")
    read = put(tmp_path, content)

    assert ["cp1252-text"] == [each.code for each in read.problems]
    assert "Évry – 2" == only(read).title


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<?xml version="1.0" encoding="klingon"?><iati-activities/>', "klingon"),
        (b'<?xml version="1.0" encoding="ascii"?><iati-activities>\xe9', "ascii"),
        (b'<?xml version="1.0" encoding="zlib"?><iati-activities/>', "text encoding"),
        (b'<?xml version="1.0" encoding="undefined"?><iati-activities/>', "undefined"),
        (b"<iati-activities>\x81\x8d", "charmap"),
    ],
)
def test_encodings_that_cannot_be(tmp_path: Path, content: bytes, said: str) -> None:
    """One that nobody knows, or that the bytes are not of."""
    assert said in reason(tmp_path, content)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    """What cannot be opened is a problem like any other."""
    with pytest.raises(DocumentError):
        READER.read(tmp_path / "nowhere.xml")


def test_the_reader_is_found(tmp_path: Path) -> None:
    """By the name of the file and how it begins."""
    head = document().encode()

    assert READER is reader_of(tmp_path / "a.XML", head)
    assert not READER.recognises(tmp_path / "a.xml", b"<html>")


def test_comments_and_foreign_elements_do_not_count(tmp_path: Path) -> None:
    """They may stand anywhere, and cut no text."""
    text = document(
        "<x:y xmlns:x='urn:x'><x:z/></x:y>",
        activity(
            "<!-- one --><location><x:a xmlns:x='urn:x'>b</x:a></location>"
        ).replace("Wells", "We<!-- two -->ll<![CDATA[s & ]]>more"),
        "<?php ?>",
    )

    assert "Wells & more" == only(put(tmp_path, text)).title
    assert sound(put(tmp_path, text)).actions
