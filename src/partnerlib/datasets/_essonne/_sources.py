"""The text behind the world, and how its needs are written down."""

from typing import Final

from partnerlib.model import Source

SYNTHESIS: Final = Source(
    title="Synthèse de la réunion des acteurs et partenaires de l'action "
    "internationale, 4 juillet 2016",
    date="2016-07-04",
)
