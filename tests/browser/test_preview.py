"""The preview in a real browser: a change of an article reloads the open page, and problems stand in it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from haiti_digest.preview.host import preview_host
from haiti_digest.preview.serve import Preview, build_once
from haiti_digest.preview.state import State
from tests.browser.pages import Browser

pytestmark = pytest.mark.browser

NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"


def until(holds: Callable[[], bool]) -> bool:
    """Whether something comes true within ten seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_an_open_page_follows_the_builds(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    article = tmp_path / "seeds" / "harbour.txt"
    article.write_text(NEWS, encoding="utf-8")
    preview = Preview(tmp_path / "seeds", tmp_path / "build", tmp_path / "digest.yml", tmp_path / "corrections.yml")
    preview.config.write_text("publish: private\n", encoding="utf-8")  # shows also so short an article
    state = State()
    build_once(preview, state, lambda _: None)
    server = preview_host(preview.out, state, 0, "/digest/")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        said = browser.open(f"http://127.0.0.1:{server.server_address[1]}/digest/quotes.html")
        assert said == []  # the policy lets the script and its style work
        assert "go on" in browser.driver.page_source
        assert until(lambda: state.looked_at == {"quotes.html"})
        article.write_text(NEWS.replace("go on", "end soon"), encoding="utf-8")
        build_once(preview, state, lambda _: None)
        assert until(lambda: "end soon" in browser.driver.page_source)
        preview.config.write_text("titel: x\n", encoding="utf-8")
        build_once(preview, state, lambda _: None)
        assert until(lambda: "is no field that is known" in browser.driver.page_source)
        assert "end soon" in browser.driver.page_source
    finally:
        server.shutdown()
        server.server_close()
