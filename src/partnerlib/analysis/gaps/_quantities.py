"""How much is wanted and how much is reached, of several needs of one cell."""

from collections.abc import Iterable, Sequence

from partnerlib.model import Need
from partnerlib.sparse import Lineage


def measure(needs: Sequence[Need], lineage: Lineage) -> tuple[int, int | None]:
    """Give the quantity of needs of one cell and unit, and what is reached of it.

    Needs whose audiences may be the same people count once, at their maximum;
    those of disjoint audiences are added.

    Parameters
    ----------
    needs : sequence of Need
        One or more, each with a quantity.
    lineage : Lineage
        What an audience lies in.

    Returns
    -------
    quantity : int
        The sum, over the groups of linked needs, of the largest quantity.
    reached : int or None
        The same of what is reached; None where any group leaves it unknown.
    """
    quantity, reached = 0, 0
    unknown = False
    for linked in _linked(needs, lineage):
        quantity += max(need.quantity or 0 for need in linked)
        known = [need.reached for need in linked if need.reached is not None]
        reached += max(known, default=0)
        unknown |= not known
    return quantity, None if unknown else reached


def _linked(needs: Sequence[Need], lineage: Lineage) -> Iterable[list[Need]]:
    """Part needs into groups that share no audience, however indirectly.

    Two needs are linked when an audience of one is, or is narrower than, one of the
    other; and when one of them states none, which may be anybody.
    """
    stated = {audience for need in needs for audience in need.scope.audiences}
    if any(not need.scope.audiences for need in needs):
        return [list(needs)]
    groups = _Groups()
    for audience in sorted(stated):
        for wider in lineage(audience)[1:]:
            if wider in stated:
                groups.join(audience, wider)
    for need in needs:
        for audience in need.scope.audiences[1:]:
            groups.join(need.scope.audiences[0], audience)
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(groups.find(need.scope.audiences[0]), []).append(need)
    return found.values()


class _Groups:
    """Disjoint sets of texts that can be joined."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, text: str) -> str:
        while (above := self._above.get(text, text)) != text:
            self._above[text] = self._above.get(above, above)
            text = above
        return text

    def join(self, one: str, other: str) -> None:
        self._above[self.find(one)] = self.find(other)
