"""What stands on several analyses: how far their answers can be trusted."""

from partnerlib.synthesis._backtest import backtest

__all__ = ["backtest"]
