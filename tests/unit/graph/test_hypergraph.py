"""The hypergraph keeps each record whole, in the form that HIF defines."""

import json

from partnerlib import graph as views
from partnerlib.model import Actor, Agreement, Party
from partnerlib.registry import Registry

REGISTRY = Registry.of(
    actors=[Actor(name, name=name.upper(), kind="association") for name in "abcd"],
    agreements=[
        Agreement(
            "g",
            title="The charter",
            kind="partnership",
            parties=[Party("a", "lead", "2010/2012"), "b", "c"],
        ),
    ],
)


def test_a_record_is_one_edge_of_all_its_parties() -> None:
    """Three parties make three incidences and no pairs."""
    found = views.hypergraph(REGISTRY)

    assert ["a", "b", "c", "d"] == [row["node"] for row in found["nodes"]]
    assert [("agreement/g", "a"), ("agreement/g", "b"), ("agreement/g", "c")] == [
        (row["edge"], row["node"]) for row in found["incidences"]
    ]
    assert {"roles": ["lead"], "during": "2010/2012"} == found["incidences"][0]["attrs"]
    assert "The charter" == found["edges"][0]["attrs"]["name"]


def test_it_is_plain_json() -> None:
    """What is given can be written as it is, and says what it is."""
    found = json.loads(json.dumps(views.hypergraph(REGISTRY)))

    assert "undirected" == found["network-type"]
    assert REGISTRY.digest == found["metadata"]["digest"]
