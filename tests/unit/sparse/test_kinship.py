import numpy as np
import pytest

from partnerlib.model import Concept, Territory
from partnerlib.registry import Registry
from partnerlib.sparse import Kinship, Lineage, _kinship

REGISTRY = Registry.of(
    territories=[
        Territory("country", name="Country"),
        Territory("region", name="Region", parent="country"),
        Territory("town", name="Town", parent="region"),
        Territory("other", name="Other", parent="country"),
    ],
    terms={"themes": [Concept("a"), Concept("b", broader="a")]},
)


def akin(kinship: Kinship, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two sets are akin, asked from either side."""
    one, other = kinship.number(left), kinship.number(right)
    answers = kinship.akin(np.array([one, other]), np.array([other, one]))
    assert answers[0] == answers[1]
    return bool(answers[0])


def test_places_are_akin_along_a_line_of_parents() -> None:
    """A place is akin to itself, to what contains it and to what lies in it."""
    places = Kinship(Lineage(REGISTRY, "place"))

    assert akin(places, ("town",), ("town",))
    assert akin(places, ("town",), ("country",))
    assert akin(places, ("region", "other"), ("town",))
    assert not akin(places, ("other",), ("town",))
    assert not akin(places, ("other",), ("region", "town"))


def test_terms_are_akin_along_a_line_of_broader_terms() -> None:
    """A term is akin to its broader and narrower terms."""
    themes = Kinship(Lineage(REGISTRY, "theme"))

    assert akin(themes, ("a",), ("b",))
    assert not akin(themes, ("a",), ("health",))


def test_nothing_stated_is_akin_to_anything() -> None:
    """Empty means unknown, and unknown excludes nothing."""
    themes = Kinship(Lineage(REGISTRY, "theme"))

    assert akin(themes, (), ("a",))
    assert akin(themes, (), ())


def test_no_question_has_no_answer() -> None:
    """Without pairs there is nothing to say."""
    none = np.zeros(0, dtype=np.int64)

    assert [] == Kinship(Lineage(REGISTRY, "theme")).akin(none, none).tolist()


@pytest.mark.parametrize("block", [1, 2, 3, 1_000_000])
def test_sets_are_compared_in_pieces(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    """However many values are looked up at a time, the answers are the same."""
    monkeypatch.setattr(_kinship, "_BLOCK", block)
    places = Kinship(Lineage(REGISTRY, "place"))
    asked = [("other", "region"), ("town",), ("country", "town"), ("other",)]
    numbers = places.numbers(asked)

    answers = places.akin(np.repeat(numbers, 4), np.tile(numbers, 4))

    unlike = {(1, 3), (3, 1)}
    assert [
        (one, other) not in unlike for one in range(4) for other in range(4)
    ] == answers.tolist()
