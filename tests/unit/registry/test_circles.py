"""Circles of references are found, and cost no more than the references."""

from partnerlib.registry import circles


def test_each_circle_starts_with_its_first_id() -> None:
    """Two circles of one knot are two; what leads nowhere is none."""
    links = {"a": ["b", "c"], "b": ["a"], "c": ["a", "z"], "d": ["d"], "e": ["a"]}

    assert [["a", "b", "a"], ["a", "c", "a"], ["d", "d"]] == circles(links)


def test_a_knot_of_very_many_long_circles_is_told_in_part() -> None:
    """Each knot is told; all circles together are not much longer than the links."""
    size = 5000
    tight = {f"t{n}": (f"t{n + 1}", "t0") for n in range(size)}
    wide = {f"w{n}": [f"w{n + 1}", f"w{size - n}"] for n in range(size + 1)}
    back = {f"b{n}": ["b0", f"b{n + 1}"] for n in range(size)}
    single = {"x": ["y"], "y": ["x"]}
    links = {**tight, **wide, **back, **single}
    found = circles(links)

    assert sum(map(len, found)) < 4 * len(links) + 10_000
    assert {"t", "w", "b", "x"} == {circle[0][0] for circle in found}
