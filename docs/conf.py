"""How Sphinx builds the documentation."""

import os
import re
from importlib.metadata import version as version_of
from typing import Any

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx

project = "partnerlib"
author = "The partnerlib authors"
copyright = author
release = version_of("partnerlib")
version = release

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",  # gives the pages the directive; pytest runs the blocks
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]
# A docstring may list a work that none of its sentences cites by number.
suppress_warnings = ["ref.footnote"]

html_theme = "furo"
html_title = f"partnerlib {release}"
# Browsers show MathML themselves; MathJax would have to come from the network.
html_math_renderer = "mathml"

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_numpy_docstring = True
napoleon_use_ivar = True  # attrs fields are documented once, in their class
napoleon_use_rtype = False

# The build works offline: what other projects document is linked only on demand.
if os.environ.get("PARTNERLIB_DOCS_INTERSPHINX"):
    extensions.append("sphinx.ext.intersphinx")
    intersphinx_mapping = {
        "networkx": ("https://networkx.org/documentation/stable/", None),
        "numpy": ("https://numpy.org/doc/stable/", None),
        "pandas": ("https://pandas.pydata.org/docs/", None),
        "python": ("https://docs.python.org/3/", None),
    }

# Reviewed: names that other projects document. Ours have to lead somewhere.
ELSEWHERE = (
    "attr",
    "attrs",
    "collections",
    "datetime",
    "decimal",
    "enum",
    "hypothesis",
    "networkx",
    "np",
    "numpy",
    "nx",
    "pandas",
    "pathlib",
    "pd",
    "scipy",
)
nitpick_ignore_regex = [
    (r"py:.*", rf"({'|'.join(ELSEWHERE)})\..*"),
    # NumPy docstrings describe types in prose: "iterable of Place, default ()".
    # A word without a capital or a dot is prose; `Place` has to be found.
    (r"py:class", r"[^A-Z.]*|default .*|None .*"),
]

FOOTNOTE = re.compile(r"(?<=\.\. )\[(\d+)\](?= )|\[(\d+)\](?=_)")


def _number_apart(*event: Any) -> None:
    """Tell the footnotes of one docstring from those of its neighbours.

    Each docstring counts its references from 1, and a page shows many docstrings.
    """
    _, _, name, _, _, lines = event

    def label(found: re.Match[str]) -> str:
        return f"[#{name}.{found[1] or found[2]}]"

    lines[:] = [FOOTNOTE.sub(label, line) for line in lines]


def _show_formula(page: Any, node: nodes.Element) -> None:
    is_block = isinstance(node, nodes.math_block)
    formula = tex2mathml(node.astext(), as_block=is_block)
    page.body.append(f"<p>{formula}</p>" if is_block else formula)
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Connect what this page defines."""
    app.connect("autodoc-process-docstring", _number_apart)
    renderers = (_show_formula, None)
    app.add_html_math_renderer(
        "mathml", inline_renderers=renderers, block_renderers=renderers
    )
