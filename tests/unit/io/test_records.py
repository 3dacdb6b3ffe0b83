"""From the rows of a table to records, with every fault of a row."""

from pathlib import Path

import pytest

from partnerlib.io import check
from partnerlib.model import Location, Party, Period, Scope, Source
from tests.unit.io.tables import TOWNS, found, put, registry_of, shorts

ACTORS = """
id,name,kind
asso,Asso,association
"""


def test_a_row_has_all_that_a_record_has(tmp_path: Path) -> None:
    """Every column of a table becomes a field, read in French as in English."""
    registry = registry_of(
        tmp_path,
        territoires=(
            "identifiant;nom;niveau;pays;habitants;latitude;longitude;langues;"
            "autres_noms;valide de;description;lien;codes;source;nom_en;extra:hxl\n"
            "evry;Évry;commune;FR;66;48.6;2.4;fr;"
            "Évry-Courcouronnes; 2019 ;Ville;http://x;insee=91228;evry; Evry ;k\n"
        ),
    )
    evry = registry.territories["evry"]

    assert ("Évry", "municipality", "FR", 66) == (
        evry.name,
        evry.level,
        evry.country,
        evry.population,
    )
    assert Location(48.6, 2.4) == evry.location
    assert Period(start="2019") == evry.valid
    assert ("Évry-Courcouronnes",) == evry.aliases
    assert ("fr",) == evry.languages
    assert (("insee", "91228"),) == evry.codes
    assert (Source(stated_by="evry"),) == evry.sources
    assert (("en", "Evry"),) == evry.names
    assert (("hxl", "k"),) == evry.extra


def test_an_agreement_has_scope_period_and_parties(tmp_path: Path) -> None:
    """Facets make a scope, two dates a period, and a party cell parties."""
    registry = registry_of(
        tmp_path,
        territories=TOWNS,
        actors=ACTORS,
        agreements="""
id,kind,parties,themes,places,audiences,functions,start,end,last_activity,amount
t,twinning,asso:lead; there,santé,evry,jeunes,formation,2004,..,2016,12.5
""",
    )
    agreement = registry.agreements["t"]

    assert (Party("asso", "lead"), Party("authority:there")) == agreement.parties
    assert (
        Scope(
            themes=["health"],
            places=["evry"],
            audiences=[agreement.scope.audiences[0]],
            functions=["training"],
        )
        == agreement.scope
    )
    assert Period(start="2004", end="..") == agreement.period
    assert ("2016", 12.5) == (str(agreement.last_activity), agreement.amount)


def test_an_unknown_column_is_kept_in_extra(tmp_path: Path) -> None:
    """Nothing is lost: the cells stay under the heading that they had."""
    result = check(
        put(tmp_path, territories="id,name,level,Couleur\nevry,Évry,commune,vert\n")
    )

    assert result.registry is not None
    assert (("column:Couleur", "vert"),) == result.registry.territories["evry"].extra
    assert [("territories.csv", 1, "Couleur", "unknown-column")] == shorts(
        result.problems
    )


def test_own_terms_are_known_by_their_labels(tmp_path: Path) -> None:
    """The labels of the table of terms resolve like built-in ones."""
    registry = registry_of(
        tmp_path,
        territories=TOWNS,
        terms="vocabulary,id,label_fr\nthemes,bees,Abeilles\n",
        agreements="id,kind,parties,themes\nt,pact,evry; there,abeilles\n",
    )

    assert ("bees",) == registry.agreements["t"].scope.themes


def test_one_row_tells_all_of_its_faults(tmp_path: Path) -> None:
    """Faults of cells, of the model and of references are told in one run."""
    expected = [
        ("territories.csv", 2, "name", "missing-value"),
        ("territories.csv", 2, "parent", "unknown-id"),
        ("territories.csv", 2, "country", "bad-country"),
        ("territories.csv", 2, "population", "bad-integer"),
        ("territories.csv", 2, "lat", "out-of-range"),
        ("territories.csv", 2, "lon", "bad-number"),
        ("territories.csv", 2, "languages", "bad-language"),
        ("territories.csv", 2, "languages", "bad-language"),
    ]
    problems = found(
        tmp_path,
        territories="""
id,name,level,parent,country,population,lat,lon,languages
evry,,commune,nowhere,France,many,91,west,Français; Anglais
""",
    )

    assert sorted(expected) == sorted(problems)


