"""Tasks are done once each, whoever does them."""

import os
import subprocess
import sys
import time
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from haiti_digest.work.crew import Crew, Lost, Processes, crew_of


def double(number: int) -> int:
    return 2 * number


def die_of_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return double(number)


def fail(number: int) -> int:
    raise ValueError(number)


def leave_a_file(path: Path) -> None:
    path.touch()


def wait_long(number: int) -> int:
    time.sleep(60)
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_task_is_done_once(workers):
    with Crew() if workers == 1 else Processes(workers) as crew:
        assert sorted(crew.each(double, range(50))) == list(range(0, 100, 2))


def test_a_task_that_ends_its_worker_is_lost_and_all_others_are_done():
    with Processes(2) as crew:
        done = list(crew.each(die_of_seven, range(30)))
    lost = [one.task for one in done if isinstance(one, Lost)]
    assert lost == [7]
    assert sorted(one for one in done if not isinstance(one, Lost)) == [2 * n for n in range(30) if n != 7]


def test_an_error_comes_through():
    with pytest.raises(ValueError, match=r"[012]"), Processes(2) as crew:
        list(crew.each(fail, range(3)))


def interrupted(crew: Processes, children: list) -> None:
    with crew:
        crew._open().submit(double, 1).result()
        crew._open().submit(wait_long, 1)
        children += crew._open()._processes.values()
        raise KeyboardInterrupt


def test_an_interrupt_leaves_no_one_at_work():
    children: list = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(Processes(2), children)
    assert children
    for child in children:
        assert wait(
            [child.sentinel], timeout=20
        )  # it has ended; who is asked how it ended may be the pool's own thread


def test_few_tasks_need_no_others():
    assert type(crew_of(None, 3, few=10)) is Crew
    assert type(crew_of(1, 1000, few=10)) is Crew
    assert crew_of(2, 3, few=10).workers == 2


ORPHAN = """
import os, time
from haiti_digest.work.crew import follow
parent = os.getpid()
if os.fork() == 0:
    while os.getppid() == parent:
        time.sleep(0.01)
    follow(parent)
    print("still there", flush=True)
os._exit(0)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere workers end when their pipe does")
def test_a_worker_whose_parent_was_killed_before_it_began_ends_too():
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == ""


def test_as_many_tasks_are_handed_out_early_as_are_asked_for(tmp_path):
    with Processes(2) as crew:
        coming = crew.each(leave_a_file, [tmp_path / str(number) for number in range(40)], ahead=40)
        next(coming)
        limit = time.monotonic() + 20
        while len(list(tmp_path.iterdir())) < 40 and time.monotonic() < limit:
            time.sleep(0.01)
        assert len(list(tmp_path.iterdir())) == 40  # though nobody asked for more than the first result
        assert len(list(coming)) == 39
