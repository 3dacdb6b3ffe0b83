"""Tables as a person types them arrive whole, and go to every format and back."""

from itertools import product
from pathlib import Path

import pytest

import partnerlib

HERE = Path(__file__).parent
FORMATS = ("tables", "workbook.xlsx", "registry.json", "registry.jsonl")


def content(path: Path) -> dict[str, bytes]:
    """Give the bytes of a file, or of all files of a folder."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in sorted(path.iterdir())}
    return {path.suffix: path.read_bytes()}


@pytest.fixture
def english() -> partnerlib.Registry:
    """Read the English folder, in which nothing is wrong."""
    result = partnerlib.check(HERE / "english")
    assert () == result.problems
    assert result.registry is not None
    return result.registry


def test_every_field_of_a_table_arrives(english: partnerlib.Registry) -> None:
    """What stands in a cell stands in the field of its heading."""
    france = english.territories["FR"]
    assert ("Hexagone", "L;autre") == france.aliases
    assert 'a, "b" c' == france.description
    assert (("ar", "فرنسا"),) == france.names
    assert (("iso3", "FRA"), ("m49", "250")) == france.codes
    assert ["Atlas", "INSEE"] == [source.title for source in france.sources]
    assert ("european-union",) == france.zones
    assert 68_000_000 == france.population
    assert france.location is not None
    assert (46.5, 2.5) == (france.location.lat, france.location.lon)
    assert "1968-01-01/.." == str(english.territories["FR-91"].valid)
    assert "/2018~" == str(english.territories["old"].valid)
    assert ("new",) == english.territories["old"].successors
    assert ("+b", "-c", "@a") == english.territories["new"].aliases
    assert 0 == english.territories["old"].population
    actor = english.actors["cd91"]
    assert ("education", "health") == actor.themes
    assert ("FR-91", ("net",)) == (actor.territory, actor.member_of)
    assert ["FR-91"] == [source.stated_by for source in actor.sources]
    g1 = english.agreements["g1"]
    assert [("authority:SN", "partner"), ("cd91", "lead"), ("fund", "funder")] == [
        (party.actor, party.role) for party in g1.parties
    ]
    assert ("FR-91", "SN") == g1.scope.places
    assert (("youth",), ("training",)) == (g1.scope.audiences, g1.scope.functions)
    assert ("2004-06~/..", "2020-03-01") == (str(g1.period), str(g1.last_activity))
    assert (1200.5, "EUR", ("solidarity",)) == (g1.amount, g1.currency, g1.motives)
    (source,) = g1.sources
    assert ("SN", "Report", "r.pdf", 3, "2021-05") == (
        source.stated_by,
        source.title,
        source.file,
        source.row,
        str(source.date),
    )
    g2 = english.agreements["g2"]
    assert [
        ("authority:SN", "", ""),
        ("authority:old", "", ""),
        ("fund", "funder", "2007-01-02/"),
        ("fund", "observer", "2005/2006"),
    ] == [(party.actor, party.role, str(party.during)) for party in g2.parties]
    assert ("g1", "g1", "../2011") == (g2.parent, g2.derived_from, str(g2.period))
    g3 = english.agreements["g3"]
    assert [("asso:x", "lead"), ("fund", "")] == [
        (party.actor, party.role) for party in g3.parties
    ]
    a1, a2 = english.actions["a1"], english.actions["a2"]
    assert ("no", "A well", "g1") == (a1.recognised, a1.outcome, a1.agreement)
    assert ("yes", "a1", "a1") == (a2.recognised, a2.parent, a2.derived_from)
    need = english.needs["n1"]
    assert (1000, "people", 800, 200) == (
        need.quantity,
        need.unit,
        need.targeted,
        need.reached,
    )
    assert ("high", "short", "2020/") == (need.priority, need.horizon, str(need.period))
    offer = english.offers["o1"]
    assert (50, ("fr", "wo"), "2019-02/2025") == (
        offer.capacity,
        offer.languages,
        str(offer.period),
    )
    exchange = english.exchanges["e1"]
    assert ("cd91", "authority:SN", "money", 1000, "euros", "g1") == (
        exchange.giver,
        exchange.receiver,
        exchange.kind,
        exchange.amount,
        exchange.unit,
        exchange.agreement,
    )
    kites = english.vocabularies["themes"].get("kites")
    assert kites is not None
    assert ("culture", (("sdg", "4"), ("x", "y"))) == (kites.broader, kites.matches)


def test_french_headings_and_labels_say_the_same(english: partnerlib.Registry) -> None:
    """The same world under French names, headings and labels is the same registry."""
    result = partnerlib.check(HERE / "french")
    assert () == result.problems
    assert english == result.registry


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_any_spreadsheet_is_read(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    """Comma, semicolon or tab; UTF-8 with or without mark, or Windows-1252."""
    rows = ["id,name,level", "a,Évry,commune", "b,Là-bas,commune"]
    (tmp_path / "territories.csv").write_bytes(
        "\r\n".join(rows).replace(",", delimiter).encode(encoding)
    )
    (tmp_path / "accords.csv").write_bytes(
        delimiter.join(["identifiant", "nature", "partenaires"]).encode()
        + b"\n"
        + delimiter.join(["g", "jumelage", '"a;b"']).encode()
    )
    result = partnerlib.check(tmp_path)
    assert result.registry is not None
    assert "Évry" == result.registry.territories["a"].name
    codes = ["cp1252-text"] if encoding == "cp1252" else []
    assert codes == [problem.code for problem in result.problems]


@pytest.mark.parametrize(("one", "other"), list(product(FORMATS, FORMATS)))
def test_every_format_holds_all_and_is_written_alike(
    tmp_path: Path, english: partnerlib.Registry, one: str, other: str
) -> None:
    """From each format to each: the same registry, and the same bytes."""
    partnerlib.write(english, tmp_path / one)
    partnerlib.write(english, tmp_path / other)
    assert english == partnerlib.read(tmp_path / one)
    (tmp_path / "again").mkdir()
    partnerlib.convert(tmp_path / one, target=tmp_path / "again" / other)
    assert english == partnerlib.read(tmp_path / "again" / other)
    assert content(tmp_path / other) == content(tmp_path / "again" / other)


NASTY = (
    "a,b", 'q"uote', "new\nline", "=1+1", "+33", "@x", "-5", "'quoted", "a;b",
    "a\\;b", "\\", ";", "a;", "tab\tx", "\u202eright to left", "e\u0301",
    "👨\u200d👩\u200d👧", "\ufeffmark", "\u2028line", "\u0085next", "no\u00a0break",
    "00123", "1e5", "TRUE", "2004", "2004-05-06", "#N/A", "None", "nan",
    '=HYPERLINK("x")', "_x000D_", "<b>&amp;", "a:b", "a:", "a:lead", "x=y",
    "extra:foo", "12:30", "1/2", "\U0001d54f", "# x", '""', "x\u3000y", "kind/id",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_is_lost_or_changed(tmp_path: Path, name: str) -> None:
    """Delimiters, formulas, dates, blanks and scripts of all kinds come back."""
    registry = partnerlib.Registry.of(
        territories=[
            partnerlib.Territory(
                f"t{number:02}",
                name=text,
                level="municipality",
                aliases=[text, "other"],
                description=text,
                names={"fr": text},
                codes=[(text, text)],
                extra=[(text, text)],
                sources=[partnerlib.Source(title=text, file=text, row=number)],
            )
            for number, text in enumerate(NASTY)
        ],
        actors=[
            partnerlib.Actor(text, name=text, kind="association")
            for text in NASTY
            if not set(text) & set(";\n\t\u0085\u2028")
        ],
        actions=[
            partnerlib.Action(
                "all",
                title="=SUM(A1)",
                amount=0.1 + 0.2,
                parties=[
                    partnerlib.Party(text, role="my role")
                    for text in NASTY
                    if not set(text) & set(";\n\t\u0085\u2028")
                ],
            )
        ],
        title="=title;\nof two lines",
        licence="\\x",
        date="2004~",
    )
    partnerlib.write(registry, tmp_path / name)
    result = partnerlib.check(tmp_path / name)
    assert {"unknown-term"} == {problem.code for problem in result.problems}
    assert registry == result.registry
