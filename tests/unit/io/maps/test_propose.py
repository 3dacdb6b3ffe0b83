"""Maps proposed from headings and contents run as they are."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from partnerlib.errors import DocumentError
from partnerlib.io import CheckResult, check
from partnerlib.io.maps import propose
from partnerlib.io.maps._lexicon import meaning_of


def proposal(tmp_path: Path, text: str) -> tuple[dict[str, Any], CheckResult]:
    """Propose a map for a table, and read the table through it."""
    data = tmp_path / "data.csv"
    data.write_text(text, "utf-8")
    toml = propose(data)
    (tmp_path / "map.toml").write_text(toml, "utf-8")
    (table,) = tomllib.loads(toml)["tables"]
    return table, check(data, map=tmp_path / "map.toml")


@pytest.mark.parametrize(
    ("meaning", "headings"),
    [
        ("org", "Organisation; Organization_Name; Organización; Organização; Verein"),
        ("country", "Pays; Country; País; Land; pays d'intervention"),
        ("first", "Région; Region; Província; Bundesland; Admin 1 Name; adm1"),
        ("second", "Département; District; Distrito; Landkreis; ADM2_NAME"),
        ("third", "Commune; Municipio; Gemeinde; Woreda; Admin3"),
        ("code_first", "RegionPcode; Admin1 Pcode; CODE_REGION; adm1_code"),
        ("code_third", "Code INSEE; INSEE; Code commune"),
        ("code_country", "Code pays; ISO2; Country code; Código del país"),
        ("theme", "Secteurs d'intervention; Sector; Cluster; Thématique; Thema; Setor"),
        ("status", "Statut; Status; État; Situación; Estado del"),
        ("start", "Date de début; Start date; Fecha de inicio; Beginn; Depuis"),
        ("end", "Date de fin; End; Ende; Fecha fin"),
        ("signed", "Date de signature; Date signed; Fecha de firma; DateEablished"),
        ("funder", "Bailleur; Donor; Donante; Financiador; nomAttribuant"),
        ("implementer", "Implementing Partner; Opérateur; Porteur; Ejecutor"),
        ("title", "Titre; Project name; Título; Intitulé; Projekt; Objet"),
        ("partner_place", "Ville jumelée; Sister city; Partnerstadt; sistercityLabel"),
        ("partner_country", "Pays partenaire; Partner country; PartnerCityCountry"),
        ("own_place", "Ville; Town; Collectivité française; origincityLabel"),
        ("org_type", "Type d'organisation; Org type; TypeOrganisation; Tipo de ONG"),
        ("agreement_kind", "Type de coopération; Nature de l'accord; Type_Cooperation"),
        ("agreement_ref", "Ref_Accord; Agreement ID"),
        ("id", "ID; Ref_Action; Code projet; Numéro"),
        ("amount", "Montant; Budget (EUR); Presupuesto; Orçamento; Betrag"),
        ("inneed", "People in need; Personnes dans le besoin"),
        ("", "x; Colour; Month of May"),
    ],
)
def test_headings_are_understood_in_five_languages(meaning: str, headings: str) -> None:
    """Whatever their case, accents and marks."""
    said = {heading.strip(): meaning_of(heading) for heading in headings.split(";")}

    assert dict.fromkeys(said, meaning) == said


def test_projects_are_actions(tmp_path: Path) -> None:
    """Of organisations in their roles, at the narrowest place that is stated."""
    text = (
        "Ref projet;Projet;Organisation;Type organisation;Sigle;Bailleur;Secteur;Pays;"
        "Région;Code région;Début;Fin;Budget;Devise;Statut;E-mail;Couleur\n"
        "P1;Forage;Puits;ONG;PU;AFD|UE;Eau;Mali;Kayes;ML01;01/02/2010;2012;5 000;EUR;"
        "En cours;a@b.c;bleu\n"
        "P2;École;Craies;ONG;CR;UE;Éducation;Mali;;;13/02/2010;2012;5 000;EUR;"
        "Terminé;a@b.c;vert\n"
    )
    table, result = proposal(tmp_path, text)
    registry = result.sound()
    first, second = registry.actions["P1"], registry.actions["P2"]

    assert ["E-mail"] == table["drop"]
    assert {"org:afd", "org:puits", "org:ue"} == {p.actor for p in first.parties}
    assert (("ML01",), ("place:mali",)) == (first.scope.places, second.scope.places)
    assert ("2010-02-01/2012", 5000, "ongoing") == (
        str(first.period),
        first.amount,
        first.status,
    )
    assert ("ngo", ("PU",)) == (
        registry.actors["org:puits"].kind,
        registry.actors["org:puits"].aliases,
    )
    assert {"personal-data"} == {problem.code for problem in result.problems}


def test_towns_and_partners_are_twinnings(tmp_path: Path) -> None:
    """One country beside a partner is the partner's."""
    text = (
        "Ville,Population,Ville jumelée,Pays,Depuis,Date de signature,Type d'accord\n"
        "Orée,500,Lindtal,Allemagne,1998,1997,Jumelage\n"
        "Diabor,600,Lindtal,Allemagne,,2004,\n"
    )
    _, result = proposal(tmp_path, text)
    registry = result.sound()

    assert () == result.problems
    assert {
        "twinning:place:allemagne/lindtal~place:oree": "1998/",
        "twinning:place:allemagne/lindtal~place:diabor": "2004/",
    } == {id_: str(each.period) for id_, each in registry.agreements.items()}
    assert 500 == registry.territories["place:oree"].population


