"""Who stated a record, where and when."""

from typing import Any

import attrs

from partnerlib.model._date import PartialDate, partial_date
from partnerlib.model._rules import (
    Violations,
    check_count,
    check_instance,
    check_optional_id,
    check_text,
    refuse,
    trimmed,
)


@attrs.frozen(kw_only=True)
class Source:
    """Who stated a record, where and when.

    Attributes
    ----------
    stated_by : str
        The id of the actor or territory that states it; empty means not known
        who stated it.
    title, url : str
        The document.
    date : PartialDate or None
        When it was stated or published; a text in EDTF is taken too.
    file : str
        The file it was read from.
    row : int or None
        The row in that file; headings are row 1.

    Raises
    ------
    ModelError
        If a field breaks its rule.

    Examples
    --------
    >>> Source(stated_by="FR-91", date="2016-07-04").date.year
    2016
    """

    stated_by: str = attrs.field(default="", converter=trimmed)
    title: str = attrs.field(default="", converter=trimmed)
    url: str = attrs.field(default="", converter=trimmed)
    date: PartialDate | None = attrs.field(default=None, converter=partial_date)
    file: str = attrs.field(default="", converter=trimmed)
    row: int | None = None

    def __attrs_post_init__(self) -> None:
        out: Violations = []
        check_optional_id(out, "stated_by", self.stated_by)
        check_text(out, "title", self.title)
        check_text(out, "url", self.url)
        check_instance(out, "date", self.date, PartialDate, optional=True)
        check_text(out, "file", self.file)
        check_count(out, "row", self.row)
        refuse(self, out)

    @property
    def sort_key(self) -> tuple[str, str, str, str, str, int]:
        """The order in which sources stand in a record."""
        date = "" if self.date is None else str(self.date)
        row = -1 if self.row is None else self.row
        return (self.stated_by, self.title, self.url, date, self.file, row)


def sorted_sources(values: Any) -> Any:
    """Make a sorted tuple without repeats; a single source is taken too."""
    if values == ():
        return ()
    if type(values) is Source:
        return (values,)
    try:
        items = tuple(values)
    except TypeError:
        return values
    if all(type(item) is Source for item in items):
        return tuple(sorted(set(items), key=lambda source: source.sort_key))
    return items
