"""From the text of a cell to its value, or to what is wrong with it."""

import pytest

from partnerlib.io._cell_values import Bad, shielded, shielded_prose, shielded_term
from partnerlib.io._cells import CellReader, Cells
from partnerlib.io._column import Column
from partnerlib.model import PartialDate, Party, Source
from partnerlib.vocabularies import builtin

COLUMNS = {
    "id": Column("id", "id", "id"),
    "text": Column("title", "titre"),
    "texts": Column("aliases", "alias", "texts"),
    "term": Column("level", "niveau", "term", vocabulary="levels", required=True),
    "optional": Column("kind", "nature", "term", vocabulary="action-kinds"),
    "terms": Column("themes", "thèmes", "terms", vocabulary="themes"),
    "reference": Column("parent", "parent", "reference"),
    "references": Column("places", "lieux", "references"),
    "integer": Column("population", "population", "integer"),
    "number": Column("amount", "montant", "number"),
    "date": Column("start", "début", "date"),
    "country": Column("country", "pays", "country"),
    "languages": Column("languages", "langues", "languages"),
    "answer": Column("recognised", "reconnue", "answer"),
    "pairs": Column("codes", "codes", "pairs"),
    "parties": Column("parties", "partenaires", "parties"),
    "source": Column("source", "source", "source"),
    "record": Column("record", "fiche", "record"),
}


def read(kind: str, text: str) -> object:
    """Read one cell."""
    return cells(kind)[text]


def cells(kind: str) -> Cells:
    """Make the reader of a column."""
    ids = {"actor": {"batik", "batik:lead", "#REF!"}, "territory": {"evry"}}
    return CellReader(ids, builtin()).cells(COLUMNS[kind])


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("id", " FR-91 ", "FR-91"),
        ("id", "\\#N/A", "#N/A"),
        ("id", "\\\\x", "\\x"),
        ("text", " \\#N/A ", "#N/A"),
        ("text", "\\x", "\\x"),
        ("text", "#1", "#1"),
        ("texts", "a; #N/A", ("a", "#N/A")),
        ("term", "Région", "region"),
        ("term", "\\Région", "Région"),
        ("term", "canton", "canton"),
        ("term", "", ""),
        ("optional", "", "unknown"),
        ("terms", "santé; Water; yoga", ("health", "water", "yoga")),
        ("reference", "evry", "evry"),
        ("references", "evry; x", ("evry", "x")),
        ("integer", "12", 12),
        ("integer", "-3", -3),
        ("integer", "", None),
        ("number", "12", 12),
        ("number", "1.50", 1.5),
        ("number", "-1e-07", -1e-07),
        ("date", "2004-06~", PartialDate(2004, month=6, qualifier="~")),
        ("date", "..", PartialDate()),
        ("country", "fr", "fr"),
        ("languages", "fr; pt-BR", ("fr", "pt-BR")),
        ("answer", "Oui", "yes"),
        ("answer", "FALSE", "no"),
        ("answer", "inconnu", ""),
        ("pairs", "sdg=3; dac=140", (("sdg", "3"), ("dac", "140"))),
        ("parties", "batik; evry:lead", (Party("batik"), Party("evry", "lead"))),
        ("parties", "#REF!", (Party("#REF!"),)),
        (
            "source",
            "evry; A report",
            (Source(stated_by="evry"), Source(title="A report")),
        ),
        ("record", "agreement/a/b", ("agreement", "a/b")),
    ],
)
def test_a_cell_is_read(kind: str, text: str, value: object) -> None:
    """Each kind of cell gives its value; blanks around it do not count."""
    assert value == read(kind, text)
    assert type(value) is type(read(kind, text))


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("id", "#N/A", "cell-error"),
        ("text", "#N/A", "cell-error"),
        ("term", "#REF!", "cell-error"),
        ("terms", "health; #VALEUR!", "cell-error"),
        ("reference", "#NOM?", "cell-error"),
        ("integer", "#DIV/0!", "cell-error"),
        ("number", "#DIV/0!", "cell-error"),
        ("date", "#NULL!", "cell-error"),
        ("country", "#N/A", "cell-error"),
        ("languages", "#N/A", "cell-error"),
        ("answer", "#N/A", "cell-error"),
        ("parties", "#N/A", "cell-error"),
        ("integer", "1 234", "bad-integer"),
        ("integer", "1\u00a0234", "bad-integer"),
        ("integer", "5.0", "bad-integer"),
        ("integer", "١٢", "bad-integer"),
        ("integer", "9" * 1_000_000, "bad-integer"),
        ("number", "nan", "bad-number"),
        ("number", "inf", "bad-number"),
        ("number", "1,5", "bad-number"),
        ("number", "1_000", "bad-number"),
        ("number", "9" * 1_000_000, "bad-number"),
        ("date", "30/06/2004", "bad-date"),
        ("answer", "perhaps", "bad-choice"),
        ("pairs", "sdg", "bad-pair"),
        ("pairs", "sdg=", "bad-pair"),
        ("parties", "batik:lead", "ambiguous-party"),
        ("parties", "x" * 201, "bad-id"),
        ("source", "a\x01b", "bad-text"),
        ("record", "agreement", "bad-pair"),
        ("record", "agreement/", "bad-pair"),
    ],
)
def test_a_faulty_cell_says_what_is_wrong(kind: str, text: str, code: str) -> None:
    """A cell that cannot be read holds the code instead, and nothing is raised."""
    column = cells(kind)
    value = column[text]

    assert isinstance(value, Bad)
    assert [code] == [each.code for each in value.violations]
    assert column.faulty


def test_every_fault_of_a_list_is_told() -> None:
    """A list with several faulty items tells them all."""
    value = read("pairs", "a; b=1; c")

    assert isinstance(value, Bad)
    assert ["a", "c"] == [each.value for each in value.violations]


def test_a_sound_column_is_not_faulty() -> None:
    """Reading sound cells leaves a column without fault."""
    column = cells("integer")

    assert [1, None] == [column["1"], column[" "]]
    assert not column.faulty


@pytest.mark.parametrize("text", ["a", "#N/A", "\\", "\\#N/A", "\\a"])
def test_an_id_is_read_as_it_was_written(text: str) -> None:
    """An id that looks like an error, or begins with a backslash, is shielded."""
    assert text == read("id", shielded(text))


@pytest.mark.parametrize(
    "text", ["a", "#N/A", "\\", "\\#N/A", "\\\\#REF!", "\\a", "#1"]
)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    """Only what looks like an error is shielded: other backslashes stay."""
    assert text == read("text", shielded_prose(text))


@pytest.mark.parametrize(
    "text", ["region", "Région", "REGION", "canton", "\\x", "#N/A"]
)
def test_a_term_is_read_as_it_was_written(text: str) -> None:
    """A term that is another one's label stays what it is."""
    assert text == read("term", shielded_term(text, builtin()["levels"]))
