"""French as print sets it, in every sentence and label of the library."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from partnerlib import wording
from partnerlib.findings._triangle import REASONS
from partnerlib.vocabularies import builtin
from partnerlib.wording import PROBLEMS, problem_place, problem_text, role_reason
from partnerlib.wording.grammar import NOUNS, Text, amount, count, listed

WRONG = re.compile(r"'|(?<= )[:;?!»%]|« ")


def texts_in(value: Any) -> Iterator[str]:
    """Give the French of every text that a value holds."""
    if isinstance(value, Text):
        yield value.fr
    elif isinstance(value, Mapping):
        yield from texts_in(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from texts_in(each)


def sentences() -> Iterator[str]:
    """Give every French text of the wording."""
    for module in pkgutil.iter_modules(wording.__path__):
        found = importlib.import_module(f"partnerlib.wording.{module.name}")
        for name in sorted(vars(found)):
            yield from texts_in(vars(found)[name])
    for code in PROBLEMS:
        yield problem_text(code, {"hint": "x", "or_else": "territory"}, "fr")
    yield problem_place("a", 1, "b", "c", "fr")
    yield from (word for noun in NOUNS["fr"].values() for word in noun)
    yield from (role_reason(reason, "fr") for reason in REASONS)


def test_every_sentence_is_typeset() -> None:
    """No sentence has a typewriter's apostrophe or an ordinary blank at its signs."""
    found = set(sentences())

    assert [] == sorted(text for text in found if WRONG.search(text))
    assert 250 < len(found)  # that they were found at all
    assert any("’" in text for text in found)


@pytest.mark.parametrize("name", sorted(builtin()))
def test_every_label_is_typeset(name: str) -> None:
    """No label of a vocabulary has a typewriter's apostrophe; both are understood."""
    vocabulary = builtin()[name]
    labels = {term.label_fr: term.id for term in vocabulary.concepts}

    assert [] == [text for text in (*labels, vocabulary.label_fr) if WRONG.search(text)]
    assert list(labels.values()) == [
        vocabulary.resolve(text.replace("’", "'")) for text in labels
    ]


def test_a_number_stays_with_what_it_counts() -> None:
    """French does not break a line between a number and its unit; English may."""
    assert "2\u202f500\u00a0personnes" == amount(2500, "personnes", "fr")
    assert "2,500 people" == amount(2500, "people", "en")
    assert "3" == amount(3, "", "fr")
    assert "2\u00a0accords" == count(2, "agreement", "fr")
    assert "a et 2\u00a0autres" == listed("abc", "fr", most=1)
