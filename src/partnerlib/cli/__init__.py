"""The command ``partnerlib``."""

from partnerlib.cli._main import main

__all__ = ["main"]
