"""Frames: the one place of the core that knows pandas, inside the call."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from partnerlib.errors import MissingExtraError

if TYPE_CHECKING:
    from pandas import DataFrame
else:
    DataFrame = Any  # so that type hints resolve where pandas is not installed

__all__ = ["DataFrame", "frame"]


def frame(records: list[dict[str, Any]], columns: Sequence[str]) -> DataFrame:
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
