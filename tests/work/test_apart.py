"""What a copy of this process gives comes as if it were made here."""

import os
from collections.abc import Iterator

import pytest

from haiti_digest.errors import DigestError
from haiti_digest.work.apart import apart
from haiti_digest.work.drawing import can_share

pytestmark = pytest.mark.skipif(not can_share(), reason="processes here are no copies of their parent")


def numbers() -> Iterator[object]:
    yield from (os.getpid() == PARENT, *range(5))


def ended() -> Iterator[int]:
    yield 1
    os._exit(1)


def failing() -> Iterator[int]:
    yield 1
    raise DigestError("there", "went wrong", "try again")


PARENT = os.getpid()


def test_what_another_process_makes_comes_in_its_order() -> None:
    assert list(apart(numbers, "counting")) == [False, *range(5)]


def test_what_fails_there_fails_here() -> None:
    found = apart(failing, "counting")
    assert next(found) == 1
    with pytest.raises(DigestError, match="went wrong"):
        next(found)


def test_a_process_that_is_ended_is_told() -> None:
    with pytest.raises(DigestError, match=r"counting.*ended"):
        list(apart(ended, "counting"))


def test_who_wants_no_more_ends_it() -> None:
    found = apart(numbers, "counting")
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert list(found) == []
