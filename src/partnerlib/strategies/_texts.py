"""Texts, ids and terms: every one that the model allows."""

from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from partnerlib.vocabularies import builtin

LONGEST_ID: Final = 200
_PLAIN: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
# Blanks are drawn apart from words, for a text of the model never begins or ends
# with one; U+FFFE and U+FFFF are the only other characters that no text may hold.
_NO_WORD: Final = ("Cc", "Cs", "Zl", "Zp", "Zs")
_NO_CHARACTER: Final = "\ufffe\uffff"
_BLANKS: Final = (" ", "  ", "\u00a0", "\u3000")
_BREAKS: Final = ("\n", "\t", "\n\n")

# Ids that a reader may take for something else: a party in a role, a list, a key
# and its value, a formula, a number, a date, a quoted cell, a reference.
AWKWARD_IDS: Final = (
    "a:b",
    "a:",
    ":",
    "::",
    "a:partner",
    "authority:a",
    "territory/a",
    "a~b",
    "a=b",
    "=1+1",
    "+1",
    "-",
    "@a",
    "'a",
    '"',
    'a"b',
    "a,b",
    "a|b",
    "\\",
    "a\\",
    "#a",
    "0",
    "007",
    "1.0",
    "1e5",
    "2004-06-30",
    "true",
    "null",
    "nan",
    "A",
    "é",
    "e\u0301",
    "\u202ea",
    "\ufeffa",
    "<a>",
    "_x0041_",
    "../a",
    "🤝",
)
AWKWARD_TEXTS: Final = (
    *AWKWARD_IDS,
    ";",
    "a;b",
    "\\;",
    "a;",
    ";;",
    "a\nb",
    "a\tb",
    '"a\nb";"c"',
    "=HYPERLINK(1)",
    "#N/A",
    "fr=a; en=b",
    "{}",
    "[1]",
    "a\u200bb",
    "unknown",
)


def check_bounds(
    least: int, most: int | None, low: int, high: int | None = None
) -> None:
    """Refuse a size that cannot be kept, at once and not at the first draw."""
    if least < low or (most is not None and most < least):
        raise InvalidArgument(f"sizes from {least} to {most}: none lies from {low} up")
    if high is not None and (most is None or most > high):
        raise InvalidArgument(f"sizes up to {most}: none lies above {high}")


def ids(*, min_size: int = 1, max_size: int = LONGEST_ID) -> SearchStrategy[str]:
    """Draw ids: every text that can name a record or a term.

    Parameters
    ----------
    min_size, max_size : int
        The least and the most characters, from 1 to 200.

    Returns
    -------
    SearchStrategy of str
        Among them ids that readers like to misread (``a:b``, ``=1+1``, ``007``),
        the longest ones, and those in any script. Shrinks to ``"0"``.

    Raises
    ------
    InvalidArgument
        If no id has such a size.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(ids(), lambda each: ":" in each)
    ':'
    """
    check_bounds(min_size, max_size, 1, LONGEST_ID)
    return _ids(min_size, max_size)


@cache
def _ids(min_size: int, max_size: int) -> SearchStrategy[str]:
    return _words(min_size, max_size, ";", _BLANKS, AWKWARD_IDS) | st.characters(
        exclude_categories=_NO_WORD, exclude_characters=_NO_CHARACTER + ";"
    ).map(lambda character: character * max_size)


def texts(*, min_size: int = 0, max_size: int = 400) -> SearchStrategy[str]:
    r"""Draw texts: every one that a name, a title or a description may be.

    Parameters
    ----------
    min_size, max_size : int
        The least and the most characters.

    Returns
    -------
    SearchStrategy of str
        Never with outer blanks, control characters or ``\r``, which the model
        trims or refuses; line feeds and tabs are among them.

    Raises
    ------
    InvalidArgument
        If no text has such a size.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(texts(), lambda each: True)
    ''
    """
    check_bounds(min_size, max_size, 0)
    return _texts(min_size, max_size)


@cache
def _texts(min_size: int, max_size: int) -> SearchStrategy[str]:
    return _words(min_size, max_size, "", _BLANKS + _BREAKS, AWKWARD_TEXTS)


def _words(
    min_size: int,
    max_size: int,
    forbidden: str,
    blanks: tuple[str, ...],
    awkward: tuple[str, ...],
) -> SearchStrategy[str]:
    letters = st.characters(
        exclude_categories=_NO_WORD, exclude_characters=_NO_CHARACTER + forbidden
    )
    plain = st.text(_PLAIN, min_size=min_size, max_size=max(min_size, min(max_size, 8)))
    ways = [plain, st.text(letters, min_size=min_size, max_size=max_size)]
    fitting = [each for each in awkward if min_size <= len(each) <= max_size]
    if fitting:
        ways.append(st.sampled_from(fitting))
    # Two words and the longest blank between them.
    shortest, longest = max(1, min_size // 2), (max_size - 2) // 2
    if shortest <= longest:
        word = st.text(letters, min_size=shortest, max_size=longest)
        ways.append(st.tuples(word, st.sampled_from(blanks), word).map("".join))
    return st.one_of(ways)


@cache
def terms(vocabulary: str) -> SearchStrategy[str]:
    """Draw the ids of the terms of a built-in vocabulary.

    Parameters
    ----------
    vocabulary : str
        Its id, for instance ``"themes"`` or ``"roles"``.

    Returns
    -------
    SearchStrategy of str
        Shrinks towards the first term of the vocabulary.

    Raises
    ------
    InvalidArgument
        If there is no such vocabulary.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(terms("statuses"), lambda each: True)
    'active'
    """
    if vocabulary not in builtin():
        raise InvalidArgument(f"no built-in vocabulary has the id {vocabulary!r}")
    return st.sampled_from([each.id for each in builtin()[vocabulary].concepts])


def free_terms() -> SearchStrategy[str]:
    """Draw terms that no vocabulary knows, by id or by label.

    A text that spells like a label *is* that term to whoever reads it from a
    table, and would not come back as it was.
    """
    return ids(max_size=LONGEST_ID - 3).map(_unlike_labels)


def _unlike_labels(text: str) -> str:
    return f"zz {text}"


def languages() -> SearchStrategy[str]:
    """Draw language tags, from ``fr`` to the unheard-of."""
    return st.sampled_from(["fr", "en", "ar", "pt-BR", "zh-Hant", "gsw"]) | (
        st.from_regex(r"\A[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2}\Z")
    )
