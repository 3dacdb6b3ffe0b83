"""Values made of fields that were settled before: nothing is tidied, nothing checked.

Constructors tidy and check every field every time. Whoever makes records by the
million and has settled each distinct value once, as `partnerlib.model._bulk` does,
writes the slots of an object directly.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

import attrs

T = TypeVar("T")


@cache
def trusted(cls: type[T], fields: tuple[str, ...]) -> Callable[..., T]:
    """Give a function that makes values of a frozen class with slots.

    Parameters
    ----------
    cls : type
        The class.
    fields : tuple of str
        The fields that the function takes, by position; the others have their
        defaults.

    Notes
    -----
    What the function is given has to be just what the constructor would make of it.
    Like the constructors of attrs, it is compiled for the class: a loop over the
    slots would take longer than writing them.
    """
    given = dict.fromkeys(fields)
    names: dict[str, Any] = {"new": object.__new__, "cls": cls}
    lines: list[str] = []
    for number, field in enumerate(attrs.fields(cast("type[Any]", cls))):
        names[f"set_{number}"] = getattr(cls, field.name).__set__
        names[f"default_{number}"] = field.default
        value = field.name if field.name in given else f"default_{number}"
        lines.append(f"    set_{number}(made, {value})")
    code = [f"def make({', '.join(fields)}):", "    made = new(cls)", *lines]
    source = "\n".join([*code, "    return made"])
    exec(compile(source, f"<trusted {cls.__name__}>", "exec"), names)  # noqa: S102 -- names of our own fields
    return cast("Callable[..., T]", names["make"])
