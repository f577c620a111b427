"""The preview lives through whatever is saved: the old site stays, and what is wrong is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from haiti_digest.errors import UsageError
from haiti_digest.preview.serve import Preview, build_once, serve
from haiti_digest.preview.state import State

NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A digest of one article, with a folder for templates of its own."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(NEWS, encoding="utf-8")
    settings, corrections = tmp_path / "digest.yml", tmp_path / "corrections.yml"
    return Preview(tmp_path / "seeds", tmp_path / "build", settings, corrections, tmp_path / "templates")


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_broken_things_leave_the_old_site_and_mended_ones_go_on(preview: Preview) -> None:
    state, said = State(), []
    build_once(preview, state, said.append)
    assert state.shown.failure is None
    assert "built in" in said[-1]
    good = files(preview.out)
    assert not any(b"__preview__" in data for data in good.values())
    broken = {
        preview.templates / "base.html": b"{% block %}",
        preview.config: b"titel: x\n",
        preview.corrections: b"nonsense: x\n",
        preview.seeds / "harbour.txt": b"\x89PNG\r\n\x1a\n" + bytes(99),
    }
    for path, data in broken.items():
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(data)
        build_once(preview, state, said.append)
        assert state.shown.failure, path
        assert files(preview.out) == good
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        build_once(preview, state, said.append)
        assert state.shown.failure is None
        assert files(preview.out) == good
    assert state.shown.number == 9


def test_a_page_that_is_open_is_shown_before_the_site_is_built(preview: Preview) -> None:
    state = State()
    build_once(preview, state, lambda _: None)
    seen: list[tuple[bytes | None, bytes]] = []

    class Watching(State):
        def show_ahead(self, files: Mapping[str, bytes]) -> None:
            super().show_ahead(files)
            seen.append((self.ahead("quotes.html")[0], (preview.out / "quotes.html").read_bytes()))

    watching = Watching()
    (preview.seeds / "harbour.txt").write_text(NEWS.replace("go on", "take fourteen days"), encoding="utf-8")
    with watching.looking_at("quotes.html", "nowhere.html"):
        build_once(preview, watching, lambda _: None)
    ((ahead, before),) = seen
    assert ahead is not None
    assert ahead != before
    assert b"fourteen" not in before
    assert ahead == (preview.out / "quotes.html").read_bytes()
    assert b"fourteen" in ahead
    assert watching.shown.number == 2


@pytest.mark.parametrize("path", ["search.html", "data.html", "nowhere.html", "../secret.txt"])
def test_a_page_that_tells_of_what_is_written_last_waits_for_it(preview: Preview, path: str) -> None:
    state = State()
    with state.looking_at(path):
        build_once(preview, state, lambda _: None)
    assert state.shown.number == 1


def test_a_style_sheet_of_ones_own_comes_with_the_page_that_is_shown_first(preview: Preview) -> None:
    state, templates = State(), preview.templates
    assert templates
    build_once(preview, state, lambda _: None)
    name = next(path.name for path in preview.out.glob("*.css"))
    (templates / "static").mkdir()
    (templates / "static" / name).write_text("p { color: red }", encoding="utf-8")
    seen: list[bytes | None] = []

    class Watching(State):
        def show_ahead(self, files: Mapping[str, bytes]) -> None:
            seen.append(files.get(name))

    watching = Watching()
    with watching.looking_at("index.html"):
        build_once(preview, watching, lambda _: None)
    assert seen == [b"p { color: red }"]


def test_problems_of_single_articles_are_shown_beside_the_new_site(preview: Preview) -> None:
    state, said = State(), []
    (preview.seeds / "empty.txt").write_bytes(b"")
    build_once(preview, state, said.append)
    assert state.shown.failure is None
    (line,) = state.shown.problems
    assert "empty.txt: is empty" in line
    assert line in said


@pytest.mark.parametrize("base", ["/a?b", "/a#b", "/a b", "/../x", "\\x"])
def test_a_base_path_that_is_none(preview: Preview, base: str) -> None:
    with pytest.raises(UsageError, match="is no base path"):
        serve(preview._replace(base=base), print)


def test_a_missing_folder_is_told_at_once(preview: Preview) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        serve(preview._replace(seeds=preview.seeds / "nowhere"), print)
