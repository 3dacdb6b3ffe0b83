"""What holds of each of the four built-in worlds."""

import re
from collections.abc import Callable, Iterator

import attrs
import pytest

from partnerlib import Registry, datasets
from partnerlib.model import Record
from partnerlib.registry import assemble, reference

WORLDS = (
    datasets.centraider,
    datasets.ess_regions,
    datasets.essonne,
    datasets.reciprocity,
)
EXAMPLE = "Exemple inventé pour partnerlib"
PUBLIC = (
    "ISO 3166",
    "Insee, Code officiel géographique",
    "Loi n° 2013-403 du 17 mai 2013, qui renomme les conseils généraux",
    "Loi n° 2015-29 du 16 janvier 2015 relative à la délimitation des régions",
    "Royaume du Maroc, décret n° 2-15-40 du 20 février 2015 sur les régions",
)
TEXTS = {
    "centraider": "Avis sur la coopération internationale, position du groupe des "
    "associations, de l'ESS et de l'environnement du CESER",
    "ess_regions": "L'ESS favorise l'action internationale des Régions, 7 octobre "
    "2015, mis à jour le 14 mai 2021",
    "essonne": "Synthèse de la réunion des acteurs et partenaires de l'action "
    "internationale, 4 juillet 2016",
    "reciprocity": "Coopération et solidarité internationales, notre démarche (page "
    "d'un bureau d'accompagnement)",
}
NUMBERS = (
    "amount",
    "capacity",
    "location",
    "population",
    "quantity",
    "reached",
    "targeted",
)
every_world = pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.__name__)


def titles(record: Record) -> list[str]:
    """List the titles of the sources of a record."""
    return [source.title for source in record.sources]


def invented(record: Record) -> bool:
    """Say whether a source of a record says that it is invented."""
    return EXAMPLE in titles(record)


def texts(record: Record) -> Iterator[str]:
    """Yield every text of a record."""
    for value in attrs.asdict(record, recurse=False).values():
        if isinstance(value, str):
            yield value
    yield from (name for _, name in record.names)
    for source in record.sources:
        yield from (source.title, source.url, source.file)


@every_world
def test_records_fit_together_without_a_remark(world: Callable[[], Registry]) -> None:
    """A world has no problem at all: no error, no unknown term, no repeated record."""
    registry = world()
    _, problems = assemble(registry.records(), terms=registry.terms)
    assert () == problems


@every_world
def test_world_is_the_same_each_time(world: Callable[[], Registry]) -> None:
    """Two calls give equal registries."""
    assert world() == world()


@every_world
def test_record_is_a_fact_of_its_text_or_an_example(
    world: Callable[[], Registry],
) -> None:
    """Every record has sources: the text of its world, a public one, or invention."""
    allowed = {EXAMPLE, TEXTS[world.__name__], *PUBLIC}
    strange = [
        reference(record)
        for record in world().records()
        if not record.sources or not allowed.issuperset(titles(record))
    ]
    assert [] == strange


@every_world
def test_invented_record_says_so_in_both_languages(
    world: Callable[[], Registry],
) -> None:
    """Invented records, and only they, are called an example in French and English."""
    for record in world().records():
        marks = (
            record.headline.endswith(" (exemple)"),
            record.label("fr").endswith(" (exemple)"),
            record.label("en").endswith(" (example)"),
        )
        assert (invented(record),) * 3 == marks, reference(record)


@every_world
def test_numbers_stand_on_examples_only(world: Callable[[], Registry]) -> None:
    """No record that could pass for a fact bears a number, for no text gives one."""
    numbered = [
        reference(record)
        for record in world().records()
        if any(getattr(record, name, None) is not None for name in NUMBERS)
    ]
    assert [] == [each for each in numbered if not invented(world().get(each))]


@every_world
def test_records_are_named_in_french_and_english(
    world: Callable[[], Registry],
) -> None:
    """Every record has a French and an English name; the French one comes first."""
    for record in world().records():
        names = dict(record.names)
        assert ["en", "fr"] == sorted(names), reference(record)
        assert record.headline == names["fr"]


@every_world
def test_no_contact_of_a_person_and_no_path(world: Callable[[], Registry]) -> None:
    """No text looks like an address, a telephone number or a path of a machine."""
    traces = re.compile(r"@|\b0\d([ .]\d\d){4}\b|(^|\s)(/\w+){2,}|[A-Z]:\\")
    found = [
        text
        for record in world().records()
        for text in texts(record)
        if traces.search(text.replace("https://", ""))
    ]
    assert [] == found


@every_world
def test_invented_country_has_a_code_that_nobody_has(
    world: Callable[[], Registry],
) -> None:
    """Examples abroad lie in countries whose codes ISO 3166 leaves free (XA to XZ)."""
    countries = {
        territory.country
        for territory in world().territories.values()
        if invented(territory) and territory.country != "FR"
    }
    assert [] == sorted(code for code in countries if not re.fullmatch("X[A-Z]", code))
