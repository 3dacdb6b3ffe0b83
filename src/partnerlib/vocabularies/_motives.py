"""Motives: why an actor cooperates, in three families.

Disinterested for the partner's sake, mutual for what both learn and gain, interested
for one's own territory. The families stand side by side: an agreement may have motives
of each, and the library ranks none above another.
"""

from typing import Final

from partnerlib.model import Vocabulary
from partnerlib.vocabularies._terms import branch, term

MOTIVES: Final = Vocabulary(
    "motives",
    "Motives",
    "Motivations",
    (
        *branch(
            term(
                "disinterested",
                "Disinterested",
                "Désintéressé",
                "désintéressée; désintéressement; caractère désintéressé; altruism; "
                "altruisme; selfless",
            ),
            term(
                "solidarity",
                "Solidarity",
                "Solidarité",
                "solidarité désintéressée; disinterested solidarity; "
                "solidarité internationale; fraternité; être solidaire",
            ),
            term(
                "usefulness",
                "Wish to be useful",
                "Volonté d'être utile",
                "être utile; utilité; engagement",
            ),
            term(
                "humanitarian",
                "Humanitarian concern",
                "Souci humanitaire",
                "humanitaire; urgence; aide humanitaire",
            ),
            term(
                "fundamental-rights",
                "Access of all to fundamental rights",
                "Accès de tous aux droits fondamentaux",
                "droits fondamentaux; droits humains; human rights; vivre dignement",
            ),
            term(
                "justice",
                "Fight against injustice and inequality",
                "Lutte contre les inégalités et l'injustice",
                "inégalités; lutte contre les inégalités; injustice; "
                "lutte contre les discriminations; equality; égalité; "
                "partage des richesses",
            ),
            term(
                "gender-equality",
                "Equality of women and men",
                "Égalité entre les femmes et les hommes",
                "égalité femmes-hommes",
            ),
            term(
                "development",
                "Development of the partner",
                "Développement du partenaire",
                "développement; projet et développement; "
                "appui aux pays les plus pauvres; promotion des habitants",
            ),
            term(
                "autonomy",
                "Autonomy and endogenous development",
                "Autonomie et développement endogène",
                "développement endogène; autonomisation; autonomie; "
                "endogenous development; indépendance",
            ),
            term(
                "institutional-support",
                "Support to institutions",
                "Appui institutionnel",
                "appui aux maîtres d'ouvrage",
            ),
            term(
                "ecology",
                "Ecology and the future of the planet",
                "Écologie et avenir de la planète",
                "écologie; environnement; crise écologique; environment",
            ),
            term(
                "peace-democracy",
                "Peace and democracy",
                "Paix et démocratie",
                "paix; peace; démocratie; democracy; réconciliation",
            ),
        ),
        *branch(
            term(
                "mutual", "Mutual", "Mutuel", "mutuelle; mutual benefit; intérêt mutuel"
            ),
            term(
                "reciprocity",
                "Reciprocity",
                "Réciprocité",
                "échange équilibré; échanges équilibrés et réciproques; "
                "partenariat d'égal à égal; equal partnership; balanced exchange",
            ),
            term(
                "dialogue",
                "Exchange and intercultural dialogue",
                "Échange et dialogue interculturel",
                "dialogue interculturel; intercultural dialogue; échange; rencontre",
            ),
            term(
                "learning",
                "Learning from the partner",
                "Apprendre du partenaire",
                "apprentissage; apprendre; apprendre de pratiques différentes",
            ),
            term(
                "knowledge-sharing",
                "Sharing of knowledge and experience",
                "Partage de connaissances et d'expériences",
                "transmission de savoirs; partage de connaissances; partage; sharing; "
                "transmettre des savoirs",
            ),
            term(
                "cultural-discovery",
                "Discovery of other cultures",
                "Découverte d'autres cultures",
                "découverte; culture; discovery; ouverture d'esprit; "
                "ouverture au monde",
            ),
            term(
                "roots",
                "Ties to the country of origin",
                "Retrouver ses racines",
                "racines; pays d'origine; origines; country of origin",
            ),
            term(
                "co-development",
                "Co-development",
                "Codéveloppement",
                "co-développement; codevelopment",
            ),
            term(
                "citizenship",
                "Citizenship and tolerance",
                "Citoyenneté et tolérance",
                "formation citoyenne; citoyenneté; tolérance; valeurs; values",
            ),
            # What comes back beside money: meetings, dialogue, another look at oneself.
            term(
                "immaterial-return",
                "Immaterial return",
                "Retour immatériel",
                "retours immatériels; retours sur investissement immatériels; "
                "immaterial benefits",
            ),
            term(
                "innovation",
                "Innovation",
                "Innovation",
                "innover; approches nouvelles; social innovation; innovation sociale",
            ),
        ),
        *branch(
            term(
                "interested",
                "Interest of one's own territory",
                "Intérêt du territoire",
                "intérêt; interest; self-interest; intérêt propre",
            ),
            term(
                "influence",
                "Influence and image",
                "Rayonnement et image",
                "rayonnement; image; soft power; notoriété",
            ),
            term(
                "competition",
                "Competition between territories",
                "Compétition territoriale",
                "competitiveness; compétitivité; concurrence",
            ),
            term(
                "attractiveness",
                "Attractiveness of the territory",
                "Attractivité du territoire",
                "attractivité; internationalisation",
            ),
            term(
                "economic-return",
                "Economic return",
                "Retour économique",
                "économie; intérêt économique; economic interest; commerce; trade",
            ),
        ),
    ),
)
