"""The text behind the world, and how its needs are written down."""

from typing import Final

from partnerlib.datasets._naming import titled
from partnerlib.model import Need, Scope, Source

SYNTHESIS: Final = Source(
    title="Synthèse de la réunion des acteurs et partenaires de l'action "
    "internationale, 4 juillet 2016",
    date="2016-07-04",
)


def asked(
    slug: str,
    fr: str,
    en: str,
    passage: str,
    *,
    functions: tuple[str, ...] = (),
    audiences: tuple[str, ...] = (),
    themes: tuple[str, ...] = (),
    horizon: str = "",
) -> Need:
    """Write down something that the participants ask of the département."""
    return Need(
        slug,
        **titled(fr, en, SYNTHESIS),
        territory="FR-91",
        scope=Scope(functions=functions, audiences=audiences, themes=themes),
        horizon=horizon,
        period="2016-07-04/..",
        description=passage,
    )
