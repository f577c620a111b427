"""What a long build is at: a bar on a terminal, plain lines elsewhere."""

import contextlib
import os
import struct
import subprocess
import sys

import pytest

from tests.command.test_killed import ENVIRONMENT

LONG = """
from haiti_digest.cli import progress
progress.PATIENCE, progress.BETWEEN = -1.0, -1.0
with progress.progress() as show:
    for what in ("reading", "drawing"):
        for done in (30, 60):
            show(what, done, 120)
"""
"""A build that takes its time at once."""


def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
    running = subprocess.Popen([sys.executable, "-c", LONG], env=ENVIRONMENT, stdout=end, stderr=end)
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # there is no more
        while more := os.read(terminal, 65536):
            shown += more
    assert running.wait() == 0
    os.close(terminal)
    text = shown.decode()
    assert "reading:  25%" in text
    assert "30/120" in text
    assert "<" in text
    assert "files/s" in text
    assert "drawing:  25%" in text


def test_elsewhere_there_are_plain_lines() -> None:
    done = subprocess.run([sys.executable, "-c", LONG], env=ENVIRONMENT, capture_output=True, encoding="utf-8")
    assert done.stdout == ""
    words = [line.rpartition(",")[0] for line in done.stderr.splitlines()]
    assert words == ["reading: 30 of 120", "reading: 60 of 120", "drawing: 30 of 120", "drawing: 60 of 120"]
    assert "\r" not in done.stderr
    assert "\x1b" not in done.stderr


def test_a_short_build_says_nothing(tmp_path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("The lamp burned on Monday, the keeper said.\n", encoding="utf-8")
    command = [sys.executable, "-m", "haiti_digest", "build"]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    assert done.stderr == ""
