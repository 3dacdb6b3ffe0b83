"""Who takes part in an activity, and who reports it."""

from xml.etree.ElementTree import Element

from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._draft import Draft, Found
from partnerlib.io.iati._file import File
from partnerlib.io.iati._shapes import Plain, plain

_Said = dict[str, list[Plain]]
_IDENTIFIERS = ("organisation-identifier", "iati-identifier")


def read_organisations(file: File, draft: Draft, found: Found) -> None:
    """Read the organisations of an activity."""
    said: _Said = {}
    for element in found.get("reporting-org", ())[:1]:
        stated = plain(element, file.default)
        _check_type(file, stated, element.tag, 1)
        draft.reporter = _actor(file, stated, said)
        draft.reported = stated
    for number, element in enumerate(found.get("participating-org", ()), 1):
        stated = plain(element, file.default)
        role = _role(file, stated, number)
        _check_type(file, stated, element.tag, number)
        actor = _actor(file, stated, said)
        if actor:
            draft.parties.append((actor, role, stated))
        else:
            column = f"{element.tag}/@ref"
            file.tell("missing-value", element.tag, number, column=column)
    if not draft.parties and draft.reporter:
        # Nobody else is named; that it reports is all that is known of it.
        draft.parties.append((draft.reporter, "reporting", {}))


def read_organisation(file: File, element: Element) -> None:
    """Read an item of an organisation file: its name, and who reports it."""
    said: _Said = {}
    found = {child.tag: child for child in reversed(element)}
    texts = (found[tag].text or "" for tag in _IDENTIFIERS if tag in found)
    ref = next((text.strip() for text in texts if text.strip()), "")
    if ref:
        names = file.narratives(each for each in element if each.tag == "name")
        _actor(file, {"ref": ref, "narrative": names} if names else {"ref": ref}, said)
    else:
        file.tell("missing-value", _IDENTIFIERS[0])
    if "reporting-org" in found:
        reporting = plain(found["reporting-org"], file.default)
        _check_type(file, reporting, "reporting-org", 1)
        _actor(file, reporting, said)


def _role(file: File, stated: Plain, number: int) -> str:
    """Give the role that is stated, and state it as a code."""
    written = stated.get("role", "")
    role = codes.role_of(written)
    if role is None:
        column = "participating-org/@role"
        file.tell(
            "unknown-code", "participating-org", number, column=column, value=written
        )
        role = ""
    if written:
        stated["role"] = codes.role_code(role)
    return role


def _check_type(file: File, stated: Plain, tag: str, number: int) -> None:
    written = stated.get("type", "")
    if codes.kind_of(written) is None:
        column = f"{tag}/@type"
        file.tell("unknown-code", tag, number, column=column, value=written)


def _actor(file: File, stated: Plain, said: _Said) -> str:
    actor = file.organisations.actor(stated)
    if actor:
        # An activity has one voice, however often it repeats itself.
        told = {key: stated.get(key) for key in ("narrative", "type")}
        before = said.setdefault(actor, [])
        if told not in before:
            before.append(told)
            file.organisations.mention(actor, stated, file.default)
    return actor


__all__ = ["read_organisation", "read_organisations"]
