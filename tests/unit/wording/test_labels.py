import re
import string
from collections.abc import Iterator
from types import ModuleType

import pytest

from partnerlib.findings import Duplicate, Gap
from partnerlib.typing import FACETS as FACET_NAMES
from partnerlib.wording import (
    _duplicates,
    _gaps,
    _roles,
    _triangles,
    days,
    findings,
    labels,
    pages,
    usage,
)
from partnerlib.wording.grammar import Text
from partnerlib.wording.labels import (
    EXAMINED,
    FACET_WORDS,
    FACETS,
    GAP_KINDS,
    LOOKED_AT,
    PAIR_KINDS,
)

MODULES = (_duplicates, _gaps, _roles, _triangles, days, findings, labels, pages, usage)


def texts_in(value: object) -> Iterator[Text]:
    """Yield every text of a constant, however deep it lies."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)


def texts_of(module: ModuleType) -> list[Text]:
    """Give every text of a module."""
    return [text for value in vars(module).values() for text in texts_in(value)]


def fields(text: str) -> set[str]:
    """Give the facts that a text mentions."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_both_languages_tell_the_same_facts(module: ModuleType) -> None:
    """No text is empty in a language, or mentions what the other one does not."""
    texts = texts_of(module)

    assert [] == [
        text
        for text in texts
        if not (text.en and text.fr) or not fields(text.fr) <= fields(text.en)
    ]
    assert texts


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_french_is_typeset(module: ModuleType) -> None:
    """French texts hold no blank that could break before a high sign."""
    bad = re.compile(r" [:;?!»%]|« ")

    assert [] == [text.fr for text in texts_of(module) if bad.search(text.fr)]


def test_every_facet_has_a_name_and_words() -> None:
    """Facets have labels in the order of a cell, and words to ask for them."""
    assert list(FACET_NAMES) == list(FACETS)
    assert set(FACET_NAMES) == set(FACET_WORDS)


def test_no_word_means_two_facets() -> None:
    """A word by which a facet is asked for means that facet alone."""
    words = [word for words in FACET_WORDS.values() for word in words]

    assert len(set(words)) == len(words)


def test_every_kind_of_gap_has_a_label() -> None:
    """The labels of kinds are those that a gap can be of."""
    assert set(Gap.kinds) == set(GAP_KINDS)


def test_every_kind_of_pair_has_a_label() -> None:
    """Pairs that are no duplicate have a name."""
    assert set(Duplicate.kinds) == {"duplicate", *PAIR_KINDS}


def test_what_was_looked_at_is_counted() -> None:
    """The counts that an empty section tells are among those with a label."""
    for question, names in LOOKED_AT.items():
        assert set(names) <= {each.name for each in EXAMINED[question]}
