"""Elements of versions 1.0x, and of transactions, as those of an activity in 2.0x."""

from typing import Final
from xml.etree.ElementTree import Element

from partnerlib.io.iati._draft import Found

WGS84: Final = "http://www.opengis.net/def/crs/EPSG/0/4326"
"""The reference system of points, the only one that the standard knows."""

_GAZETTEERS: Final = {"GEO": "G1", "OSM": "G2"}


def within(found: Found, tag: str) -> list[Element]:
    """Give what the transactions state of an activity that does not, each once."""
    once: dict[tuple[str, str], Element] = {}
    for transaction in found.get("transaction", ()):
        for element in transaction.findall(tag):
            stated = element.attrib
            key = (stated.get("code", ""), stated.get("vocabulary", ""))
            once.setdefault(key, element)
    return list(once.values())


def modern_location(location: Element) -> Element:
    """Give a location as 2.0x writes it."""
    for point in location.findall("point"):
        point.attrib.setdefault("srsName", WGS84)
    if _OLD.isdisjoint([child.tag for child in location]):
        return location
    modern = Element("location", location.attrib)
    for child in location:
        text = (child.text or "").strip()
        if child.tag == "gazetteer-entry" and text:
            stated = child.attrib.get("gazetteer-ref", "")
            vocabulary = _GAZETTEERS.get(stated, stated or "G1")
            modern.append(
                Element("location-id", {"code": text, "vocabulary": vocabulary})
            )
        elif child.tag == "administrative" and "vocabulary" not in child.attrib:
            country = child.attrib.get("country", "")
            modern.append(
                Element("administrative", {"code": country, "vocabulary": "A4"})
            )
        elif child.tag == "coordinates":
            latitude = child.attrib.get("latitude", "")
            longitude = child.attrib.get("longitude", "")
            pos = Element("pos")
            pos.text = f"{latitude} {longitude}"
            point = Element("point", {"srsName": WGS84})
            point.append(pos)
            modern.append(point)
        else:
            modern.append(child)
    return modern


_OLD: Final = frozenset({"coordinates", "gazetteer-entry", "administrative"})


def modern_identifier(element: Element) -> Element:
    """Give an other-identifier as 2.0x writes it."""
    if "ref" in element.attrib:
        return element
    modern = Element(element.tag, {"ref": element.text or ""})
    ref, name = (element.attrib.get(key, "") for key in ("owner-ref", "owner-name"))
    if ref or name:
        owner = Element("owner-org", {"ref": ref})
        owner.text = name
        modern.append(owner)
    return modern


__all__ = ["WGS84", "modern_identifier", "modern_location", "within"]
