"""What themes have to do with codes that do not mean just the same.

Exact matches stand with the themes themselves. A row says how the code relates to the
theme, in the words of SKOS: ``broad`` if the code is broader than the theme,
``narrow`` if it is narrower, ``related`` if they overlap; and on what that rests.

No institution states these relations: all of them are the judgement of this project.
What differs is the ground. Of some, the published text of the code names the theme;
it was read in the lists of codes that IATI replicates (Sector and UNSDG-Targets). Of
others it does not, and they are an opinion.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

# The crosswalk from clusters to purpose codes in the program hxl2iati of
# D. Megginson, https://github.com/davidmegginson/hxl2iati; how far both mean the
# same it does not say.
_MEGGINSON: Final = "hxl2iati"
# The clarification of the purpose code, and the text of the target (for a goal, of a
# target of it), name the theme.
_OECD: Final = "partnerlib, after the text of the OECD DAC purpose code"
_UN: Final = "partnerlib, after the text of the SDG target"
_OURS: Final = "partnerlib"


Relation: TypeAlias = Literal["exact", "broad", "narrow", "related"]
"""What a match is in relation to what was asked for, after SKOS."""


class Row(NamedTuple):
    """A theme, a code, how the code relates to the theme, and who says so."""

    theme: str
    scheme: str
    code: str
    relation: Relation
    source: str


_Line: TypeAlias = tuple[str, Relation, str, str]

_DAC: Final[tuple[_Line, ...]] = (
    # theme, relation, codes, source
    ("health", "narrow", "72011", _MEGGINSON),
    ("education", "narrow", "72012", _MEGGINSON),
    ("shelter", "broad", "72010", _MEGGINSON),
    ("camp-coordination", "broad", "72010", _MEGGINSON),
    ("protection", "related", "72010", _MEGGINSON),
    ("food-security", "related", "72040", _MEGGINSON),
    ("nutrition", "related", "72040", _MEGGINSON),
    ("food-assistance", "narrow", "72040", _OECD),
    ("water", "related", "72010", _OECD),
    ("logistics", "broad", "72050", _OECD),
    ("emergency-telecommunications", "broad", "72050", _OECD),
    ("multipurpose-cash", "broad", "72010", _OECD),
    ("early-recovery", "related", "73010", _OECD),
    ("refugees", "related", "72010", _OECD),
    ("refugees", "narrow", "930", _OECD),
    ("disaster-prevention", "narrow", "43060", _OECD),
    ("flood-control", "broad", "43060", _OECD),
    ("schooling", "narrow", "11220", _OECD),
    ("reading", "related", "11230", _OECD),
    ("hygiene", "broad", "12261", _OECD),
    ("hygiene", "related", "14032", _OECD),
    ("infectious-diseases", "narrow", "12262 12263 12264", _OECD),
    ("infectious-diseases", "related", "13040", _OECD),
    ("market-gardening", "broad", "31161", _OECD),
    ("fish-farming", "broad", "31320", _OECD),
    ("agroecology", "broad", "311", _OURS),
    ("food-sovereignty", "related", "43071", _OURS),
    ("food-security", "narrow", "43071", _OECD),
    ("climate", "broad", "410", _OURS),
    ("climate", "related", "41020", _OURS),
    ("oceans", "broad", "410", _OURS),
    ("cooperatives", "narrow", "31194", _OECD),
    ("fair-trade", "broad", "331", _OURS),
    ("livelihoods", "related", "43050 16020", _OURS),
    ("gender-equality", "narrow", "15170 15180", _OECD),
    ("anti-discrimination", "broad", "15160", _OECD),
    ("childrens-rights", "broad", "15160", _OECD),
    ("voluntary-work", "broad", "15150", _OURS),
    ("citizenship", "related", "15150", _OURS),
    ("disability", "broad", "16010", _OECD),
    ("inclusion", "related", "16010 16050", _OURS),
    ("poverty-reduction", "related", "16010", _OURS),
    ("housing", "narrow", "16040", _OECD),
    ("housing-land-property", "related", "16030", _OURS),
    ("child-protection", "related", "15261", _OECD),
    ("democracy", "narrow", "15151 15152", _OECD),
    ("media", "narrow", "15153", _OECD),
    ("territorial-development", "broad", "430", _OURS),
    ("infrastructure", "narrow", "210", _OURS),
    ("sport", "broad", "16061", _OURS),
)
_SDG: Final[tuple[_Line, ...]] = (
    ("nutrition", "broad", "2", _UN),
    ("nutrition", "related", "2.2", _UN),
    ("agriculture", "related", "2.3 2.4", _UN),
    ("food-security", "related", "2.1", _UN),
    ("poverty-reduction", "related", "1.2", _UN),
    ("social-protection", "broad", "1", _UN),
    ("social-protection", "related", "1.3", _UN),
    ("maternal-health", "related", "3.1", _UN),
    ("maternal-health", "related", "3.7", _OURS),
    ("infectious-diseases", "related", "3.3", _UN),
    ("mental-health", "related", "3.4", _UN),
    ("early-childhood", "related", "4.2", _UN),
    ("vocational-training", "related", "4.3 4.4", _UN),
    ("higher-education", "related", "4.3", _UN),
    ("reading", "related", "4.6", _UN),
    ("school-facilities", "related", "4.a", _UN),
    ("teacher-training", "related", "4.c", _UN),
    ("citizenship-education", "related", "4.7", _UN),
    ("development-education", "related", "4.7", _UN),
    ("environmental-education", "related", "4.7", _OURS),
    ("environmental-education", "related", "13.3", _UN),
    ("gender-based-violence", "broad", "5", _UN),
    ("gender-based-violence", "related", "5.2", _UN),
    ("drinking-water", "related", "6.1", _UN),
    ("sanitation", "related", "6.2", _UN),
    ("hygiene", "related", "6.2", _UN),
    ("water-resources", "related", "6.5", _UN),
    ("sustainable-energy", "related", "7.2", _UN),
    ("employment", "related", "8.5", _UN),
    ("entrepreneurship", "related", "8.3", _UN),
    ("microfinance", "related", "8.10", _OURS),
    ("tourism", "related", "8.9", _UN),
    ("research", "related", "9.5", _UN),
    ("digital", "related", "9.c", _UN),
    ("disability", "related", "10.2", _UN),
    ("migration", "broad", "10", _UN),
    ("migration", "related", "10.7", _UN),
    ("housing", "related", "11.1", _UN),
    ("transport", "related", "11.2", _UN),
    ("heritage", "related", "11.4", _UN),
    ("disaster-prevention", "related", "11.5 13.1", _UN),
    ("waste", "related", "11.6 12.5", _UN),
    ("fishing", "related", "14.4", _UN),
    ("forests", "broad", "15", _UN),
    ("forests", "related", "15.2", _UN),
    ("anti-corruption", "related", "16.5", _UN),
    ("child-protection", "broad", "16", _UN),
    ("child-protection", "related", "16.2", _UN),
    ("justice", "related", "16.3", _UN),
    ("humanitarian", "related", "1.5", _OURS),
)
_CLUSTERS: Final[tuple[_Line, ...]] = (
    ("agriculture", "related", "FSC", _OURS),
    ("food-assistance", "broad", "FSC", _OURS),
    ("livelihoods", "related", "FSC ERY", _OURS),
    ("human-rights", "related", "PRO", _OURS),
    ("refugees", "related", "PRO", _OURS),
    ("reconstruction", "related", "ERY", _OURS),
    ("housing", "related", "SHL", _OURS),
)


def rows() -> Iterator[Row]:
    """Yield every row."""
    for scheme, table in (("dac", _DAC), ("sdg", _SDG), ("ocha-code", _CLUSTERS)):
        for theme, relation, codes, source in table:
            for code in codes.split():
                yield Row(theme, scheme, code, relation, source)


__all__ = ["Relation", "Row", "rows"]
