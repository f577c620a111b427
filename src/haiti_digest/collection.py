"""When Python looks for cycles among objects to free them: each look passes over every article and link again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keeps Python from looking for cycles inside: for work that makes much to be kept, and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def set_aside() -> Iterator[None]:
    """What is there already is not looked through inside."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
