"""Units of quantities where there is one of them: ``1 person``, not ``1 people``."""

from typing import Final

from partnerlib.wording.grammar import amount, is_one, uncapital

_ONE: Final = {
    "en": {
        "people": "person",
        "households": "household",
        "places for participants": "place for participants",
        "actions": "action",
        "projects": "project",
        "events": "event",
        "sessions": "session",
        "missions or visits": "mission or visit",
        "organisations": "organisation",
        "schools": "school",
        "municipalities": "municipality",
        "hours": "hour",
        "days": "day",
        "months": "month",
        "items": "item",
        "buildings": "building",
        "tonnes": "tonne",
        "euros": "euro",
        "US dollars": "US dollar",
    },
    "fr": {
        "personnes": "personne",
        "ménages": "ménage",
        "places": "place",
        "actions": "action",
        "projets": "projet",
        "événements": "événement",
        "séances": "séance",
        "missions ou visites": "mission ou visite",
        "organisations": "organisation",
        "établissements scolaires": "établissement scolaire",
        "communes": "commune",
        "heures": "heure",
        "jours": "jour",
        "mois": "mois",
        "articles": "article",
        "bâtiments": "bâtiment",
        "tonnes": "tonne",
        "euros": "euro",
        "dollars des États-Unis": "dollar des États-Unis",
    },
}


def quantity(value: float, unit: str, lang: str) -> str:
    r"""Write a quantity in a unit, by the label of the unit.

    French takes the singular below 2. A unit of somebody else's stays as it is called.

    Examples
    --------
    >>> quantity(1, "People", "en"), quantity(1.5, "Heures", "fr")
    ('1 person', '1,5\xa0heure')
    >>> quantity(1, "Goats", "en")
    '1 goats'
    """
    called = uncapital(unit)
    if is_one(value, lang):
        called = _ONE[lang].get(called, called)
    return amount(value, called, lang)


__all__ = ["quantity"]
