"""What the strategies of several classes of records draw alike."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from partnerlib.model import Record
from partnerlib.strategies import _values as values
from partnerlib.strategies._made import made
from partnerlib.strategies._texts import free_terms, languages, terms, texts

R = TypeVar("R", bound=Record)
Ids = SearchStrategy[str] | None
Fields = dict[str, SearchStrategy[Any]]

TITLES = texts(max_size=60)
NAMES = texts(min_size=1, max_size=60)
COUNTS = st.integers(0, values.MOST_COUNT)
AMOUNTS = COUNTS | st.floats(0, values.MOST_COUNT)
LANGUAGES = st.lists(languages(), max_size=2)
ALIASES = values.subsets(texts(min_size=1, max_size=20))


def or_ids(ids: Ids) -> SearchStrategy[str]:
    """Draw what was asked for, else any id."""
    return values.any_ids() if ids is None else ids


def drawn(
    cls: Callable[..., R],
    ids: Ids,
    required: Fields,
    optional: Fields,
    stated_by: Ids,
) -> SearchStrategy[R]:
    """Draw records: ids, what they need, and any of what they may have besides."""
    about = {
        "names": st.dictionaries(languages(), NAMES, max_size=2),
        "description": TITLES,
        "url": TITLES,
        "codes": values.pairs(),
        "sources": st.lists(values.sources(stated_by=stated_by), max_size=2),
        "extra": st.dictionaries(NAMES, NAMES, max_size=2),
    }
    return made(cls, {"id": or_ids(ids), **required}, {**optional, **about})


def any_terms(vocabulary: str) -> SearchStrategy[str]:
    """Draw terms of a vocabulary, and terms that it does not hold."""
    return terms(vocabulary) | free_terms()
