"""Frames hold what tables hold."""

import datetime as dt
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest

from partnerlib.errors import DocumentError, MissingExtraError, PartnerlibWarning
from partnerlib.io import from_frames, to_frames
from partnerlib.model import PartialDate, Period, Territory
from partnerlib.registry import Registry
from tests.unit.io.tables import awkward, shorts

TOWNS = {"id": ["evry", "there"], "name": ["Évry", "Là-bas"], "level": "commune"}


def towns(**columns: Any) -> pd.DataFrame:
    """Make a frame of two towns."""
    return pd.DataFrame(TOWNS | columns)


@pytest.mark.filterwarnings("ignore::partnerlib.PartnerlibWarning")
def test_frames_give_the_registry_again() -> None:
    """Whatever a registry holds, frames keep it, but for what it says of itself."""
    registry = awkward()
    again = from_frames(
        **to_frames(registry),
        title=registry.title,
        licence=registry.licence,
        date=registry.date,
    )

    assert registry == again


def test_numbers_stay_numbers_and_the_empty_is_missing() -> None:
    """Columns have the types of nullable numbers and of texts."""
    frames = to_frames(
        Registry.of(
            territories=[
                Territory("a", name="A", population=5, location=(1.5, 2)),
                Territory("b", name="B", country="FR"),
            ]
        )
    )
    [(name, frame)] = frames.items()

    assert "territories" == name
    assert ["id", "name", "level", "country", "population", "lat", "lon"] == list(
        frame.columns
    )
    assert {"population": "Int64", "lat": "Float64", "lon": "Int64"} == {
        column: str(frame[column].dtype) for column in ("population", "lat", "lon")
    }
    assert [5, pd.NA] == list(frame["population"])
    assert pd.isna(frame["country"][0])


@pytest.mark.parametrize(
    "missing", [None, np.nan, pd.NA, pd.NaT, "", np.datetime64("NaT", "ns")]
)
def test_every_way_to_be_missing_is_an_empty_cell(missing: object) -> None:
    """A missing value is unknown, whatever it looks like."""
    frame = towns(country=pd.Series([missing, "FR"], dtype=object))

    assert ["", "FR"] == [
        town.country for town in from_frames(territories=frame).territories.values()
    ]


@pytest.mark.parametrize(
    "population",
    [
        [66, 5],
        [66.0, 5.0],
        np.array([66, 5], dtype=np.int8),
        pd.array([66, 5], dtype="Int64"),
        ["66", " 5 "],
    ],
)
def test_numbers_of_any_type_are_read(population: object) -> None:
    """What numpy and pandas make of a column of numbers does not matter."""
    registry = from_frames(territories=towns(population=population))

    assert [66, 5] == [town.population for town in registry.territories.values()]


@pytest.mark.parametrize(
    "start",
    [
        pd.Timestamp("2004-06-30 10:00"),
        dt.date(2004, 6, 30),
        np.datetime64("2004-06-30"),
        "2004-06-30",
        PartialDate(2004, month=6, day=30),
    ],
)
def test_days_of_any_type_are_read(start: object) -> None:
    """A moment counts for its day."""
    frame = towns(valid_from=pd.Series([start, None], dtype=object))
    registry = from_frames(territories=frame)

    assert Period(start="2004-06-30") == registry.territories["evry"].valid


@pytest.mark.parametrize(
    "aliases", [["b", "a;c"], ("a;c", "b"), {"b", "a;c"}, np.array(["b", "a;c"])]
)
def test_a_list_stands_for_several_values(aliases: object) -> None:
    """A cell may hold a collection; a semicolon in it is a plain character."""
    frame = towns(aliases=pd.Series([aliases, None], dtype=object))

    assert ("a;c", "b") == from_frames(territories=frame).territories["evry"].aliases


def test_headings_are_those_of_files() -> None:
    """French headings are understood, and the index does not count."""
    frame = pd.DataFrame(
        {"identifiant": ["evry"], "nom": ["Évry"], "niveau": ["commune"], 2016: [True]},
        index=[7],
    )
    with pytest.warns(PartnerlibWarning, match="1 unknown-column") as caught:
        registry = from_frames(territories=frame)

    assert (("column:2016", "true"),) == registry.territories["evry"].extra
    assert __file__ == caught[0].filename


def test_problems_name_the_table_and_the_row() -> None:
    """The first row of a frame is row 2, under its headings."""
    with pytest.raises(DocumentError) as caught:
        from_frames(territories=towns(population=[-1, "many"]), date="2016")

    assert [
        ("territories", 2, "population", "negative-number"),
        ("territories", 3, "population", "bad-integer"),
    ] == shorts(caught.value.problems)


@pytest.mark.parametrize("date", ["2016", PartialDate(2016)])
def test_the_date_of_the_data_may_be_a_text(date: PartialDate | str) -> None:
    """Text in EDTF will do."""
    assert PartialDate(2016) == from_frames(territories=towns(), date=date).date


def test_no_frame_is_an_empty_registry() -> None:
    """Nothing in, nothing out."""
    assert Registry() == from_frames(date="")
    assert {} == to_frames(Registry())


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas, the error says what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(MissingExtraError):
        to_frames(Registry.of(territories=[Territory("a", name="A")]))
