"""A registry is written whole or not at all, and read back as it was."""

import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import partnerlib
from partnerlib.errors import DocumentError, MissingExtraError, ParameterError
from partnerlib.io import _tabulate, _write_workbook, check, convert, read, write
from partnerlib.model import Actor, Agreement, Concept, Party, Source, Territory
from partnerlib.registry import Registry
from tests.unit.io.tables import TOWNS, awkward, put

FORMATS = ["world", "world.xlsx", "world.json", "world.jsonl"]


def towns(*names: str, **about: Any) -> Registry:
    """Make a registry of territories alone."""
    return Registry.of(
        territories=[Territory(name, name=name.upper()) for name in names], **about
    )


def files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its contents."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "registry",
    [awkward(), Registry(), towns("a", "b"), towns(title="Nothing", date="2016")],
    ids=["awkward", "empty", "towns", "titled"],
)
def test_a_registry_is_read_as_it_was_written(
    tmp_path: Path, name: str, registry: Registry
) -> None:
    """Whatever a registry holds, all formats keep it."""
    write(registry, tmp_path / name)
    result = check(tmp_path / name)

    assert registry == result.registry
    assert registry.digest == result.registry.digest


@pytest.mark.parametrize("name", FORMATS)
def test_equal_registries_give_equal_bytes(tmp_path: Path, name: str) -> None:
    """Neither the order of making nor the hash seed nor the clock shows."""
    here = awkward()
    backwards = Registry.from_records(
        [*here.records()][::-1],
        terms=here.terms,
        title=here.title,
        licence=here.licence,
        date=here.date,
    )
    folders = [tmp_path / each for each in ("here", "backwards", "elsewhere")]
    for folder in folders:
        folder.mkdir()
    write(here, folders[0] / name)
    expected = files(folders[0])
    write(backwards, folders[1] / name)
    assert expected == files(folders[1])

    code = (
        "import partnerlib; from tests.unit.io.tables import awkward;"
        f"partnerlib.io.write(awkward(), {str(folders[2] / name)!r});"
        "print(partnerlib.__file__)"
    )
    # The other process imports what this one does, wherever both were started.
    paths = os.pathsep.join(sys.path)
    told = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ
        | {"PYTHONHASHSEED": "12", "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
    )
    assert f"{partnerlib.__file__}\n" == told.stdout
    assert expected == files(folders[2])


def test_tables_are_what_a_person_would_have_typed(tmp_path: Path) -> None:
    """Only what is stated has a column, in the short form where there is one."""
    registry = Registry.of(
        territories=[
            Territory("evry", name="Évry", level="municipality", population=66)
        ],
        actors=[
            Actor("asso", name='L"asso', kind="association", territory="evry"),
            Actor("mairie", name="Mairie", kind="authority", territory="evry"),
        ],
        agreements=[
            Agreement(
                "t",
                kind="twinning",
                parties=[Party("asso", "lead"), Party("mairie")],
                sources=[Source(title="A report"), Source(stated_by="asso")],
                names={"fr": "Jumelage"},
                extra={"hxl": "k"},
                period="2004/..",
                amount=2.5,
            )
        ],
    )
    write(registry, tmp_path / "out")

    assert {
        "territories.csv": "id,name,level,population\nevry,Évry,municipality,66\n",
        "actors.csv": (
            "id,name,kind,territory\n"
            'asso,"L""asso",association,evry\n'
            "mairie,Mairie,authority,evry\n"
        ),
        "agreements.csv": (
            "id,kind,parties,start,end,amount,source,title_fr,extra:hxl\n"
            "t,twinning,asso:lead; mairie,2004,..,2.5,A report; asso,Jumelage,k\n"
        ),
    } == {
        name: data.decode()
        for name, data in files(tmp_path / "out").items()
        if name.endswith(".csv")
    }


def test_what_has_no_short_form_stands_in_tables_of_its_own(tmp_path: Path) -> None:
    """Dated parties and sources with more than a name go there, all of a record."""
    registry = awkward()
    write(registry, tmp_path / "out")
    parties = (tmp_path / "out" / "parties.csv").read_text().splitlines()
    sources = (tmp_path / "out" / "sources.csv").read_text().splitlines()

    assert "record,actor,role,start,end" == parties[0]
    assert "agreement/g2,a,lead,2004,2005" in parties
    assert "record,stated_by,title,url,date,file,row" == sources[0]
    assert "territory/T1,T1,,u,2004~,f,3" in sources
    assert "territory/T3,,T1,,,," in sources


