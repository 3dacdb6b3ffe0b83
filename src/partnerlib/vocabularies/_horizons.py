"""Horizons: how soon something is wanted."""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import term

HORIZONS: Final = Vocabulary(
    "horizons",
    "Horizons",
    "Échéances",
    (
        term(
            "short",
            "Short term",
            "Court terme",
            "à court terme; court; CT; in the short term",
        ),
        term(
            "medium",
            "Medium term",
            "Moyen terme",
            "à moyen terme; moyen; MT; mid-term; in the medium term",
        ),
        term("long", "Long term", "Long terme", "à long terme; LT; in the long term"),
    ),
)
