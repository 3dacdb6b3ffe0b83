"""A workbook of Excel 97 is measured before it is laid out."""

import struct
import tracemalloc
from pathlib import Path

import pytest

from partnerlib.errors import DocumentError
from partnerlib.io import Limits
from partnerlib.io.raw import open_raw
from partnerlib.io.raw._binary import check_binary
from tests.unit.io.raw import binary

SMALL = Limits(cells=10)
FAR = (binary.label(0, 0, "a"), binary.number(65_535, 255))
SEVERAL = binary.record(0x00BD, struct.pack(f"<HH{10 * 'Hi'}H", *[0] * 22, 9))


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_what_is_small_is_read(tmp_path: Path, name: str, short: bool) -> None:
    """Whether its stream lies in large sectors or in small ones."""
    path = tmp_path / "x.xls"
    cells = (binary.size(2, 2), binary.label(0, 0, "a"), binary.number(1, 1, 2.5))
    data = binary.packed(binary.records(*cells), name=name, short=short)
    path.write_bytes(data)
    tables, _ = open_raw(path)

    assert [["a", ""], ["", 2.5]] == [list(row) for row in tables[0].rows]


def test_one_cell_in_the_far_corner_does_not_take_all_memory(tmp_path: Path) -> None:
    """It is refused before the sheet is laid out."""
    path = binary.workbook(tmp_path / "x.xls", *FAR)
    tracemalloc.start()
    with pytest.raises(DocumentError) as caught:
        open_raw(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "too-large" == caught.value.problems[0].code
    assert peak < 10_000_000


@pytest.mark.parametrize(
    ("cells", "is_refused"),
    [
        ([binary.size(65_536, 256), binary.number(0, 0)], False),
        ([binary.size(2**31, 256), binary.number(0, 0)], True),
        ([binary.size(2, 60_000), binary.number(0, 0)], True),
        ([binary.record(0x0200, struct.pack("<HHHH", 0, 9, 0, 300))], True),
        ([binary.record(0x0201, b"\xff\xff\xff\0\0\0")], False),
        ([SEVERAL], False),
        ([SEVERAL, binary.number(1, 0)], True),
    ],
)
def test_declared_and_filled_sizes_count(
    tmp_path: Path, cells: list[bytes], is_refused: bool
) -> None:
    """A cell that is only formatted is none; one record may hold several cells."""
    data = binary.packed(binary.records(*cells))
    path = tmp_path / "x.xls"
    path.write_bytes(data)

    if is_refused:
        with pytest.raises(DocumentError):
            open_raw(path, SMALL)
    else:
        assert 1 == len(open_raw(path, Limits())[0])


def test_a_long_table_of_sectors_is_followed(tmp_path: Path) -> None:
    """A file of some megabytes lists its sectors in sectors of their own."""
    cells = [binary.label(row, 0, "x" * 200) for row in range(20_000)]
    path = binary.workbook(tmp_path / "x.xls", *cells)

    assert 20_000 == len(open_raw(path)[0][0].rows)


def cut(data: bytes, at: int, form: str, *values: int) -> bytes:
    """Write other numbers somewhere."""
    changed = bytearray(data)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


LAST = 11  # the sector that would come next
SOUND = binary.packed(binary.records(binary.number(0, 0)))
SHORT = binary.packed(binary.records(binary.number(0, 0)), short=True)


def test_a_list_of_tables_may_go_on_in_a_sector() -> None:
    """That of a file of more than seven megabytes does."""
    listed = struct.pack("<128I", 0, *[binary.FREE] * 126, binary.END)
    last = len(SOUND) // binary.SECTOR - 1
    data = cut(SOUND + listed, 68, "<III", last, 1, binary.FREE)
    far = binary.packed(binary.records(*FAR))
    far = cut(far + listed, 68, "<III", len(far) // binary.SECTOR - 1, 1, binary.FREE)
    check_binary(data, "x.xls", Limits())

    with pytest.raises(DocumentError):
        check_binary(far, "x.xls", Limits())


@pytest.mark.parametrize(
    "data",
    [
        SOUND[:60],
        SOUND[:600],
        SOUND[:1100],
        cut(SOUND, 30, "<H", 3),
        cut(SOUND, 48, "<I", 9_999),
        cut(SOUND, 512 + 4, "<I", 1),
        cut(SOUND, 512 + 3 * 4, "<I", 3),
        cut(SOUND, 68, "<II", 77, 1),
        cut(SOUND + struct.pack("<128I", *[LAST] * 128), 68, "<II", LAST, 1),
        cut(SHORT, 60, "<I", 9_999),
        cut(SHORT, 1536, "<I", 500),
        binary.packed(binary.records(), name="Letter"),
    ],
)
def test_what_is_broken_is_refused(data: bytes) -> None:
    """With a reason, whatever part of it is."""
    with pytest.raises((ValueError, DocumentError)):
        check_binary(data, "x.xls", Limits())
