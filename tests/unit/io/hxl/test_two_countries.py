"""Files that name no country may be of two: what they share is told."""

from pathlib import Path

from partnerlib.io import check
from partnerlib.io._gather import CheckResult

HEAD = "Org,Region,District\n#org+impl,#adm1+name,#adm2+name\n"


def put(folder: Path, name: str, *rows: str) -> Path:
    """Write a table."""
    path = folder / name
    path.write_text(HEAD + "\n".join(rows), "utf-8")
    return path


def clashes(result: CheckResult) -> list[tuple[str | None, str | None]]:
    """Give the places that may be two, with the file that names them again."""
    return [
        (Path(each.file or "").name, each.value)
        for each in result.problems
        if each.code == "same-name"
    ]


def test_a_province_of_two_countries_is_told(tmp_path: Path) -> None:
    """It is read as one place, and a person is asked to have a look."""
    first = put(tmp_path, "one.csv", "A,Centre,Yaba", "A,Nord,Bori", "B,Littoral,Dou")
    second = put(tmp_path, "two.csv", "C,Centre,Koro", "C,Sahel,Dori", "D,Est,Fada")
    result = check(first, second)

    assert [("two.csv", "Centre")] == clashes(result)
    assert "warning" == next(p for p in result.problems if p.value == "Centre").severity
    assert {"place:centre/yaba", "place:centre/koro"} <= set(result.sound().territories)


def test_two_editions_of_one_country_are_no_clash(tmp_path: Path) -> None:
    """They share most of their provinces."""
    first = put(tmp_path, "one.csv", "A,Centre,Yaba", "A,Nord,Bori", "B,Littoral,Dou")
    second = put(tmp_path, "two.csv", "A,Centre,Yaba", "C,Nord,Lim", "B,Est,Dou")

    assert [] == clashes(check(first, second))


def test_who_names_the_country_has_no_clash(tmp_path: Path) -> None:
    """The country begins the id."""
    head = "Org,Country,Region\n#org+impl,#country+name,#adm1+name\n"
    for country in ("Ceadlan", "Norlan"):
        (tmp_path / f"{country}.csv").write_text(f"{head}A,{country},Centre\n", "utf-8")
    result = check(tmp_path / "Ceadlan.csv", tmp_path / "Norlan.csv")

    assert [] == clashes(result)
    assert {"place:ceadlan/centre", "place:norlan/centre"} <= set(
        result.sound().territories
    )


def test_one_file_cannot_clash(tmp_path: Path) -> None:
    """Nor can one beside a source of another kind."""
    first = put(tmp_path, "one.csv", "A,Centre,Yaba")
    (tmp_path / "territories.csv").write_text("id,name,level\nx,X,region\n", "utf-8")

    assert [] == clashes(check(first, tmp_path / "territories.csv"))
