import re
from pathlib import Path

from partnerlib.wording import PROBLEMS
from partnerlib.wording.grammar import apostrophes

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "problem-codes.md"


def shown(text: str) -> str:
    """Write a sentence with its facts in italics, without the hints at its end."""
    plain = re.sub(r"\{(hint|separator|maps|mappable)\}", "", text)
    marked = re.sub(r"\{(\w+)\}", r"*\1*", plain)
    return marked.replace("|", "\\|").replace("~", "\\~")


def table() -> list[str]:
    """Write the table of all codes: paste it where this test fails."""
    return [
        "| code | severity | English | French |",
        "| --- | --- | --- | --- |",
        *(
            f"| `{code}` | {said.severity} | {shown(said.en)} | {french} |"
            for code, said in PROBLEMS.items()
            for french in (shown(apostrophes(said.fr)),)
        ),
    ]


def test_the_page_shows_every_problem_as_it_is_told() -> None:
    """The page has each code with its severity and its sentences, and no other."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()

    assert table() == [line for line in lines if line.startswith("| ")]
