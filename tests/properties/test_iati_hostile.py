"""Whatever is done to a file of IATI, it is read or refused, the same in both ways."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

import partnerlib
from partnerlib.io import CheckResult
from partnerlib.io.iati._lane import NotPlain
from tests.unit.io.iati.files import activity, document
from tests.unit.io.iati.test_old_versions import OLD
from tests.unit.io.iati.test_writing import RICH

MONEY = """<transaction ref="1"><value>5</value><sector code="110"/></transaction>
<result type='1'><title><narrative>R</narrative></title>
<document-link url="x"/></result> <budget/>"""
SOUND = document(
    RICH,
    OLD,
    activity(id_=""),
    activity(MONEY, '<sector code="120"/>', id_="P"),
    activity(MONEY, '<sector code="1"/><recipient-country code="FR"/>', MONEY, id_=""),
).encode()
PIECES = (
    *(b"<", b">", b"/", b'"', b"&", b";", b"=", b" ", b"\0", b"\xff", b"\xc2\x85"),
    *(b"&#133;", b"&amp;", b"&x;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x ?>"),
    *(b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"</iati-activity>", b"<iati-activity>"),
    *(b"<budget>", b"</budget>", b"<budget/>", b"<transaction>", b"</transaction>"),
    *(b"<x:y xmlns:x='urn:x'>", b"</x:y>", b"<narrative>", b"</narrative>"),
    *(
        b"999999999999999999999",
        b"-1",
        b"1e999",
        b"NaN",
        b"\xed\xa0\x80",
        b"\xe2\x80\xa8",
    ),
    *(b"xmlns='urn:x'", b"xmlns:x='x'", b"<x:y>", b"x:type='1'", b"'", b"\x0b"),
    *(b"<sector code='110' percentage='1'/>", b"xml:lang='EN'", b" ref=';'"),
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """Draw a file with pieces put in, left out or moved."""
    data = SOUND
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.sampled_from([0, 0, 1, 5, 40, 400]))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4))
        moved = data[end : end + draw(st.sampled_from([0, 0, 30, 300]))]
        data = data[:at] + piece + moved + data[end:]
    return data


def read(content: bytes, folder: str) -> CheckResult:
    """Check a file."""
    path = Path(folder, "feed.xml")
    path.write_bytes(content)
    return partnerlib.check(path)


def never(*_: object) -> None:
    """Leave it to the other way."""
    raise NotPlain


@given(spoilt())
def test_a_spoilt_file_is_read_or_refused(content: bytes) -> None:
    """No other exception comes out, and every problem can be told."""
    with TemporaryDirectory() as folder:
        result = read(content, folder)

    assert (result.registry is None) == bool(result.errors)
    assert all(each.text(lang) for each in result.problems for lang in ("en", "fr"))


@given(spoilt())
def test_a_spoilt_file_is_the_same_in_both_ways(content: bytes) -> None:
    """Records, problems and errors."""
    with TemporaryDirectory() as folder:
        with patch("partnerlib.io.iati._reader.sift_plain", never):
            expected = read(content, folder)
        found = read(content, folder)

    assert expected == found
