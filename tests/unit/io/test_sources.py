"""What a path is, and that whatever lies there does no harm."""

import gc
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from partnerlib.errors import (
    DocumentError,
    ParameterError,
    PartnerlibWarning,
    SchemaVersionError,
)
from partnerlib.io import check, read, write
from partnerlib.model import PartialDate
from tests.fuzz.mutation import GRAPHML, HXL, IATI, WIKIDATA
from tests.unit.io.tables import TOWNS, awkward, found, put, registry_of, shorts

FIELD = {
    "4w.csv": HXL,
    "feed.xml": IATI,
    "answer.csv": WIKIDATA,
    "x.graphml": GRAPHML,
}


@pytest.mark.parametrize("name", ["world.json", "world.jsonl", "world.xlsx", "world"])
def test_any_format_may_be_read(tmp_path: Path, name: str) -> None:
    """The suffix says what a file is; a folder holds tables."""
    registry = awkward()
    write(registry, tmp_path / name)

    assert registry == check(tmp_path / name).registry
    assert registry == check(os.fspath(tmp_path / name)).registry


def test_no_source_makes_no_sense() -> None:
    """Reading asks for one path or more."""
    with pytest.raises(ParameterError):
        check()


@pytest.mark.parametrize("source", [None, 5, ["a"], object()])
def test_a_source_is_a_path(source: Any) -> None:
    """What is no path is named, and so is what would be."""
    with pytest.raises(ParameterError) as caught:
        check(source)

    assert source == caught.value.value


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere", "unreadable-source"),
        ("nowhere.csv", "unreadable-source"),
        ("territories.csv", "unreadable-source"),
        ("nowhere.json", "unreadable-source"),
        ("no\0where", "unreadable-source"),
        ("a.txt", "unknown-format"),
        ("plain", "unknown-format"),
        ("villes.csv", "unreadable-source"),
        ("empty", "no-table"),
        ("folder.json", "no-table"),
    ],
)
def test_a_path_that_leads_to_nothing_is_told(
    tmp_path: Path, name: str, code: str
) -> None:
    """A missing path, an unknown suffix and an empty folder are problems."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "plain").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "empty" / "read me.txt").write_text("x")
    result = check(tmp_path / name)

    assert [code] == [problem.code for problem in result.problems]
    assert result.registry is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("name", ["world.json", "territories.csv"])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str) -> None:
    """A pipe that nobody fills does not hang the reader."""
    os.mkfifo(tmp_path / name)

    assert ["unreadable-source"] == [
        problem.code for problem in check(tmp_path / name).problems
    ]


def test_what_the_system_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file or folder that may not be opened is a problem with its reason."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    put(tmp_path, territories=TOWNS)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    [file] = check(tmp_path / "territories.csv").problems
    monkeypatch.setattr(Path, "iterdir", refuse)
    [folder] = check(tmp_path).problems

    assert ("unreadable-source", "Permission denied") == (
        file.code,
        dict(file.facts)["reason"],
    )
    assert ("unreadable-source", "Permission denied") == (
        folder.code,
        dict(folder.facts)["reason"],
    )


def test_a_name_of_odd_bytes_can_be_shown(tmp_path: Path) -> None:
    """A file name that is no text in UTF-8 does not break the message."""
    name = os.fsdecode(b"villes\xff.csv")
    (tmp_path / name).write_text("id\n")
    [problem] = check(tmp_path / name).problems

    assert "villes\ufffd.csv" in problem.text("fr")


def test_tables_named_one_by_one_belong_together(tmp_path: Path) -> None:
    """Single tables are one set, so that parties find their agreements."""
    put(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind\nt,twinning\n",
        parties="record,actor\nagreement/t,evry\nagreement/t,there\n",
    )
    names = ("parties.csv", "territories.csv", "agreements.csv")
    result = check(*(tmp_path / name for name in names))

    assert () == result.problems
    assert result.registry is not None
    assert 2 == len(result.registry.agreements["t"].parties)


def test_a_second_file_of_one_table_is_another_source(tmp_path: Path) -> None:
    """The same table twice is two editions: what they say is united."""
    one = put(tmp_path / "one", territories=TOWNS) / "territories.csv"
    more = "id,name,level,country\nevry,Évry,commune,FR\nthere,Ailleurs,commune,\n"
    two = put(tmp_path / "two", territories=more) / "territories.csv"
    result = check(one, two)

    assert () == result.problems
    assert result.registry is not None
    assert "FR" == result.registry.territories["evry"].country
    assert ("Ailleurs",) == result.registry.territories["there"].aliases


def test_the_first_stated_value_stays(tmp_path: Path) -> None:
    """A clash is a warning about the later source, and read tells it once."""
    head = "id,name,level,population\n"
    one = put(tmp_path / "one", territories=f"{head}evry,Évry,commune,66\n")
    two = put(tmp_path / "two", territories=f"{head}evry,Évry,commune,67\n")

    with pytest.warns(PartnerlibWarning) as caught:
        registry = read(one, two)

    assert 66 == registry.territories["evry"].population
    assert 1 == len(caught)
    assert "1 conflicting-record" in str(caught[0].message)
    assert __file__ == caught[0].filename
    [problem] = check(one, two).problems
    assert str(two / "territories.csv") == problem.file


@pytest.mark.parametrize(
    ("one", "two", "file"),
    [
        (("nowhere", ""), ("", ""), "one"),
        (("", ""), ("nowhere", ""), "two"),
        (("nowhere", ""), ("nowhere", ""), "two"),
        (("", "nowhere"), ("", ""), "one"),
        (("", ""), ("", "nowhere"), "two"),
    ],
)
def test_a_fault_lies_in_the_source_that_states_it(
    tmp_path: Path, one: tuple[str, str], two: tuple[str, str], file: str
) -> None:
    """Of two rows about one record, the one with the faulty value is told."""
    for name, (parent, place) in (("one", one), ("two", two)):
        put(
            tmp_path / name,
            territories=f"id,name,level,parent\nevry,É,commune,{parent}\n",
            needs=f"id,territory,places\nn,evry,{place}\n",
        )
    [problem] = check(tmp_path / "one", tmp_path / "two").problems

    assert "unknown-id" == problem.code
    assert file == Path(problem.file or "").parent.name


def test_references_hold_over_all_sources(tmp_path: Path) -> None:
    """A party of a table may be a territory of a JSON document."""
    entry = {"id": "evry", "name": "Évry", "level": "municipality"}
    other = {"id": "wd:lead", "name": "Là-bas", "level": "municipality"}
    document = {"partnerlib": 1, "territories": [entry, other]}
    (tmp_path / "towns.json").write_text(json.dumps(document))
    table = put(
        tmp_path / "t", agreements="id,kind,parties\nt,twinning,evry; wd:lead:\n"
    )

    assert () == check(table, tmp_path / "towns.json").problems


def test_an_unreadable_source_makes_no_reference_unknown(tmp_path: Path) -> None:
    """Where a source is not there, nothing is said of what it may hold."""
    table = put(tmp_path / "t", agreements="id,kind,parties\nt,twinning,a; b\n")
    result = check(table, tmp_path / "towns.json")

    assert ["unreadable-source"] == [problem.code for problem in result.problems]


@pytest.mark.parametrize("table", ["territories", "actors"])
def test_an_unreadable_table_makes_no_reference_unknown(
    tmp_path: Path, table: str
) -> None:
    """Where a table is broken, nothing is said of references to it."""
    put(tmp_path, agreements="id,kind,parties,places\nt,twinning,a; b,\n")
    (tmp_path / f"{table}.csv").write_bytes(b'id,name\n"')

    assert [(f"{table}.csv", 2, None, "unreadable-source")] == shorts(
        check(tmp_path).problems
    )


def test_two_files_for_one_table_of_a_folder_are_an_error(tmp_path: Path) -> None:
    """An English and a French file of one table leave open which counts."""
    assert [("territories.csv", None, None, "repeated-table")] == [
        (Path(each.file or "").name.replace("territoires", "territories"), *rest)
        for each in check(put(tmp_path, territories=TOWNS, territoires=TOWNS)).problems
        for rest in [(each.row, each.column, each.code)]
    ]


def test_other_files_of_a_folder_are_nothing_to_us(tmp_path: Path) -> None:
    """Only tables are read; an unknown one is told with a hint."""
    (tmp_path / ".territories.csv").write_bytes(b"\0")
    (tmp_path / "notes.md").write_bytes(b"\0")
    problems = check(put(tmp_path, territories=TOWNS, agreement="id\n")).problems

    assert [("agreement.csv", None, None, "unknown-table")] == shorts(problems)
    assert "agreements" == dict(problems[0].facts)["hint"]


def test_tab_separated_files_are_tables_too(tmp_path: Path) -> None:
    """A table may be called .tsv."""
    (tmp_path / "territories.TSV").write_text("id\tname\tlevel\na\tA\tcommune\n")

    assert ["a"] == list(registry_of(tmp_path).territories)


# -- the data package --------------------------------------------------------------


def packaged(folder: Path, package: object) -> list[tuple[str | None, str]]:
    """Put a data package beside tables, and give path and code of the problems."""
    put(folder, territories=TOWNS)
    text = package if isinstance(package, str) else json.dumps(package)
    (folder / "datapackage.json").write_text(text)
    return [(problem.path, problem.code) for problem in check(folder).problems]


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ({"title": "Licence Ouverte", "name": "other"}, "Licence Ouverte"),
        ({"name": "ODbL-1.0"}, "ODbL-1.0"),
        ({"path": "http://x"}, "http://x"),
        ({}, ""),
        ("ODbL-1.0", ""),
    ],
)
def test_a_package_of_anybody_says_title_licence_and_date(
    tmp_path: Path, licence: object, name: str
) -> None:
    """The words of Frictionless are read, wherever the package came from."""
    package = {"title": "Jumelages", "date": "2016", "licenses": [licence], "x": 1}

    assert [] == packaged(tmp_path, package)
    registry = read(tmp_path)
    assert ("Jumelages", name, PartialDate(2016)) == (
        registry.title,
        registry.licence,
        registry.date,
    )


@pytest.mark.parametrize(
    ("package", "path", "code"),
    [
        ("{", None, "bad-json"),
        ("[]", None, "bad-json"),
        ({"title": ["x"]}, "$.title", "bad-type"),
        ({"title": "a\x00b"}, "$.title", "bad-text"),
        ({"licenses": [{"name": 5}]}, "$.licenses[0]", "bad-type"),
        ({"date": "soon"}, "$.date", "bad-date"),
        ({"date": 2016}, "$.date", "bad-type"),
        ({"partnerlib": 2}, "$.partnerlib", "schema-version"),
        ({"partnerlib": True}, "$.partnerlib", "schema-version"),
    ],
)
def test_what_is_wrong_with_a_package_is_told(
    tmp_path: Path, package: object, path: str | None, code: str
) -> None:
    """A package that cannot be understood is an error in its place."""
    assert [(path, code)] == packaged(tmp_path, package)


def test_tables_of_a_version_to_come_are_refused(tmp_path: Path) -> None:
    """The error says so by its class."""
    packaged(tmp_path, {"partnerlib": 2})

    with pytest.raises(SchemaVersionError):
        read(tmp_path)


def test_an_empty_registry_is_a_package_without_tables(tmp_path: Path) -> None:
    """A folder that only holds our package is a registry that holds nothing."""
    (tmp_path / "datapackage.json").write_text('{"partnerlib": 1, "resources": 5}')

    assert 0 == len(read(tmp_path).territories)


def test_reading_raises_every_problem_at_once(tmp_path: Path) -> None:
    """The error carries warnings and errors, in order."""
    put(tmp_path, territories="id,name,level,x\nevry,,commune,\nb,B,Z,\n")

    with pytest.raises(DocumentError) as caught:
        read(tmp_path)

    assert ["unknown-column", "missing-value", "unknown-term"] == [
        problem.code for problem in caught.value.problems
    ]


def test_a_result_tells_errors_from_warnings(tmp_path: Path) -> None:
    """Both are at hand without looking at severities."""
    result = check(
        put(tmp_path, territories="id,name,level,x\nevry,,commune,\nb,B,Z,\n")
    )

    assert ["missing-value"] == [problem.code for problem in result.errors]
    assert ["unknown-column", "unknown-term"] == [
        problem.code for problem in result.warnings
    ]


def test_own_terms_in_a_circle_are_told(tmp_path: Path) -> None:
    """A circle of broader terms is one problem, whatever uses the terms."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        terms="vocabulary,id,broader\nthemes,a,b\nthemes,b,a\nown,x,\n",
        agreements="id,kind,parties,themes\nt,twinning,evry; there,water\n",
    )

    assert [("terms.csv", 2, "broader", "cycle")] == problems


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    """Reading pauses the collector of circles, and gives back what it found."""
    put(tmp_path, territories=TOWNS)
    read(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        read(tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_table_of_others_is_told_how_it_can_be_read(tmp_path: Path) -> None:
    """A ready map that fits is named; otherwise the command that proposes one."""
    grants = tmp_path / "dons.csv"
    grants.write_text(
        "nomAttribuant,idAttribuant,nomBeneficiaire,idBeneficiaire,objet,montant,"
        "referenceDecision,dateConvention,nature,conditionsVersement,"
        "datesPeriodeVersement,notificationUE,pourcentageSubvention\n"
        "Ville,217500016,Asso,130006000,Fonctionnement,1000,1,2017-06-27,"
        "aide en numéraire,unique,2017-03-14,non,1\n",
        "utf-8",
    )
    towns = tmp_path / "villes.csv"
    towns.write_text("Ville;Note\nOrée;12\n", "utf-8")
    nothing = tmp_path / "rien.csv"
    nothing.write_bytes(b"")

    english = [check(path).errors[0].text("en") for path in (grants, towns, nothing)]
    french = check(towns).errors[0].text("fr")

    assert english[0].endswith("; the column map scdl-fr fits it")
    assert english[1].endswith("'partnerlib map villes.csv' proposes one")
    assert english[2].endswith("terms.csv")
    assert "« partnerlib map villes.csv » en propose un" in french.replace("\xa0", " ")


def test_a_workbook_of_others_is_told_how_it_can_be_read(tmp_path: Path) -> None:
    """Its sheets are none of ours: a map can say what they are."""
    book = openpyxl.Workbook()
    book.create_sheet("Autre").append(["Ville", "Note"])
    path = tmp_path / "classeur.xlsx"
    book.save(path)

    assert "'partnerlib map" in check(path).errors[-1].text("en")


@pytest.mark.parametrize("name", ["a\x13b", "x\ny", os.fsdecode(b"\xff\xfe")])
@pytest.mark.parametrize("of", ["4w.csv", "feed.xml", "answer.csv", "x.graphml"])
def test_any_name_of_a_file_is_cited(tmp_path: Path, name: str, of: str) -> None:
    """A name that no text may hold is no error of the data, and can be printed."""
    path = tmp_path / (name + of)
    path.write_text(FIELD[of], "utf-8")
    result = check(path)

    assert result.registry is not None
    cited = {
        source.file
        for record in (
            *result.registry.actions.values(),
            *result.registry.agreements.values(),
        )
        for source in record.sources
    }
    assert 1 == len(cited)
    assert cited.pop().endswith(of)
    for problem in result.problems:
        problem.text().encode("utf-8")


def test_any_name_of_a_sheet_is_cited(tmp_path: Path) -> None:
    """A program wrote a control character into it."""
    path = tmp_path / "4w.xlsx"
    book = openpyxl.Workbook()
    for row in FIELD["4w.csv"].splitlines():
        book["Sheet"].append(row.split(","))
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    part = "xl/workbook.xml"
    parts[part] = parts[part].replace(b'"Sheet"', b'"She\x13t"')
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)

    registry = check(path).sound()

    titles = {source.title for a in registry.actions.values() for source in a.sources}
    assert {"She\ufffdt"} == titles
