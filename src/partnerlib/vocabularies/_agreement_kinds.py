"""Kinds of agreements: how formal, how long, between whom.

After the French section of the Council of European Municipalities and Regions
(AFCCRE: twinning, protocol of friendship), its German section (RGRE: partnership,
friendship, contact, project partnership), Sister Cities International (sister city,
friendship city) and French law (CGCT, article L1115-1: the convention of
decentralised cooperation).
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

AGREEMENT_KINDS: Final = Vocabulary(
    "agreement-kinds",
    "Kinds of agreements",
    "Types d’accords",
    (
        # Without limit in time, in all fields, between citizens: sworn, not dated.
        *branch(
            term(
                "twinning",
                "Twinning",
                "Jumelage",
                "sister city; sister cities; twin town; twin towns; ville jumelée; "
                "villes jumelées; jumelages; twinnings",
                "afccre:jumelage; sci:sister-city; wikidata:P190",
            ),
            term(
                "town-twinning",
                "Twinning of municipalities",
                "Jumelage entre communes",
                "jumelage de communes; jumelages entre communes",
            ),
            term(
                "triangular-twinning",
                "Triangular twinning",
                "Jumelage triangulaire",
                "jumelages triangulaires; three-way twinning; jumelage tripartite",
            ),
            term(
                "school-twinning",
                "School twinning",
                "Jumelage d'établissements scolaires",
                "jumelage scolaire; jumelage d'écoles; jumelage entre établissements; "
                "twinning of schools",
            ),
        ),
        # Formal, without limit in time or subject, under a contract.
        term(
            "partnership",
            "Partnership",
            "Partenariat",
            "Partnerschaft; Städtepartnerschaft; partnership agreement; "
            "accord de partenariat; convention de partenariat; partenariats",
            "rgre:partnerschaft",
        ),
        # An agreement limited in time or to named subjects; a step to a twinning.
        term(
            "friendship",
            "Friendship",
            "Accord d'amitié",
            "Freundschaft; friendship city; friendship agreement; pacte d'amitié; "
            "protocole d'amitié; amitié; charte d'amitié",
            "afccre:protocole-d-amitie; rgre:freundschaft; sci:friendship-city",
        ),
        # No formal basis at all.
        term(
            "contact",
            "Contact",
            "Contact",
            "Kontakt; contacts",
            "rgre:kontakt",
        ),
        # Limited in time and theme, on an agreement.
        term(
            "project-partnership",
            "Project partnership",
            "Partenariat de projet",
            "Projektpartnerschaft; partenariat sur projet",
            "rgre:projektpartnerschaft",
        ),
        *branch(
            term(
                "cooperation-convention",
                "Decentralised cooperation agreement",
                "Convention de coopération décentralisée",
                "coopération décentralisée; decentralised cooperation; "
                "decentralized cooperation; convention de coopération; "
                "cooperation agreement; accord de coopération; convention",
                "cgct:L1115-1",
            ),
            term(
                "framework-convention",
                "Framework agreement",
                "Convention-cadre",
                "accord-cadre; convention pluriannuelle",
            ),
            term(
                "operational-convention",
                "Operational agreement",
                "Convention opérationnelle",
                "convention d'application; convention annuelle; implementing agreement",
            ),
        ),
        *branch(
            term(
                "triangular-cooperation",
                "Triangular co-operation",
                "Coopération triangulaire",
                "trilateral cooperation; coopération trilatérale; "
                "convention tripartite; tripartite agreement",
            ),
            term(
                "south-south-cooperation",
                "South-South co-operation",
                "Coopération Sud-Sud",
            ),
        ),
        term(
            "intergovernmental-agreement",
            "Agreement between States",
            "Accord entre États",
            "bilateral agreement; accord bilatéral; coopération bilatérale; "
            "bilateral cooperation; coopération d'État à État",
        ),
        term(
            "multilateral-agreement",
            "Multilateral agreement",
            "Accord multilatéral",
            "coopération multilatérale; multilateral cooperation",
        ),
        term(
            "non-governmental-partnership",
            "Non-governmental partnership",
            "Partenariat non gouvernemental",
            "coopération non gouvernementale; non-governmental cooperation; "
            "partenariat associatif",
        ),
        # Nothing signed, yet lasting work together.
        term(
            "informal-partnership",
            "Informal partnership",
            "Partenariat informel",
            "informal; informel; partenariat sans convention; informal agreement",
        ),
        term(
            "memorandum-of-understanding",
            "Memorandum of understanding",
            "Protocole d'accord",
            "MoU; mémorandum d'entente; mémorandum",
        ),
        term(
            "letter-of-intent",
            "Letter of intent",
            "Lettre d'intention",
            "déclaration d'intention; declaration of intent; LoI; "
            "protocole d'intention",
        ),
        term(
            "protocol",
            "Protocol",
            "Protocole",
            "protocole de coopération; cooperation protocol; protocole de jumelage",
        ),
        term("charter", "Charter", "Charte", "charte de coopération"),
        *branch(
            term(
                "network-agreement",
                "Network agreement",
                "Accord de réseau",
                "convention de réseau; réseau; network",
            ),
            term(
                "membership",
                "Membership",
                "Adhésion",
                "member; membre; affiliation",
            ),
            term(
                "pooling-agreement",
                "Pooling agreement",
                "Convention de mutualisation",
                "mutualisation; entente; shared services agreement",
            ),
            term(
                "consortium-agreement",
                "Consortium agreement",
                "Accord de consortium",
                "consortium; groupement",
            ),
        ),
        *branch(
            term(
                "funding-agreement",
                "Funding agreement",
                "Convention de financement",
                "grant agreement; convention de subvention; subvention; grant; "
                "convention pluriannuelle d'objectifs; CPO; cofinancement",
            ),
            # Money, a name or a label given to somebody else's action.
            term(
                "sponsorship",
                "Sponsorship",
                "Parrainage",
                "patronage; mécénat; sponsoring; label; labellisation",
            ),
        ),
        term(
            "service-contract",
            "Service contract",
            "Contrat de prestation",
            "contract; contrat; marché public; convention de prestation; prestation",
        ),
        term(
            "academic-agreement",
            "Academic agreement",
            "Accord universitaire",
            "university agreement; convention universitaire; "
            "accord interuniversitaire; Erasmus agreement",
        ),
        term("unknown", "Unknown", "Inconnu", "inconnue; not known; non précisé"),
        term("other", "Other", "Autre", "autres; others"),
    ),
)
