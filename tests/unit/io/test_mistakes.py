"""A folder with many different mistakes gives exactly these problems, in one run."""

from pathlib import Path

import pytest

from partnerlib.errors import DocumentError
from partnerlib.io import check, convert
from tests.unit.io.tables import put, shorts

TERRITORIES = """
id,name,level,parent,country,population,lat,lon,languages,valid_from,valid_to,colour
fr,France,country,,FR,,,,,,,
idf,Île-de-France,region,fr,FR,,,,,,,
evry,Évry,commune,idf,FR,,48.6,2.4,,,,
there,Là-bas,commune,fr,,,,,,,,
minus,Minus,commune,idf,FR,-5,,,,,,
pole,Pole,commune,idf,FR,,91,0,,,,
half,Half,commune,idf,FR,,48.6,,,,,
upper,Upper,country,idf,,,,,,,,
egg,Egg,region,hen,,,,,,,,
hen,Hen,region,egg,,,,,,,,
land,Land,commune,nowhere,,,,,,,,
lower,Lower,commune,idf,fr,,,,,,,
plain,Plain,commune,idf,,,,,,,,
blank,,commune,idf,,,,,,,,
many,Many,commune,idf,,lots,,,,,,
speaks,Speaks,commune,idf,,,,,French,,,
past,Past,commune,idf,,,,,,2004,2001,
there,Twice,commune,fr,,,,,,,,
odd,Odd,commune,idf,,,,,,,,
excel,Excel,#REF!,idf,,,,,,,,
"""
ACTORS = """
id,name,kind,territory
wd,Wikidata,association,evry
wd:lead,Two readings,association,evry
mairie,Mairie,authority,evry
epci,Intercommunalité,authority,evry
asso,Asso,association,evry
""".encode("cp1252")
AGREEMENTS = """
id,kind,parties,start,status,amount,themes
sound,twinning,asso; there,2004,,,
alone,twinning,asso,,,,
itself,twinning,asso; asso,,,,
both,twinning,wd:lead; asso,,,,
many,twinning,evry; asso,,,,
stranger,twinning,asso; nobody,,,,
dated,twinning,asso; there,2004-13,,,
costly,twinning,asso; there,,,dear,
slang,twinning,asso; there,,,,yoga
empty,twinning,,,,,
,,,,,,,surplus
"""
ACTIONS = """
id,title,parties,recognised,start,end
desk,Desk,asso,perhaps,,
back,Back,asso,,2010,2001
"""
NEEDS = """
id,quantity
n1,5
"""
OFFERS = """
id,actor,capacity,capacity
o1,asso,1.5,2
,asso,,
odd;id,asso,,
"""
EXCHANGES = """
id,giver,receiver,kind
e1,asso,asso,money
e2,asso,nobody,money
"""
PARTIES = """
record,actor,role
agreement/none,asso,lead
agreement,asso,lead
"""
TERMS = """
vocabulary,id,label_en,broader,role_class
themes,tea,Tea,cup,
roles,boss,Boss,,rules
"""

EXPECTED = [
    ("villes.csv", None, None, "unknown-table"),
    ("territories.csv", 1, "colour", "unknown-column"),
    ("territories.csv", 6, "population", "negative-number"),
    ("territories.csv", 7, "lat", "out-of-range"),
    ("territories.csv", 8, "lon", "missing-value"),
    ("territories.csv", 9, "parent", "wrong-level"),
    ("territories.csv", 10, "parent", "cycle"),
    ("territories.csv", 12, "parent", "unknown-id"),
    ("territories.csv", 13, "country", "bad-country"),
    ("territories.csv", 15, "name", "missing-value"),
    ("territories.csv", 16, "population", "bad-integer"),
    ("territories.csv", 17, "languages", "bad-language"),
    ("territories.csv", 18, "valid_to", "end-before-start"),
    ("territories.csv", 19, "id", "duplicate-id"),
    ("territories.csv", 21, "level", "cell-error"),
    ("actors.csv", None, None, "cp1252-text"),
    ("agreements.csv", 3, "parties", "too-few-parties"),
    ("agreements.csv", 4, "parties", "self-twinning"),
    ("agreements.csv", 5, "parties", "ambiguous-party"),
    ("agreements.csv", 6, "parties", "ambiguous-authority"),
    ("agreements.csv", 7, "parties", "unknown-id"),
    ("agreements.csv", 8, "start", "bad-date"),
    ("agreements.csv", 9, "amount", "bad-number"),
    ("agreements.csv", 10, "themes", "unknown-term"),
    ("agreements.csv", 11, "parties", "missing-value"),
    ("agreements.csv", 12, None, "extra-cell"),
    ("actions.csv", 2, "recognised", "bad-choice"),
    ("actions.csv", 3, "end", "end-before-start"),
    ("needs.csv", 1, "territory", "missing-column"),
    ("offers.csv", 1, "capacity", "repeated-column"),
    ("offers.csv", 2, "capacity", "bad-integer"),
    ("offers.csv", 3, "id", "missing-value"),
    ("offers.csv", 4, "id", "bad-id"),
    ("exchanges.csv", 2, "receiver", "self-exchange"),
    ("exchanges.csv", 3, "receiver", "unknown-id"),
    ("parties.csv", 2, "record", "unknown-id"),
    ("parties.csv", 3, "record", "bad-pair"),
    ("terms.csv", 2, "broader", "unknown-id"),
    ("terms.csv", 3, "role_class", "bad-choice"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which little is right."""
    put(
        tmp_path / "mistakes",
        territories=TERRITORIES,
        agreements=AGREEMENTS,
        actions=ACTIONS,
        needs=NEEDS,
        offers=OFFERS,
        exchanges=EXCHANGES,
        parties=PARTIES,
        terms=TERMS,
        villes="id,name\n",
    )
    (tmp_path / "mistakes" / "actors.csv").write_bytes(ACTORS.lstrip())
    return tmp_path / "mistakes"


def test_each_mistake_is_told_once_with_its_place(folder: Path) -> None:
    """All mistakes are found in one run, each where it lies, and nothing else."""
    result = check(folder)

    assert EXPECTED == shorts(result.problems)
    assert result.registry is None


def test_nothing_is_written_where_there_is_an_error(
    folder: Path, tmp_path: Path
) -> None:
    """Conversion raises every problem at once and leaves no file behind."""
    before = sorted(tmp_path.iterdir())

    with pytest.raises(DocumentError) as caught:
        convert(folder, target=tmp_path / "out.json")

    assert EXPECTED == shorts(caught.value.problems)
    assert before == sorted(tmp_path.iterdir())


def test_each_problem_can_be_told_in_both_languages(folder: Path) -> None:
    """Each problem is one line in English and one in French, and they differ."""
    for problem in check(folder).problems:
        english, french = problem.text("en"), problem.text("fr")

        assert "\n" not in english + french
        assert "…" not in english + french
        assert english != french
