"""The columns of organisations: who acts in a row, and in which role."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from partnerlib.io.hxl._cells import stated
from partnerlib.io.hxl._table import Column, TaggedTable
from partnerlib.io.hxl._terms import Terms
from partnerlib.io.hxl._words import ROLES
from partnerlib.vocabularies import builtin

_MOST_ROLES: Final = 12
_CODE_PARTS: Final = ("code", "id")
_PARTS: Final = frozenset(("name", "type", "acronym", "short", "abbr", *_CODE_PARTS))


@attrs.define
class OrgColumns:
    """The columns of one organisation of a row.

    Attributes
    ----------
    role : str
        A term; empty if the columns state none.
    names, acronyms, kinds, codes : list of (int, str)
        The columns with their languages.
    roles : list of int
        Columns that tell the role in their cells.
    is_ours : bool
        Whether codes are the ids of actors, as this library wrote them.
    """

    role: str
    names: list[tuple[int, str]] = attrs.field(factory=list[tuple[int, str]])
    acronyms: list[tuple[int, str]] = attrs.field(factory=list[tuple[int, str]])
    kinds: list[tuple[int, str]] = attrs.field(factory=list[tuple[int, str]])
    codes: list[tuple[int, str]] = attrs.field(factory=list[tuple[int, str]])
    roles: list[int] = attrs.field(factory=list[int])
    is_ours: bool = False

    @property
    def indices(self) -> tuple[int, ...]:
        """The columns, in the order of the table."""
        parts = (*self.names, *self.acronyms, *self.kinds, *self.codes)
        return tuple(sorted({*(index for index, _ in parts), *self.roles}))


def org_columns(table: TaggedTable) -> list[OrgColumns]:
    """Group the columns of organisations by whom they speak of."""
    role_columns = [] if table.is_ours else _role_columns(table)
    groups = _grouped(
        column for column in table.tagged("org") if column.index not in role_columns
    )
    if not groups:  # then these are names after all
        role_columns, groups = [], _grouped(table.tagged("org"))
    if table.is_ours:
        for group in groups:
            group.is_ours = True
    else:
        _tell_roles(groups, role_columns)
    return groups


def _grouped(columns: Iterable[Column]) -> list[OrgColumns]:
    groups: list[OrgColumns] = []
    latest: dict[tuple[str, frozenset[str]], OrgColumns] = {}
    for column in columns:
        part, role, rest = _part_of(column)
        lang = column.tag.lang
        group = latest.get((role, rest))
        if group is None or any(lang == each for _, each in getattr(group, part)):
            group = latest[role, rest] = OrgColumns(role)
            groups.append(group)
        getattr(group, part).append((column.index, lang))
    return [group for group in groups if group.names or group.acronyms or group.codes]


def _part_of(column: Column) -> tuple[str, str, frozenset[str]]:
    left = set(column.tag.attributes)
    role = ""
    for attribute in sorted(left):
        if term := role_of(attribute):
            role = role or term
            left.discard(attribute)
    if "type" in left:
        part = "kinds"
    elif "acronym" in left or "short" in left or "abbr" in left:
        part = "acronyms"
    elif not left.isdisjoint(_CODE_PARTS):
        part = "codes"
    else:
        part = "names"
    left -= _PARTS
    return part, role, frozenset(left)


def role_of(attribute: str) -> str:
    """Give the role that an attribute means; empty if it means none."""
    if attribute in _PARTS:
        return ""
    return ROLES.get(attribute) or builtin()["roles"].resolve(attribute) or ""


def _role_columns(table: TaggedTable) -> list[int]:
    """Find the columns whose cells are roles."""
    candidates = [
        column.index
        for column in table.tagged("org")
        if column.tag.has("role")
        or (
            column.tag.has(*ROLES)
            and not column.tag.has("name", "acronym", "type", *_CODE_PARTS)
        )
    ]
    roles = Terms("roles")
    found: dict[int, set[str]] = {index: set() for index in candidates}
    for _, row in table.rows():
        if not found:
            break
        for index in [*found]:
            text = stated(row[index]) if index < len(row) else ""
            found[index].add(text)
            if (text and not roles.known(text)) or len(found[index]) > _MOST_ROLES:
                del found[index]
    return [index for index, texts in found.items() if any(texts)]


def _tell_roles(groups: Sequence[OrgColumns], role_columns: Sequence[int]) -> None:
    bare = [group for group in groups if not group.role]
    for group in bare or groups:
        group.roles.extend(role_columns)
    # Where others only pay, plan or assist, whoever is named without a role does it;
    # beside those that do it, nothing can be said of him.
    stated_roles = {group.role for group in groups} - {""}
    if stated_roles and "implementer" not in stated_roles:
        for group in bare:
            if not group.roles:
                group.role = "implementer"


__all__ = ["OrgColumns", "org_columns", "role_of"]
