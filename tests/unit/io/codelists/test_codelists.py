"""Lists that authorities publish are read as places and terms."""

from pathlib import Path

import pytest

import partnerlib
from partnerlib import Registry
from partnerlib.errors import DocumentError
from partnerlib.io.codelists import READER
from partnerlib.io.codelists._france import departments, regions

Told = list[tuple[str, str | None, int | None]]
COMMUNES = "TYPECOM,COM,REG,DEP,LIBELLE,COMPARENT\n"
DEPARTMENTS = "DEP,REG,CHEFLIEU,LIBELLE\n"
RECIPIENTS = "code,name_en,name_fr,income_group,geography\n"
SECTORS = "category,code,voluntary_code,name_en,name_fr\n"
COUNTRIES = (
    "ISO3166-1-Alpha-2,official_name_en,official_name_fr,UNTERM English Short,"
    "Sub-region Name,Least Developed Countries (LDC),wikidata_id\n"
)


def read(tmp_path: Path, text: str, name: str = "list.csv") -> tuple[Registry, Told]:
    """Read a list with this in it, and what is wrong with it."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    result = partnerlib.check(path)

    assert result.registry is not None
    assert () == result.errors
    return result.registry, [(p.code, p.value, p.row) for p in result.problems]


def test_a_commune_lies_in_its_departement_and_region(tmp_path: Path) -> None:
    """The chain is made of the codes, whatever else is read."""
    registry, told = read(
        tmp_path,
        COMMUNES
        + "COM,91228,11,91,Évry-Courcouronnes,\n"
        + "COM,75056,11,75,Paris,\n"
        + "ARM,75101,11,75,Paris 1er Arrondissement,75056\n"
        + "COM,01015,84,01,Arboys en Bugey,\n"
        + "COMD,01015,,,Arbignieu,01015\n"
        + "COM,97501,,975,Miquelon-Langlade,\n"
        + "CANT,1,,,Canton,\n"
        + "COM,91228,11,91,Évry,\n"
        + "COM,91229,11,91,,\n"
        + ",,,,,\n",
    )
    levels = {id_: each.level for id_, each in registry.territories.items()}

    assert [
        ("unknown-term", "CANT", 8),
        ("duplicate-id", "FR-91228", 9),
        ("missing-value", "", 10),
    ] == told
    assert {
        "FR": "country",
        "FR-01": "department",
        "FR-01015": "municipality",
        "FR-01015-COMD": "borough",
        "FR-75": "department",
        "FR-75056": "municipality",
        "FR-75101": "borough",
        "FR-91": "department",
        "FR-91228": "municipality",
        "FR-97501": "municipality",
        "FR-ARA": "region",
        "FR-IDF": "region",
    } == levels
    assert "FR-IDF" == registry.roll_up("FR-91228", "region")
    assert "FR-75056" == registry.territories["FR-75101"].parent
    assert "FR" == registry.territories["FR-97501"].parent
    commune = registry.territories["FR-91228"]
    assert ("Évry-Courcouronnes", "FR", (("insee", "91228"),)) == (
        commune.name,
        commune.country,
        commune.codes,
    )
    assert (("insee:TYPECOM", "COMD"),) == registry.territories["FR-01015-COMD"].extra


def test_codes_that_would_be_taken_for_others(tmp_path: Path) -> None:
    """A commune has five digits, and no departement has the letters of a region."""
    registry, told = read(tmp_path, COMMUNES + "COM,91,11,91,Odd,\n")
    assert [("bad-id", "91", 2)] == told
    assert ["FR"] == list(registry.territories)

    registry, told = read(tmp_path, DEPARTMENTS + "IDF,11,1,Odd\n")
    assert "cycle" == told[0][0]
    assert "Odd" == registry.territories["FR-IDF"].name


def test_departements_and_regions(tmp_path: Path) -> None:
    """A code that is new since is kept under the country."""
    registry, told = read(
        tmp_path, DEPARTMENTS + "91,11,91228,Essonne\n99,97,99001,Nouveau\n"
    )

    assert [("unknown-id", "97", 3)] == told
    assert ["FR", "FR-91", "FR-99", "FR-IDF"] == list(registry.territories)
    assert ("FR-IDF", "FR") == (
        registry.territories["FR-91"].parent,
        registry.territories["FR-99"].parent,
    )
    registry, _ = read(
        tmp_path, "REG,CHEFLIEU,LIBELLE\n11,75056,Île-de-France\n97,99001,Neuve\n"
    )
    assert ["FR", "FR-IDF", "FR-REG-97"] == list(registry.territories)


def test_france_has_all_its_parts() -> None:
    """101 départements in 18 regions, each with an id of its own."""
    assert (18, 101) == (len(regions()), len(departments()))
    ids = {each.id for each in (*regions().values(), *departments().values())}
    assert 119 == len(ids)


def test_recipients_are_countries_and_groups(tmp_path: Path) -> None:
    """The income group is a zone, and so is being a recipient at all."""
    registry, told = read(
        tmp_path,
        RECIPIENTS
        + "255,Mali,Mali,LDCs,Western Africa\n"
        + "57,Kosovo,Kosovo,UMICs,Europe\n"
        + '389,"Caribbean & Central America, regional",,Part I unallocated,\n',
    )
    mali = registry.territories["ML"]

    assert [] == told
    assert ["ML", "XK", "dac:389"] == list(registry.territories)
    assert ("oda-ldc", "oda-recipient", "west-africa") == mali.zones
    assert (("dac-recipient", "255"),) == mali.codes
    assert ("zone", ()) == (
        registry.territories["dac:389"].level,
        registry.territories["dac:389"].zones,
    )


def test_countries_with_the_groups_of_the_united_nations(tmp_path: Path) -> None:
    """Names in six languages, codes elsewhere, regions and groups as zones."""
    registry, _ = read(
        tmp_path,
        COUNTRIES
        + "ML,Mali,le Mali,Mali,Sub-Saharan Africa,x,"
        + "https://www.wikidata.org/wiki/Q912\n"
        + "AQ,Antarctica,Antarctique,,,,\n",
    )

    assert ("oda-ldc", "sub-saharan-africa") == registry.territories["ML"].zones
    assert (("wikidata", "Q912"),) == registry.territories["ML"].codes
    assert {"en": "Mali", "fr": "le Mali"} == dict(registry.territories["ML"].names)
    assert "Antarctica" == registry.territories["AQ"].name


def test_sectors_become_terms_under_the_themes(tmp_path: Path) -> None:
    """Those that a theme means exactly are that theme already."""
    registry, told = read(
        tmp_path,
        SECTORS
        + "122,12220,,Basic health care,Soins\n"
        + "122,12262,,Malaria control,Lutte contre le paludisme\n"
        + "151,15130,15131,Justice policy,Politique\n"
        + "151,15130,15131,Other,Autre\n"
        + f"151,{'9' * 300},,Too long,\n",
    )
    terms = {term.id: term for term in registry.terms["themes"]}

    assert ["duplicate-id", "bad-id"] == [code for code, _, _ in told]
    assert ["dac:12262", "dac:15131"] == sorted(terms)
    assert ("Lutte contre le paludisme", "health") == (
        terms["dac:12262"].label_fr,
        terms["dac:12262"].broader,
    )
    assert "justice" == terms["dac:15131"].broader


CODELIST = """<?xml version="1.0"?>
<codelist name="{name}" xml:lang="en">
<metadata><name><narrative>List</narrative></name></metadata>
<codelist-items>{items}</codelist-items>
</codelist>
"""
ITEM = """<codelist-item><code>{code}</code><name><narrative>{name}</narrative>
<narrative xml:lang="fr">{french}</narrative></name>
<description><narrative>Much</narrative></description></codelist-item>
"""


def codelist(name: str, *items: tuple[str, str, str]) -> str:
    """Write a list of IATI."""
    texts = [ITEM.format(code=code, name=en, french=fr) for code, en, fr in items]
    return CODELIST.format(name=name, items="".join(texts))


def test_lists_of_iati(tmp_path: Path) -> None:
    """Sectors and targets become terms, countries territories."""
    text = codelist("Sector", ("12220", "Basic", "x"), ("12262", "Malaria", "Palu"))
    registry, _ = read(tmp_path, text, "list.xml")
    assert [("dac:12262", "Malaria", "Palu")] == [
        (term.id, term.label_en, term.label_fr) for term in registry.terms["themes"]
    ]

    text = codelist("UNSDG-Targets", ("4", "Goal", "x"), ("4.7", "Target", "Cible"))
    registry, _ = read(tmp_path, text, "list.xml")
    assert [("sdg:4.7", "education")] == [
        (term.id, term.broader) for term in registry.terms["themes"]
    ]

    registry, told = read(
        tmp_path, codelist("Country", ("ML", "Mali", ""), ("x", "X", "")), "list.xml"
    )
    assert ["ML"] == list(registry.territories)
    assert [("bad-country", "x", 7)] == told


def test_a_list_of_what_no_registry_holds_is_told(tmp_path: Path) -> None:
    """The name of the list is named, with those that can be read."""
    path = tmp_path / "list.xml"
    path.write_text(codelist("Currency", ("EUR", "Euro", "")))

    assert [("unknown-format", "Currency")] == [
        (each.code, each.value) for each in partnerlib.check(path).problems
    ]


def test_a_table_with_other_headings_is_no_list(tmp_path: Path) -> None:
    """Asked for by name, it says what it needs."""
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n")

    assert not READER.recognises(path, path.read_bytes())
    with pytest.raises(DocumentError):
        READER.read(path)
