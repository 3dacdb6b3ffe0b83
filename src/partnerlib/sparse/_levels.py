"""The level to which places are rolled up, as a caller asks for it."""

from partnerlib.registry import Registry, check_registry, terms_of


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
        If there is no such level, or if this is no registry.
    """
    check_registry(registry)
    if level is None:
        return None
    return terms_of(registry).known("level", level, "levels")
