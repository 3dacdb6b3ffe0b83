"""HXL tables of any contents: round trips, and nothing foreign from what is broken."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from partnerlib import Action, Registry, check
from partnerlib.errors import DocumentError
from partnerlib.io.hxl import READER, write_hxl
from partnerlib.io.hxl._reader import read_tables
from partnerlib.io.raw import CellError, RawTable
from partnerlib.model import Record
from partnerlib.registry import COLLECTIONS, reference
from partnerlib.strategies import registries

TAGS = st.sampled_from(
    re.split(
        r"\|",
        "#org|#org+impl|#org+funder+name|#org+impl+acronym|#org+type|#org+code|"
        "#org+role|#sector|#sector+code|#sector+i_fr|#adm1|#adm1+code|#adm2+name|"
        "#adm2+code|#adm3|#adm4+code|#country+code|#loc|#activity|#activity+status|"
        "#status|#date+start|#date+end|#date+reported|#beneficiary|#reached|#inneed|"
        "#targeted|#inneed+health|#inneed+wash+hh|#affected|#meta+action+id|"
        "#contact+email|#event|x|#|#N/A",
    )
)
CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "n/a", "Health", "WASH; Health", "ET01", "ET0101", "#N/A", "2022-01"]
    ),
    st.sampled_from(
        ["01/13/2021", "80 418", "UNICEF", "WHO/UNICEF", "oui", "#org", "'-"]
    ),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.none(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!"])),
)


@st.composite
def tables(draw: st.DrawFn) -> RawTable:
    """Draw a table with hashtags and anything below and above them."""
    width = draw(st.integers(1, 8))
    tags = draw(st.lists(TAGS, min_size=width, max_size=width))
    row = st.lists(CELLS, max_size=width + 2)
    above = draw(st.lists(row, max_size=3))
    below = draw(st.lists(row, max_size=6))
    return RawTable("x.csv", [*above, tags, *below], draw(st.booleans()))


def _made_again(record: Record) -> Record:
    """Make a record of its parts as its class does."""
    sources = [attrs.evolve(source) for source in record.sources]
    if isinstance(record, Action):
        return attrs.evolve(record, sources=sources, scope=attrs.evolve(record.scope))
    return attrs.evolve(record, sources=sources)


@given(st.lists(tables(), min_size=1, max_size=3))
def test_any_table_with_hashtags_is_read(found: list[RawTable]) -> None:
    """It makes sound records, each id once, with references that lead somewhere."""
    try:
        reading = read_tables(found, [])
    except DocumentError as error:
        assert ["unreadable-source"] == [each.code for each in error.problems]  # noqa: PT017
        return
    names = [reference(record) for record in reading.records]
    assert len(names) == len(set(names))
    assert len(reading.places) == len(reading.records)
    assert [_made_again(record) for record in reading.records] == reading.records
    registry = Registry.from_records(reading.records, terms=reading.terms)
    assert len(names) == sum(
        len(getattr(registry, collection.name)) for collection in COLLECTIONS
    )
    for problem in reading.problems:
        assert problem.text("fr")
        assert problem.text("en")


@given(registries())
def test_a_registry_comes_back_but_for_what_is_told(registry: Registry) -> None:
    """Every field that is not told to be lost is what it was."""
    chunks, problems = write_hxl(registry)
    lost = {problem.value for problem in problems}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(b"".join(chunks))
        records = READER.read(path).records if registry.actions else []
    back = {reference(record): record for record in records}
    for collection in COLLECTIONS:
        for record in getattr(registry, collection.name).values():
            read = back.get(reference(record))
            if read is None:
                assert collection.name in lost
                continue
            for field in attrs.fields(type(record)):
                before = getattr(record, field.name)
                if f"{collection.name}.{field.name}" not in lost and before:
                    assert before == getattr(read, field.name)


SEEDS = (
    b"Org,Place\n#org,#adm1+code\nA,ET01\n",
    b'[["#org","#sector"],["A","Health"]]',
    b'{"a":[{"#org":"A","#inneed":3}]}',
    "#org;#adm1\nÉ;\x00".encode("latin-1"),
    b"#adm1+code,#inneed+health,#reached\nET01,80 418,-\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1#org",
    b'"#org","#adm1\nA',
)


@given(
    st.one_of(
        st.binary(max_size=200),
        st.tuples(
            st.sampled_from(SEEDS), st.integers(0, 60), st.binary(max_size=6)
        ).map(lambda each: each[0][: each[1]] + each[2] + each[0][each[1] :]),
        st.tuples(st.sampled_from(SEEDS), st.integers(0, 60)).map(
            lambda each: each[0][: each[1]]
        ),
    ),
    st.sampled_from(["x.csv", "x.json", "x.xlsx", "x.xls", "x.zip", "x", "x.hxl"]),
)
@example(b"#org\n=1", "x.csv")
def test_any_bytes_are_read_or_told(data: bytes, name: str) -> None:
    """Nothing is raised but what this library raises, whatever a file holds."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        READER.recognises(path, data)
        try:
            reading = READER.read(path)
        except DocumentError as error:
            assert error.problems  # noqa: PT017
        else:
            # They are put together unchecked: made by their class they are the same.
            again = [_made_again(record) for record in reading.records]
            assert again == reading.records
        result = check(path)
        assert result.registry is not None or result.errors
