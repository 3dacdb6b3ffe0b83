"""Frames: the one place of the core that knows pandas, inside the call."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from partnerlib.errors import MissingExtraError

if TYPE_CHECKING:
    from pandas import DataFrame
else:
    DataFrame = Any  # so that type hints resolve where pandas is not installed

_TYPES: Final = {str: "string", float: "float64", int: "Int64", bool: "bool"}

__all__ = ["DataFrame", "frame", "typed"]


def typed(frame: DataFrame, columns: Mapping[str, type]) -> DataFrame:
    """Give the columns of a frame their types, whatever values there are, if any."""
    return frame.astype({name: _TYPES[kind] for name, kind in columns.items()})


def frame(records: list[dict[str, Any]], columns: Iterable[str]) -> DataFrame:
    """Make a frame of flat records, with these columns even where there are none.

    Raises
    ------
    MissingExtraError
        If pandas is not installed.
    """
    try:
        from pandas import DataFrame as Frame
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    return Frame.from_records(records, columns=list(columns))
