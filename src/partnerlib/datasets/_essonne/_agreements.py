"""Twinnings and cooperations: all examples, the sleeping ones among them.

The text says that the département has « coopérations décentralisées en sommeil »
and that municipalities are twinned; it names none.
"""

from typing import Final

from partnerlib.datasets._essonne._sources import SYNTHESIS
from partnerlib.datasets._naming import example_title
from partnerlib.model import Agreement, Exchange, Scope

_LIVE: Final = (
    Agreement(
        "jumelage-plateau-sahel",
        **example_title("Jumelage du plateau et du Sahel", "Plateau-Sahel twinning"),
        kind="town-twinning",
        parties=("mairie-plateau", "autorite-ville-sahel"),
        scope=Scope(
            themes=("cultural-exchange",),
            places=("commune-plateau", "ville-sahel"),
            audiences=("inhabitants",),
            functions=("mobility-organisation",),
        ),
        period="2004/..",
        status="active",
        motives=("reciprocity", "cultural-discovery"),
    ),
    Agreement(
        "jumelage-vallee-sahel",
        **example_title("Jumelage de la vallée et du Sahel", "Valley-Sahel twinning"),
        kind="town-twinning",
        parties=("mairie-vallee", "autorite-ville-sahel"),
        scope=Scope(
            themes=("intercultural-dialogue",),
            places=("commune-vallee", "ville-sahel"),
            audiences=("inhabitants",),
            functions=("mobility-organisation",),
        ),
        period="2009/..",
        status="active",
        motives=("solidarity", "dialogue"),
    ),
    Agreement(
        "cooperation-vallee-golfe",
        **example_title(
            "Coopération de la vallée et de la ville du golfe",
            "Cooperation of the valley and the gulf town",
        ),
        kind="cooperation-convention",
        parties=("mairie-vallee", "autorite-ville-golfe"),
        scope=Scope(
            themes=("waste",),
            places=("ville-golfe",),
            audiences=("partner-population",),
            functions=("technical-assistance",),
        ),
        period="2012/..",
        status="active",
        motives=("autonomy",),
    ),
    Agreement(
        "cooperation-departement-caraibe",
        **example_title(
            "Coopération du Département et de la région de la Caraïbe",
            "Cooperation of the département and the Caribbean region",
        ),
        kind="cooperation-convention",
        parties=("conseil-departemental", "autorite-region-caraibe"),
        scope=Scope(
            themes=("cooperatives",),
            places=("region-caraibe",),
            audiences=("partner-population",),
            functions=("institutional-support",),
        ),
        period="2011/..",
        status="active",
        motives=("autonomy", "development"),
    ),
    Agreement(
        "cooperation-caraibe-golfe",
        **example_title(
            "Coopération Sud-Sud de la Caraïbe et du golfe",
            "South-South cooperation of the Caribbean and the gulf",
        ),
        kind="south-south-cooperation",
        parties=("autorite-region-caraibe", "autorite-region-golfe"),
        scope=Scope(
            themes=("fish-farming",),
            places=("region-caraibe", "region-golfe"),
            audiences=("fishers",),
            functions=("experience-sharing",),
        ),
        period="2014/..",
        status="active",
        motives=("knowledge-sharing",),
    ),
)

# « qu'il fasse repartir ses coopérations décentralisées en sommeil »
_SLEEPING: Final = (
    Agreement(
        "cooperation-afrique-centrale",
        **example_title(
            "Coopération du Département en Afrique centrale",
            "Cooperation of the département in Central Africa",
            SYNTHESIS,
        ),
        kind="cooperation-convention",
        parties=("conseil-departemental", "autorite-province-afrique-centrale"),
        scope=Scope(themes=("health",), places=("province-afrique-centrale",)),
        period="2002/",
        status="dormant",
        last_activity="2009",
    ),
    Agreement(
        "cooperation-asie",
        **example_title(
            "Coopération du Département en Asie du Sud-Est",
            "Cooperation of the département in South-East Asia",
            SYNTHESIS,
        ),
        kind="cooperation-convention",
        parties=("conseil-departemental", "autorite-province-asie"),
        scope=Scope(themes=("education",), places=("province-asie",)),
        period="1998~/",
        status="dormant",
        last_activity="2011",
    ),
    Agreement(
        "jumelage-lisiere-caraibe",
        **example_title(
            "Jumelage de la lisière et de la Caraïbe", "Forest edge twinning", SYNTHESIS
        ),
        kind="town-twinning",
        parties=("mairie-lisiere", "autorite-ville-caraibe"),
        scope=Scope(places=("commune-lisiere", "ville-caraibe")),
        period="1987/",
        status="dormant",
        last_activity="2005~",
    ),
)

# « des échanges équilibrés et réciproques »
EXCHANGES: Final = (
    Exchange(
        "accueil-au-sahel",
        **example_title("Accueil d'habitants au Sahel", "Guests in the Sahel"),
        giver="autorite-ville-sahel",
        receiver="mairie-plateau",
        kind="hospitality",
        agreement="jumelage-plateau-sahel",
        period="2013",
    ),
    Exchange(
        "fete-du-plateau",
        **example_title("Fête des cultures au plateau", "Festival of cultures"),
        giver="autorite-ville-sahel",
        receiver="mairie-plateau",
        kind="culture",
        agreement="jumelage-plateau-sahel",
        period="2014",
    ),
    Exchange(
        "formation-etat-civil",
        **example_title("Formation à l'état civil", "Training in civil registration"),
        giver="mairie-plateau",
        receiver="autorite-ville-sahel",
        kind="training",
        agreement="jumelage-plateau-sahel",
        period="2012",
    ),
    Exchange(
        "bennes-vallee",
        **example_title("Envoi de bennes", "Bins sent abroad"),
        giver="mairie-vallee",
        receiver="autorite-ville-golfe",
        kind="equipment",
        agreement="cooperation-vallee-golfe",
        period="2013",
    ),
)

AGREEMENTS: Final = (*_LIVE, *_SLEEPING)
