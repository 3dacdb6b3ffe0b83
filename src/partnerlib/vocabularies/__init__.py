"""Built-in concept schemes: the words of the field, in English and French.

The schemes are open. A registry may bring terms of its own, and a term that no
scheme knows is a warning, never an error.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._crosswalk import Match, crosswalk

NAMES: Final = (
    "levels",
    "zones",
    "actor-kinds",
    "agreement-kinds",
    "action-kinds",
    "roles",
    "statuses",
    "themes",
    "functions",
    "audiences",
    "exchange-kinds",
    "motives",
    "horizons",
    "units",
)
"""The ids of the built-in vocabularies, in the order of `builtin`."""


@cache
def builtin() -> Mapping[str, Vocabulary]:
    """Give the built-in vocabularies by id.

    Returns
    -------
    Mapping of str to Vocabulary
        Read-only, in the order of `NAMES`. Always the same object: the terms are
        made at the first call and not when the package is imported.

    Examples
    --------
    >>> themes = builtin()["themes"]
    >>> themes.resolve("Santé"), themes.label("health", "fr")
    ('health', 'Santé')
    >>> builtin()["roles"].role_class("facilitating")
    'connects'
    """
    from partnerlib.vocabularies import (
        _action_kinds,
        _actor_kinds,
        _agreement_kinds,
        _audiences,
        _exchange_kinds,
        _functions,
        _horizons,
        _levels,
        _motives,
        _roles,
        _statuses,
        _themes,
        _units,
        _zones,
    )

    vocabularies = (
        _levels.LEVELS,
        _zones.ZONES,
        _actor_kinds.ACTOR_KINDS,
        _agreement_kinds.AGREEMENT_KINDS,
        _action_kinds.ACTION_KINDS,
        _roles.ROLES,
        _statuses.STATUSES,
        _themes.THEMES,
        _functions.FUNCTIONS,
        _audiences.AUDIENCES,
        _exchange_kinds.EXCHANGE_KINDS,
        _motives.MOTIVES,
        _horizons.HORIZONS,
        _units.UNITS,
    )
    return MappingProxyType({scheme.id: scheme for scheme in vocabularies})


__all__ = ["NAMES", "Match", "builtin", "crosswalk"]