def test_twinnings_may_name_both_countries_and_points(tmp_path: Path) -> None:
    """As exports of Wikidata do."""
    text = (
        "originCountry,originCity,originlat,originlong,sisterCity,destinationCountry,"
        "destinationlat,destinationlong,Ref_Accord\n"
        "France,Orée,48.5,2.5,Lindtal,Germany,50,9,T1\n"
    )
    _, result = proposal(tmp_path, text)
    registry = result.sound()

    assert ["T1"] == list(registry.agreements)
    assert {"place:france/oree", "place:germany/lindtal"} <= set(registry.territories)
    assert registry.territories["place:germany/lindtal"].location is not None


def test_a_region_may_be_the_one_that_is_twinned(tmp_path: Path) -> None:
    """Where no town is named; without any place of one's own nothing can be told."""
    _, result = proposal(tmp_path, "Région,Commune étrangère\nCentre,Diabor\n")

    assert ["twinning:place:centre~place:diabor"] == list(result.sound().agreements)
    with pytest.raises(DocumentError):
        proposal(tmp_path, "Ville jumelée,Depuis\nLindtal,1998\n")


def test_people_in_need_are_needs(tmp_path: Path) -> None:
    """With what is planned and reached; a dash is not known."""
    text = (
        "Admin1 Pcode,Region,Cluster,People in need,Targeted,Reached\n"
        "T1,North,Health,80 418,500,-\n"
        "T1,North,WASH,5,5,1\n"
    )
    _, result = proposal(tmp_path, text)
    needs = {need.quantity: need for need in result.sound().needs.values()}

    assert {80418: (500, None), 5: (5, 1)} == {
        quantity: (need.targeted, need.reached) for quantity, need in needs.items()
    }
    assert {"T1"} == {need.territory for need in needs.values()}


def test_a_town_may_hold_the_project(tmp_path: Path) -> None:
    """Where nobody else is named who does it."""
    text = "Ref_Accord,Ville,Titre,Bailleur,Année\nA1,Orée,Puits,AFD,2010-2012\n"
    table, result = proposal(tmp_path, text)
    (action,) = result.sound().actions.values()

    assert {"project-holder", "funder"} == {party.role for party in action.parties}
    assert "2010/2012" == str(action.period)
    assert "Ref_Accord" == table["records"]["action"]["agreement"]


def test_a_town_beside_an_implementer_is_the_place(tmp_path: Path) -> None:
    """It does not hold the project as well."""
    text = "Ville,Titre,Implementing partner\nOrée,Puits,Craies\n"
    _, result = proposal(tmp_path, text)
    (action,) = result.sound().actions.values()

    assert ["org:craies"] == [party.actor for party in action.parties]
    assert ("place:oree",) == action.scope.places


def test_roles_of_organisations_are_taken_from_headings(tmp_path: Path) -> None:
    """The implementer does it, the organisation beside it leads."""
    text = "Organisation,Implementing Partner,Partner,Sector\nWHO,Puits,Craies,Health\n"
    _, result = proposal(tmp_path, text)
    (action,) = result.sound().actions.values()

    assert {"org:who": "lead", "org:puits": "implementer", "org:craies": "partner"} == {
        party.actor: party.role for party in action.parties
    }
    assert "Health, WHO, Puits" == action.title


