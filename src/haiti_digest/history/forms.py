"""The forms that the state of a build has had, and what makes each into the next.

A state of an earlier form is read as if it had been written in the present one: line by line, while it is compared. So
nothing is lost when the program is renewed, and no file but that of the next build is written.

To change the form: raise ``FORMAT``, add a step from the form before, and keep a state that the program wrote until
then under ``tests/history/states``.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

FORMAT = 2
BY_HAND = "by hand: "

Raw = dict[str, Any]
"""A line of the state as JSON has it."""


class Step(NamedTuple):
    """From one form to the next: what becomes of the head, and of the line of an article."""

    head: Callable[[Raw], Raw]
    article: Callable[[Raw], Raw]


def _head_2(head: Raw) -> Raw:
    """A reason stood behind “by hand:”, which the page says itself, in its own language."""
    rounds = [{**one, "changes": [_reasoned(change) for change in one["changes"]]} for one in head.get("rounds", ())]
    return {**head, "rounds": rounds}


def _reasoned(change: Raw) -> Raw:
    return {**change, "by_hand": change.get("by_hand", "").removeprefix(BY_HAND)}


def _article_2(article: Raw) -> Raw:
    if not article.get("edits"):
        return article
    edits = [[kind, span, told.removeprefix(BY_HAND)] for kind, span, told in article["edits"]]
    return {**article, "edits": edits}


STEPS: Mapping[int, Step] = {1: Step(_head_2, _article_2)}
"""By the form that they start from. The first form had no line of differences; so they are not known of its builds."""
LINES_BEFORE_ARTICLES: Mapping[int, int] = {1: 1, 2: 2}
"""How many lines stand before those of the articles: the head, and since the second form the differences."""


def as_now(form: int, line: Raw, part: Callable[[Step], Callable[[Raw], Raw]]) -> Raw:
    """A line of a state of the form *form* as the present form has it; *part* tells which step of it is meant."""
    for number in range(form, FORMAT):
        line = part(STEPS[number])(line)
    return line
