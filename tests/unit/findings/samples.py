"""One finding of each class, with any field replaced."""

from typing import Any

from partnerlib.findings import Component, Duplicate, Gap, Label, Role, Triangle

LABELS = (
    Label("theme", "health", "Health", "Santé"),
    Label("territory", "ML-1", "Kayes", "Kayes"),
    Label("territory", "FR-91", "Essonne", "Essonne"),
    Label("territory", "VN-HN", "Hanoi", "Hanoï"),
    Label("actor", "asso", "The association", "L'association"),
    Label("actor", "town", "The town", "La ville"),
    Label("unit", "people", "people", "personnes"),
)


def gap(**fields: Any) -> Gap:
    """Make an unmet need."""
    stated: dict[str, Any] = {
        "key": "unmet:theme=health;place=ML-1;unit=people",
        "kind": "unmet",
        "score": 0.4,
        "components": (
            Component("shortfall", 1.0),
            Component("weight", 0.5),
            Component("confidence", 0.8),
        ),
        "evidence": ("need/n1", "need/n2"),
        "labels": LABELS,
        "places": ("ML", "ML-1"),
        "cell": {"place": "ML-1", "theme": "health"},
        "needs": ("n1", "n2"),
        "quantity": 1200,
        "unit": "people",
        "confidence": 0.8,
        "shortfall": 1,
    }
    return Gap(**stated | fields)


def duplicate(**fields: Any) -> Duplicate:
    """Make a duplicated effort."""
    stated: dict[str, Any] = {
        "key": "duplicate:asso~town",
        "kind": "duplicate",
        "score": 0.75,
        "components": (Component("p_value", 0.001), Component("surprisal", 3)),
        "evidence": ("action/a1", "action/a2"),
        "labels": LABELS,
        "places": ("ML", "ML-1"),
        "actors": ("town", "asso"),
        "cells": [{"place": "ML-1", "theme": "health"}],
        "period": "2014/2016",
        "certainty": 1,
        "p_value": 0.001,
        "q_value": 0.02,
    }
    return Duplicate(**stated | fields)


def triangle(**fields: Any) -> Triangle:
    """Make an open triangle."""
    stated: dict[str, Any] = {
        "key": "open:FR-91~VN-HN",
        "kind": "open",
        "score": 0.6,
        "components": (
            Component("cannistraci_hebb", 0.5, 3),
            Component("liveliness", 1, 1),
        ),
        "evidence": ("agreement/g1", "agreement/g2"),
        "labels": LABELS,
        "places": ("FR-91", "ML", "ML-1", "VN-HN"),
        "territories": ("FR-91", "ML-1", "VN-HN"),
        "actors": ("town", "asso"),
        "broker": "ML-1",
        "brokers": ("ML-1", "MA"),
        "missing": [("FR-91", "VN-HN")],
        "roles": (
            Role("facilitating", "ML-1", reason="tied-to-both"),
            Role("pivotal", reason="no-match"),
            Role("beneficiary", reason="no-match"),
        ),
    }
    return Triangle(**stated | fields)
