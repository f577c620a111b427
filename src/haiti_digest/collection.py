"""When Python looks for cycles among objects to free them: each look passes over every article and link again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 5_000
"""New objects between two looks at the youngest."""


@contextmanager
def paused(*, aside: bool = False) -> Iterator[None]:
    """Keeps Python from looking for cycles inside: for work that makes much to be kept, and no cycles.

    What was made is set *aside* then, until the ``set_aside`` ends in which this is.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aside:
            gc.freeze()
        if was_on:
            gc.enable()


def put_aside() -> None:
    """Puts aside what there is by now, until the ``set_aside`` ends in which this is."""
    gc.freeze()


@contextmanager
def seldom() -> Iterator[None]:
    """Python looks for cycles less often inside: a build makes millions of objects and few cycles."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def set_aside() -> Iterator[None]:
    """What is there already is not looked through inside."""
    put_aside()
    try:
        yield
    finally:
        gc.unfreeze()
