import pytest

from partnerlib.errors import ParameterError
from partnerlib.model import Territory
from partnerlib.registry import Registry
from partnerlib.sparse._levels import resolve_level


@pytest.mark.parametrize(
    ("given", "level"),
    [(None, None), ("region", "region"), ("Région", "region"), ("shire", "shire")],
)
def test_level_as_given(given: str | None, level: str | None) -> None:
    """A level is a term, a label, or what some territory states."""
    registry = Registry.of(territories=[Territory("t", name="T", level="shire")])
    assert level == resolve_level(registry, given)


@pytest.mark.parametrize("given", ["shire", "", 3])
def test_unknown_level_is_refused(given: object) -> None:
    """A level that neither vocabulary nor registry knows is refused."""
    with pytest.raises(ParameterError) as caught:
        resolve_level(Registry(), given)
    assert "level" == caught.value.parameter
