"""What every record has besides its own fields."""

import attrs

from partnerlib.model._rules import (
    Violations,
    check_id,
    check_instances,
    check_names,
    check_pairs,
    check_text,
    sorted_pairs,
    trimmed,
)
from partnerlib.model._source import Source, sorted_sources
from partnerlib.typing import Lang


@attrs.frozen(kw_only=True, weakref_slot=False)
class Record:
    """The fields that every class with an id has.

    Attributes
    ----------
    id : str
        1 to 200 characters, unique in its collection.
    names : tuple of (str, str)
        The name or title in other languages, as (language, text).
    description, url : str
        Free text; empty means unknown.
    codes : tuple of (str, str)
        Codes elsewhere, as (scheme, value).
    sources : tuple of Source
        Who stated the record.
    extra : tuple of (str, str)
        What a reader could not place, as (key, text).
    """

    id: str = attrs.field(kw_only=False, converter=trimmed)
    names: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=sorted_pairs)
    description: str = attrs.field(default="", converter=trimmed)
    url: str = attrs.field(default="", converter=trimmed)
    codes: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=sorted_pairs)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=sorted_sources)
    extra: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=sorted_pairs)

    def _check_record(self) -> Violations:
        out: Violations = []
        check_id(out, "id", self.id)
        check_names(out, "names", self.names)
        check_text(out, "description", self.description)
        check_text(out, "url", self.url)
        check_pairs(out, "codes", self.codes)
        check_instances(out, "sources", self.sources, Source)
        check_pairs(out, "extra", self.extra, unique=True)
        return out

    @property
    def headline(self) -> str:
        """The name or title, else the id."""
        return getattr(self, "name", "") or getattr(self, "title", "") or self.id

    def label(self, lang: Lang = "en") -> str:
        """Give the name in a language if it is stated, else the headline."""
        return dict(self.names).get(lang, self.headline)
