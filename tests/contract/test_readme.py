"""The README shows what the command prints."""

from pathlib import Path

import pytest

from partnerlib.cli import main

README = Path(__file__).parents[2] / "README.md"
MARKER = "<!-- output: report -->\n```text\n"


def test_the_report_in_the_readme_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The excerpt stands, line by line, in the report on the built-in world."""
    shown = README.read_text(encoding="utf-8").split(MARKER)[1].split("```")[0]

    assert 0 == main(["report", "--dataset", "essonne"])

    assert shown.strip()
    assert shown in capsys.readouterr().out