@pytest.mark.parametrize(
    ("territory", "column", "code"),
    [
        ("evry,Évry,commune,,2.4,,,,", "lat", "missing-value"),
        ("evry,Évry,commune,48.6,,,,,", "lon", "missing-value"),
        ("evry,Évry,commune,x,2.4,,,,", "lat", "bad-number"),
        ("evry,Évry,commune,48,181,,,,", "lon", "out-of-range"),
        ("evry,Évry,commune,,,2004,2001,,", "valid_to", "end-before-start"),
        ("evry,Évry,commune,,,2004,20,,", "valid_to", "bad-date"),
        ("evry,Évry,commune,,,,,a\x01,,b", "name_fr", "bad-text"),
        ("evry,Évry,commune,,,,,,b\x01\x02,c", "extra:k", "bad-text"),
        ("evry,Évry,commune,,,,,b,,a\x01", "name_en", "bad-text"),
        ("evry,É\x01,commune,,,,,,", "name", "bad-text"),
        ("x;y,Évry,commune,,,,,,", "id", "bad-id"),
        ("x,#N/A,commune,,,,,,", "name", "cell-error"),
        ("#N/A,Évry,commune,,,,,,", "id", "cell-error"),
    ],
)
def test_a_fault_lies_in_the_column_that_holds_it(
    tmp_path: Path, territory: str, column: str, code: str
) -> None:
    """Whatever the field is made of, the fault is told of its own column."""
    heads = "id,name,level,lat,lon,valid_from,valid_to,name_fr,extra:k,name_en"
    problems = found(tmp_path, territories=f"{heads}\n{territory}\n")

    assert [("territories.csv", 2, column, code)] == problems


def test_a_term_that_can_be_no_id_is_told_of_its_facet(tmp_path: Path) -> None:
    """Each facet of a scope has its own faults."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        needs=f"id,territory,themes,audiences\nn,evry,water; {'x' * 201},a\x01\n",
    )

    assert [
        ("needs.csv", 2, "themes", "bad-id"),
        ("needs.csv", 2, "audiences", "bad-id"),
    ] == problems


def test_a_key_that_is_stated_twice_is_told(tmp_path: Path) -> None:
    """The list of all that is extra must not repeat a column of its own."""
    problems = found(
        tmp_path,
        territories="id,name,level,extra,extra:k\nevry,Évry,commune,k=1; l=2,3\n",
    )

    assert [("territories.csv", 2, "extra:k", "repeated-key")] == problems


def test_what_is_extra_may_stand_in_one_column(tmp_path: Path) -> None:
    """The column extra holds pairs, beside the columns of single keys."""
    registry = registry_of(
        tmp_path, territories="id,name,level,extra,extra:k\ne,E,commune,l=2; m=3,1\n"
    )

    assert (("k", "1"), ("l", "2"), ("m", "3")) == registry.territories["e"].extra


def test_an_invalid_text_in_the_column_extra_is_told_of_it(tmp_path: Path) -> None:
    """A pair that holds a forbidden character has no column of its own."""
    problems = found(tmp_path, territories="id,name,level,extra\ne,E,commune,l=2\x01\n")

    assert [("territories.csv", 2, "extra", "bad-text")] == problems


@pytest.mark.parametrize(
    ("need", "column"),
    [
        ("id,territory,actor\nn,,\n", "territory"),
        ("id,actor,quantity\nn,,3\n", "actor"),
    ],
)
def test_a_need_without_owner_is_told_of_a_column_that_is_there(
    tmp_path: Path, need: str, column: str
) -> None:
    """The fault lies in the first of the two columns that the file has."""
    problems = found(tmp_path, territories=TOWNS, needs=need)

    assert [("needs.csv", 2, column, "missing-owner")] == problems


def test_a_need_whose_owner_is_faulty_is_told_once(tmp_path: Path) -> None:
    """An owner that cannot be read is no owner missing."""
    problems = found(
        tmp_path, territories=TOWNS, needs="id,territory,quantity\nn,#N/A,-1\n"
    )

    assert [
        ("needs.csv", 2, "territory", "cell-error"),
        ("needs.csv", 2, "quantity", "negative-number"),
    ] == problems


def test_a_missing_column_is_told_once_with_what_else_is_wrong(
    tmp_path: Path,
) -> None:
    """No row repeats that its column is missing; other faults are still found."""
    problems = found(
        tmp_path,
        territories="name,population\nÉvry,many\n,5\n",
        agreements="id,kind,parties\nt,twinning,evry; there\n",
    )

    assert [
        ("territories.csv", 1, "id", "missing-column"),
        ("territories.csv", 1, "level", "missing-column"),
        ("territories.csv", 2, "population", "bad-integer"),
        ("territories.csv", 3, "name", "missing-value"),
    ] == problems


def test_a_table_may_have_headings_only(tmp_path: Path) -> None:
    """A table without rows is no problem."""
    tables = {"territories": "id,name,level\n", "actions": "id,title,parties\n"}

    assert 0 == len(registry_of(tmp_path, **tables).territories)


def test_a_faulty_row_still_exists_for_references(tmp_path: Path) -> None:
    """What refers to a row with an error is sound, whatever the error."""
    problems = found(
        tmp_path,
        territories="""
