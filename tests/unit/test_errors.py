import pickle

import pytest

from partnerlib import (
    Agreement,
    DocumentError,
    MissingExtraError,
    ModelError,
    ParameterError,
    PartnerlibError,
    Problem,
    SchemaVersionError,
    Territory,
    UnknownIdError,
)
from partnerlib.errors import IntegrityError
from partnerlib.typing import Lang
from partnerlib.wording import PROBLEMS, problem_text

PROBLEM = Problem.of("bad-number", file="actors.csv", row=3, column="n", value="x")
ERRORS: list[PartnerlibError] = [
    ParameterError("level", "x", "one of a, b"),
    UnknownIdError("actor", "x", ("y",)),
    IntegrityError([PROBLEM]),
    DocumentError([PROBLEM]),
    SchemaVersionError([PROBLEM]),
    MissingExtraError("excel", "openpyxl"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_survive_pickling(error: PartnerlibError) -> None:
    """An error that crosses a process is the same error."""
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own

    assert (type(error), str(error), vars(error)) == (
        type(copy),
        str(copy),
        vars(copy),
    )


@pytest.mark.parametrize(
    ("error", "builtin", "says"),
    [
        (ERRORS[0], ValueError, "level='x': one of a, b"),
        (ERRORS[1], LookupError, "no actor has the id 'x'; did you mean y?"),
        (ERRORS[3], ValueError, "1 error(s) in the data\nactors.csv, row 3"),
        (ERRORS[5], ImportError, 'pip install "partnerlib[excel]"'),
    ],
    ids=["parameter", "unknown id", "document", "extra"],
)
def test_errors_are_the_builtin_one_expects(
    error: PartnerlibError, builtin: type, says: str
) -> None:
    """Each error is also a builtin one, and says what to do."""
    assert isinstance(error, builtin)
    assert says in str(error)


def test_a_model_error_names_class_field_value_and_rule() -> None:
    """The first violation can be read off the error, all of them are in its text."""
    with pytest.raises(ModelError) as caught:
        Territory("t", name="", population=-4)

    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 -- our own
    assert ("Territory", "name", "", "missing-value") == (
        error.class_name,
        error.field,
        error.value,
        error.rule,
    )
    assert "population is '-4'; it cannot be negative" in str(error)


def test_a_problem_says_where_and_what_in_both_languages() -> None:
    """The text of a problem is a place and a sentence."""
    assert "actors.csv, row 3, column n: 'x' is not a number" == PROBLEM.text()
    french = "actors.csv, ligne 3, colonne n\u00a0: 'x' n’est pas un nombre"
    assert french == PROBLEM.text("fr")
    assert "'x' is not a number" == PROBLEM.message


def test_a_problem_without_a_file_is_told_by_its_record() -> None:
    """A record is a place too; without any place the sentence stands alone."""
    assert (
        "actor/a: 'x' is not a number"
        == Problem.of("bad-number", record="actor/a", value="x").text()
    )
    assert "'x' is not a number" == Problem.of("bad-number", value="x").text()
    assert (
        "$.actors[0]: 'x' is not a number"
        == Problem.of(
            "bad-number", record="actor/a", path="$.actors[0]", value="x"
        ).text()
    )


def test_long_values_are_shortened_in_sentences_only() -> None:
    """A value of a million characters does not fill the screen, and is not lost."""
    problem = Problem.of("bad-number", value="9" * 1_000_000)

    assert 120 > len(problem.message)
    assert 1_000_000 == len(problem.value or "")


def test_a_problem_becomes_a_plain_mapping() -> None:
    """The JSON report holds the fields of a problem and its sentence."""
    assert {
        "code": "bad-number",
        "severity": "error",
        "message": "'x' n’est pas un nombre",
        "file": "actors.csv",
        "row": 3,
        "column": "n",
        "path": None,
        "value": "x",
        "record": None,
    } == PROBLEM.to_dict("fr")


def test_the_severity_of_a_problem_may_be_overridden() -> None:
    """Lenient readers turn errors into warnings."""
    problem = Problem.of("bad-number", severity="warning", value="x")

    assert "warning" == problem.severity
    assert "0 error(s) in the data" == str(DocumentError([problem]))


@pytest.mark.parametrize("code", sorted(PROBLEMS))
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_code_has_a_sentence_that_never_raises(code: str, lang: str) -> None:
    """A sentence can be rendered even where facts are missing or odd."""
    assert problem_text(code, {}, lang)
    assert "{x}" in problem_text("bad-number", {"value": "{x}"}, lang)


def test_what_is_expected_is_said_in_french_too() -> None:
    """The words of the checks are translated; a class keeps its name."""
    problem = Problem.of("bad-type", column="name", value="3", expected="text")
    party = Problem.of("bad-type", column="parties", value="3", expected="Party")

    assert "«\u00a0name\u00a0» doit être un texte, et non '3'" in problem.text("fr")
    assert "doit être Party" in party.text("fr")


def test_a_hint_is_a_question() -> None:
    """What might have been meant is asked at the end of the sentence."""
    problem = Problem.of(
        "unknown-id", column="parent", value="pari", target="territory", hint="paris"
    )

    assert problem.text("en").endswith("; did you mean paris?")
    assert problem.text("fr").endswith("; vouliez-vous dire paris\u00a0?")
    assert "aucun enregistrement (territoire)" in problem.text("fr")


@pytest.mark.parametrize("lang", ["de", "EN", None, ""])
def test_a_problem_speaks_two_languages_only(lang: Lang) -> None:
    """Another language is a wrong parameter, as it is for a finding."""
    for say in (PROBLEM.text, PROBLEM.sentence, PROBLEM.to_dict):
        with pytest.raises(ParameterError, match="give 'en' or 'fr'"):
            say(lang)


@pytest.mark.parametrize(
    ("problem", "english", "french"),
    [
        (
            Problem.of("too-few-parties", column="parties"),
            "two distinct actors or more; here: nothing",
            "ici\u00a0: rien",
        ),
        (
            Problem.of("bad-type", value="('a',)", expected="text"),
            "this value must be text, not \"('a',)\"",
            "«\u00a0cette valeur\u00a0» doit être un texte",
        ),
        (
            Problem.of("cycle", column="parent"),
            "parent leads from (not stated) back to itself",
            "«\u00a0parent\u00a0» ramène de (non précisé) à lui-même",
        ),
    ],
)
def test_what_is_missing_is_said_in_words(
    problem: Problem, english: str, french: str
) -> None:
    """A sentence of which a fact is missing shows no bare ellipsis."""
    assert english in problem.text("en")
    assert french in problem.text("fr")


def test_a_parameter_error_tells_what_may_have_been_meant() -> None:
    """The text of the error asks; the error holds the proposals."""
    error = ParameterError("level", "regoin", "no such level", ("region",))

    assert "level='regoin': no such level; did you mean region?" == str(error)
    assert ("region",) == error.hints


def test_a_parameter_error_shows_a_long_value_in_short() -> None:
    """A frame or a million rows given by mistake do not fill the screen."""
    error = ParameterError("registry", "x" * 1_000_000, "give a registry")

    assert 150 > len(str(error))
    assert "x" * 1_000_000 == error.value


@pytest.mark.parametrize("digits", [400, 5000])
def test_a_number_of_thousands_of_digits_is_told(digits: int) -> None:
    """Python itself refuses to write or to convert it; the error does not."""
    number = 10**digits

    with pytest.raises(ModelError, match="population is") as caught:
        Territory("a", name="A", population=number)
    assert number == caught.value.value
    with pytest.raises(ModelError, match="amount is"):
        Agreement("g", kind="pact", parties=["a", "b"], amount=number)
    assert str(ParameterError("source", number, "give paths")).endswith("give paths")
