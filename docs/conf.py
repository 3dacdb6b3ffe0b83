"""How Sphinx builds the documentation."""

import os
from importlib.metadata import version as version_of

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

html_theme = "furo"
html_title = f"partnerlib {release}"

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_numpy_docstring = True
napoleon_preprocess_types = True
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
    "numpy",
    "pandas",
    "pathlib",
    "scipy",
)
nitpick_ignore_regex = [(r"py:.*", rf"({'|'.join(ELSEWHERE)})\..*")]
# Words of NumPy docstrings that are no type.
nitpick_ignore = [
    ("py:class", "default"),
    ("py:class", "optional"),
]
