from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.wording import finding_text
from partnerlib.wording._facts import Known
from tests.unit.wording.facts import DUPLICATE, GAP, TRIANGLE

FAMILIES = {"gap": GAP, "duplicate": DUPLICATE, "triangle": TRIANGLE}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(),
    st.text(max_size=3),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_known_still_makes_sentences(family: str, lang: str) -> None:
    """Without a single fact a sentence is empty of names, and is one."""
    text = finding_text(family, {}, lang)

    assert ("…" in text, ".") == (True, text[-1])


@pytest.mark.parametrize("family", FAMILIES)
@given(data=st.data())
def test_sentences_never_raise(family: str, data: st.DataObject) -> None:
    """Whatever facts are missing or odd, a sentence comes out in both languages."""
    names = [*FAMILIES[family], "later"]
    odd: dict[str, Any] = data.draw(st.dictionaries(st.sampled_from(names), VALUES))
    facts = {
        name: odd.get(name, value)
        for name, value in FAMILIES[family].items()
        if name not in odd or odd[name] is not None
    }

    texts = [finding_text(family, facts, lang) for lang in ("en", "fr")]

    assert [True, True] == [text.endswith(".") for text in texts]


@pytest.mark.parametrize("family", FAMILIES)
def test_french_never_breaks_before_a_high_sign(family: str) -> None:
    """No line of a French sentence can begin with a colon or a closing guillemet."""
    text = finding_text(family, FAMILIES[family], "fr")

    assert [] == [
        sign for sign in (" :", " ;", " ?", " !", " »", "« ", " %") if sign in text
    ]


@pytest.mark.parametrize(
    ("value", "text", "texts", "number", "count"),
    [
        (None, "", (), None, 0),
        ("x", "x", (), None, 0),
        (("a", 1), "", ("a", "1"), None, 0),
        (["a"], "", ("a",), None, 0),
        (2, "", (), 2, 2),
        (0.5, "", (), 0.5, 0),
        (True, "", (), None, True),
        (float("nan"), "", (), None, 0),
    ],
)
def test_known(
    value: object, text: str, texts: tuple[str, ...], number: float, count: int
) -> None:
    """A fact of another type than asked for is as good as missing."""
    known = Known({"fact": value})
    assert (text, texts, number, count) == (
        known.text("fact"),
        known.texts("fact"),
        known.number("fact"),
        known.count("fact"),
    )
