"""What a map states itself, and not a table, is checked before a row is read."""

from collections.abc import Iterator

from partnerlib.io._slugs import slug
from partnerlib.io.maps._fields import Field
from partnerlib.io.maps._model import Value
from partnerlib.io.maps._parse import Bad, Terms, parser_of
from partnerlib.vocabularies import builtin


def faulty_constants(field: Field, value: Value) -> Iterator[tuple[str, str, Bad]]:
    """Find the constants that are no value of a field.

    Yields
    ------
    tuple of str, str and Bad
        The option of the map, the text as it stands there, and what is wrong.
    """
    parse = parser_of(field, value, Terms(builtin(), ""))
    stated = [("value", text) for text in value.constants]
    if value.default:
        stated.append(("default", value.default))
    for option, text in stated:
        found = parse(value.prefix + (slug(text) if value.slug else text))
        if isinstance(found, Bad):
            yield option, text, found


__all__ = ["faulty_constants"]