def test_many_keys_of_extra_share_one_column(tmp_path: Path) -> None:
    """A hundred keys are columns; more, or long ones, are pairs in one column."""
    few = {f"k{number:03}": "v" for number in range(100)}
    for extra, headings in (
        (few, [f"extra:{key}" for key in sorted(few)]),
        ({**few, "k100": "a=b; c\\"}, ["extra"]),
        ({"k" * 200: "v"}, ["extra"]),
    ):
        registry = Registry.of(territories=[Territory("a", name="A", extra=extra)])
        write(registry, tmp_path / "out")
        lines = (tmp_path / "out" / "territories.csv").read_text().splitlines()

        assert ["id", "name", "level", *headings] == lines[0].split(",")
        assert registry == read(tmp_path / "out")


@pytest.mark.parametrize(
    ("field", "value", "column"),
    [
        ("description", "x" * 32_768, "description"),
        ("aliases", [f"name {number}" for number in range(5_000)], "aliases"),
    ],
)
def test_a_text_that_a_sheet_cannot_hold_is_told(
    tmp_path: Path, field: str, value: Any, column: str
) -> None:
    """A sheet cuts long texts in silence; we do not write it at all."""
    changes = {field: value}
    registry = Registry.of(territories=[Territory("a", name="A", **changes)])
    with pytest.raises(DocumentError) as caught:
        write(registry, tmp_path / "world.xlsx")
    [problem] = caught.value.problems

    assert ("too-large", "territory/a", column) == (
        problem.code,
        problem.record,
        problem.column,
    )
    assert {} == files(tmp_path)
    write(registry, tmp_path / "out")
    assert registry == read(tmp_path / "out")


def test_too_long_a_term_is_told_too(tmp_path: Path) -> None:
    """Own terms have the same limit."""
    registry = Registry.of(terms={"themes": [Concept("a", label_en="x" * 32_768)]})

    with pytest.raises(DocumentError) as caught:
        write(registry, tmp_path / "world.xlsx")

    assert ["term/a"] == [problem.record for problem in caught.value.problems]


def test_many_parties_and_sources_do_fit(tmp_path: Path) -> None:
    """What is too much for a cell has rows of its own, in any format."""
    actors = [Actor(f"{'x' * 50}{number}", name="A") for number in range(1000)]
    agreement = Agreement(
        "t",
        kind="twinning",
        parties=[actor.id for actor in actors],
        sources=[Source(title=actor.id + "!") for actor in actors],
    )
    registry = Registry.of(actors=actors, agreements=[agreement])
    write(registry, tmp_path / "world.xlsx")

    assert registry == read(tmp_path / "world.xlsx")


@pytest.mark.parametrize(
    ("limit", "most", "unit"),
    [
        ("_MOST_ROWS", 3, "rows"),
        ("_MOST_COLUMNS", 3, "columns"),
        ("_MOST_CELLS", 9, "cells"),
    ],
)
def test_a_table_that_a_sheet_cannot_hold_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, unit: str
) -> None:
    """Rows and columns of a sheet have an end, and so has what is read of it."""
    monkeypatch.setattr(_write_workbook, limit, most)
    write(towns("a", "b"), tmp_path / "world.xlsx")
    with pytest.raises(DocumentError) as caught:
        write(
            Registry.of(
                territories=[
                    Territory(name, name=name, country="FR") for name in ("a", "b", "c")
                ]
            ),
            tmp_path / "more.xlsx",
        )
    [problem] = caught.value.problems

    assert ("too-large", unit) == (problem.code, dict(problem.facts)["unit"])
    assert ["world.xlsx"] == list(files(tmp_path))


def test_a_workbook_shows_texts_as_texts(tmp_path: Path) -> None:
    """Nothing that begins like a formula is one; headings are bold and stay."""
    registry = Registry.of(
        territories=[Territory("a", name="=1+1", description="#N/A", population=7)],
        title="=T",
    )
    write(registry, tmp_path / "world.xlsx")
    book = openpyxl.load_workbook(tmp_path / "world.xlsx")
    sheet = book["territories"]

    assert ["registry", "territories", "allowed terms"] == book.sheetnames
    assert [("key", "value"), ("partnerlib", 1), ("title", "=T")] == list(
        book["registry"].values
    )
    assert ("s", "=1+1") == (sheet["B2"].data_type, sheet["B2"].value)
    assert ("n", 7) == (sheet["D2"].data_type, sheet["D2"].value)
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert "B2" == sheet.freeze_panes


def test_a_workbook_does_not_tell_the_time(tmp_path: Path) -> None:
    """No clock is read, and no name of a machine or person is in it."""
    write(towns("a"), tmp_path / "world.xlsx")
    with zipfile.ZipFile(tmp_path / "world.xlsx") as archive:
        core = archive.read("docProps/core.xml").decode()
        times = {part.date_time for part in archive.infolist()}

    assert 2 == core.count("2000-01-01T00:00:00Z")
    assert {(1980, 1, 1, 0, 0, 0)} == times


