"""A dot plot as plain numbers: where each value stands on one line from nought, drawn as SVG by a template.

Places are per cent of the width, so that the plot keeps its letters readable at any width; heights are pixels.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from haiti_digest.records import Record

ROW = 46
"""Pixels a row takes."""
HEAD = 6
FOOT = 30
LEFT, WIDTH = Decimal(2), Decimal(94)
TICKS = 4

Shape = Literal["dot", "ring", "more", "less", "range", "cross", "derived"]


class Dot(Record, frozen=True, kw_only=True):
    """A value to plot: its words, the line beside them, and how it is drawn."""

    value: Decimal
    upper: Decimal | None
    words: str
    beside: str
    shape: Shape
    faded: bool = False


class Placed(Record, frozen=True, kw_only=True):
    """A dot with its place: ``x`` and ``to`` in per cent, ``text`` and ``line`` in pixels from the top."""

    dot: Dot
    x: str
    to: str | None
    text: int
    line: int


class Tick(Record, frozen=True, kw_only=True):
    """A mark on the scale."""

    x: str
    value: Decimal


class Plot(Record, frozen=True, kw_only=True):
    """Everything to draw; ``shapes`` are those used, for the legend."""

    rows: tuple[Placed, ...]
    ticks: tuple[Tick, ...]
    height: int
    floor: int
    shapes: tuple[Shape, ...]


def plot(dots: Sequence[Dot]) -> Plot | None:
    """*dots* on one scale from nought; None where there are fewer than two or one lies below nought."""
    ends = [end for dot in dots for end in (dot.value, dot.upper) if end is not None]
    if len(dots) < 2 or min(ends) < 0 or max(ends) == 0:
        return None
    step = _step(max(ends))
    top = step * (max(ends) / step).to_integral_value(rounding="ROUND_CEILING")
    rows = tuple(
        Placed(
            dot=dot,
            x=_x(dot.value, top),
            to=None if dot.upper is None else _x(dot.upper, top),
            text=HEAD + ROW * number + 16,
            line=HEAD + ROW * number + 32,
        )
        for number, dot in enumerate(dots)
    )
    floor = HEAD + ROW * len(dots)
    ticks = tuple(Tick(x=_x(step * number, top), value=_plain(step * number)) for number in range(int(top / step) + 1))
    shapes = tuple(dict.fromkeys(dot.shape for dot in dots))
    return Plot(rows=rows, ticks=ticks, height=floor + FOOT, floor=floor, shapes=shapes)


def _step(most: Decimal) -> Decimal:
    """A round step (1, 2 or 5 and noughts) that takes at most so many ticks up to *most*."""
    power = Decimal(10) ** (most / TICKS).adjusted()
    return next(power * times for times in (1, 2, 5, 10) if power * times * TICKS >= most)


def _x(value: Decimal, top: Decimal) -> str:
    return f"{LEFT + WIDTH * value / top:.2f}%"


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
