"""The Code officiel géographique of INSEE: regions, départements and communes."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from partnerlib.io.codelists._france import (
    FRANCE,
    departments,
    france,
    place_id,
    regions,
    territory,
)
from partnerlib.io.codelists._rows import Collector, Row
from partnerlib.model import Territory

# The kinds of communes: those that stand alone, the municipal arrondissements of
# Paris, Lyon and Marseille, and former communes within a new one.
_LEVELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "COM": "municipality",
        "ARM": "borough",
        "COMA": "borough",
        "COMD": "borough",
    }
)
_ALONE: Final = ("COM", "ARM")
_DIGITS: Final = 5  # of a commune; a département has two or three
_KIND: Final = "insee:TYPECOM"


def read_regions(rows: Iterable[Row], into: Collector) -> None:
    """Read ``regions.csv``."""
    for row in rows:
        code = row["REG"]
        known = regions().get(code)
        id_ = known.id if known else f"{FRANCE}-REG-{code}"
        _add(into, row, id_, level="region", parent=FRANCE, code=code)
    into.add_known(france())


def read_departments(rows: Iterable[Row], into: Collector) -> None:
    """Read ``departements.csv``."""
    above: dict[str, None] = {}
    for row in rows:
        code = row["DEP"]
        known = regions().get(row["REG"])
        if known is None:
            facts = {"field": "REG", "target": "territory"}
            into.tell("unknown-id", row.spot, row["REG"], **facts)
        else:
            above.setdefault(known.code)
        parent = known.id if known else FRANCE
        _add(into, row, place_id(code), level="department", parent=parent, code=code)
    _add_above(into, above)


def read_communes(rows: Iterable[Row], into: Collector) -> None:
    """Read ``communes.csv``; regions and départements are made of their codes."""
    above: dict[str, None] = {}
    for row in rows:
        code, kind = row["COM"], row["TYPECOM"]
        if kind not in _LEVELS:
            into.tell("unknown-term", row.spot, kind, vocabulary="TYPECOM")
            continue
        alone = kind in _ALONE
        if len(code) != _DIGITS:
            into.tell("bad-id", row.spot, code)
            continue
        id_ = place_id(code) if alone else f"{place_id(code)}-{kind}"
        if row["COMPARENT"]:
            parent = place_id(row["COMPARENT"])
        elif row["DEP"] in departments():
            parent = place_id(row["DEP"])
            above.setdefault(row["DEP"])
        else:
            parent = FRANCE
        extra = () if kind == "COM" else ((_KIND, kind),)
        _add(into, row, id_, level=_LEVELS[kind], parent=parent, code=code, extra=extra)
    for code in above:
        into.add_known(territory(departments()[code]))
    wide = {departments()[code].parent for code in above}
    _add_above(into, [each.code for each in regions().values() if each.id in wide])


def _add_above(into: Collector, codes: Iterable[str]) -> None:
    for code in codes:
        into.add_known(territory(regions()[code]))
    into.add_known(france())


def _add(
    into: Collector,
    row: Row,
    id_: str,
    *,
    level: str,
    parent: str,
    code: str,
    extra: tuple[tuple[str, str], ...] = (),
) -> None:
    into.add(
        row.spot,
        Territory,
        id_,
        name=row["LIBELLE"],
        level=level,
        parent=parent,
        country=FRANCE,
        codes=[("insee", code)],
        extra=extra,
    )


__all__ = ["read_communes", "read_departments", "read_regions"]
