"""How values are made of what is drawn."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")
_STATED: Final = st.booleans()


@st.composite
def made(
    draw: DrawFn,
    make: Callable[..., T],
    required: Mapping[str, SearchStrategy[Any]],
    optional: Mapping[str, SearchStrategy[Any]] | None = None,
) -> T:
    """Draw arguments, some of which may be left out, and call with them.

    `st.builds` and `st.fixed_dictionaries` would do, but for one thing: once a test
    fails, Hypothesis tries at length for each of their arguments whether another
    value makes it fail too. A registry is made of hundreds of calls.
    """
    fields = {name: draw(each) for name, each in required.items()}
    for name, each in (optional or {}).items():
        if not each.is_empty and draw(_STATED):
            fields[name] = draw(each)
    return make(**fields)
