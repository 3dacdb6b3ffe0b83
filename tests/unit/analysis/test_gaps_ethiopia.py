"""Who is doing what where in Ethiopia in February 2022, against people in need.

The figures are those that an independent count of the same two files gave.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from partnerlib.analysis.gaps import find_gaps
from partnerlib.model import Action, Actor, Need, Party, Record, Scope, Territory
from partnerlib.registry import Registry

PRESENCE = "hxl-3w/ethiopia_who_is_doing_what_where_4w_february_2022.xlsx"
NEEDS = "needs/ethiopia_drought_affected_targeted_reached_by_cluster.csv"
STATUSES = {"On-going": "ongoing", "Planned": "planned", "Completed": "completed"}
IN_NEED_OF_HEALTH = 10


def place_of(code: str) -> tuple[str, ...]:
    """Give the place that a p-code of Ethiopia names, if it is one."""
    code = code.strip().upper()
    return (code,) if code.startswith("ET") else ()


def actions(path: Path) -> Iterator[Record]:
    """Read the actions in the field of health, and who takes part in them."""
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name("Eth_4Ws_February_2022")
    for number, row in enumerate(sheet.to_python(skip_empty_area=False)[2:]):
        cells = [str(cell).strip() for cell in row]
        names = {"implementer": cells[5], "programming": cells[3], "funder": cells[2]}
        parties = [
            Party(name.replace(";", ","), r) for r, name in names.items() if name
        ]
        if cells[14] != "Health" or not parties:
            continue
        yield Action(
            f"row-{number}",
            title=cells[15] or "unknown",
            parties=parties,
            status=STATUSES.get(cells[1], "suspended"),
            scope=Scope(themes=["health"], places=place_of(cells[12])),
        )
        yield from (Actor(party.actor, name=party.actor) for party in parties)


def needs(path: Path) -> Iterator[Need]:
    """Read how many people are in need of health care, by woreda."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate([*csv.reader(file)][3:]):
            digits = "".join(filter(str.isdigit, row[IN_NEED_OF_HEALTH]))
            if place_of(row[0]) and digits:
                yield Need(
                    f"row-{number}",
                    territory=place_of(row[0])[0],
                    scope=Scope(themes=["health"]),
                    quantity=int(digits),
                    unit="people",
                )


@pytest.fixture(scope="module")
def ethiopia(shared_data: Callable[[str], Path]) -> Registry:
    """Make a registry of both files; the p-codes are flat, each a place of its own."""
    records = [*actions(shared_data(PRESENCE)), *needs(shared_data(NEEDS))]
    places = {
        place
        for record in records
        if isinstance(record, Action | Need)
        for place in record.scope.places or (getattr(record, "territory", ""),)
    }
    territories = [Territory(place, name=place) for place in sorted(places - {""})]
    distinct = {(type(record), record.id): record for record in records}
    return Registry.from_records([*territories, *distinct.values()])


@pytest.mark.parametrize(
    ("statuses", "cells", "people"),
    [("any", 282, 7_977_093), ("ongoing", 300, 8_636_014)],
)
def test_unmet_needs_of_health(
    ethiopia: Registry, statuses: str, cells: int, people: int
) -> None:
    """The needs without any implementer are those that a count by hand finds."""
    report = find_gaps(
        ethiopia, by=("theme", "place"), statuses=statuses, kinds="unmet", limit=None
    )
    assert (386, cells) == (report.examined["cells"], len(report))
    assert people == sum(gap.quantity or 0 for gap in report)


def test_needs_of_health_with_one_implementer(ethiopia: Registry) -> None:
    """Of the 104 needs that somebody answers, 74 hang on one implementer."""
    report = find_gaps(
        ethiopia,
        by=("theme", "place"),
        statuses="any",
        kinds=["single-provider", "unmet"],
        limit=None,
    )
    assert 104 == report.examined["cells"] - report.examined["kind:unmet"]
    assert 74 == report.examined["kind:single-provider"]
