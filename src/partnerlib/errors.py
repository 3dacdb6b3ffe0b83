"""One tree of exceptions, and the problem: the value that all of them carry.

Everything this library raises on purpose is a :class:`PartnerlibError`; each
concrete error is also the builtin that a caller would expect. Codes, types and
attributes are stable; the wording of messages is not.
"""

from collections.abc import Callable, Iterable

import attrs

from partnerlib.typing import Lang, Severity
from partnerlib.wording import PROBLEMS, problem_place, problem_text

_SHOWN = 5  # problems spelled out in the text of an exception; all are attributes


@attrs.frozen(kw_only=True)
class Problem:
    """Something wrong with the data, and where it lies.

    Attributes
    ----------
    code : str
        Stable kebab-case name of the rule, as listed in the docs.
    severity : {"error", "warning", "info"}
        An error keeps the data from becoming a registry; a warning does not.
    file : str or None
        The file (and sheet) where it lies; None where there is no file.
    row : int or None
        The row as a spreadsheet shows it: headings are row 1.
    column : str or None
        The heading of the column as written in the file, else the field's name.
    path : str or None
        The place inside JSON or XML, for instance ``$.agreements[3].period``.
    value : str or None
        The offending value as found.
    record : str or None
        The record concerned, as ``kind/id``.
    facts : tuple of (str, str)
        What else the sentence mentions.

    Examples
    --------
    >>> Problem.of("bad-number", file="actors.csv", row=3, value="many").text("en")
    "actors.csv, row 3: 'many' is not a number"
    """

    code: str
    severity: Severity
    file: str | None = None
    row: int | None = None
    column: str | None = None
    path: str | None = None
    value: str | None = None
    record: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(
        cls,
        code: str,
        *,
        file: str | None = None,
        row: int | None = None,
        column: str | None = None,
        path: str | None = None,
        value: str | None = None,
        record: str | None = None,
        severity: Severity | None = None,
        **facts: str,
    ) -> "Problem":
        """Make a problem with the severity that its code usually has."""
        return cls(
            code=code,
            severity=severity or PROBLEMS[code].severity,
            file=file,
            row=row,
            column=column,
            path=path,
            value=value,
            record=record,
            facts=tuple(sorted(facts.items())),
        )

    @property
    def message(self) -> str:
        """The sentence in English, without the place."""
        return self.sentence("en")

    def sentence(self, lang: Lang = "en") -> str:
        """Say what is wrong, without the place.

        Raises
        ------
        ParameterError
            If the language is neither ``"en"`` nor ``"fr"``.
        """
        check_lang(lang)
        facts = dict(self.facts)
        if self.column is not None:
            facts.setdefault("field", self.column)
        if self.value is not None:
            facts["value"] = repr(_shortened(self.value))
        return problem_text(self.code, facts, lang)

    def text(self, lang: Lang = "en") -> str:
        """Say where it lies and what is wrong, in one line.

        Raises
        ------
        ParameterError
            If the language is neither ``"en"`` nor ``"fr"``.
        """
        check_lang(lang)
        file = self.file
        if file is None and self.path is None:
            file = self.record  # no file: the record is where to look
        place = problem_place(file, self.row, self.column, self.path, lang)
        sentence = self.sentence(lang)
        colon = "\u00a0: " if lang == "fr" else ": "
        return f"{place}{colon}{sentence}" if place else sentence

    def to_dict(self, lang: Lang = "en") -> dict[str, str | int | None]:
        """Give the plain mapping that the JSON report holds."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.sentence(lang),
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "path": self.path,
            "value": self.value,
            "record": self.record,
        }


def _written(value: object, write: Callable[[object], str]) -> str:
    """Write a value; Python refuses to write numbers of thousands of digits."""
    try:
        return write(value)
    except ValueError:
        return "…"


def _shortened(value: str, most: int = 80) -> str:
    return value if len(value) <= most else value[: most - 1] + "…"


@attrs.frozen(kw_only=True)
class Violation:
    """A rule of the model that a value breaks: the raw material of a problem."""

    field: str
    code: str
    value: object = None
    facts: tuple[tuple[str, str], ...] = ()

    def problem(self, record: str | None = None) -> Problem:
        """Turn the violation into a problem that has no place yet."""
        return Problem(
            code=self.code,
            severity=PROBLEMS[self.code].severity,
            column=self.field,
            value=None if self.value is None else _written(self.value, str),
            record=record,
            facts=self.facts,
        )


class PartnerlibError(Exception):
    """The root of everything this library raises on purpose."""


class ModelError(PartnerlibError, ValueError):
    """A value that the model does not allow.

    Attributes
    ----------
    class_name : str
        The class that refused, for instance ``"Territory"``.
    violations : tuple of Violation
        Every rule broken, not just the first.
    """

    def __init__(self, class_name: str, violations: tuple[Violation, ...]) -> None:
        super().__init__(class_name, violations)
        self.class_name = class_name
        self.violations = violations

    @property
    def field(self) -> str:
        """The field of the first violation."""
        return self.violations[0].field

    @property
    def value(self) -> object:
        """The value of the first violation."""
        return self.violations[0].value

    @property
    def rule(self) -> str:
        """The code of the first violation."""
        return self.violations[0].code

    def __str__(self) -> str:
        said = "; ".join(
            f"{violation.field}: {violation.problem().message}"
            for violation in self.violations
        )
        return f"{self.class_name}: {said}"


class ParameterError(PartnerlibError, ValueError):
    """An argument that makes no sense, with what would.

    Attributes
    ----------
    parameter : str
        Its name.
    value : object
        What was given.
    rule : str
        What is expected.
    hints : tuple of str
        What looks like the value and would do.
    """

    def __init__(
        self, parameter: str, value: object, rule: str, hints: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parameter, value, rule, hints)
        self.parameter = parameter
        self.value = value
        self.rule = rule
        self.hints = hints

    def __str__(self) -> str:
        value = _shortened(_written(self.value, repr))
        return f"{self.parameter}={value}: {self.rule}{_hint(self.hints)}"


class UnknownIdError(PartnerlibError, LookupError):
    """An id that the registry does not hold, with the ids that look like it."""

    def __init__(self, kind: str, id: str, hints: tuple[str, ...] = ()) -> None:  # noqa: A002 -- the field has this name everywhere
        super().__init__(kind, id, hints)
        self.kind = kind
        self.id = id
        self.hints = hints

    def __str__(self) -> str:
        return f"no {self.kind} has the id {self.id!r}{_hint(self.hints)}"


def _hint(hints: tuple[str, ...]) -> str:
    return f"; did you mean {', '.join(hints)}?" if hints else ""


def check_is_text(parameter: str, value: object) -> None:
    """Refuse what is no text.

    Raises
    ------
    ParameterError
        If it is none.
    """
    if not isinstance(value, str):
        raise ParameterError(parameter, value, "give a text")


def check_lang(lang: object) -> None:
    """Refuse a language in which the library cannot explain itself.

    Raises
    ------
    ParameterError
        If it is neither English nor French.
    """
    if lang not in ("en", "fr"):
        raise ParameterError("lang", lang, "give 'en' or 'fr'")


class _ProblemsError(PartnerlibError, ValueError):
    """An error that carries problems; ``problems`` holds every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        errors = [p for p in self.problems if p.severity == "error"]
        shown = [p.text("en") for p in errors[:_SHOWN]]
        if len(errors) > _SHOWN:
            shown.append(f"and {len(errors) - _SHOWN} more, see .problems")
        return "\n".join([f"{len(errors)} error(s) in the data", *shown])


class IntegrityError(_ProblemsError):
    """Records that do not fit together."""


class DocumentError(_ProblemsError):
    """A source that cannot become a registry, with all its problems."""


class SchemaVersionError(DocumentError):
    """A document of a version that this library does not know."""


class MissingExtraError(PartnerlibError, ImportError):
    """A package that only an extra of partnerlib brings."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra = extra
        self.package = package

    def __str__(self) -> str:
        return (
            f"this needs {self.package}: "
            f'install it with  pip install "partnerlib[{self.extra}]"'
        )


class PartnerlibWarning(UserWarning):
    """Something in the data that a person should look at, and that went well."""


__all__ = [
    "DocumentError",
    "IntegrityError",
    "MissingExtraError",
    "ModelError",
    "ParameterError",
    "PartnerlibError",
    "PartnerlibWarning",
    "Problem",
    "SchemaVersionError",
    "UnknownIdError",
    "Violation",
    "check_is_text",
    "check_lang",
]
