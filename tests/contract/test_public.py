"""Tests of the public face as a whole."""

import typing

import attrs
import pytest

import partnerlib
from partnerlib import errors, model

CLASSES = [
    value
    for value in vars(model).values()
    if isinstance(value, type) and attrs.has(value)
]


def test_the_public_names_are_sorted_and_resolve() -> None:
    """Every name of __all__ leads to something, in alphabetical order."""
    assert sorted(partnerlib.__all__) == partnerlib.__all__
    for name in partnerlib.__all__:
        assert getattr(partnerlib, name) is not None


def test_dir_lists_the_public_names_and_the_version() -> None:
    """What a shell offers on tab is what is public."""
    assert {*partnerlib.__all__, "__version__"} == set(dir(partnerlib))


def test_the_version_is_that_of_the_package() -> None:
    """The version comes from the metadata of what is installed."""
    assert partnerlib.__version__.split(".")[0].isdigit()


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A wrong name fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'find_gap'"):
        _ = partnerlib.find_gap  # type: ignore[attr-defined]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_type_hints_of_the_model_resolve_at_run_time(cls: type) -> None:
    """Annotations can be read by converters such as cattrs."""
    assert typing.get_type_hints(cls)


def test_every_exception_is_under_one_root() -> None:
    """Whoever catches PartnerlibError catches all that is raised on purpose."""
    raised = [
        value
        for value in vars(errors).values()
        if isinstance(value, type)
        and issubclass(value, BaseException)
        and not issubclass(value, Warning)
    ]

    assert all(issubclass(each, partnerlib.PartnerlibError) for each in raised)
