import itertools

import pytest

from partnerlib.vocabularies import builtin

CHAINS = {
    "France": "world zone country region department district intercommunality "
    "municipality borough neighbourhood",
    "numbered": "country adm1 adm2 adm3 adm4 adm5",
    "numbered country": "zone adm0 adm1 adm2 adm3 adm4 adm5",
    "numbered, then named": "country adm1 adm2 adm3 municipality borough",
    "named, then numbered": "country region province adm2 adm3 adm4",
    "governorates": "country governorate district municipality",
    "Iraq": "country region governorate district sub-district",
    "Burkina Faso, Chad": "country region province department municipality locality",
    "Morocco": "country region prefecture district municipality",
    "Guinea": "country region prefecture sub-district municipality",
    "Senegal": "country region department district municipality locality",
    "United States": "country region county municipality",
    "India": "country state district sub-district locality",
    "England": "country region county district municipality",
    "Ireland": "country province county municipality",
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_every_parent_of_a_usual_chain_ranks_higher(chain: str) -> None:
    """Ranks grow strictly from the top of a chain to its bottom."""
    levels = builtin()["levels"]

    ranks = [levels.rank(level) for level in chain.split()]

    assert None not in ranks
    assert all(
        above is not None and below is not None and above < below
        for above, below in itertools.pairwise(ranks)
    ), list(zip(chain.split(), ranks, strict=True))


def test_the_world_is_the_highest_level() -> None:
    """Rank 0 belongs to the world alone."""
    assert ["world"] == [c.id for c in builtin()["levels"].concepts if c.rank == 0]


def test_only_the_unknown_level_has_no_rank() -> None:
    """Every level but `unknown` can be compared with every other."""
    assert ["unknown"] == [c.id for c in builtin()["levels"].concepts if c.rank is None]


def test_the_country_is_administrative_level_0() -> None:
    """Both words for the country have one rank."""
    levels = builtin()["levels"]

    assert levels.rank("country") == levels.rank("adm0")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("pays", "country"),
        ("Région", "region"),
        ("département", "department"),
        ("commune", "municipality"),
        ("arrondissement", "district"),
        ("arrondissement municipal", "borough"),
        ("intercommunalité (EPCI)", "intercommunality"),
        ("city", "municipality"),
        ("continent", "zone"),
        ("Gouvernorat", "governorate"),
        ("Admin 2", "adm2"),
        ("quartier", "neighbourhood"),
        ("village", "locality"),
        ("inconnu", "unknown"),
    ],
)
def test_levels_are_found_by_the_words_of_tables(text: str, level: str) -> None:
    """A level may be given as people write it."""
    assert level == builtin()["levels"].resolve(text)
