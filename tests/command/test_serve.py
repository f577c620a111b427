"""`haiti-digest serve` as a user meets it: it says where, builds on change, tells the page, ends on Ctrl-C."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"
Serving = tuple[str, "queue.Queue[str]", "subprocess.Popen[str]"]


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """The address of a running preview, the lines that it says, and its process."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(NEWS, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "haiti_digest", "serve", "--port", "0", "--base-path", "digest"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    said: queue.Queue[str] = queue.Queue()
    assert process.stdout
    threading.Thread(target=lambda: [said.put(line) for line in process.stdout], daemon=True).start()
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/digest/", said.get(timeout=30))
        assert found
        assert "built in" in said.get(timeout=60)
        yield found[0], said, process
    finally:
        process.kill()
        process.wait()


def page(address: str) -> str:
    """A page as a browser gets it."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def test_a_change_is_built_and_told(serving: Serving, tmp_path: Path) -> None:
    address, said, process = serving
    number = re.search(r'data-number="(\d+)"', page(address))
    assert number
    assert "fourteen" not in page(f"{address}quotes.html")
    (tmp_path / "seeds" / "harbour.txt").write_text(NEWS.replace("go on", "take fourteen days"), encoding="utf-8")
    listening = f"{address}__preview__/events?after={number[1]}&page=/digest/quotes.html"
    with urllib.request.urlopen(listening, timeout=30) as events:
        assert any(line.startswith(b"data: ") for line in iter(events.readline, b""))
    assert "fourteen" in page(f"{address}quotes.html")
    assert "built in" in said.get(timeout=30)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0


def test_a_taken_port_is_one_line(serving: Serving, run: Run, tmp_path: Path) -> None:
    port = serving[0].split(":")[2].split("/")[0]
    done = run("serve", "--port", port, cwd=tmp_path)
    assert done.returncode == 2
    assert (
        done.stderr
        == f"127.0.0.1:{port}: is taken by another program; name another with --port, or 0 for any that is free\n"
    )
