"""What headings of tables of the field mean, in five languages.

French, English, Spanish, Portuguese and German. Patterns look at headings without
case, accents and marks, words that are run together taken apart. The first that is
found counts: the special ones stand above the general ones.
"""

import re
from collections.abc import Mapping
from typing import Final

from partnerlib.model import spelling

_RUN_TOGETHER: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_PLACE: Final = _any(
    *("collectivite", "commune", "ville", "city", "town", "municipality", "municipio"),
    *("municipalidad", "gemeinde", "stadt", "ciudad", "cidade", "localite"),
    *("local authority", "autorite locale"),
)
_PARTNER: Final = _any(
    *("partenaire", "partner", "etrangere?", "foreign", "jumelee?", "sister", "twin"),
    *("hermanad[ao]", "hermana", "geminad[ao]", "irma", "soci[ao]", "parceir[ao]"),
    "destination",
)
_CODE: Final = _any("p ?codes?", "codes?", "cod", "codigo", "insee", "kennziffer")
_COUNTRY: Final = _any("pays", "country", "pais", "land", "staat", "nation")
_FIRST: Final = _any(
    *("regions?", "provinces?", "provincia", "gouvernorat", "governorate", "wilaya"),
    *("bundesland", "estado", "state", "adm ?1", "admin ?1"),
)
_SECOND: Final = _any(
    *("departements?", "departamentos?", "departments?", "districts?", "distritos?"),
    *("cercle", "arrondissement", "landkreis", "kreis", "county", "condado"),
    *("adm ?2", "admin ?2"),
)
_THIRD: Final = _any(
    *("communes?", "municipios?", r"municipalit\w+", "gemeinde", "woreda"),
    *("sous prefecture", "sub ?districts?", "adm ?3", "admin ?3"),
)
_ORG: Final = _any(
    *(r"organi[sz]ations?", "organismes?", r"organizacion\w*", "organizacao", "ong"),
    *("structure", "association", "ngo", "osc", "cso", "acteur", "actor", "ator"),
    *("entidad", "entidade", "agency", "agence", "traeger", "trager", "verein"),
    *("institution", "org"),
)
_NAMED: Final = r"(?: (?:name|nom|nombre|nome|label))?$"
_TYPE: Final = _any(
    *("types?", "tipo", "typ", "typologie", "categorie", "category", "nature"),
    *("kind", "art"),
)
_TIE: Final = _any(
    *("cooperation", "cooperacion", "cooperacao", "partenariat", "agreement"),
    *("accord", "convention", "partnerschaft", "acuerdo", "acordo", "jumelage"),
    "twinning",
)
_PERIODS: Final = _any(
    *("date", "annee", "year", "ano", "jahr", "mois", "month", "mes", "monat"),
    *("fecha", "data", "datum", "periode", "period", "periodo", "zeitraum"),
    "exercice",
)

