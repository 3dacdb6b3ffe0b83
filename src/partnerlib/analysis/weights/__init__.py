"""Weights that follow from data."""
