"""What a copy of this process gives comes as if it were made here."""

import os
from collections.abc import Iterator
from threading import Timer
from time import sleep

import pytest

from haiti_digest.errors import DigestError
from haiti_digest.work.apart import Copy
from haiti_digest.work.drawing import can_share

pytestmark = pytest.mark.skipif(not can_share(), reason="processes here are no copies of their parent")


def numbers() -> Iterator[object]:
    yield from (os.getpid() == PARENT, *range(5))


def ended() -> Iterator[int]:
    yield 1
    os._exit(1)


def ended_within() -> Iterator[bytes]:
    Timer(0.2, lambda: os._exit(1)).start()
    yield bytes(1 << 20)


def failing() -> Iterator[int]:
    yield 1
    raise DigestError("there", "went wrong", "try again")


PARENT = os.getpid()


def further() -> Iterator[object]:
    with Copy(numbers, "counting") as one, Copy(numbers, "counting") as two:
        yield [*two.given(), *one.given()]


def in_vain() -> Iterator[object]:
    with Copy(ended, "counting") as copy:
        yield list(copy.given())


def lasting() -> Iterator[int]:
    yield os.getpid()
    sleep(600)


def test_what_another_process_makes_comes_in_its_order() -> None:
    with Copy(numbers, "counting") as copy:
        assert list(copy.given()) == [False, *range(5)]


def test_a_copy_has_copies_of_its_own() -> None:
    with Copy(further, "counting") as copy:
        assert list(copy.given()) == [2 * [False, *range(5)]]


def test_what_fails_there_fails_here() -> None:
    with Copy(failing, "counting") as copy:
        found = copy.given()
        assert next(found) == 1
        with pytest.raises(DigestError, match="went wrong"):
            next(found)


def test_a_process_that_is_ended_is_told() -> None:
    with Copy(ended, "counting") as copy, pytest.raises(DigestError, match=r"counting.*ended"):
        list(copy.given())


def test_a_process_that_is_ended_while_it_tells_something_is_told() -> None:
    with Copy(ended_within, "counting") as copy:
        sleep(0.5)
        with pytest.raises(DigestError, match=r"counting.*ended"):
            list(copy.given())


def test_a_copy_of_a_copy_that_is_ended_is_told() -> None:
    with Copy(in_vain, "all") as copy, pytest.raises(DigestError, match=r"counting.*ended"):
        list(copy.given())


def test_who_wants_no_more_ends_it() -> None:
    with Copy(lasting, "counting") as copy:
        process = next(copy.given())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
