"""Tests of what importing the package costs."""

import subprocess
import sys

HEAVY = ("cattrs", "hypothesis", "networkx", "numpy", "pandas", "scipy")
LIST_LOADED = f"""
import sys
import partnerlib
print([name for name in {HEAVY!r} if name in sys.modules])
"""
LIST_LOADED_BY_DIR = f"""
import sys
import partnerlib
dir(partnerlib)
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def run(code: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def test_import_is_light() -> None:
    """Importing the package loads no heavy dependency."""
    assert "[]" == run(LIST_LOADED)


def test_listing_the_names_is_light() -> None:
    """Listing the public names, as a shell does on tab, loads none either."""
    assert "[]" == run(LIST_LOADED_BY_DIR)


def test_absence_can_be_seen() -> None:
    """The listing does show a heavy dependency once it is loaded."""
    assert "['networkx', 'numpy']" == run("import networkx, numpy" + LIST_LOADED)
