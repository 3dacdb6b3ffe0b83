"""Worlds by name."""

import pytest

from partnerlib import ParameterError, datasets


def test_names_are_sorted_and_complete() -> None:
    """There are five worlds, the planted one among them."""
    expected = ("centraider", "ess_regions", "essonne", "planted", "reciprocity")
    assert expected == datasets.NAMES


@pytest.mark.parametrize(
    "name", ["centraider", "ess_regions", "essonne", "reciprocity"]
)
def test_loaded_world_is_that_of_the_function(name: str) -> None:
    """A name gives the registry of the function of the same name."""
    assert getattr(datasets, name)() == datasets.load(name)


def test_planted_by_name_is_the_default_one() -> None:
    """The planted world by name is the registry of the one with default arguments."""
    assert datasets.planted().registry == datasets.load("planted")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Essonne", ("essonne",)),
        ("ess-regions", ("ess_regions",)),
        ("xyz", ()),
        (None, ()),
    ],
)
def test_unknown_name_is_an_error_with_a_hint(name: str, hint: tuple[str, ...]) -> None:
    """An unknown name says what it may have meant, and what there is."""
    with pytest.raises(ParameterError) as caught:
        datasets.load(name)
    known = "centraider, ess_regions, essonne, planted, reciprocity"
    error = caught.value
    assert "name" == error.parameter
    assert name == error.value
    assert f"no such world; there are {known}" == error.rule
    assert hint == error.hints
