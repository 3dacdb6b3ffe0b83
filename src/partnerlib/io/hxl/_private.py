"""What is about persons, and is not kept."""

import re
from typing import Final

from partnerlib.io.hxl._table import Column
from partnerlib.model import spelling

_ATTRIBUTES: Final = ("contact", "email", "phone", "tel", "person", "fax", "mobile")
_ADDRESS: Final = re.compile(
    r"[^\s@,;:<>()\[\]]+@[^\s@,;:<>()\[\]]+\.[^\s@,;:<>()\[\]]+"
)
_HEADING: Final = re.compile(
    r"\b(?:e ?mails?|courriels?|correos?|contacts?|contactos?|contatos?|phones?|"
    r"tel|telephones?|telefonos?|telefones?|mobiles?|focal points?|points? focal|"
    r"points? focaux|puntos? focal(?:es)?|pontos? foca(?:l|is))\b"
)


def is_private(column: Column) -> bool:
    """Whether a column is about persons, as its hashtag or its heading says."""
    tag = column.tag
    return (
        tag.name == "contact"
        or tag.has(*_ATTRIBUTES)
        or is_private_heading(column.heading)
    )


def is_private_heading(heading: str) -> bool:
    """Whether a heading says that persons stand below it."""
    return _HEADING.search(spelling(heading)) is not None


def without_addresses(text: str) -> str:
    """Leave out addresses of electronic mail."""
    return " ".join(_ADDRESS.sub(" ", text).split())


__all__ = ["is_private", "is_private_heading", "without_addresses"]