id,name,level,parent,population
idf,,region,,
evry,Évry,commune,idf,many
""",
        actors="id,name,kind,territory\nasso,Asso,#N/A,evry\n",
        agreements="id,kind,parties\nt,,asso; evry\n",
        actions="id,title,parties,agreement\na,A,asso,t\n",
    )

    assert [
        ("territories.csv", 2, "name", "missing-value"),
        ("territories.csv", 3, "population", "bad-integer"),
        ("actors.csv", 2, "kind", "cell-error"),
        ("agreements.csv", 2, "kind", "missing-value"),
    ] == problems


def test_an_unreadable_party_is_not_a_party_missing(tmp_path: Path) -> None:
    """An agreement of which one party cannot be read has not too few."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements="id,kind,parties\nt,twinning,evry; #N/A\n",
    )

    assert [("agreements.csv", 2, "parties", "cell-error")] == problems


@pytest.mark.parametrize(
    ("parties", "code"),
    [
        ("evry", "too-few-parties"),
        ("evry; evry", "self-twinning"),
        ("evry:lead; evry", "self-twinning"),
        ("evry; authority:evry", "self-twinning"),
        ("", "missing-value"),
        (" ; ", "missing-value"),
    ],
)
def test_an_agreement_needs_two_distinct_parties(
    tmp_path: Path, parties: str, code: str
) -> None:
    """One party, the same twice, and none are told apart."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements=f"id,kind,parties\nt,twinning,{parties}\n",
    )

    assert [("agreements.csv", 2, "parties", code)] == problems


def test_a_repeated_statement_has_its_sources_united(tmp_path: Path) -> None:
    """The same row of another source is information about the later row."""
    result = check(
        put(
            tmp_path,
            territories=TOWNS,
            agreements="""
id,kind,parties,source
t,twinning,evry; there,evry
t,twinning,there; evry,there
""",
        )
    )

    assert [("agreements.csv", 3, "id", "repeated-statement")] == shorts(
        result.problems
    )
    assert result.registry is not None
    assert 2 == len(result.registry.agreements["t"].sources)


def test_a_faulty_row_does_not_clash_with_its_repetition(tmp_path: Path) -> None:
    """Two rows of one id, one of them faulty, are not compared."""
    problems = found(
        tmp_path,
        territories=TOWNS,
        agreements="""
id,kind,parties,start
t,twinning,evry; there,2004
t,twinning,evry; there,20O4
""",
    )

    assert [("agreements.csv", 3, "start", "bad-date")] == problems


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("M,A;x,x;M,B;y,y;M,C;M,D", [(4, "d"), (6, "d"), (7, "d")]),
        ("M,A;x,x;M,A;M,B", [(4, "r"), (5, "d")]),
        ("M,A;M,B;x,x;M,A;M,C", [(3, "d"), (5, "r"), (6, "d")]),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_every_repetition_of_an_id_is_told_in_its_own_row(
    tmp_path: Path, rows: str, expected: list[tuple[int, str]], *, strict: bool
) -> None:
    """The second, third ... row of one id each have a problem of their own."""
    lines = [f"{row},commune\n" for row in rows.split(";")]
    put(tmp_path, territories="id,name,level\n" + "".join(lines))
    problems = check(tmp_path, strict=strict).problems

    assert expected == [(each.row, each.code[0]) for each in problems]


def test_places_are_named_by_the_headings_of_the_file(tmp_path: Path) -> None:
    """Problems between records speak of French headings as well."""
    result = check(
        put(
            tmp_path,
            territoires="identifiant,nom,niveau\nevry,Évry,commune\n",
            besoins="identifiant,territoire,lieux,thématiques\nn,evry,ici,yoga\n",
        )
    )

    assert [
        ("besoins.csv", 2, "lieux", "unknown-id"),
        ("besoins.csv", 2, "thématiques", "unknown-term"),
    ] == shorts(result.problems)
    assert "«\u00a0lieux\u00a0»" in result.problems[0].text("fr")
