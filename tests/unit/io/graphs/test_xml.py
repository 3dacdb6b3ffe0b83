"""XML of strangers is read as a stream, and nothing in it is obeyed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from partnerlib.errors import DocumentError
from partnerlib.io._limits import Limits, under
from partnerlib.io.graphs._xml import in_quotes, in_text, parse_xml

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE graphml [
 <!ENTITY a "ha">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<graphml><graph><node id="&b;"/></graph></graphml>
"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<graphml>&x;</graphml>
"""
DEFAULTS = """<?xml version="1.0"?>
<!DOCTYPE graphml [<!ATTLIST node big CDATA "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx">]>
<graphml><node id="a"/></graphml>
"""
UNDECLARED = """<!DOCTYPE graphml SYSTEM "http://example.org/graphml.dtd">
<graphml>&x;</graphml>
"""


class Elements:
    """Notes what comes."""

    def __init__(self) -> None:
        self.starts: list[tuple[str, dict[str, str], int]] = []
        self.ends: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str], row: int) -> None:
        """Note an opening tag."""
        self.starts.append((name, dict(attributes), row))

    def end(self, name: str, text: str) -> None:
        """Note a closing tag."""
        self.ends.append((name, text))


def parsed(tmp_path: Path, data: str | bytes) -> Elements:
    """Parse a file with this in it."""
    path = tmp_path / "x.xml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    elements = Elements()
    parse_xml(path, elements)
    return elements


def test_elements_come_with_their_line_and_text(tmp_path: Path) -> None:
    """Namespaces are left out, and text belongs to the element it stands in."""
    found = parsed(tmp_path, '<a xmlns="u" xmlns:v="w">x\n<b v:i="1">y</b>z</a>')

    assert [("a", {}, 1), ("b", {"i": "1"}, 2)] == found.starts
    assert [("b", "y"), ("a", "x\nz")] == found.ends


@pytest.mark.parametrize("text", [LAUGHS, EXTERNAL, DEFAULTS, UNDECLARED])
def test_declarations_and_entities_are_refused(tmp_path: Path, text: str) -> None:
    """Nothing is expanded and nothing fetched."""
    with pytest.raises(DocumentError) as caught:
        parsed(tmp_path, text)

    problem = caught.value.problems[0]
    assert "unreadable-source" == problem.code
    assert "entities" in problem.message


def test_a_document_type_without_declarations_is_harmless(tmp_path: Path) -> None:
    """Old GraphML names its document type; it is not fetched."""
    found = parsed(tmp_path, '<!DOCTYPE g SYSTEM "http://example.org/g.dtd"><g/>')

    assert [("g", "")] == found.ends


@pytest.mark.parametrize(
    ("data", "said", "row"),
    [
        (b"", "no element found", 1),
        (b"<a>\n<b></a>", "mismatched tag", 2),
        (b"<a>\x00</a>", "invalid token", 1),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "encoding", None),
        (b"<?xml version='1.0' encoding='shift-jis'?><a/>", "encoding", None),
    ],
)
def test_what_is_no_xml_is_told(
    tmp_path: Path, data: bytes, said: str, row: int | None
) -> None:
    """A broken document is one problem, with its line where it is known."""
    with pytest.raises(DocumentError) as caught:
        parsed(tmp_path, data)

    problem = caught.value.problems[0]
    assert said in problem.message
    assert row == problem.row


def test_a_single_byte_encoding_is_read(tmp_path: Path) -> None:
    """Whatever the declaration names and Python knows."""
    text = "<?xml version='1.0' encoding='cp1252'?><a>Évry</a>"

    assert [("a", "Évry")] == parsed(tmp_path, text.encode("cp1252")).ends


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """No other exception comes out."""
    with pytest.raises(DocumentError):
        parse_xml(tmp_path / "nowhere.xml", Elements())


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    """The limit is told."""
    with pytest.raises(DocumentError) as caught:
        parsed(tmp_path, "<a>" * (Limits().depth + 1))

    assert "too-large" == caught.value.problems[0].code


def test_a_huge_text_is_refused(tmp_path: Path) -> None:
    """So is a text that nobody wrote."""
    with under(Limits(cell=10)), pytest.raises(DocumentError) as caught:
        parsed(tmp_path, "<a>" + "x" * 11 + "</a>")

    assert "too-large" == caught.value.problems[0].code


def test_texts_are_written_so_that_xml_gives_them_back(tmp_path: Path) -> None:
    """Marks, tabs and line ends survive in text and in attributes."""
    text = 'a<b>&"c"\n\td'
    found = parsed(tmp_path, f'<a b="{in_quotes(text)}">{in_text(text)}</a>')

    assert [("a", {"b": text}, 1)] == found.starts
    assert [("a", text)] == found.ends
