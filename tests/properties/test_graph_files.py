"""Whatever bytes a file of a graph or a list holds, only problems come out of it."""

import io
import re
import warnings
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import partnerlib
from partnerlib.errors import PartnerlibWarning
from partnerlib.io.geojson import write_geojson
from partnerlib.strategies import registries

# Seeds of our own, small enough that a change of a byte changes something.
SEEDS = {
    "x.graphml": b"""<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="r" for="node" attr.name="record" attr.type="string"/>
<key id="n" for="node" attr.name="name"><default>N</default></key>
<key id="c" for="node" attr.name="country"/><key id="p" for="node" attr.name="pop"/>
<key id="y" for="edge" attr.name="year"/>
<graph edgedefault="directed"><node id="a"><data key="n">A</data><data key="c">FR</data>
<data key="p">12</data></node><node id="b"/><edge source="a" target="b">
<data key="y">1990
</data></edge><hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge></graph>
</graphml>""",
    "x.gexf": b"""<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><meta>
<description>
{"partnerlib": 1}</description></meta><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="record" type="string"/>
<attribute id="1" title="name" type="string"/></attributes><nodes>
<node id="territory:a">
<attvalues><attvalue for="0" value="territory"/><attvalue for="1" value="A"/>
</attvalues>
</node></nodes><edges><edge id="0" source="territory:a" target="territory:a"/></edges>
</graph></gexf>""",
    "x.hif": b"""{"metadata": {"partnerlib-version": 1, "territories": [{"id": "t",
"name": "T"}]},
"nodes": [{"node": "a", "attrs": {"name": "A"}}, {"node": "b", "attrs": {"name": "B"}}],
"edges": [{"edge": "agreement/g", "attrs": {"kind": "twinning"}}],
"incidences": [{"edge": "agreement/g", "node": "a"}, {"edge": "agreement/g",
"node": "b"}]}""",
    "foreign.hif": b"""{"nodes": [{"node": 1}], "edges": [{"edge": 2,
"attrs": {"year": 1}}],
"incidences": [{"edge": 2, "node": 1}, {"edge": 2, "node": "x"}]}""",
    "out.pairs": b"% sym\na b\nb c 1 2\n",
    "pairs.csv": b"source,target,year\na,b,1990\nb,c,\n",
    "communes.csv": b"TYPECOM,COM,REG,DEP,LIBELLE,COMPARENT\nCOM,91228,11,91,Evry,\n",
    "regions.csv": b"REG,CHEFLIEU,LIBELLE\n11,75056,Paris\n",
    "recipients.csv": b"code,name_en,name_fr,income_group,geography\n"
    b"255,Mali,,LDCs,Asia\n",
    "sectors.csv": b"category,code,voluntary_code,name_en,name_fr\n"
    b"122,12262,,Malaria,\n",
    "list.xml": b"""<codelist name="Sector"><codelist-items><codelist-item>
<code>12262</code>
<name><narrative>M</narrative></name></codelist-item></codelist-items></codelist>""",
}
ODD = (b"\x00", b"\xff\xfe", b"&x;", b"]]>", b"<!--", b"1e999", b"NaN", b"\xed\xa0\x80")


def looked_at(name: str, data: bytes) -> None:
    """Look at a file of these bytes, strictly and not, and write what is sound."""
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", PartnerlibWarning)
        path = Path(folder, name)
        path.write_bytes(data)
        for strict in (None, True):
            result = partnerlib.check(path, strict=strict)
            for problem in result.problems:
                problem.text("fr")
        registry = partnerlib.check(path).registry
        if registry is not None:
            target = Path(folder, "again.graphml")
            partnerlib.write(registry, target)

            assert registry == partnerlib.check(target).registry


@st.composite
def changed(draw: st.DrawFn, seed: bytes) -> bytes:
    """Draw a seed with a few bytes cut out, put in or repeated."""
    data = seed
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        to = min(len(data), at + draw(st.integers(0, 12)))
        odd = st.sampled_from(ODD) | st.binary(max_size=4) | st.just(data[at:to] * 2)
        data = data[:at] + draw(odd) + data[to:]
    return data


@pytest.mark.parametrize("name", SEEDS)
def test_no_bytes_bring_another_exception(name: str) -> None:
    """A changed file is read or told; it is never a crash."""

    @settings(max_examples=60)
    @given(changed(SEEDS[name]) | st.binary(max_size=200))
    def check(data: bytes) -> None:
        looked_at(name, data)

    looked_at(name, SEEDS[name])
    check()


@settings(max_examples=40)
@given(registries())
def test_a_map_holds_territories_and_agreements(registry: partnerlib.Registry) -> None:
    """Every registry can be put on a map, and what is lost is told."""
    chunks, problems = write_geojson(registry)
    text = b"".join(chunks).decode("utf-8")
    count = len(re.findall(r'^\{"type":"Feature",', text, re.MULTILINE))

    assert len(registry.territories) + len(registry.agreements) == count
    assert bool(registry.actors) == any(
        ("field", "actors") in problem.facts for problem in problems
    )


def test_a_zip_in_disguise_is_no_list() -> None:
    """A packed file under the name of a table is read as what it is, or told."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("communes.csv", SEEDS["communes.csv"])
    looked_at("communes.csv", packed.getvalue())


@pytest.mark.parametrize("name", ["x.graphml", "x.gexf", "list.xml"])
@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE a [<!ENTITY x "{big}"><!ENTITY y "&x;&x;&x;&x;&x;">]><a>&y;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><a/>',
        '<a xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="/etc"/></a>',
        "<a>" * 100_000,
    ],
)
def test_hostile_xml_is_refused(tmp_path: Path, name: str, hostile: str) -> None:
    """Bombs, foreign files and depth are told at once."""
    root = {"x.graphml": "graphml", "x.gexf": "gexf", "list.xml": "codelist "}[name]
    text = hostile.replace("{big}", "ha" * 50_000).replace("<a", f"<{root}", 1)
    path = tmp_path / name
    path.write_text(text)
    result = partnerlib.check(path)

    assert "root:" not in str(result.problems)
    assert result.registry is None or not result.registry.territories
