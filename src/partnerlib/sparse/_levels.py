"""The level to which places are rolled up, as a caller asks for it."""

from partnerlib.errors import ParameterError
from partnerlib.registry import Registry


def resolve_level(registry: Registry, level: object) -> str | None:
    """Check the level that a caller asks for.

    Parameters
    ----------
    registry : Registry
        The data, for its vocabulary of levels and its territories.
    level : str or None
        A term by id or label, or the level of some territory even where no
        vocabulary knows it. None means that places stay as they are stated.

    Returns
    -------
    str or None
        The term.

    Raises
    ------
    ParameterError
        If there is no such level.
    """
    if level is None:
        return None
    if isinstance(level, str):
        if any(place.level == level for place in registry.territories.values()):
            return level
        term = registry.vocabularies["levels"].resolve(level)
        if term is not None:
            return term
    raise ParameterError("level", level, "no such level of territories")
