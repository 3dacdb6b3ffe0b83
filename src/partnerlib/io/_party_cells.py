r"""One party in a cell: an actor, or an actor and a role after the last colon.

Ids may hold colons themselves (``wd:Q64``, ``authority:FR-91``), so the whole text
is tried as an id first. A trailing colon means "no role", a backslash before the
role that it is meant as it stands and is nobody's label.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from partnerlib.errors import ModelError
from partnerlib.model import Party, Vocabulary
from partnerlib.model._bulk import party_of

_COLON: Final = ":"
_LITERAL: Final = "\\"
_AUTHORITY: Final = "authority:"


class PartyReader:
    """Reads and writes parties, knowing every id and every role.

    Parameters
    ----------
    actors, territories : set of str
        Ids; a territory stands for its authority.
    roles : Vocabulary
        The roles, own terms included.
    """

    def __init__(
        self, actors: AbstractSet[str], territories: AbstractSet[str], roles: Vocabulary
    ) -> None:
        self._actors = actors
        self._territories = territories
        self._roles = roles

    def read(self, text: str) -> Party | tuple[str, str]:
        """Read a party, or give the actor and role of the second sound reading.

        An actor that no record has is read all the same, in the likeliest way, so
        that whoever checks references names it.

        Raises
        ------
        ModelError
            If a part of the text can be no id.
        """
        actor, colon, tail = (part.strip() for part in text.rpartition(_COLON))
        if not colon:
            return party_of(text)
        role = self._role(tail)
        whole = self._knows(text)
        if self._knows(actor):
            if not whole:
                return Party(actor, tail if role is None else role)
            return Party(text) if role is None else (actor, tail)
        return Party(text) if whole or role is None else Party(actor, role)

    def write(self, party: Party) -> str | None:
        """Write a party so that `read` gives it back; None if no text does.

        When it was in its role has to be written elsewhere.
        """
        role = party.role
        means_another = role and self._roles.resolve(role) not in (None, role)
        if means_another or role.startswith(_LITERAL):
            role = _LITERAL + role
        plain = f"{party.actor}{_COLON}{role}"
        for text in (party.actor, plain) if not role else (plain,):
            try:
                found = self.read(text)
            except ModelError:
                continue
            if found == Party(party.actor, party.role):
                return text
        return None

    def _knows(self, id_: str) -> bool:
        return (
            id_ in self._actors
            or id_ in self._territories
            or (
                id_.startswith(_AUTHORITY)
                and id_.removeprefix(_AUTHORITY) in self._territories
            )
        )

    def _role(self, text: str) -> str | None:
        """Give the role that a text certainly means; None if it could be any text."""
        if not text or text.startswith(_LITERAL):
            return text.removeprefix(_LITERAL)
        return self._roles.resolve(text)


__all__ = ["PartyReader"]
