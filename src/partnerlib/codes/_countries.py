"""Countries by code and by name, after ISO 3166-1 and the names of Unicode CLDR.

The codes and the names in all languages come with the package Babel, which is loaded
at the first question. What people write otherwise stands in a table below.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType, ModuleType
from typing import Final

from partnerlib.codes._alpha_2 import ALPHA_2
from partnerlib.codes._wikidata import COUNTRY_OF
from partnerlib.errors import MissingExtraError, check_is_text
from partnerlib.model import spelling

_NUMERIC: Final = 3
_ITEM: Final = re.compile(r"Q[0-9]+")
# What some write and others do not: "Bahamas (the)", "Trinidad & Tobago".
_SMALL_WORDS: Final = frozenset(
    ("the", "and", "et", "y", "e", "und", "le", "la", "les", "l", "el", "los", "las")
)
_ALIKE: Final[Mapping[str, str]] = MappingProxyType(
    {"saint": "st", "sainte": "ste", "isles": "islands"}
)
_CODES: Final = ALPHA_2 | {"XK"}  # which ISO leaves to users, and all use for Kosovo
# In the order in which they are asked: a name that two languages use for different
# countries means what the first says.
_LANGUAGES: Final = (
    *("en", "fr", "es", "pt", "de", "it", "nl", "ar", "ru", "zh", "ja", "ko"),
    *("pl", "cs", "sk", "hu", "ro", "bg", "el", "uk", "sr", "hr", "sl", "sq", "tr"),
    *("sv", "da", "nb", "fi", "et", "lv", "lt", "ca", "eu", "he", "fa", "hi", "id"),
    *("vi", "th", "sw", "mg"),
)
_ALSO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "AE": "UAE; EAU",
        "AX": "Îles d'Åland",
        "BA": "Bosnia; Bosnie; Bosnia & Herzegovina",
        "BN": "Brunei Darussalam",
        "BO": "Bolivia (Plurinational State of); Bolivie (État plurinational de)",
        "BQ": "Bonaire, Sint Eustatius and Saba; Bonaire, Saint-Eustache et Saba",
        "CC": "Îles des Cocos (Keeling)",
        "CD": "Democratic Republic of the Congo; Congo, Democratic Republic of the; "
        "DR Congo; Dem. Rep. Congo; DRC; République démocratique du Congo; RDC; "
        "Congo (Rép. dém.); Congo, The Democratic Republic of the; "
        "Congo (Democratic Republic of the); RD Congo; "
        "República Democrática del Congo; República Democrática do Congo",
        "CF": "Central African Rep.; RCA; CAR; République Centrafricaine; "
        "République centrafricaine (la)",
        "CG": "Congo; Republic of the Congo; Congo, Republic of the; "
        "République du Congo; Congo (Rép.); Congo Brazzaville",
        "CI": "Ivory Coast; Cote d'Ivoire; Republic of Côte d'Ivoire",
        "CN": "People's Republic of China; China (People's Republic of); "
        "République populaire de Chine; "
        "Chine (République populaire de); PRC; Volksrepublik China; "
        "Repubblica Popolare Cinese",
        "CV": "Cabo Verde; Cape Verde; Cap-Vert",
        "CZ": "Czech Republic; République tchèque; Repubblica Ceca; "
        "Tschechische Republik; Česká republika; República Checa; "
        "República Tcheca",
        "DO": "Dominican Rep.",
        "FK": "Falkland Islands (Malvinas); Îles Falkland (Malvinas)",
        "FM": "Micronesia (Federated States of); Federated States of Micronesia; "
        "Micronésie (États fédérés de)",
        "GB": "UK; Great Britain; England; Scotland; Wales; Northern Ireland; "
        "United Kingdom of Great Britain and Northern Ireland; "
        "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord; Grande-Bretagne; "
        "Angleterre; Écosse; Pays de Galles; Großbritannien; Gran Bretagna; "
        "Gran Bretaña; Reino Unido; Velká Británie",
        "GM": "The Gambia; Gambia, The",
        "HK": "Hong Kong; Hong Kong (China); "
        "China, Hong Kong Special Administrative Region; "
        "Chine, région administrative spéciale de Hong Kong",
        "HM": "Heard Island and McDonald Islands; Île Heard-et-Îles MacDonald",
        "IE": "Republic of Ireland; Éire; République d'Irlande",
        "IR": "Iran (Islamic Republic of); Islamic Republic of Iran; "
        "Iran (République islamique d'); Iran, Islamic Republic of",
        "KN": "Saint Kitts and Nevis; St Kitts and Nevis; Saint-Kitts-et-Nevis",
        "KP": "Democratic People's Republic of Korea; DPRK; "
        "Korea, Democratic People's Republic of; "
        "République populaire démocratique de Corée; "
        "Corée (République populaire démocratique de); "
        "Corée, République populaire démocratique de",
        "KR": "Republic of Korea; Korea; Korea, Republic of; République de Corée; "
        "Corée; Corée (République de); South Korea; Corea; Südkorea",
        "KY": "Îles Caïmanes",
        "LA": "Lao People's Democratic Republic; Lao PDR; "
        "République démocratique populaire lao",
        "LC": "Saint Lucia; Sainte-Lucie",
        "LY": "Libyan Arab Jamahiriya; State of Libya",
        "MD": "Republic of Moldova; Moldova, Republic of; République de Moldova; "
        "Moldavia; Moldavie",
        "MK": "Macedonia; FYROM; Republic of Macedonia; Macédoine; Mazedonien; "
        "the former Yugoslav Republic of Macedonia; "
        "ex-République yougoslave de Macédoine; Republic of North Macedonia",
        "MM": "Myanmar; Burma; Birmanie",
        "MO": "Macao; Macau; China, Macao Special Administrative Region; "
        "Chine, région administrative spéciale de Macao",
        "MF": "Saint Martin (French part); Saint-Martin (partie française)",
        "NL": "Kingdom of the Netherlands; Pays-Bas (Royaume des); Holland; Hollande",
        "NU": "Nioué",
        "PS": "Palestine; State of Palestine; État de Palestine; "
        "Palestinian National Authority; "
        "West Bank and Gaza Strip; Cisjordanie et bande de Gaza; "
        "Occupied Palestinian Territory; Territoire palestinien occupé; "
        "Palestinian territories; oPt; Palestinian Authority; "
        "Palestine, State of; Autorité palestinienne",
        "RU": "Russian Federation; Fédération de Russie; Russische Föderation",
        "SH": "Saint Helena; Sainte-Hélène",
        "SJ": "Svalbard and Jan Mayen Islands; Îles Svalbard-et-Jan Mayen",
        "ST": "Sao Tome and Principe; São Tomé and Príncipe; Sao Tomé-et-Principe",
        "SX": "Sint Maarten (Dutch part); Saint-Martin (partie néerlandaise)",
        "SY": "Syrian Arab Republic; République arabe syrienne",
        "SZ": "Eswatini; Swaziland; Kingdom of Eswatini",
        "TK": "Tokélaou",
        "TL": "East Timor; Timor oriental; Timor Leste",
        "TR": "Turkey; Turquie; Türkiye",
        "TW": "Chinese Taipei; Taipei chinois; Taiwan, Province of China; "
        "Taïwan (Province de Chine)",
        "TZ": "United Republic of Tanzania; Tanzania, United Republic of; "
        "République-Unie de Tanzanie; Tanzanie (République-Unie de)",
        "UM": "United States Minor Outlying Islands",
        "US": "USA; U.S.A.; US; United States of America; the United States; "
        "États-Unis d'Amérique; Stati Uniti d'America; Estados Unidos de América; "
        "Vereinigte Staaten von Amerika",
        "VA": "Holy See; Vatican; Saint-Siège",
        "VC": "Saint Vincent and the Grenadines; Saint-Vincent-et-les Grenadines; "
        "Saint-Vincent-et-les-Grenadines",
        "VE": "Venezuela (Bolivarian Republic of); "
        "Bolivarian Republic of Venezuela; "
        "Venezuela (République bolivarienne du)",
        "VI": "United States Virgin Islands; Îles Vierges américaines",
        "VN": "Viet Nam; Viêt Nam; Vietnam",
        "WF": "Wallis and Futuna Islands; Îles Wallis-et-Futuna; Wallis-et-Futuna",
        "XK": "Republic of Kosovo; République du Kosovo",
    }
)


def country(text: str) -> str:
    """Find the country that a text means.

    Parameters
    ----------
    text : str
        A code of ISO 3166-1 (two letters, three letters, or three digits, with or
        without the zeros before them), a name in any of some forty languages, or an
        item of Wikidata. Case, accents and hyphens do not count.

    Returns
    -------
    str
        The code of two letters; empty if the text means no country.

    Raises
    ------
    MissingExtraError
        If Babel is not installed (extra ``codes``), and it is neither a code of two
        letters nor an item.
    ParameterError
        If it is no text.

    Examples
    --------
    >>> country("Côte d'Ivoire"), country("CIV"), country("Ivory Coast")
    ('CI', 'CI', 'CI')
    >>> country("Atlantis"), country("Q1008")
    ('', 'CI')
    """
    check_is_text("text", text)
    return _country(text.strip())


def country_if_known(text: str) -> str:
    """Find the country that a text means, as far as what is installed can tell.

    Examples
    --------
    >>> country_if_known("FRA"), country_if_known("Atlantis")
    ('FR', '')
    """
    try:
        return country(text)
    except MissingExtraError:
        return ""


@lru_cache(maxsize=65_536)
def _country(text: str) -> str:
    code = text.upper()
    if code in _CODES:
        return code
    if _ITEM.fullmatch(code):
        return COUNTRY_OF.get(code, "")
    if text.isdecimal():
        code = text.zfill(_NUMERIC)
    if code in _aliases():
        return _aliases()[code]
    plain = _reduced(text)
    if not plain:
        return ""
    return next(
        (names[plain] for names in _all_names() if plain in names),
        "",
    )


def country_name(code: str, lang: str = "en") -> str:
    """Give the name of a country.

    Parameters
    ----------
    code : str
        Two letters after ISO 3166-1.
    lang : str, default "en"
        A language tag such as ``"fr"`` or ``"pt-BR"``.

    Returns
    -------
    str
        Empty if the code or the language is unknown.

    Raises
    ------
    MissingExtraError
        If Babel is not installed (extra ``codes``).

    Examples
    --------
    >>> country_name("PS"), country_name("MA", "fr")
    ('Palestinian Territories', 'Maroc')
    """
    return _territories(lang).get(code, "") if code in _CODES else ""


@cache
def _aliases() -> Mapping[str, str]:
    """Give the codes of three letters or digits."""
    aliases = _babel().get_global("territory_aliases")
    return {
        alias: stands_for[0]
        for alias, stands_for in aliases.items()
        if len(alias) == _NUMERIC and len(stands_for) == 1 and stands_for[0] in _CODES
    }


@cache
def _territories(lang: str) -> Mapping[str, str]:
    babel = _babel()
    try:
        territories: Mapping[str, str] = babel.Locale.parse(lang, sep="-").territories
    except (babel.UnknownLocaleError, ValueError):
        return {}
    return territories


def _babel() -> ModuleType:
    try:
        from babel import core
    except ImportError as error:
        raise MissingExtraError("codes", "Babel") from error
    return core


def _all_names() -> Iterator[Mapping[str, str]]:
    yield _other_names()
    for lang in _LANGUAGES:
        yield _names(lang)


@cache
def _other_names() -> Mapping[str, str]:
    return {
        _reduced(name): code
        for code, names in _ALSO.items()
        for name in names.split("; ")
    }


@cache
def _names(lang: str) -> Mapping[str, str]:
    return {
        _reduced(name): code
        for code, name in _territories(lang).items()
        if code in _CODES
    }


def _reduced(text: str) -> str:
    words = (word for word in spelling(text).split() if word not in _SMALL_WORDS)
    return " ".join(_ALIKE.get(word, word) for word in words)


__all__ = ["country", "country_if_known", "country_name"]
