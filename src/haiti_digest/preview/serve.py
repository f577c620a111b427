"""Builds, serves, watches: the old site stays whenever a change cannot be built."""

import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from haiti_digest.build import Options, build_site
from haiti_digest.config import read_config
from haiti_digest.corrections import read_corrections
from haiti_digest.errors import DigestError, UsageError
from haiti_digest.preview.ahead import drawn_ahead, make_ready
from haiti_digest.preview.host import LOOPBACK, preview_host
from haiti_digest.preview.state import State
from haiti_digest.preview.watch import changes
from haiti_digest.site.edition import Edition

MOST_A_SECOND = 100
"""More builds than there can be in a second: so the numbers of a preview are above those of the one before it."""


class Preview(NamedTuple):
    """What is shown: the folders, settings and corrections of a build, and where it is served."""

    seeds: Path
    out: Path
    config: Path
    corrections: Path
    templates: Path | None = None
    port: int = 8000
    base: str = "/"


def serve(preview: Preview, say: Callable[[str], None]) -> None:
    """Serves the site until Ctrl-C; *say* is told the address first, then a line a build.

    UsageError where there is no folder of seeds or the port is taken.
    """
    if not preview.seeds.is_dir():
        raise UsageError(str(preview.seeds), "does not exist", "name a folder of articles")
    base = _base(preview.base)
    state = State(int(time.time()) * MOST_A_SECOND)
    server = preview_host(preview.out, state, preview.port, base)
    stop = threading.Event()
    builder = threading.Thread(target=_keep_building, args=(preview, state, stop, say), daemon=True)
    say(f"Open http://{LOOPBACK}:{server.server_address[1]}{base}   (Ctrl-C ends it)")
    builder.start()
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        server.server_close()
        builder.join(timeout=5)


def _base(path: str) -> str:
    """The path as it opens every address: one slash before and after it."""
    if any(letter in path for letter in "?#\\ \r\n") or ".." in path:
        raise UsageError(path, "is no base path", "write it like /digest/")
    inner = path.strip("/")
    return f"/{inner}/" if inner else "/"


def _keep_building(preview: Preview, state: State, stop: threading.Event, say: Callable[[str], None]) -> None:
    folders = [preview.seeds, *([preview.templates] if preview.templates else [])]
    files = [preview.config, preview.corrections]
    for _ in changes(folders, files, stop):
        build_once(preview, state, say)


def build_once(preview: Preview, state: State, say: Callable[[str], None]) -> None:
    """Builds, and shows and says how it went; nothing that goes wrong ends the preview.

    Pages that are open are drawn and shown first, and reload themselves while the others are drawn.
    """
    start = time.perf_counter()
    try:
        config, corrections = read_config(preview.config), read_corrections(preview.corrections)
        options = Options(ready=lambda edition: _show_ahead(preview, state, edition))
        report = build_site(preview.seeds, preview.out, config, preview.templates, corrections, options)
    except DigestError as error:
        state.show((), str(error))
        say(str(error))
        return
    except Exception as error:  # a mistake of ours is shown like one of the user's, so that work can go on
        traceback.print_exc()
        state.show((), f"haiti-digest itself failed: {type(error).__name__}: {error}")
        return
    problems = tuple(str(problem) for problem in report.problems)
    state.show(problems, None)
    for line in problems:
        say(line)
    say(f"built in {time.perf_counter() - start:.2f} s, {report.counts['files_changed']} files changed")


def _show_ahead(preview: Preview, state: State, edition: Edition) -> None:
    files = drawn_ahead(edition, state.looked_at, preview.templates)
    if files:
        state.show_ahead(files)
    make_ready(edition, preview.templates)
