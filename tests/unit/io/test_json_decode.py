"""Bytes become plain values, or it is said where they are no JSON."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerlib.io._json_decode import BadJson, Decoded, Unreadable, decode

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON_VALUES, st.booleans())
def test_json_is_decoded_to_what_it_means(value: object, escape: bool) -> None:
    """Every JSON value comes back, and no key stands twice."""
    data = json.dumps(value, ensure_ascii=escape).encode("utf-8", "surrogatepass")

    decoded = decode(data)

    assert Decoded(json.loads(data)) == decoded


@given(st.binary())
def test_bytes_are_json_or_refused(data: bytes) -> None:
    """Nothing but `BadJson` is raised, and what is decoded is what Python reads."""
    try:
        decoded = decode(data)
    except BadJson:
        return

    assert json.loads(data) == decoded.value


@pytest.mark.parametrize(
    ("data", "repeated"),
    [
        (b'{"a": 1, "a": 2}', (((), "a"),)),
        (b'{"a" : 1, "b": ":", "a": ":"}', (((), "a"),)),
        (b'{"a": 1, "\\u0061": 2}', (((), "a"),)),
        (b'{"a": 1, "a": "\\u003a"}', (((), "a"),)),
        (b'{"a": "\\u003A"}', ()),
        (b'{"a": 1, "a": 2, "a": 3}', (((), "a"),)),
        (
            b'{"x": [{"b": 1, "b": 2}, {"b": 1}], "x": [0, {"d": 1, "d": 2}]}',
            (((), "x"), (("x", 1), "d")),
        ),
        (
            b'{"x": [{"b": 1, "b": {"c": 1, "c": 2}}, {"c": 1, "c": 2}]}',
            ((("x", 0), "b"), (("x", 0, "b"), "c"), (("x", 1), "c")),
        ),
    ],
)
def test_a_repeated_key_is_told_with_its_place(
    data: bytes, repeated: tuple[object, ...]
) -> None:
    """Each is told once, in the order of the text, however it is written."""
    assert repeated == decode(data).repeated


@given(st.dictionaries(st.text(), st.text(), min_size=1), st.data())
def test_no_repeated_key_passes_in_silence(
    pairs: dict[str, str], data: st.DataObject
) -> None:
    """Whatever the texts hold, a pair that stands twice is found."""
    key = data.draw(st.sampled_from(sorted(pairs)))
    value = data.draw(st.text())
    more = [*pairs.items(), (key, value)]
    escape = data.draw(st.booleans())
    inner = ", ".join(
        f"{json.dumps(k, ensure_ascii=escape)}: {json.dumps(v, ensure_ascii=escape)}"
        for k, v in more
    )

    decoded = decode(f"{{{inner}}}".encode("utf-8", "surrogatepass"))

    assert ((), key) in decoded.repeated


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 9999]
)
def test_a_number_beyond_all_bounds_is_kept_as_its_text(text: str) -> None:
    """The rest of the document is still read, and the number can be shown."""
    decoded = decode(f'{{"a": {text}, "b": 1}}'.encode())

    assert {"a": Unreadable(text), "b": 1} == decoded.value
    assert text == str(decoded.value["a"])


def test_half_of_a_surrogate_pair_is_kept() -> None:
    """It is for the rules of the field to refuse it."""
    assert ["\ud83d"] == decode(rb'["\ud83d"]').value


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"{}\n{}", 2),
        (b'{"a": 1,\n\n3}', 3),
        (b'{"a": "\x00"}', 1),
        (b"{}\n\x00", 2),
        (b'{"a":\n"\xe9"}', 2),
        ('{"é": 1}'.encode("utf-16"), 1),
        (b"'a'", 1),
        (b"[1, 2", 1),
        (b'"\\x"', 1),
    ],
)
def test_what_is_no_json_is_told_with_its_line(data: bytes, line: int) -> None:
    """The line is counted from 1."""
    with pytest.raises(BadJson) as caught:
        decode(data)

    assert line == caught.value.line
    assert caught.value.reason


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_endless_nesting_is_no_json(opening: bytes) -> None:
    """The depth of a text is no way to break the reader."""
    with pytest.raises(BadJson, match="nested too deeply"):
        decode(opening * 200_000)


def test_the_longest_number_of_python_does_not_matter() -> None:
    """A process that lifted the limit on digits is not made to count for hours."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        decoded = decode(b"1" * 3_000_000)
    finally:
        sys.set_int_max_str_digits(limit)

    assert isinstance(decoded.value, Unreadable)
