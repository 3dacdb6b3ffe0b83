"""The encoding of an XML file, and its bytes as the parser takes them.

Some encodings the parser knows by itself; all others are decoded here and handed on
as UTF-8. Names of encodings are believed as far as the bytes do not contradict them.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from partnerlib.io._limits import check_time
from partnerlib.io._paths import shown

FALLBACK: Final = "cp1252"
"""What a text is read as that claims to be UTF-8 and is not."""

_CHUNK: Final = 1 << 18
_HEAD: Final = 1024
_BLANKS: Final = b" \t\r\n"
_DECLARED: Final = re.compile(
    rb"""\A<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']"""
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins in the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Which bytes of the first character are empty, where no mark tells the width.
_WIDE: Final[dict[tuple[bool, ...], str]] = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}


def encoding_of(head: bytes) -> str:
    """Tell the encoding of a file from how it begins.

    Raises
    ------
    LookupError, UnicodeError
        If it declares an encoding of texts that nobody knows.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    width = _WIDE.get(tuple(byte == 0 for byte in head[:4]))
    if width is not None:
        return width
    found = _DECLARED.match(head.lstrip(_BLANKS)[:_HEAD])
    if found is None:
        return "utf-8"
    name = found[1].decode("ascii")
    bytes(4).decode(name)  # not every codec is of texts: one unpacks, and may explode
    name = codecs.lookup(name).name
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # declared in single bytes: it cannot be of two or four
    # Who says Latin-1 means Windows-1252, which fills the places of control codes.
    return FALLBACK if name == "iso8859-1" else name


def pieces(path: Path, encoding: str) -> Iterator[bytes]:
    """Yield a file in UTF-8, without what stands before its first character.

    Raises
    ------
    OSError
        If it cannot be read.
    UnicodeDecodeError
        If the bytes are not of this encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    is_begun = False
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            if not is_begun:
                # XML allows nothing before its declaration; publishers do not know.
                text = text.lstrip("\ufeff \t\r\n")
                is_begun = bool(text)
            yield text.encode("utf-8", "surrogatepass")
            check_time(shown(path))
    yield decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")


__all__ = ["FALLBACK", "encoding_of", "pieces"]
