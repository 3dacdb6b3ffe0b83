import pytest

from partnerlib.errors import ParameterError
from partnerlib.model import Territory
from partnerlib.registry import Registry
from partnerlib.sparse import Lineage, Liveness, Placing, checked_facets

REGISTRY = Registry.of(
    territories=[
        Territory("fr", name="France", level="country"),
        Territory("essonne", name="Essonne", level="department", parent="fr"),
        Territory("evry", name="Évry", level="municipality", parent="essonne"),
        Territory("massy", name="Massy", level="municipality", parent="essonne"),
    ]
)

LIVE = Liveness.of(REGISTRY, "live", None)


def test_facets_are_put_in_order() -> None:
    """Facets stand in the order theme, function, audience, place."""
    facets = checked_facets(iter(["place", "audience", "theme", "function"]))
    assert ("theme", "function", "audience", "place") == facets
    assert ("place",) == checked_facets("place")


@pytest.mark.parametrize(
    "by", [(), ("theme", "theme"), ("colour",), 3, None, [["theme"]]]
)
def test_senseless_facets_are_refused(by: object) -> None:
    """No facet, an unknown one, one twice, or no iterable at all raise an error."""
    with pytest.raises(ParameterError) as caught:
        checked_facets(by)
    assert ("by", by) == (caught.value.parameter, caught.value.value)
    assert "theme, function, audience, place" in caught.value.rule


def test_lineage_of_a_place() -> None:
    """A place lies in itself and in what contains it, the nearest first."""
    lineage = Lineage(REGISTRY, "place")
    assert ("evry", "essonne", "fr") == lineage("evry")
    assert lineage("evry") is lineage("evry")


@pytest.mark.parametrize(
    ("facet", "term", "expected"),
    [
        ("audience", "pupils", ("pupils", "youth")),
        ("theme", "no-such-theme", ("no-such-theme",)),
    ],
)
def test_lineage_of_a_term(facet: str, term: str, expected: tuple[str, ...]) -> None:
    """A term lies in itself and its broader terms; an unknown one in itself."""
    assert expected == Lineage(REGISTRY, facet)(term)  # type: ignore[arg-type]


def test_places_count_at_the_level() -> None:
    """Places are rolled up, each ancestor once; those above the level stand apart."""
    placing = Placing(REGISTRY, "department", LIVE)
    assert (("essonne",), ("fr",)) == placing(("evry", "fr", "massy"))
    assert (("essonne",), ("fr",)) == placing(("evry", "fr", "massy"))
    assert ((), ()) == placing(())


def test_without_a_level_places_count_as_stated() -> None:
    """No level leaves places alone."""
    assert (("evry", "fr"), ()) == Placing(REGISTRY, None, LIVE)(("evry", "fr"))
