"""Who takes part in an activity, and who reports it."""

from xml.etree.ElementTree import Element

from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._draft import Draft, Found, Said
from partnerlib.io.iati._file import File
from partnerlib.io.iati._organisations import organisation_key
from partnerlib.io.iati._shapes import Plain, plain

_IDENTIFIERS = ("organisation-identifier", "iati-identifier")


def read_organisations(file: File, draft: Draft, found: Found) -> None:
    """Read the organisations of an activity."""
    several: set[int] = set()
    for element in found.get("reporting-org", ())[:1]:
        draft.reported = _said(file, element, 1)
        draft.reporter = draft.reported.key
        several.add(draft.reported.mention)
    for number, element in enumerate(found.get("participating-org", ()), 1):
        said = _said(file, element, number)
        if said.key:
            draft.parties.append(said)
            several.add(said.mention)
        else:
            column = f"{element.tag}/@ref"
            file.tell("missing-value", element.tag, number, column=column)
    # An activity has one voice, however often it repeats itself.
    file.organisations.count(several)
    if not draft.parties and draft.reporter:
        # Nobody else is named; that it reports is all that is known of it.
        draft.parties.append(Said(draft.reporter, {}, "reporting"))


def _said(file: File, element: Element, number: int) -> Said:
    signature = file.signature(element)
    found = file.known.get(signature)
    if found is None:
        before = len(file.problems)
        stated = plain(element, file.default)
        role = ""
        if element.tag == "participating-org":
            role = _role(file, stated, number)
        _check_type(file, stated, element.tag, number)
        mention = file.organisations.mention(stated, file.default)
        found = Said(organisation_key(stated), stated, role, mention)
        file.know(signature, found, before)
    return found


def read_organisation(file: File, element: Element) -> None:
    """Read an item of an organisation file: its name, and who reports it."""
    several: set[int] = set()
    found = {child.tag: child for child in reversed(element)}
    texts = (found[tag].text or "" for tag in _IDENTIFIERS if tag in found)
    ref = next((text.strip() for text in texts if text.strip()), "")
    names = file.narratives(each for each in element if each.tag == "name")
    itself: Plain = {"ref": ref, "narrative": names} if names else {"ref": ref}
    if ref:
        several.add(file.organisations.mention(itself, file.default))
    else:
        file.tell("missing-value", _IDENTIFIERS[0])
    if "reporting-org" in found:
        several.add(_said(file, found["reporting-org"], 1).mention)
    file.organisations.count(several)


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


__all__ = ["read_organisation", "read_organisations"]
