"""How much is read before a file is taken for an accident or an attack."""

from typing import Final

import attrs

from partnerlib.errors import DocumentError, Problem


@attrs.frozen(kw_only=True)
class Limits:
    """How much of a file of unknown origin is read.

    Attributes
    ----------
    bytes : int
        Of a file, and of all that is packed in it.
    tree_bytes : int
        Of a document that can only be read as a whole: JSON.
    rows, columns : int
        Of one table.
    cells : int
        Of one sheet, empty ones among them.
    cell : int
        Characters of one cell.
    tables : int
        Of one file.
    """

    bytes: int = 2**30
    tree_bytes: int = 2**28
    rows: int = 5_000_000
    columns: int = 16_384
    cells: int = 2**26
    cell: int = 10_000_000
    tables: int = 1000


DEFAULT_LIMITS: Final = Limits()


def too_large(file: str, what: str, most: int, unit: str) -> DocumentError:
    """Make the error of a source that goes beyond a limit."""
    return DocumentError(
        [Problem.of("too-large", file=file, value=what, most=str(most), unit=unit)]
    )


__all__ = ["DEFAULT_LIMITS", "Limits", "too_large"]
