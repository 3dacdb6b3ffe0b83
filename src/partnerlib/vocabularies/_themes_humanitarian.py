"""Themes of emergency: the coordination groups of the humanitarian field.

Education, health, nutrition, water and food security are groups as well; they stand
with the lasting themes of which they are the emergency side.
"""

from typing import Final

from partnerlib.vocabularies._terms import branch, term

HUMANITARIAN: Final = (
    *branch(
        term(
            "humanitarian",
            "Humanitarian action",
            "Action humanitaire",
            "humanitaire; emergency; urgence; emergency response; aide humanitaire; "
            "humanitarian aid; aide d'urgence; intervention d'urgence",
            "dac:720",
        ),
        term(
            "shelter",
            "Emergency shelter and household items",
            "Abris d'urgence et articles ménagers",
            "abris; NFI; SHL; SNFI; ESNFI; ES/NFI; ES/NFIs; shelter/NFI; abris/NFI; "
            "abris et NFI; abris et ANA; abris/AnA; abris&BNA; "
            "emergency shelter and NFI; abris d'urgence et NFI; "
            "alojamiento de emergencia; alojamiento de emergencia (shelter)",
            "ocha:emergency-shelter-and-nfi; ocha-code:SHL; hxl:shelter",
        ),
        term(
            "camp-coordination",
            "Camp coordination and management",
            "Coordination et gestion des camps",
            "CCCM; CCM; camp coordination / management; camp management; "
            "gestion des camps",
            "ocha:camp-coordination-management; ocha-code:CCM; hxl:cccm",
        ),
        term(
            "logistics",
            "Logistics",
            "Logistique",
            "LOG; logística",
            "ocha:logistics; ocha-code:LOG",
        ),
        term(
            "emergency-telecommunications",
            "Emergency telecommunications",
            "Télécommunications d'urgence",
            "ETC; TEL; telecom; télécoms; IT y telecomunicación; telecommunications",
            "ocha:emergency-telecommunications; ocha-code:TEL",
        ),
        term(
            "early-recovery",
            "Early recovery",
            "Relèvement rapide",
            "ERY; relèvement précoce; recuperación temprana",
            "ocha:early-recovery; ocha-code:ERY",
        ),
        term(
            "multipurpose-cash",
            "Multipurpose cash",
            "Transferts monétaires à usages multiples",
            "MPCA; MPC; cash; multi-purpose cash; transferts monétaires; "
            "multipurpose cash assistance; transferencias multipropósito",
        ),
        term(
            "humanitarian-coordination",
            "Coordination of relief",
            "Coordination des secours",
            "coordination; CCS; coordination and common services; "
            "coordination et services communs; relief coordination; "
            "coordinación / información",
            "dac:72050",
        ),
        term(
            "food-assistance",
            "Food assistance",
            "Aide alimentaire",
            "assistance alimentaire; food aid; distribution alimentaire",
            "dac:520",
        ),
        term(
            "reconstruction",
            "Reconstruction",
            "Reconstruction",
            "rehabilitation; post-urgence; reconstruction relief",
            "dac:730",
        ),
        term(
            "disaster-prevention",
            "Disaster prevention and preparedness",
            "Prévention des catastrophes",
            "disaster risk reduction; réduction des risques de catastrophe; DRR; RRC; "
            "prévention des risques; gestion des risques; disaster preparedness",
            "dac:740",
        ),
    ),
    *branch(
        term(
            "protection",
            "Protection",
            "Protection",
            "PRO; general protection; protection générale; protección",
            "ocha:protection; ocha-code:PRO; hxl:protection",
        ),
        term(
            "child-protection",
            "Child protection",
            "Protection de l'enfance",
            "CP; PRO-CPN; protection de l'enfant",
            "ocha:child-protection; ocha-code:PRO-CPN; hxl:child",
        ),
        term(
            "gender-based-violence",
            "Gender-based violence",
            "Violences basées sur le genre",
            "GBV; VBG; PRO-GBV; violence basée sur le genre; "
            "violences faites aux femmes; violence against women",
            "dac:15180; ocha:gender-based-violence; ocha-code:PRO-GBV; hxl:gbv",
        ),
        term(
            "housing-land-property",
            "Housing, land and property",
            "Logement, terre et biens",
            "HLP; PRO-HLP; LTB",
            "ocha:housing-land-and-property; ocha-code:PRO-HLP",
        ),
        term(
            "mine-action",
            "Mine action",
            "Action contre les mines",
            "MA; PRO-MIN; lutte antimines; déminage; demining",
            "dac:15250; ocha:mine-action; ocha-code:PRO-MIN",
        ),
    ),
)
