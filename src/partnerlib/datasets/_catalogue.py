"""Worlds by name, for whoever has only a name: the command, a parameter."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from partnerlib.datasets._centraider import centraider
from partnerlib.datasets._ess_regions import ess_regions
from partnerlib.datasets._essonne import essonne
from partnerlib.datasets._planted import planted
from partnerlib.datasets._reciprocity import reciprocity
from partnerlib.errors import ParameterError
from partnerlib.registry import Registry, hints


def _planted() -> Registry:
    return planted().registry


_WORLDS: Final[Mapping[str, Callable[[], Registry]]] = MappingProxyType(
    {
        "centraider": centraider,
        "ess_regions": ess_regions,
        "essonne": essonne,
        "planted": _planted,
        "reciprocity": reciprocity,
    }
)
NAMES: Final = tuple(_WORLDS)
"""The names that :func:`load` knows, sorted."""


def load(name: str) -> Registry:
    """Give a built-in world by its name.

    Parameters
    ----------
    name : str
        One of `NAMES`. ``"planted"`` is the registry of ``planted()``.

    Raises
    ------
    ParameterError
        If there is no world of this name, with the names that look like it.

    Examples
    --------
    >>> load("essonne") == essonne()
    True
    """
    if type(name) is str and name in _WORLDS:
        return _WORLDS[name]()
    rule = f"no such world; there are {', '.join(NAMES)}"
    raise ParameterError("name", name, rule, hints(str(name), NAMES))
