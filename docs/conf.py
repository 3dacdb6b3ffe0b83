"""How Sphinx builds the documentation."""

import os
import re
from importlib.metadata import version as version_of
from typing import Any

import attrs
from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PyObject
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from partnerlib.findings import Finding, Report

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
html_static_path = ["_static"]
html_css_files = ["partnerlib.css"]
# Browsers show MathML themselves; MathJax would have to come from the network.
html_math_renderer = "mathml"

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
python_maximum_signature_line_length = 80
toc_object_entries_show_parents = "hide"
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
    "os",
    "pandas",
    "pathlib",
    "pd",
    "scipy",
)
NAMED_ELSEWHERE = ("DataFrame", "InvalidArgument", "SearchStrategy")
nitpick_ignore_regex = [
    (r"py:.*", rf"({'|'.join(ELSEWHERE)})\..*"),
    (r"py:.*", rf"{'|'.join(NAMED_ELSEWHERE)}"),
    (r"py:class", r"partnerlib\.findings\._report\.F"),  # a type variable
    (r"py:class", r"partnerlib\.graph\._plain\._Drawn"),  # another
    # NumPy docstrings describe types in prose: "iterable of Place, default ()".
    # A word without a capital or a dot is prose; `Place` has to be found.
    (r"py:class", r"[^A-Z.]*|default .*|None .*"),
]

PROSE_ENDS = re.compile("[A-Z.]")
CLASS_NAME = re.compile(r"[A-Z]\w*")
SEVERAL_NAMES = re.compile(r"(\w+(?:, \w+)+) : (.+)")
FOOTNOTE = re.compile(r"(?<=\.\. )\[(\d+)\](?= )|\[(\d+)\](?=_)")


def _name_one_by_one(*event: Any) -> None:
    """Take ``lat, lon : float`` apart, which napoleon reads as a field ``lat, lon``."""
    lines: list[str] = event[-1]
    section = ""
    number = 0
    while number < len(lines):
        if number + 1 < len(lines) and lines[number + 1].startswith("---"):
            section = lines[number]
        found = SEVERAL_NAMES.fullmatch(lines[number])
        if found and section == "Attributes":
            end = number + 1
            while end < len(lines) and (lines[end][:1] == " "):
                end += 1
            meaning = lines[number + 1 : end]
            lines[number:end] = [
                line
                for name in found[1].split(", ")
                for line in (f"{name} : {found[2]}", *meaning)
            ]
        number += 1


def _number_apart(*event: Any) -> None:
    """Tell the footnotes of one docstring from those of its neighbours.

    Each docstring counts its references from 1, and a page shows many docstrings.
    """
    _, _, name, _, _, lines = event

    def label(found: re.Match[str]) -> str:
        return f"[#{name}.{found[1] or found[2]}]"

    lines[:] = [FOOTNOTE.sub(label, line) for line in lines]


def _show_fields(*event: Any) -> tuple[str, str] | None:
    """Show how a value is made; attrs would show its own inner names.

    Types are told with the attributes, and reports and findings are not made by hand.
    """
    _, _, _, value, _, _, _ = event
    if not (isinstance(value, type) and attrs.has(value)):
        return None
    if issubclass(value, Finding | Report):
        return "", ""
    fields = sorted(attrs.fields(value), key=lambda field: field.inherited)
    first = [_field(each) for each in fields if not each.kw_only]
    named = [_field(each) for each in fields if each.kw_only]
    return f"({', '.join([*first, *(['*'] if named else []), *named])})", ""


def _field(field: attrs.Attribute[Any]) -> str:
    name = field.alias or field.name
    return name if field.default is attrs.NOTHING else f"{name}={field.default!r}"


def _leave_prose(_: Sphinx, page: nodes.document) -> None:
    """Keep the words of a type told in prose, such as ``date``, from being links."""
    for link in list(page.findall(pending_xref)):
        if link.get("refspecific") and not PROSE_ENDS.search(link["reftarget"]):
            link.replace_self(link.children)


def _find_by_short_name(
    app: Sphinx, env: BuildEnvironment, node: nodes.Element, content: nodes.Element
) -> nodes.Element | None:
    """Let a docstring name a thing of ours without the module it is shown in."""
    name = node["reftarget"]
    if node.get("refdomain") != "py" or not CLASS_NAME.fullmatch(name):
        return None
    found = {
        (entry.docname, entry.node_id): full
        for full, entry in env.domains.python_domain.objects.items()
        if full.rpartition(".")[2] == name and not entry.aliased
    }
    if len(found) != 1:
        return None
    ((page, anchor),) = found
    return make_refnode(app.builder, node["refdoc"], page, anchor, content, name)


def _show_formula(page: Any, node: nodes.Element) -> None:
    is_block = isinstance(node, nodes.math_block)
    formula = tex2mathml(node.astext(), as_block=is_block)
    page.body.append(f"<p>{formula}</p>" if is_block else formula)
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Connect what this page defines."""
    app.connect("autodoc-process-docstring", _name_one_by_one, priority=400)
    app.connect("autodoc-process-docstring", _number_apart)
    app.connect("autodoc-process-signature", _show_fields)
    app.connect("doctree-read", _leave_prose)
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"  # of a value: nothing in it varies
    app.connect("missing-reference", _find_by_short_name)
    renderers = (_show_formula, None)
    app.add_html_math_renderer(
        "mathml", inline_renderers=renderers, block_renderers=renderers
    )