def test_a_missing_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the extra, the error says what to install, and nothing is written."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtraError) as caught:
        write(towns("a"), tmp_path / "world.xlsx")

    assert ("excel", "openpyxl") == (caught.value.extra, caught.value.package)
    assert {} == files(tmp_path)


# -- the data package --------------------------------------------------------------


def test_the_package_describes_the_tables_that_are_there(tmp_path: Path) -> None:
    """Fields, types, keys and references of each table are told to other tools."""
    registry = Registry.of(
        territories=[
            Territory("idf", name="ÎdF", level="region"),
            Territory(
                "evry", name="Évry", level="municipality", parent="idf", population=6
            ),
        ],
        actors=[Actor("asso", name="Asso", territory="evry", extra={"k": "v"})],
        title="Évry & Co.",
        licence="ODbL-1.0",
        date="2016",
    )
    write(registry, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    territories, actors = package.pop("resources")

    assert {
        "profile": "tabular-data-package",
        "name": "vry-co",
        "partnerlib": 1,
        "title": "Évry & Co.",
        "licenses": [{"name": "ODbL-1.0", "title": "ODbL-1.0"}],
        "date": "2016",
    } == package
    assert ("territories", "territories.csv", "utf-8") == (
        territories["name"],
        territories["path"],
        territories["encoding"],
    )
    assert [
        ("id", "string", True),
        ("name", "string", True),
        ("level", "string", True),
        ("parent", "string", False),
        ("population", "integer", False),
    ] == [
        (field["name"], field["type"], "constraints" in field)
        for field in territories["schema"]["fields"]
    ]
    assert "id" == territories["schema"]["primaryKey"]
    assert [
        {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
    ] == territories["schema"]["foreignKeys"]
    assert [
        {
            "fields": "territory",
            "reference": {"resource": "territories", "fields": "id"},
        }
    ] == actors["schema"]["foreignKeys"]
    assert {"name": "extra:k", "type": "string"} == actors["schema"]["fields"][-1]


# -- targets -----------------------------------------------------------------------


@pytest.mark.parametrize("target", ["world.txt", "world.csv", "world.xls", "v1.2"])
def test_an_unknown_suffix_is_refused(tmp_path: Path, target: str) -> None:
    """Nobody can know what the format should be."""
    with pytest.raises(ParameterError) as caught:
        write(towns("a"), tmp_path / target)

    assert "target" == caught.value.parameter
    assert {} == files(tmp_path)


@pytest.mark.parametrize("target", [None, 5])
def test_a_target_is_a_path(target: Any) -> None:
    """What is no path is refused."""
    with pytest.raises(ParameterError):
        write(towns("a"), target)


@pytest.mark.parametrize("target", [".json", ".XLSX", ".geojson"])
def test_nothing_but_a_suffix_is_refused(tmp_path: Path, target: str) -> None:
    """The variable of a script was empty: no hidden folder is made."""
    with pytest.raises(ParameterError, match="nothing but a suffix"):
        write(Registry.of(), tmp_path / target)

    assert [] == list(tmp_path.iterdir())


def test_an_existing_folder_takes_tables_whatever_its_name(tmp_path: Path) -> None:
    """A suffix counts for files only."""
    (tmp_path / "v1.2").mkdir()
    write(towns("a"), tmp_path / "v1.2")

    assert ["datapackage.json", "territories.csv"] == list(files(tmp_path / "v1.2"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_target_in_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, name: str
) -> None:
    """What the system says of it is told by our own error."""
    with pytest.raises(ParameterError) as caught:
        write(towns("a"), tmp_path / "nowhere" / name)

    assert "No such file or directory" in str(caught.value)


def test_conversion_refuses_its_target_before_it_reads(tmp_path: Path) -> None:
    """An unknown suffix is told without looking at the sources."""
    with pytest.raises(ParameterError):
        convert(tmp_path / "nowhere", target=tmp_path / "world.txt")


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_there_is_replaced(tmp_path: Path, name: str) -> None:
    """Writing again gives what writing alone would have given."""
    write(awkward(), tmp_path / name)
    write(towns("a"), tmp_path / name)
    again = files(tmp_path)
    for path in again:
        (tmp_path / path).unlink()
    write(towns("a"), tmp_path / name)

    assert again == files(tmp_path)
    assert towns("a") == read(tmp_path / name)


@pytest.mark.parametrize("name", ["world.json", "world"])
def test_a_link_stays_a_link(tmp_path: Path, name: str) -> None:
    """Writing to a link writes where it leads."""
    write(towns("a"), tmp_path / f"real{name}")
    (tmp_path / name).symlink_to(tmp_path / f"real{name}")
    write(towns("b"), tmp_path / name)

    assert (tmp_path / name).is_symlink()
    assert towns("b") == read(tmp_path / f"real{name}")


def test_rights_of_a_file_stay_and_those_of_a_new_one_are_usual(tmp_path: Path) -> None:
    """Replacing a file does not open it to others, nor close it."""
    (tmp_path / "usual").touch()
    write(towns("a"), tmp_path / "world.json")
    usual = stat.S_IMODE((tmp_path / "usual").stat().st_mode)

    assert usual == stat.S_IMODE((tmp_path / "world.json").stat().st_mode)
    (tmp_path / "world.json").chmod(0o640)
    write(towns("b"), tmp_path / "world.json")
    assert 0o640 == stat.S_IMODE((tmp_path / "world.json").stat().st_mode)


def test_files_of_others_in_a_folder_stay(tmp_path: Path) -> None:
    """Only tables of an earlier writing of ours are replaced or removed."""
    write(awkward(), tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "villes.csv").write_text("mine")
    (tmp_path / "old").mkdir()
    write(towns("a"), tmp_path)

    assert [
        "datapackage.json",
        "notes.txt",
        "territories.csv",
        "villes.csv",
    ] == list(files(tmp_path))
    assert "mine" == (tmp_path / "notes.txt").read_text()


@pytest.mark.parametrize(
    "package", [None, "{", '{"resources": [{"path": "besoins.csv"}]}']
)
def test_tables_of_others_are_not_mixed_with_ours(
    tmp_path: Path, package: str | None
) -> None:
    """A table that would be read as part of the registry stops the writing."""
    put(tmp_path, besoins="id,territoire\n", territories=TOWNS)
    if package is not None:
        (tmp_path / "datapackage.json").write_text(package)
    before = files(tmp_path)
    with pytest.raises(ParameterError) as caught:
        write(towns("a"), tmp_path)

    assert "besoins.csv" in str(caught.value)
    assert before == files(tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_writing_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where the disk is full, the old files are still whole, and no other is left."""
    write(awkward(), tmp_path / name)
    before = files(tmp_path)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ParameterError) as caught:
        write(towns("a"), tmp_path / name)

    assert "No space left on device" in str(caught.value)
    assert before == files(tmp_path)


@pytest.mark.parametrize("failing", [1, 2, 3, 4, 5, 6])
def test_a_folder_is_put_back_if_one_of_its_files_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """A file that another program holds open leaves the whole folder as it was."""
    write(
        Registry.of(
            territories=[Territory("b", name="B")], actors=[Actor("a", name="A")]
        ),
        tmp_path,
    )
    (tmp_path / "territories.csv").unlink()
    before = files(tmp_path)
    moves = 0
    replace: Callable[[Path, Path], Path] = Path.replace

    def move(path: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == failing:
            raise PermissionError(13, "in use")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", move)
    # territories.csv in, datapackage.json out and in, actors.csv out: four moves.
    if failing <= 4:
        with pytest.raises(ParameterError):
            write(towns("a"), tmp_path)
        assert before == files(tmp_path)
    else:
        write(towns("a"), tmp_path)
        assert towns("a") == read(tmp_path)


def test_a_folder_in_the_place_of_a_table_stays(tmp_path: Path) -> None:
    """What is no file is not replaced, and nothing else is either."""
    (tmp_path / "territories.csv").mkdir()
    (tmp_path / "territories.csv" / "mine.txt").write_text("mine")
    with pytest.raises(ParameterError) as caught:
        write(towns("a"), tmp_path)

    assert "Is a directory" in str(caught.value)
    assert ["territories.csv/mine.txt"] == list(files(tmp_path))


def test_a_number_keeps_all_its_digits_in_a_sheet(tmp_path: Path) -> None:
    """What a sheet would round is written as text."""
    numbers = [0.1 + 0.2, 1e-300, 2**53, 2**53 - 1, 123456789012.345678, 0.5]
    registry = Registry.of(
        territories=[Territory("x", name="X"), Territory("y", name="Y")],
        agreements=[
            Agreement(f"g{number}", kind="twinning", parties=["x", "y"], amount=amount)
            for number, amount in enumerate(numbers)
        ],
    )
    write(registry, tmp_path / "world.xlsx")
    read_back = read(tmp_path / "world.xlsx").agreements.values()

    assert numbers == [agreement.amount for agreement in read_back]


def test_a_table_knows_how_many_rows_it_has() -> None:
    """An empty registry has no tables at all."""
    [territories] = _tabulate.tabulate(towns("a", "b"), longest=100)

    assert (2, ["id", "name", "level"]) == (len(territories), territories.headings)
    assert [] == _tabulate.tabulate(Registry(), longest=100)
