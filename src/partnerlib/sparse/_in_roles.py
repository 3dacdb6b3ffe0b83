"""Who takes part in a record, by the roles that a caller asks for."""

from typing import Any, Final

from partnerlib.errors import ParameterError
from partnerlib.model import ROLE_CLASSES
from partnerlib.registry import Registry, terms_of
from partnerlib.sparse._acting import Acting, Everybody
from partnerlib.sparse._time import UNKNOWN, Liveness
from partnerlib.typing import Roles

_WORDS: Final = (UNKNOWN, *ROLE_CLASSES)
_RULE: Final = "give 'acting', 'any', or one known term or class or more"


class InRoles(Acting):
    """Those who are there in one of some roles.

    Parameters
    ----------
    registry : Registry
        The data, for its vocabulary of roles.
    liveness : Liveness
        Which records count, and at which day.
    kept : tuple of str
        Terms, with the narrower ones; classes; ``"unknown"`` where none is stated.
    """

    def __init__(
        self, registry: Registry, liveness: Liveness, kept: tuple[str, ...]
    ) -> None:
        super().__init__(registry, liveness)
        self._kept = kept

    def _acts(self, role: str) -> bool:
        if not role:
            return UNKNOWN in self._kept
        return self._roles.role_class(role) in self._kept or any(
            self._roles.covers(term, role) for term in self._kept
        )


def acting_in(
    registry: Registry, liveness: Liveness, roles: Roles
) -> tuple[Roles, Acting]:
    """Check the roles that a caller asks for.

    Parameters
    ----------
    registry : Registry
        The data.
    liveness : Liveness
        Which records count, and at which day.
    roles : str or tuple of str
        ``"acting"``: whatever role but to fund or to observe; ``"any"``; a role by
        id or label, or a class of roles; or several of these.

    Returns
    -------
    kept : str or tuple of str
        The rule, as a graph states it among its parameters.
    acting : Acting
        Who takes part in a record by it.

    Raises
    ------
    ParameterError
        If a role is unknown, or none is given.
    """
    if roles == "acting":
        return "acting", Acting(registry, liveness)
    if roles == "any":
        return "any", Everybody(registry, liveness)
    kept = _terms(registry, roles)
    return kept, InRoles(registry, liveness, kept)


def _terms(registry: Registry, roles: Any) -> tuple[str, ...]:
    try:
        stated = [roles] if isinstance(roles, str) else list(roles)
    except TypeError as error:
        raise ParameterError("roles", roles, _RULE) from error
    known = terms_of(registry)
    kept: set[str] = set()
    for text in stated:
        if not isinstance(text, str):
            raise ParameterError("roles", text, _RULE)
        term = text if text in _WORDS else known.find("roles", text)
        if term is None:
            raise ParameterError("roles", text, _RULE, known.hints("roles", text))
        kept.add(term)
    if not kept:
        raise ParameterError("roles", roles, _RULE)
    return tuple(sorted(kept))


__all__ = ["InRoles", "acting_in"]
