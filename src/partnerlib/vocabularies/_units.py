"""Units of quantities. Amounts of money on records have a currency of their own."""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

UNITS: Final = Vocabulary(
    "units",
    "Units",
    "Unités",
    (
        term(
            "people",
            "People",
            "Personnes",
            "person; personne; individuals; individus; ind; beneficiaries; "
            "bénéficiaires; persons; pers",
            "hxl:ind",
        ),
        term(
            "households",
            "Households",
            "Ménages",
            "household; ménage; hh; foyers",
            "hxl:hh",
        ),
        term(
            "places",
            "Places for participants",
            "Places",
            "place; seats; sièges; slots",
        ),
        *branch(
            term("actions", "Actions", "Actions", "action"),
            term("projects", "Projects", "Projets", "project; projet"),
            term(
                "events",
                "Events",
                "Événements",
                "event; événement; manifestations",
            ),
            term(
                "sessions",
                "Sessions",
                "Séances",
                "session; séance; ateliers; workshops; formations; trainings",
            ),
            term(
                "missions",
                "Missions or visits",
                "Missions ou visites",
                "mission; visits; visites; déplacements",
            ),
        ),
        term(
            "organisations",
            "Organisations",
            "Organisations",
            "structures; organizations",
        ),
        term("schools", "Schools", "Établissements scolaires", "écoles; classes"),
        term("communities", "Municipalities", "Communes", "villages; localités"),
        term("hours", "Hours", "Heures", "hour; heure; h"),
        term("days", "Days", "Jours", "day; jour; journées; person-days; jours-homme"),
        term("months", "Months", "Mois", "month"),
        term(
            "items",
            "Items",
            "Articles",
            "item; article; kits; pièces; units; unités; ordinateurs",
        ),
        term("buildings", "Buildings", "Bâtiments", "bâtiment; ouvrages; puits; wells"),
        term("tonnes", "Tonnes", "Tonnes", "tonne; t; tons; metric tons"),
        term(
            "euros",
            "Euros",
            "Euros",
            "euro; EUR",
            "iso-4217:EUR",
        ),
        term(
            "dollars",
            "US dollars",
            "Dollars des États-Unis",
            "USD; dollar",
            "iso-4217:USD",
        ),
    ),
)
