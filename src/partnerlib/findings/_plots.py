"""Plots: the one place of the core that knows matplotlib, inside the call."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from partnerlib.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.figure import Figure
else:
    Figure = Any  # so that type hints resolve where matplotlib is not installed

__all__ = ["Figure", "measures_figure"]

_PANELS: Final = (
    ("Area under the ROC curve", ("auc", "auc_matched"), 0.5),
    ("Precision", ("precision_20", "precision_100", "precision_500"), 0.0),
)


def measures_figure(
    scores: Sequence[str],
    measures: Mapping[tuple[str, str], tuple[float, float, float]],
) -> Figure:
    """Draw measures of scores, side by side.

    Parameters
    ----------
    scores : sequence of str
        From top to bottom.
    measures : mapping
        By score and kind: value, and the interval around it.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure as Drawing
    except ImportError as error:
        raise MissingExtraError("plot", "matplotlib") from error
    figure = Drawing(figsize=(10, 1.5 + 0.4 * len(scores)), layout="constrained")
    panels = figure.subplots(1, 2, sharey=True)
    for axes, (title, kinds, start) in zip(panels, _PANELS, strict=True):
        for shift, kind in enumerate(kinds):
            known = [
                (row + 0.2 * shift, *measures[score, kind])
                for row, score in enumerate(scores)
                if (score, kind) in measures
            ]
            if known:
                rows, values, lows, highs = zip(*known, strict=True)
                around = (
                    [max(v - low, 0.0) for v, low in zip(values, lows, strict=True)],
                    [max(high - v, 0.0) for v, high in zip(values, highs, strict=True)],
                )
                axes.errorbar(values, rows, xerr=around, fmt="o", label=kind)
        axes.axvline(start, color="0.8", zorder=0)
        axes.set_title(title)
        axes.set_yticks(range(len(scores)), scores)
        if axes.containers:
            axes.legend(loc="lower right")
    panels[0].invert_yaxis()
    return figure
