"""With ``strict=False`` a record stays without what is wrong with it."""

from pathlib import Path

import pytest

from partnerlib.errors import PartnerlibWarning
from partnerlib.io import check, convert, read
from partnerlib.io._lenient import assemble_what_can_be
from partnerlib.model import Concept
from tests.unit.io.tables import TOWNS, put, shorts

DATA = {
    "territories": """
id,name,level,parent,population,successors
idf,Île-de-France,region,there,many,
evry,,commune,idf,,nowhere; there
there,Là-bas,commune,nowhere,,
egg,Egg,unknown,hen,,
hen,Hen,unknown,egg,,
old,Old,unknown,,,new
new,New,unknown,,,old
none,None,#N/A,,,
there,Twice,commune,,,
,Nobody,commune,,,
""",
    "actors": """
id,name,kind,territory,member_of
asso,Asso,association,atlantis,net; asso2
mairie,Mairie,authority,evry,
epci,EPCI,authority,evry,
""",
    "agreements": """
id,kind,parties,places,source
two,feast,asso; there,evry; atlantis,
one,twinning,asso; atlantis,,
three,twinning,asso; there; atlantis,,
own,twinning,there; authority:there,,
both,twinning,evry; asso; there,,
""",
    "actions": """
id,title,parties,agreement
a,A,asso,one
b,B,asso,zero
""",
    "needs": "id,territory,actor\nn,atlantis,asso\nm,atlantis,\n",
    "offers": "id,actor\no,atlantis\n",
    "exchanges": "id,giver,receiver,kind\ne,asso,atlantis,money\n",
    "sources": "record,stated_by,title\nagreement/two,atlantis,A\n",
    "terms": "vocabulary,id,broader\nthemes,tea,cup\nthemes,x,y\nthemes,y,x\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which little fits together."""
    return put(tmp_path / "data", **DATA)


def test_what_fits_together_is_kept(folder: Path) -> None:
    """Faulty values and references go; a record goes only if it must."""
    result = check(folder, strict=False)
    registry = result.registry

    assert registry is not None
    assert ["egg", "evry", "hen", "idf", "new", "none", "old", "there"] == list(
        registry.territories
    )
    assert ("", None) == (
        registry.territories["idf"].parent,
        registry.territories["idf"].population,
    )
    assert "evry" == registry.territories["evry"].name
    assert ("there",) == registry.territories["evry"].successors
    assert "unknown" == registry.territories["none"].level
    assert "Là-bas" == registry.territories["there"].name
    assert ("", ()) == (
        registry.actors["asso"].territory,
        registry.actors["asso"].member_of,
    )
    assert ["both", "three", "two"] == list(registry.agreements)
    assert 2 == len(registry.agreements["both"].parties)
    assert ("evry",) == registry.agreements["two"].scope.places
    assert ("", "A") == (
        registry.agreements["two"].sources[0].stated_by,
        registry.agreements["two"].sources[0].title,
    )
    assert ["", ""] == [action.agreement for action in registry.actions.values()]
    assert ["n"] == list(registry.needs)
    assert {} == {**registry.offers, **registry.exchanges}
    assert "" == registry.terms["themes"][0].broader


def test_everything_that_was_wrong_is_a_warning(folder: Path) -> None:
    """Nothing is passed over in silence, and no error is left."""
    lenient = check(folder, strict=False)
    strict = check(folder)

    assert () == lenient.errors
    assert set(shorts(strict.problems)) <= set(shorts(lenient.problems))


def test_reading_goes_on_with_one_warning(folder: Path, tmp_path: Path) -> None:
    """Reading and converting give what there is, and say once how much is wrong."""
    with pytest.warns(PartnerlibWarning) as caught:
        registry = read(folder, strict=False)
    with pytest.warns(PartnerlibWarning):
        converted = convert(folder, target=tmp_path / "out.json", strict=False)

    assert 1 == len(caught)
    assert registry == converted == check(tmp_path / "out.json").registry


def test_a_row_that_is_left_out_makes_no_reference_unknown(tmp_path: Path) -> None:
    """What named a row that could not be read is not blamed for it."""
    put(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind,parties\nt,twinning,#N/A\n",
        actions="id,title,parties,agreement\na,A,evry,t\n",
    )
    result = check(tmp_path, strict=False)

    assert [("agreements.csv", 2, "parties", "cell-error")] == shorts(result.problems)
    assert result.registry is not None
    assert "" == result.registry.actions["a"].agreement


def test_an_unreadable_source_stays_an_error(tmp_path: Path) -> None:
    """Nobody knows what is missing, so there is no registry."""
    put(tmp_path, territories=TOWNS)
    (tmp_path / "actors.csv").write_bytes(b"\0")
    result = check(tmp_path, strict=False)

    assert ["unreadable-source"] == [problem.code for problem in result.errors]
    assert result.registry is None


def test_what_cannot_be_left_out_gives_no_registry() -> None:
    """Two own terms of one id leave open which counts, and no record could go."""
    terms = {"themes": [Concept("tea"), Concept("tea", label_en="Tea")]}
    registry, problems = assemble_what_can_be([], terms)

    assert registry is None
    assert ["duplicate-id"] == [problem.code for problem in problems]
