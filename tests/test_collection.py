import gc

import pytest

from haiti_digest.collection import paused, set_aside


def _fails_inside() -> None:
    with paused():
        assert not gc.isenabled()
        with paused():
            pass
        assert not gc.isenabled()
        raise ValueError("inside")


def test_collection_is_paused_inside_alone_whatever_happens_there() -> None:
    with pytest.raises(ValueError, match="inside"):
        _fails_inside()
    assert gc.isenabled()


def test_what_is_there_is_set_aside_inside_alone() -> None:
    with set_aside():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
