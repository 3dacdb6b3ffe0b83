"""Elements as text: everything is escaped here, and nowhere else."""

from collections.abc import Iterator, Mapping
from typing import Final

from partnerlib.io.iati._shapes import SHAPES, XML_LANG, Plain

_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Blanks of an attribute other than the plain one would be read as plain ones.
_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


def opening(tag: str, attributes: Mapping[str, str]) -> str:
    """Write a start tag without its end."""
    stated = "".join(
        f' {name}="{value.translate(_ATTRIBUTE)}"' for name, value in attributes.items()
    )
    return f"<{tag}{stated}"


def simple(tag: str, text: str, depth: int, **attributes: str) -> str:
    """Write an element that holds nothing but a text, as a line."""
    start = "  " * depth + opening(tag, attributes)
    return f"{start}>{text.translate(_TEXT)}</{tag}>\n" if text else f"{start}/>\n"


def lines(tag: str, plain: Plain, depth: int) -> Iterator[str]:
    """Write an element as lines; see `partnerlib.io.iati._shapes`."""
    shape = SHAPES[tag]
    stated = {name: plain[name] for name in shape.attributes if name in plain}
    if shape.has_text:
        yield simple(tag, plain.get("text", ""), depth)
        return
    inside = [
        simple("narrative", text, depth + 1, **({XML_LANG: lang} if lang else {}))
        for lang, text in plain.get("narrative", ())
    ]
    for name in shape.children:
        for child in plain.get(name, ()):
            inside.extend(lines(name, child, depth + 1))
    start = "  " * depth + opening(tag, stated)
    if not inside:
        yield f"{start}/>\n"
        return
    yield f"{start}>\n"
    yield from inside
    yield "  " * depth + f"</{tag}>\n"


__all__ = ["lines", "opening", "simple"]
