"""Paths as users give them: anything may stand there, or nothing."""

import os
from pathlib import Path, PurePath

from partnerlib.errors import ParameterError
from partnerlib.model._rules import without_forbidden


def path_of(parameter: str, value: str | os.PathLike[str]) -> Path:
    """Take a path.

    Raises
    ------
    ParameterError
        If it is none, or empty: a variable that is not set must not mean the
        current folder.
    """
    try:
        text = os.fsdecode(value)
    except TypeError as error:
        rule = "give a path, as a text or os.PathLike"
        raise ParameterError(parameter, value, rule) from error
    if not text:
        rule = "the path is empty; the current folder is '.'"
        raise ParameterError(parameter, value, rule)
    return Path(text)


def shown(path: Path) -> str:
    """Write a path as problems name it; a name of odd bytes can be printed too."""
    return str(path).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def cited(path: str | os.PathLike[str]) -> str:
    """Give the name of a file as the sources of records cite it."""
    return without_forbidden(PurePath(path).name)


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder, as far as one may know."""
    try:
        return path.is_dir()
    except OSError:  # too long a name, no right to look
        return False


def reason_of(error: OSError | ValueError) -> str:
    """Say why a path leads to nothing, without the path."""
    return getattr(error, "strerror", None) or str(error)


__all__ = ["cited", "is_folder", "path_of", "reason_of", "shown"]
