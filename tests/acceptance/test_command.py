"""The command ``partnerlib`` as a person or a program runs it."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import partnerlib
from partnerlib.cli import main
from tests.acceptance.worlds import folder

WRONG = {
    "territories": """
        id,name,level,population
        a,A,municipality,many
        b,B,municipality,5
    """,
    "agreements": """
        id,kind,parties,start
        g,twinning,a;b,2004-13
        h,twinning,a;zz,
    """,
}
SOUND = {
    "territories": """
        id,name,level,parent
        R,Région,region,
        a,Ay,municipality,R
        b,Bé,municipality,
        c,Cé,municipality,
    """,
    "actors": """
        id,name,kind,territory
        x,Puits,association,a
        y,Sources,association,b
    """,
    "agreements": """
        id,kind,parties,start
        g,twinning,a;b,2004
        h,twinning,b;c,2005
    """,
    "actions": """
        id,title,parties,themes,places
        w,Un,x,water,a
        v,Deux,y,water,a
    """,
    "needs": """
        id,territory,themes,quantity,unit
        n,a,health,2500,people
    """,
}


class Done(NamedTuple):
    """What a run printed."""

    stdout: str
    stderr: str


def run(*arguments: object, code: int = 0) -> Done:
    """Run the command in this process and check its exit code."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert code == main([str(each) for each in arguments])
    return Done(out.getvalue(), err.getvalue())


