"""At which level a place lies, judged by what Wikidata says that it is."""

from collections.abc import Mapping
from typing import Final

# Only classes that say it without a doubt; whatever else a place is stays unknown.
LEVEL_OF: Final[Mapping[str, str]] = {
    "Q6256": "country",
    "Q3624078": "country",
    "Q7275": "country",
    "Q36784": "region",
    "Q16110": "region",
    "Q10742": "region",
    "Q1221156": "state",
    "Q35657": "state",
    "Q6465": "department",
    "Q15089": "province",
    "Q162620": "province",
    "Q515": "municipality",
    "Q1549591": "municipality",
    "Q3957": "municipality",
    "Q15284": "municipality",
    "Q484170": "municipality",
    "Q747074": "municipality",
    "Q2074737": "municipality",
    "Q262166": "municipality",
    "Q22865": "municipality",
    "Q5153359": "municipality",
    "Q2039348": "municipality",
    "Q493522": "municipality",
}

__all__ = ["LEVEL_OF"]
