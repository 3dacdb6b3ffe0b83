"""What may be written after ``partnerlib``."""

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NoReturn

from partnerlib import __version__
from partnerlib.cli._outcome import MISUSED
from partnerlib.model import spelling
from partnerlib.registry import hints
from partnerlib.wording.labels import FACET_WORDS, TRIANGLE_KINDS
from partnerlib.wording.usage import USED_WRONGLY, wrong_use

_FACETS: Final = {
    spelling(word): facet for facet, words in FACET_WORDS.items() for word in words
}
_PATHS: Final = ("target", "output", "expect")
_LISTED: Final = 20  # findings of each kind where nobody says how many

_DESCRIPTION: Final = """\
Read cooperation partnerships; find what is missing, who does the same, and who
could twin as three.
"""
_SOURCES: Final = """\
a folder of tables (.csv), a table, a workbook (.xlsx), a .json or a .jsonl file,
or what the field has: HXL, IATI, Wikidata, GraphML, GEXF, any table with --map;
several are read as one
"""
_USAGE: Final = {
    "backtest": "%(prog)s [-h] [--map MAP] [--source-format FORMAT]\n"
    "                           [--later SOURCE] [--level LEVEL] [--seeds N]\n"
    "                           [--lang {en,fr}] SOURCE ...",
    "check": "%(prog)s [-h] [--map MAP] [--source-format FORMAT]\n"
    "                        [--lang {en,fr}] [--format {text,json}] SOURCE ...",
    "convert": "%(prog)s [-h] [--map MAP] [--source-format FORMAT]\n"
    "                          [--lang {en,fr}] SOURCE ... OUT",
    "map": "%(prog)s [-h] [--lang {en,fr}] DATA",
    "template": "%(prog)s [-h] [--lang {en,fr}] OUT",
}
_EPILOG: Final = """\
Exit codes: 0 sound, 1 errors in the data, 2 wrong usage or nothing could be written.
"""


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the arguments.

    Parameters
    ----------
    argv : sequence of str or None
        Without the name of the command; None means those of this process.

    Returns
    -------
    argparse.Namespace
        With ``command`` and the options of that command.

    Raises
    ------
    SystemExit
        With 2 if they make no sense, with 0 after ``--help`` and ``--version``;
        what is wrong, or was asked for, is printed.
    """
    parser, commands = _parser(_lang_of(sys.argv[1:] if argv is None else argv))
    options, rest = parser.parse_known_args(argv)
    command = commands[options.command]
    # argparse would take the sources on one side of an option only.
    strange = [each for each in rest if each.startswith("-")]
    if strange:
        command.error(f"unrecognized arguments: {' '.join(strange)}")
    options.sources.extend(rest)
    if options.command in _SINGLE:
        if len(options.sources) != 1:
            command.error(_SINGLE[options.command])
    elif options.command == "convert":
        if not options.sources[1:]:
            command.error("give one source or more, and where to write")
        options.target = options.sources.pop()
    elif options.command in _SOURCES_ONLY or options.dataset is None:
        if not options.sources:
            command.error("give one source or more" + _OR_DATASET[options.command])
    elif options.sources:
        command.error("give sources or --dataset, not both")
    stated = vars(options)
    paths = (*options.sources, *stated.get("later", ()))
    if "" in (*paths, *(stated.get(name) for name in _PATHS)):
        command.error("a path is empty; the current folder is '.'")
    return options


_SINGLE: Final = {
    "map": "give one table",
    "template": "give one place to write to",
}
_SOURCES_ONLY: Final = ("backtest", "check")
_OR_DATASET: Final = {"backtest": "", "check": "", "report": ", or --dataset"}


class _Parser(argparse.ArgumentParser):
    """Tells what makes no sense in the language that was asked for."""

    lang = "en"

    def error(self, message: str) -> NoReturn:
        """Tell it, and stop."""
        self.print_usage(sys.stderr)
        message = wrong_use(message, self.lang)
        self.exit(
            MISUSED, USED_WRONGLY.say(self.lang, prog=self.prog, message=message) + "\n"
        )


def _lang_of(argv: Sequence[str]) -> str:
    """Find the language, whatever else is written there."""
    words = [part for word in argv for part in word.split("=", 1)]
    return "fr" if ("--lang", "fr") in pairwise(words) else "en"


def _parser(lang: str = "en") -> tuple[_Parser, dict[str, _Parser]]:
    parser = _Parser(
        prog="partnerlib",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {__version__}"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = {
        name: commands.add_parser(
            name,
            usage=_USAGE.get(name),
            help=text,
            description=text,
            epilog=_EPILOG,
            allow_abbrev=False,
        )
        for name, text in (
            ("report", "Find gaps, duplicated efforts and open triangles."),
            ("backtest", "Tell how well known ties would have been found, as JSON."),
            ("check", "Tell every problem in the data, with its file and row."),
            ("convert", "Write the data in another format."),
            ("map", "Propose a column map for a table, as TOML."),
            ("template", "Write empty tables to be filled in."),
        )
    }
    for each in (parser, *made.values()):
        each.lang = lang
    _add_report(made["report"])
    _add_backtest(made["backtest"])
    _add_check(made["check"])
    _add_convert(made["convert"])
    _add_sources(made["map"], "DATA", "a table of any origin: .csv, .xlsx, .json, ...")
    _add_lang(made["map"])
    where = "a workbook (.xlsx) or a folder, new or empty"
    _add_sources(made["template"], "OUT", where)
    _add_lang(made["template"])
    return parser, made


def _add_report(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser, "SOURCE", _SOURCES)
    add = parser.add_argument
    _add_reading(parser)
    add("--dataset", metavar="NAME", help="a built-in world instead, such as essonne")
    add(
        "--by",
        type=_facets,
        metavar="FACETS",
        help="in which combinations to look for gaps: theme, function, audience, "
        "place, separated by commas (default: those that the data states)",
    )
    add(
        "--level",
        metavar="LEVEL",
        help="roll places and seats up to this level of territories, such as region",
    )
    add(
        "--within",
        action="append",
        default=[],
        metavar="TERRITORY",
        help="only what concerns this territory, by id or name; may be repeated",
    )
    add(
        "--theme",
        action="append",
        default=[],
        metavar="TERM",
        help="only this theme and narrower ones; may be repeated",
    )
    add(
        "--as-of",
        metavar="DATE",
        help="the day: 2016-07-04, 2016-07 or 2016 (default: the latest in the data)",
    )
    add(
        "--status",
        type=_statuses,
        default="live",
        metavar="live|any|TERMS",
        help="which records count (default: live, not known to be over); any looks "
        "at neither status nor dates; terms are separated by commas",
    )
    add(
        "--expect",
        metavar="FILE",
        help="a CSV table of what should be provided for: columns theme, function, "
        "audience, place",
    )
    add(
        "--limit",
        type=_limit,
        default=_LISTED,
        metavar="N",
        help=f"how many findings each list shows (default: {_LISTED}; 0: all)",
    )
    add(
        "--triangles",
        type=_triangles,
        default=("open",),
        metavar="KINDS",
        help="which triangular twinnings to look for: open, unsigned, complementary, "
        "separated by commas, or all (default: open)",
    )
    _add_lang(parser)
    add(
        "--format",
        choices=("text", "json", "html", "markdown"),
        default="text",
        help="default: text",
    )
    add("--output", metavar="FILE", help="write there instead of to standard output")


def _add_backtest(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser, "SOURCE", _SOURCES)
    _add_reading(parser)
    add = parser.add_argument
    add(
        "--later",
        action="append",
        default=[],
        metavar="SOURCE",
        help="a later edition, whose new ties are to be found (default: ties of the "
        "data are hidden); may be repeated",
    )
    add(
        "--level",
        metavar="LEVEL",
        help="roll seats up to this level of territories, such as region",
    )
    add(
        "--seeds",
        type=_runs,
        default=5,
        metavar="N",
        help="how many runs, each with other ties hidden (default: 5)",
    )
    _add_lang(parser)


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser, "SOURCE", _SOURCES)
    _add_reading(parser)
    _add_lang(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="default: text"
    )


def _add_convert(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser, "SOURCE", _SOURCES + "; the last one, OUT, is written")
    _add_reading(parser)
    _add_lang(parser)


def _add_sources(parser: argparse.ArgumentParser, name: str, text: str) -> None:
    parser.add_argument("sources", nargs="*", metavar=name, help=text)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--map",
        action="append",
        metavar="MAP",
        help="read tables of another origin through this column map: a .toml or .json "
        "file, or the name of one that comes with the library; may be repeated",
    )
    parser.add_argument(
        "--source-format",
        metavar="FORMAT",
        help="the format of the field that the sources are of, where it is not "
        "recognised, such as wikidata",
    )


def _add_lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", choices=("en", "fr"), default="en", help="default: en"
    )


def _facets(text: str) -> tuple[str, ...]:
    words = _parts(text)
    facets = [_FACETS.get(spelling(word)) for word in words]
    if not facets or None in facets or len(set(facets)) < len(facets):
        strange = [word for word, facet in zip(words, facets, strict=True) if not facet]
        found = [hint for word in strange for hint in hints(spelling(word), _FACETS)]
        meant = f"; did you mean {', '.join(found)}?" if found else ""
        raise argparse.ArgumentTypeError(
            f"{text!r}: name theme, function, audience or place, each once{meant}"
        )
    return tuple(facet for facet in facets if facet)


def _statuses(text: str) -> str | tuple[str, ...]:
    words = _parts(text)
    return words[0] if len(words) == 1 else tuple(words)


def _triangles(text: str) -> tuple[str, ...]:
    words = _parts(text)
    if words == ["all"]:
        return (*TRIANGLE_KINDS,)
    strange = [word for word in words if word not in TRIANGLE_KINDS]
    if strange or not words:
        found = [hint for word in strange for hint in hints(word, TRIANGLE_KINDS)]
        meant = f"; did you mean {', '.join(found)}?" if found else ""
        raise argparse.ArgumentTypeError(
            f"{text!r}: name open, unsigned or complementary, or all{meant}"
        )
    return tuple(words)


def _limit(text: str) -> int | None:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 up")
    return int(text) or None


def _runs(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 up")
    return int(text)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


__all__ = ["parse"]
