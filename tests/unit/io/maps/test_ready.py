"""The maps that come with the library."""

from pathlib import Path

import pytest

from partnerlib.io import check
from partnerlib.io.maps import load_maps, ready_maps
from partnerlib.model import Party

READY = (
    "agreements-bj",
    "atlas-fr",
    "barometer-fr",
    "scdl-fr",
    "twinnings-by-name",
)


def test_they_are_named() -> None:
    """In the order of the alphabet."""
    assert READY == ready_maps()


@pytest.mark.parametrize("name", READY)
def test_they_are_sound(name: str) -> None:
    """And have a title."""
    (by,) = load_maps(name)

    assert by.title


@pytest.mark.parametrize("name", READY)
def test_those_of_unpublished_headings_say_so(tmp_path: Path, name: str) -> None:
    """Whoever reads with one is told."""
    (by,) = load_maps(name)

    assert (name in ("atlas-fr", "barometer-fr")) == bool(by.provisional)


AGREEMENTS = {
    "ECHANGES_VISITES": """\
Ref_Echange;E1
Ref_Accord;A1
Type_Echange;Visite
Date;12/03/2019
Lieu;Orée
Participants_Benin;Untel
Resultats;vu
""",
    "ACCORDS": """\
Ref_Accord;A1
Commune_Benin;Diabor
Departement_Benin;Atacora
Collectivite_Partenaire;Orée
Pays_Partenaire;France
Type_Cooperation;Jumelage
Date_Signature;14/07/2010
Date_Debut;01/01/2011
Secteurs_Intervention;Eau & Assainissement, Santé
Montant_Total;12 000 000
Devise;XOF
Statut;Actif
Point_Focal_Benin;Untel
Contact_Partenaire;a@b.c
Derniere_Reunion;2018-05
""",
    "ACTIONS_PROJETS": """\
Ref_Action;P1
Ref_Accord;A1
Commune_Benin;Diabor
Titre_Action;Forage
Secteur;Eau & Assainissement
Date_Debut;2012
Date_Fin;2013
Budget;5 000
Financeur_Principal;Agence
Statut;Terminé
""",
}


def test_the_national_workbook_is_read(tmp_path: Path) -> None:
    """Agreements, actions under them, visits of their parties; no persons."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in AGREEMENTS.items():
        sheet = book.create_sheet(name)
        pairs = [line.split(";") for line in text.splitlines()]
        sheet.append([heading for heading, _ in pairs])
        sheet.append([cell for _, cell in pairs])
    book.save(tmp_path / "Cooperation.xlsx")
    result = check(tmp_path / "Cooperation.xlsx", map="agreements-bj")
    registry = result.sound()
    agreement = registry.agreements["A1"]
    both = (
        Party("authority:place:bj/diabor"),
        Party("authority:place:france/oree"),
    )

    assert ["personal-data"] * 3 == [
        each.code for each in result.problems if each.code != "absent-column"
    ]
    assert both == agreement.parties
    assert ("twinning", "active", 12_000_000, "XOF") == (
        agreement.kind,
        agreement.status,
        agreement.amount,
        agreement.currency,
    )
    assert ("2011-01-01/", "2019-03-12") == (
        str(agreement.period),
        str(agreement.last_activity),
    )
    assert ("health", "water") == agreement.scope.themes
    assert ("A1", both, "2019-03-12", "visit") == (
        registry.actions["E1"].agreement,
        registry.actions["E1"].parties,
        str(registry.actions["E1"].period),
        registry.actions["E1"].kind,
    )
    assert {"project-holder", "funder"} == {
        party.role for party in registry.actions["P1"].parties
    }
    assert "place:bj/atacora" == registry.territories["place:bj/diabor"].parent


def test_the_atlas_is_read_by_likely_headings(tmp_path: Path) -> None:
    """A project is an agreement of an authority with its partner."""
    pairs = {
        "Intitulé du projet": "Eau pour tous",
        "Collectivité française": "Département X",
        "Type de collectivité": "Département",
        "Pays": "Mali",
        "Collectivité partenaire": "Cercle Y",
        "Thématiques": "Eau",
        "Date de début": "2012",
        "Statut": "En cours",
    }
    text = f"{';'.join(pairs)}\n{';'.join(pairs.values())}\n"
    (tmp_path / "atlas.csv").write_text(text, "utf-8")
    result = check(tmp_path / "atlas.csv", map="atlas-fr")
    (agreement,) = result.sound().agreements.values()

    assert "provisional-map" == result.problems[0].code
    assert ("Eau pour tous", "cooperation-convention", ("water",), "ongoing") == (
        agreement.title,
        agreement.kind,
        agreement.scope.themes,
        agreement.status,
    )
    assert {"authority:place:fr/departement-x", "authority:place:mali/cercle-y"} == {
        party.actor for party in agreement.parties
    }


def test_the_barometer_is_read_by_likely_headings(tmp_path: Path) -> None:
    """An actor, its seat and its network, and what it does where."""
    rows = [
        "Structure;Typologie;Département;RRMA;Pays d'intervention;Secteurs;Contact",
        "Puits;Association;Loiret;Centraider;Mali, Bénin;Eau; Untel",
        "Lycée Z;Lycée;Loiret;Centraider;Bénin;Éducation;Unetelle",
    ]
    (tmp_path / "barometre.csv").write_text("\n".join(rows), "utf-8")
    registry = check(tmp_path / "barometre.csv", map="barometer-fr").sound()
    actor = registry.actors["org:puits"]

    assert ("association", "place:fr/loiret", ("org:centraider",)) == (
        actor.kind,
        actor.territory,
        actor.member_of,
    )
    assert {("place:benin", "place:mali"), ("place:benin",)} == {
        each.scope.places for each in registry.actions.values()
    }
