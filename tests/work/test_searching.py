"""The files of the search from build to build: only what an edit reaches is written again."""

from pathlib import Path

from haiti_digest.build import Options, build_site
from haiti_digest.config import Config
from tests.test_build_cache import seeds, tree

WORKERS = Options(workers=1)


def stamps(out: Path) -> dict[str, tuple[int, int]]:
    found = {path.name: path.stat() for path in (out / "search").iterdir()}
    return {name: (status.st_mtime_ns, status.st_size) for name, status in found.items()}


def test_an_edit_writes_only_the_parts_it_reaches(tmp_path: Path) -> None:
    folder, out, config = seeds(tmp_path / "seeds", 60), tmp_path / "site", Config(publish="private")
    build_site(folder, out, config, options=WORKERS)
    before = stamps(out)
    edited = folder / "lamp-7.md"
    edited.write_text(
        edited.read_text(encoding="utf-8") + "\nThe zebra cost 77 crowns, Brandt said.\n", encoding="utf-8"
    )
    build_site(folder, out, config, options=WORKERS)
    after = stamps(out)
    changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    assert 2 <= len(changed) < len(after) / 4
    assert sum(name.startswith("a-") for name in changed) == 1


def test_a_part_that_somebody_changed_is_written_again(tmp_path: Path) -> None:
    folder, out = seeds(tmp_path / "seeds"), tmp_path / "site"
    build_site(folder, out, Config(), options=WORKERS)
    before = tree(out / "search")
    part = next(iter(sorted((out / "search").glob("t-*.js"))))
    part.write_bytes(b"// mine\n")
    (out / "search" / "index.js").unlink()
    build_site(folder, out, Config(title="Lamps"), options=WORKERS)
    assert tree(out / "search") == before


def test_what_may_be_shown_decides_what_is_found(tmp_path: Path) -> None:
    folder, out = seeds(tmp_path / "seeds"), tmp_path / "site"
    build_site(folder, out, Config(publish="private"), options=WORKERS)
    build_site(folder, out, Config(publish="facts"), options=WORKERS)
    build_site(folder, tmp_path / "anew", Config(publish="facts"), options=Options(keep=False, workers=1))
    assert tree(out / "search") == tree(tmp_path / "anew" / "search")
