"""Weights that were fitted, and how sure they are."""

from typing import Any

import attrs

from partnerlib.analysis._shared.tie_score._weights import TriangleWeights


@attrs.frozen(kw_only=True, repr=False)
class FittedWeights:
    """Weights fitted to the ties of a registry.

    Attributes
    ----------
    weights : TriangleWeights
        To be passed on to `find_triangles`, `find_ties` or `score_pair`. A weight
        is the span, in log-odds, between the least and the most that the component
        may count: never below 0, even where the component tells nothing.
    errors : tuple of (str, float)
        The standard error of each weight, by component. A weight of two errors is no
        sign of significance, as chance alone makes spans larger.
    no_data : tuple of str
        The components of which the pairs tell nothing; their weight is 0.
    ties : int
        How many hidden, or later, ties were fitted to.
    pairs : int
        How many pairs without a tie.
    log_loss : float
        The mean loss over these pairs, in nats, before anything led.
    lead : str
        The index of paths that got further points, for the first places of lists;
        empty where none did. These are in its weight, which is much larger for them;
        its error is that of the fit alone.
    seed : int
        The seed of the drawing.
    """

    weights: TriangleWeights
    errors: tuple[tuple[str, float], ...]
    no_data: tuple[str, ...]
    ties: int
    pairs: int
    log_loss: float
    lead: str
    seed: int

    def __repr__(self) -> str:
        told = len(self.errors) - len(self.no_data)
        return (
            f"<FittedWeights: components={told}, ties={self.ties},"
            f" log_loss={self.log_loss:.4g}>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Give an object for JSON."""
        return {
            "weights": dict(self.weights.pairs),
            "curves": {
                name: [list(knot) for knot in curve]
                for name, curve in self.weights.curves
            },
            "errors": dict(self.errors),
            "no_data": list(self.no_data),
            "ties": self.ties,
            "pairs": self.pairs,
            "log_loss": self.log_loss,
            "lead": self.lead,
            "seed": self.seed,
        }
