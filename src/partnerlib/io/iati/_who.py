"""Who takes part in an activity, and who reports it."""

from xml.etree.ElementTree import Element

from partnerlib.io.iati import _codes as codes
from partnerlib.io.iati._draft import Draft, Found, Said
from partnerlib.io.iati._file import File
from partnerlib.io.iati._organisations import Mention, organisation_key
from partnerlib.io.iati._shapes import Plain, plain

_IDENTIFIERS = ("organisation-identifier", "iati-identifier")


def read_organisations(file: File, draft: Draft, found: Found) -> None:
    """Read the organisations of an activity."""
    several: set[Mention] = set()
    for element in found.get("reporting-org", ())[:1]:
        draft.reported = _said(file, element, 1)
        draft.reporter = draft.reported.key
        _add(several, draft.reported, file.default)
    for number, element in enumerate(found.get("participating-org", ()), 1):
        said = _said(file, element, number)
        if said.key:
            draft.parties.append(said)
            _add(several, said, file.default)
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
        found = Said(organisation_key(stated), stated, role)
        file.know(signature, found, before)
    return found


def _add(several: set[Mention], said: Said, default: str) -> None:
    if said.key:
        stated = said.stated
        texts = stated.get("narrative", ())
        several.add((said.key, texts, stated.get("type", ""), default))


def read_organisation(file: File, element: Element) -> None:
    """Read an item of an organisation file: its name, and who reports it."""
    several: set[Mention] = set()
    found = {child.tag: child for child in reversed(element)}
    texts = (found[tag].text or "" for tag in _IDENTIFIERS if tag in found)
    ref = next((text.strip() for text in texts if text.strip()), "")
    names = file.narratives(each for each in element if each.tag == "name")
    itself: Plain = {"ref": ref, "narrative": names} if names else {"ref": ref}
    if ref:
        _add(several, Said(organisation_key(itself), itself), file.default)
    else:
        file.tell("missing-value", _IDENTIFIERS[0])
    if "reporting-org" in found:
        _add(several, _said(file, found["reporting-org"], 1), file.default)
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