def process(*arguments: object, **environment: str) -> str:
    """Run the command in a process of its own and give what it printed."""
    return subprocess.run(
        [sys.executable, "-m", "partnerlib", *map(str, arguments)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        env={**os.environ, **environment},
    ).stdout


def report(*arguments: object) -> dict[str, Any]:
    """Run the report in JSON."""
    return dict(json.loads(run("report", *arguments, "--format", "json").stdout))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which nothing is wrong."""
    return folder(tmp_path_factory.mktemp("sound"), **SOUND)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three mistakes."""
    return folder(tmp_path_factory.mktemp("wrong"), **WRONG)


def test_check_tells_every_mistake_and_exits_with_one(wrong: Path) -> None:
    """All three are on standard error with file, row and column; nothing else is."""
    done = run("check", wrong, code=1)
    assert "" == done.stdout
    for place in (
        "territories.csv, row 2, column population",
        "agreements.csv, row 2, column start",
        "agreements.csv, row 3, column parties",
    ):
        assert place in done.stderr
    assert 3 == sum(line.startswith("error:") for line in done.stderr.splitlines())
    french = run("check", wrong, "--lang", "fr", code=1).stderr
    assert "territories.csv, ligne 2, colonne population" in french


def test_check_exits_with_zero_on_sound_data(sound: Path) -> None:
    """Sound data is said to be sound."""
    assert "Sound" in run("check", sound).stdout


@pytest.mark.parametrize("name", ["out.json", "out.jsonl", "out.xlsx", "out"])
def test_convert_writes_all_or_nothing(
    tmp_path: Path, sound: Path, wrong: Path, name: str
) -> None:
    """On errors the target is not made, and one that exists is untouched."""
    target = tmp_path / name
    assert "" == run("convert", wrong, target, code=1).stdout
    assert [] == list(tmp_path.iterdir())
    run("convert", sound, target)
    assert partnerlib.read(sound) == partnerlib.read(target)
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    before = {each: each.read_bytes() for each in files}
    run("convert", wrong, target, code=1)
    assert before == {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    }


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
def test_report_prints_nothing_on_errors(
    tmp_path: Path, wrong: Path, form: str
) -> None:
    """On errors in the data there is no report, neither printed nor written."""
    target = tmp_path / "report"
    for more in ([], ["--output", target]):
        done = run("report", wrong, "--format", form, *more, code=1)
        assert "" == done.stdout
        assert "row 2, column population" in done.stderr
    assert not target.exists()


def test_report_in_json_has_the_keys_that_are_promised(sound: Path) -> None:
    """The object, and each finding in it, has exactly the promised keys at least."""
    result = report(sound)
    assert {
        "partnerlib",
        "registry",
        "parameters",
        "examined",
        "problems",
        "gaps",
        "duplicates",
        "triangles",
    } == set(result)
    assert partnerlib.__version__ == result["partnerlib"]
    assert 4 == result["registry"]["territories"]
    assert "2005-12-31" == result["parameters"]["as_of"]
    assert {"open_triads", "closed_triads", "pairs"} <= set(
        result["examined"]["triangles"]
    )
    assert {"cells", "undocumented", "unplaced", "no_power"} <= set(
        result["examined"]["gaps"]
    )
    common = {"key", "kind", "score", "components", "evidence", "labels", "text"}
    own = {
        "gaps": {"cell", "needs", "quantity", "providers", "confidence"},
        "duplicates": {
            "actors",
            "cells",
            "period",
            "label",
            "certainty",
            "p_value",
            "q_value",
        },
        "triangles": {
            "territories",
            "actors",
            "broker",
            "brokers",
            "missing",
            "roles",
        },
    }
    for question, keys in own.items():
        assert result[question]
        for finding in result[question]:
            assert common | keys <= set(finding)
            assert 0 <= finding["score"] <= 1
            assert all(
                isinstance(part, float | int) for part in finding["components"].values()
            )
            for item in finding["evidence"]:
                partnerlib.read(sound).get(item)
    (triangle,) = result["triangles"]
    assert ["a", "b", "c"] == triangle["territories"]
    assert [["a", "c"]] == triangle["missing"]
    (duplicate,) = result["duplicates"]
    assert ["x", "y"] == duplicate["actors"]
    unmet = {gap["key"]: gap for gap in result["gaps"]}
    gap = unmet["unmet:theme=health;place=a;unit=people"]
    assert {"theme": "health", "place": "a"} == gap["cell"]
    assert (2500, ["n"]) == (gap["quantity"], gap["needs"])


def test_findings_are_told_in_the_language_asked_for(sound: Path) -> None:
    """French sentences have French words, guillemets, blanks and numbers."""
    english = report(sound, "--lang", "en")
    french = report(sound, "--lang", "fr")
    texts = "\n".join(
        finding["text"]
        for question in ("gaps", "duplicates", "triangles")
        for finding in french[question]
    )
    assert "«\u00a0Santé\u00a0»" in texts
    assert "2\u202f500" in texts
    assert "jumelage triangulaire" in texts
    assert "\u00a0:" in texts
    for question in ("gaps", "duplicates", "triangles"):
        assert [finding["key"] for finding in english[question]] == [
            finding["key"] for finding in french[question]
        ]
        for one, other in zip(english[question], french[question], strict=True):
            assert one["text"] != other["text"]


def test_limit_bounds_the_lists_and_not_what_is_counted() -> None:
    """The first are the same, all are counted, and 0 lists all."""
    whole = report("--dataset", "essonne", "--limit", "0")
    few = report("--dataset", "essonne", "--limit", "3")
    assert len(whole["gaps"]) > 20
    assert whole["gaps"][:3] == few["gaps"]
    assert whole["triangles"][:3] == few["triangles"]
    assert whole["examined"] == few["examined"]
    assert 20 == len(report("--dataset", "essonne")["gaps"])


def test_by_level_status_and_date_reach_the_answers(tmp_path: Path) -> None:
    """Facets, level, statuses and day given to the command decide what is found."""
    home = folder(
        tmp_path,
        territories="""
            id,name,level,parent
            R,R,region,
            S,S,region,
            r,r,municipality,R
            s,s,municipality,S
        """,
        agreements="""
            id,kind,parties,start,end,status
            g,twinning,r;s,2000,2003,active
        """,
        needs="""
            id,territory,themes
            n,r,water
        """,
        expected="""
            theme,place
            santé,s
        """,
    )
    expected = home / "expected.csv"
    expected.rename(tmp_path.parent / "expected.csv")
    expected = tmp_path.parent / "expected.csv"

    def keys(*arguments: object) -> set[str]:
        return {gap["key"] for gap in report(home, *arguments)["gaps"]}

    assert {"unmet:theme=water;place=r"} == keys("--as-of", "2003")
    everything = {"unreached:place=" + each for each in "RSrs"}
    over = keys("--as-of", "2004")
    assert everything <= over
    assert "unreached:place=r" not in keys("--as-of", "2004", "--status", "any")
    assert "unreached:place=r" not in keys("--as-of", "2004", "--status", "active")
    assert everything <= keys("--status", "dormant")
    assert {"unmet:theme=water;place=R"} == keys("--level", "région", "--as-of", "2003")
    assert "unmet:theme=water" in keys("--by", "theme", "--as-of", "2003")
    assert "unmet:theme=health;place=s" in keys("--expect", expected, "--as-of", "2003")


def test_within_and_theme_narrow_the_answers_and_not_the_data(tmp_path: Path) -> None:
    """What is not asked for is still known, and no tie is missed elsewhere."""
    home = folder(
        tmp_path,
        territories="""
            id,name,level,parent
            R,Région,region,
            a,a,municipality,R
            b,b,municipality,
            c,c,municipality,
        """,
        actors="""
            id,name,kind,territory
            x,X,association,a
            y,Y,association,b
        """,
        agreements="""
            id,kind,parties,themes
            g1,twinning,a;b,water
            g2,twinning,a;c,water
            g3,twinning,b;c,health
            g4,convention,x;y,
        """,
        actions="""
            id,title,parties,themes,places
            w1,W,x,water,a
            w2,W,y,water,a
        """,
        needs="""
            id,territory,themes
            n1,a,education;sanitation
            n2,b,sanitation
        """,
    )
    for arguments in (["--within", "R"], ["--theme", "eau"], ["--theme", "health"]):
        narrowed = report(home, *arguments)
        assert [] == narrowed["triangles"]
        assert [] == narrowed["duplicates"]
    assert ["unmet:theme=sanitation;place=a", "unmet:theme=sanitation;place=b"] == [
        gap["key"] for gap in report(home, "--theme", "eau")["gaps"]
    ]
    assert ["unmet:theme=education;place=a", "unmet:theme=sanitation;place=a"] == [
        gap["key"] for gap in report(home, "--within", "Région")["gaps"]
    ]


def test_output_is_written_to_the_file_asked_for(tmp_path: Path, sound: Path) -> None:
    """With --output the same bytes go to the file, and none to standard output."""
    target = tmp_path / "report.txt"
    assert "" == run("report", sound, "--output", target).stdout
    assert run("report", sound).stdout == target.read_text(encoding="utf-8")


def test_text_fits_a_terminal_of_80_columns() -> None:
    """No line of the text report is wider than 80 columns."""
    for name in ("essonne", "centraider", "ess_regions", "reciprocity"):
        for lang in ("en", "fr"):
            done = run("report", "--dataset", name, "--lang", lang)
            assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["report"],
        ["report", "--dataset", "nowhere"],
        ["report", "--dataset", "essonne", "--limit", "-1"],
        ["report", "--dataset", "essonne", "--limit", "many"],
        ["report", "--dataset", "essonne", "--by", "colour"],
        ["report", "--dataset", "essonne", "--level", "regoin"],
        ["report", "--dataset", "essonne", "--within", "Nowhere"],
        ["report", "--dataset", "essonne", "--theme", "watr"],
        ["report", "--dataset", "essonne", "--as-of", "2004-13"],
        ["report", "--dataset", "essonne", "--status", "activ"],
        ["report", "--dataset", "essonne", "--lang", "de"],
        ["report", "--dataset", "essonne", "--output", "/nowhere/at/all"],
        ["check"],
        ["convert", "one"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_two_and_one_clear_line(arguments: list[str]) -> None:
    """A wrong call is told in the last line, without a traceback."""
    done = run(*arguments, code=2)
    assert "" == done.stdout
    assert "error: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_locale_without_utf8_changes_nothing(sound: Path, lang: str) -> None:
    """Under LC_ALL=C the report is the same, in UTF-8."""
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    arguments = ("report", sound, "--lang", lang)
    assert run(*arguments).stdout == process(*arguments, **ascii_only)


def test_the_seed_of_hashes_changes_nothing(tmp_path: Path, sound: Path) -> None:
    """Reports and files are the same bytes under any hash seed."""
    outputs = set()
    for seed in ("0", "1", "4242"):
        arguments = ("report", "--dataset", "planted", "--format", "json")
        text = process(*arguments, PYTHONHASHSEED=seed)
        target = tmp_path / f"{seed}.xlsx"
        process("convert", sound, target, PYTHONHASHSEED=seed)
        outputs.add((text, target.read_bytes()))
    assert 1 == len(outputs)


def test_a_reader_that_stops_early_is_no_failure(sound: Path) -> None:
    """A closed pipe ends the command quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "partnerlib", "report", "--dataset", "essonne"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.read(10)
        started.stdout.close()
        assert b"" == started.stderr.read()
