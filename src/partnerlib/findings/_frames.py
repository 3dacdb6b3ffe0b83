"""Frames: the one place of the core that knows pandas, inside the call."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from partnerlib.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd


def frame(records: list[dict[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    """Make a frame of flat records, with these columns even where there are none.

    Raises
    ------
    MissingExtraError
        If pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas", "pandas") from error
    return pd.DataFrame.from_records(records, columns=list(columns))
