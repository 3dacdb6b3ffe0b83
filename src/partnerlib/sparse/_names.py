"""What people call terms and territories, found in a registry."""

from functools import cached_property

from partnerlib.errors import ParameterError, UnknownIdError
from partnerlib.model import spelling
from partnerlib.registry import Registry, hints, terms_of
from partnerlib.sparse._facets import VOCABULARY_OF
from partnerlib.typing import Facet


class Names:
    """Find the ids that people mean by an id, a label or a name.

    Parameters
    ----------
    registry : Registry
        Whose terms and territories are meant.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def find(self, facet: Facet, text: str) -> str | None:
        """Give the id of a term or territory; None where nothing is called so.

        Parameters
        ----------
        facet : {"theme", "function", "audience", "place"}
            What is looked for.
        text : str
            The id, a label in either language, or the name of a territory that
            no other has.
        """
        if facet == "place":
            if text in self._registry.territories:
                return text
            return self._territories.get(spelling(text))
        return terms_of(self._registry).find(VOCABULARY_OF[facet], text)

    def territory(self, text: str) -> str:
        """Give the id of a territory that must be there.

        Raises
        ------
        UnknownIdError
            If none is called so, or several are.
        """
        found = self.find("place", text)
        if found is None:
            raise UnknownIdError("territory", text, self.hints("place", text))
        return found

    def theme(self, text: str) -> str:
        """Give the id of a theme that must be known.

        Raises
        ------
        ParameterError
            If none is called so.
        """
        found = self.find("theme", text)
        if found is None:
            similar = self.hints("theme", text)
            raise ParameterError("theme", text, "no such theme", similar)
        return found

    def hints(self, facet: Facet, text: str) -> tuple[str, ...]:
        """Give what looks like a text that is not found."""
        if facet != "place":
            return terms_of(self._registry).hints(VOCABULARY_OF[facet], text)
        territories = self._registry.territories
        names = (territory.name for territory in territories.values())
        known = {*territories, *names}
        # Neither case nor accents hide what is meant.
        spelled = {spelling(name): name for name in sorted(known)}
        return tuple(spelled[found] for found in hints(spelling(text), spelled))

    @cached_property
    def _territories(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for territory in self._registry.territories.values():
            spoken = (
                territory.name,
                *territory.aliases,
                *(name for _, name in territory.names),
            )
            for name in {spelling(text) for text in spoken}:
                # A name that two territories share names none of them.
                found[name] = None if name in found else territory.id
        return found


__all__ = ["Names"]
