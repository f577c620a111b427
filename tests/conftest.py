"""What all tests share: hypothesis settings, the seeds, and the command line run as a user runs it."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.stores import line as line

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

# A slow machine is no failure, and a check that must pass draws the same examples each time.
settings.register_profile(
    "project",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "200" if os.environ.get("CI") else "50")),
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("project")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so a shell starts what runs behind it, and programs inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)

NOBODY = 65534

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of seeds that the project ships."""
    return SEEDS


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs ``haiti-digest`` with arguments in a process of its own; gives exit code, output and errors as text."""

    def call(*arguments: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "haiti_digest", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return call


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """An empty folder, with the rights of a plain user while the test runs: root may read and write everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            folder.chmod(0o777)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
            for path in folder.rglob("*"):
                path.chmod(0o700)