_PATTERNS: Final[Mapping[str, tuple[str, ...]]] = {
    "partner_country": (
        rf"{_COUNTRY}\b.*\b{_PARTNER}",
        rf"\b{_PARTNER}\w*\b.*\b{_COUNTRY}",
        "partnerland",
    ),
    "partner_population": (rf"\b{_PARTNER}\w* ?population",),
    "partner_lat": (rf"\b{_PARTNER}\w* ?lat(?:itude)?$",),
    "partner_lon": (rf"\b{_PARTNER}\w* ?lon(?:g|gitude)?$",),
    "partner_place": (
        rf"{_PLACE}\b.*\b{_PARTNER}\b",
        rf"\b{_PARTNER} ?{_PLACE}",
        r"partner(?:stadt|gemeinde)",
        "partenaire etranger",
    ),
    "own_country": ("origin ?country",),
    "code_country": (
        rf"\b(?:{_CODE}|iso\w*)\b.*\b{_COUNTRY}",
        rf"{_COUNTRY} ?(?:{_CODE}|iso)",
        r"^iso(?: ?(?:2|alpha 2|3166\w*))?$",
    ),
    "code_first": (rf"\b{_CODE}\b.*\b{_FIRST}", rf"\b{_FIRST} ?{_CODE}"),
    "code_second": (rf"\b{_CODE}\b.*\b{_SECOND}", rf"\b{_SECOND} ?{_CODE}"),
    "code_third": (
        rf"\b{_CODE}\b.*\b{_THIRD}",
        rf"\b{_THIRD} ?{_CODE}",
        "^insee$",
        "^code insee$",
    ),
    "own_place": (
        rf"{_PLACE} (?:francaise|territoriale|chef de file|espanola|benin)\b",
        r"origin ?(?:city|town)",
        r"^(?:town|city|ville|stadt|ciudad|cidade|collectivite|local authority)"
        + _NAMED,
    ),
    "agreement_ref": (
        r"\b(?:ref\w*|id|code|numero)\b.*\b(?:accord|agreement|convention)",
        r"\b(?:accord|agreement|convention) (?:id|code|ref\w*)",
    ),
    "id": (
        r"^(?:id|numero|num|no|identifiant|identifier|identificador|codigo|kennung)$",
        r"^(?:code|ref\w*|reference\w*)$",
        r"^(?:id|ref\w*|code|numero) (?:projet|project|action|activit\w*|echange)$",
        r"^(?:id|code|numero) (?:du|de l|of) (?:projet|project|action|activite)$",
        r"^(?:project|projet|activity|activite|action) (?:id|code|ref\w*)$",
    ),
    "org_type": (
        rf"^{_TYPE}\b.*\b{_ORG}",
        rf"{_ORG} (?:type|typ|tipo)\b",
        "^typologie$",
    ),
    "org_acronym": (r"acronym\w*", "acronimo", "^siglas?$", "^sigle$", "abkurzung"),
    "funder": (
        *("bailleur", "financeur", "funder", r"\bdonors?\b", "donante", "donateur"),
        *("financiador", "geldgeber", "forderer", "foerderer", "doador"),
        *("attribuant", r"funding (?:agency|organi[sz]ation|source)"),
        *("source de financement", "fonte de financiamento"),
        "fuente de financiacion",
    ),
    "implementer": (
        *(r"implement\w*", "mise en oeuvre", "partenaire d execution", "executant"),
        *("operateur", r"^operator", r"ejecutor\w*", r"executor\w*"),
        *(r"durchfuhr\w*", "porteur", "project holder"),
    ),
    "lead": (
        *("chef de file", r"lead (?:organi[sz]ation|partner|agency)", "federfuhrend"),
        *("programming", "reporting organi[sz]ation"),
    ),
    "partner_org": (
        *("^partenaires?$", "^partners?$", "^socios?$", "^parceiros?$"),
        *("partenaire (?:local|technique)", "local partner", "partner organi[sz]ation"),
    ),
    "inneed": (
        *("in need", "dans le besoin", r"^pin\b", "con necesidad", "hilfsbedurftig"),
    ),
    "targeted": (r"\btarget(?:ed|s)?\b", r"\bcibles?\b|\bciblees?\b", r"\balvo\b"),
    "reached": (r"\breached\b", r"atteint", r"alcanzad", r"alcancad", r"erreicht"),
    "agreement_kind": (
        rf"{_TYPE}\b.*\b{_TIE}",
        "^relationship$",
    ),
    "status": (
        *(r"\bstatuts?\b", r"\bstatus\b", r"^etat\b", r"^estado del?\b", "situacao"),
        *("situacion", "avancement", r"^stand$"),
    ),
    "signed": (
        *("signature", r"\bsigned\b", r"\bfirma\b", "assinatura", "convention$"),
        *("date ?e?stablished", "unterzeichn", "date ?eablished"),
    ),
    "start": (
        *(r"\bdebut\b", r"\bstart", r"\bbegin", r"\binicio\b", "comienzo", "beginn"),
        *("^depuis$", "^since$", "^seit$", "^desde$", "gegrundet", "established"),
    ),
    "end": (
        *(r"\bfin\b", r"\bend\b", r"\bende\b", "cloture", r"\buntil\b", "termino"),
        *("achevement", "expiration", r"\bfim\b"),
    ),
    "year": (rf"^{_PERIODS}$",),
    "amount": (
        *("montant", "budget", "amount", r"\bcout\b", r"\bcost\b", "importe"),
        *("presupuesto", "orcamento", "betrag", "summe"),
    ),
    "currency": ("devise", "monnaie", "currency", "moneda", "moeda", "wahrung"),
    "theme": (
        *("themati", r"\bthemes?\b", "secteur", r"\bsectors?\b", "sectores", "setor"),
        *(r"\bcluster", r"\bdomaines?\b", r"\btemas?\b", r"\bthema\b", r"\bthemen\b"),
        *("bereich", "sektor", "fachgebiet"),
    ),
    "title": (
        *(r"\btitre\b", r"\btitle\b", r"\btitulo\b", "intitule", r"\btitel\b"),
        *("nom du projet", "project name", "^projets?$", "^projects?$", "^projekte?$"),
        *("^proyectos?$", "^projetos?$", "^actions?$", "^objet$", "bezeichnung"),
        *(r"^activit", "^actividad", "^atividade"),
    ),
    "description": (
        *("description", "descripcion", "descricao", r"\bobjectifs?\b", "beschreibung"),
        *(r"\bobjetivos?\b", r"\bresume\b"),
    ),
    "audience": (
        *("beneficiair", "beneficiar", r"\bpublics?$", "public cible", "audience"),
        *("target group", "zielgruppe", "groupe cible", "population group"),
    ),
    "org": (rf"\b{_ORG}\b",),
    "population": ("population", "habitants", "inhabitants", "poblacion", "einwohner"),
    "lat": (r"\blat(?:itude)?\b", "originlat"),
    "lon": (r"\blon(?:g|gitude)?\b", r"\blng\b", "originlon"),
    "url": (r"\burl\b", "site (?:web|internet)", "website", r"\blien\b", r"\blink\b"),
    "third": (rf"^{_THIRD}{_NAMED}", r"\bcommune\b"),
    "second": (rf"^{_SECOND}{_NAMED}", r"\bdepartement\b"),
    "first": (rf"^{_FIRST}{_NAMED}", r"\bregion\b"),
    "country": (rf"^{_COUNTRY}s?{_NAMED}", r"\bpays\b", r"\bcountry\b"),
}
MEANINGS: Final[Mapping[str, re.Pattern[str]]] = {
    meaning: re.compile(_any(*patterns)) for meaning, patterns in _PATTERNS.items()
}
"""What a heading may mean, with the pattern that tells."""


def meaning_of(heading: str) -> str:
    """Give what a heading means; empty where nothing tells.

    Examples
    --------
    >>> meaning_of("Organization_Name"), meaning_of("Ville jumelée"), meaning_of("x")
    ('org', 'partner_place', '')
    """
    text = spelling(_RUN_TOGETHER.sub(" ", heading))
    return next(
        (meaning for meaning, pattern in MEANINGS.items() if pattern.search(text)), ""
    )


__all__ = ["MEANINGS", "meaning_of"]
