"""Folders of tables as a person would type them."""

from pathlib import Path
from textwrap import dedent

import partnerlib


def folder(home: Path, **tables: str) -> Path:
    """Write a folder of CSV tables, each given as text."""
    home.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        rows = "\n".join(line.strip() for line in dedent(text).strip().splitlines())
        (home / f"{name}.csv").write_text(rows + "\n", encoding="utf-8")
    return home


def world(home: Path, **tables: str) -> partnerlib.Registry:
    """Write a folder of CSV tables and read it."""
    return partnerlib.read(folder(home, **tables))