def test_what_is_done_needs_somebody_who_does_it(tmp_path: Path) -> None:
    """And something that is told of it, or a place where it is done."""
    with pytest.raises(DocumentError):
        proposal(tmp_path, "Titre,Secteur\nx,Eau\n")
    _, result = proposal(tmp_path, "Organisation,Région\nA,Nord\n")

    assert ["Nord, A"] == [each.title for each in result.sound().actions.values()]


def test_an_acronym_is_a_name_where_there_is_no_other(tmp_path: Path) -> None:
    """So that the table can be read."""
    _, result = proposal(tmp_path, "Acronym,Sector\nWHO,Health\n")
    _, other = proposal(tmp_path, "Acronym,Code commune\nWHO,ML01\n")

    assert ["org:who"] == list(result.sound().actors) == list(other.sound().actors)
    assert ["WHO, ML01"] == [each.title for each in other.sound().actions.values()]


def test_months_may_stand_first(tmp_path: Path) -> None:
    """Judged by all dates of the column."""
    text = "Organisation,Project,Start date\nA,x,12/31/2010\nA,y,1/2/2011\n"
    table, result = proposal(tmp_path, text)

    assert {"column": "Start date", "dates": "mdy"} == table["records"]["action"][
        "start"
    ]
    assert {"2010-12-31/", "2011-01-02/"} == {
        str(each.period) for each in result.sound().actions.values()
    }


def test_contents_tell_where_headings_do_not(tmp_path: Path) -> None:
    """Themes are found by their terms; numbers and dates that are none are not."""
    text = (
        "Organisation,Projet,Quoi,Début,Montant,Code pays,Titre 2,Beneficiaires\n"
        + "".join(
            f"A,p{number},{theme},bientôt,beaucoup,FRA,AB12,personne {number}\n"
            for number, theme in enumerate(["Santé", "Eau"] * 20)
        )
    )
    table, result = proposal(tmp_path, text)
    action = table["records"]["action"]

    assert "Quoi" == action["themes"]
    assert {"start", "amount", "audiences"}.isdisjoint(action)
    assert () == result.problems


def test_tags_below_the_headings_are_passed_over(tmp_path: Path) -> None:
    """And so is what stands above them."""
    text = "Who\n\nOrg,Sector,,Region,Org\n#org,#sector,,#adm1,\nPuits,Eau,,Nord,\n"
    table, result = proposal(tmp_path, text)

    assert (3, 5) == (table["header"], table["rows_from"])
    assert 1 == len(result.sound().actions)


def test_an_empty_table_is_judged_by_its_headings(tmp_path: Path) -> None:
    """A column without anything beside others that have something is not."""
    empty, _ = proposal(tmp_path, "Organisation,Projet,Secteur\n")
    partly, _ = proposal(tmp_path, "Organisation,Projet,Secteur\nA,x,\nA,y\n")

    assert "themes" in empty["records"]["action"]
    assert "themes" not in partly["records"]["action"]


def test_odd_headings_and_sheets_do_no_harm(tmp_path: Path) -> None:
    """Quotes, line ends and control characters are escaped."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = 'A "b" c'
    book.active.append(['Organisation "x"\n(name)', "Projet\\n", "Secteur", "№\n\x7f"])
    book.active.append(["A", "x", "Eau", 1])
    hidden = book.create_sheet("hidden")
    hidden.append(["Organisation", "Projet"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "odd.xlsx"
    book.save(path)
    (tmp_path / "map.toml").write_text(propose(path), "utf-8")
    registry = check(path, map=tmp_path / "map.toml").sound()

    assert 1 == len(tomllib.loads(propose(path))["tables"])
    assert ["org:a"] == list(registry.actors)


@pytest.mark.parametrize(
    "text", ["x,y\n1,2\n", "Pays,Ville\nMali,Kita\n", "Secteur,z\nEau,1\n"]
)
def test_a_table_of_which_nothing_can_be_told_is_an_error(
    tmp_path: Path, text: str
) -> None:
    """Places alone make no record of anybody who does something."""
    path = tmp_path / "x.csv"
    path.write_text(text, "utf-8")

    with pytest.raises(DocumentError) as caught:
        propose(path)
    assert ["nothing-recognised"] == [each.code for each in caught.value.problems]
