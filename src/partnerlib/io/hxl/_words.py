"""Words of the field that no built-in vocabulary knows, in es and pt mostly."""

import re
from collections.abc import Mapping
from typing import Final

from partnerlib.model import spelling


def _words(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.strip().splitlines())
    return {
        spelling(word): term.strip()
        for term, _, words in pairs
        for word in words.split(";")
    }


WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "themes": _words("""
food-security: segurança alimentar; alimentos; seguridad alimentaria y nutrición
water: água, saneamento e higiene; agua y saneamiento; ASH; APS
education: educação; educación en emergencias
health: saúde; salud pública
nutrition: nutrição; nutrición
protection: proteção; protecção
child-protection: proteção da criança; protección de la niñez; child
gender-based-violence: violência baseada no género; violencia de género
shelter: abrigo; abrigo/ artigos não alimentares; alojamiento; albergue
camp-coordination: coordenação e gestão de campos; gestión de albergues
logistics: logística
early-recovery: recuperação rápida; recuperação precoce
humanitarian-coordination: coordenação; coordinación
agriculture: agricultura
"""),
    "actor-kinds": _words("""
un-agency: agências das nações unidas; naciones unidas; nações unidas; UN agencies
international-ngo: ONGs internacionais; ONG internacional; intl ngo; int ngo
national-ngo: ONGs nacionais; ONG nacional; ong local; nat ngo
government: governo; gobierno; govt; gov't
red-cross: cruz vermelha/crescente vermelho; cruz roja; RCM; RC/RC; ICRC/IFRC
red-cross: movimiento de la cruz roja; movimiento de la cruz roja y media luna roja
company: setor privado; sector privado; private sector; secteur privé
consortium: consórcio; consorcio; consortium / rapid response
religious-organisation: iglesia - grupo religioso; grupo religioso; church
civil-society: sociedad civil; sociedade civil; civile society
foundation: private organisations & foundations
academic: academia; academic / research
other: outros; otro; otros; autre
"""),
    "statuses": _words("""
ongoing: em curso; en curso; en ejecución; en implementación; on going; en marcha
completed: concluído; concluida; finalizada; finalizado; completado; completada
completed: terminada; terminado; executado
planned: planejado; planeado; planeada; planificada; planificado; previsto; prevista
suspended: suspenso; suspendida; suspendido; interrompido
cancelled: cancelado; cancelada
"""),
    "audiences": _words("""
displaced-people: displaced population; população deslocada; desplazados
inhabitants: host population; host community; host communities; comunidad de acogida
idps: deslocados internos; desplazados internos
returnees: retornados
refugees: refugiados
children: crianças; niños y niñas
women: mulheres; mujeres; f; female; females
men: homens; hombres; m; male; males
older-people: elderly; idosos; adultos mayores
people-with-disabilities: disabled; disability
"""),
    "roles": _words("""
implementer: primary; principal; main
sub-implementer: secondary; sub
"""),
}

ROLES: Final[Mapping[str, str]] = {
    "funder": "funder",
    "funding": "funder",
    "donor": "donor",
    "prog": "programming",
    "programming": "programming",
    "programme": "programming",
    "impl": "implementer",
    "implementing": "implementer",
    "implementer": "implementer",
    "partner": "partner",
    "lead": "lead",
    "leader": "lead",
    "coord": "coordinating",
    "coordination": "coordinating",
    "reporting": "reporting",
}
"""What an attribute says of the role of an organisation."""

# Places that are no place: everywhere, or not told.
PSEUDO_PLACES: Final = frozenset(
    spelling(word)
    for word in re.split(
        r"; ",
        "cobertura nacional; nacional; national; nationwide; nation wide; countrywide; "
        "country wide; national level; niveau national; ensemble du pays; tout le "
        "pays; toutes les provinces; all; all regions; all districts; all zones; "
        "all woredas; all kebeles; all states; all provinces; all localities; various; "
        "multiple; varios; varias; plusieurs; divers; tous; toutes; todos; todas; "
        "several; other; autre; otro; not in list",
    )
)

__all__ = ["PSEUDO_PLACES", "ROLES", "WORDS"]
