"""Every page type as Lighthouse sees it on a slow phone: speed, barriers, good practice, what search engines need."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import missing, part
from tests.browser.pages import FLAGS, page_types
from tests.browser.serving import served
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser]
LEAST = 98


@pytest.fixture
def port(tmp_path: Path) -> Iterator[str]:
    """The port at which a Chromium of its own listens."""
    chromium = shutil.which("chromium")
    if not chromium:
        missing("chromium")
    profile = tmp_path / "profile"
    running = subprocess.Popen(
        [chromium, *FLAGS, "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    told = profile / "DevToolsActivePort"
    for _ in range(300):
        if told.is_file() and told.read_text():
            break
        time.sleep(0.1)
    yield told.read_text().split()[0]
    running.terminate()
    running.wait(30)


def test_lighthouse_finds_little_to_mend(seeds_site: Path, port: str) -> None:
    node = shutil.which("node")
    if not node:
        missing("node")
    part("lighthouse/core/index.js")
    with served(seeds_site) as (host, _):
        addresses = [host + page.relative_to(seeds_site).as_posix() for page in page_types(seeds_site)]
        done = subprocess.run(
            [node, ROOT / "tests/browser/lighthouse.mjs", port, str(LEAST), *addresses, f"{host}search.html?q=police"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(addresses) + 1, done.stderr[-2000:]
    assert [one for one in told if min(one["scores"].values()) < LEAST] == []
