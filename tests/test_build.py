"""The counts that end a build."""

from pathlib import Path

from haiti_digest.build import build_site
from haiti_digest.config import Config
from haiti_digest.corrections import read_corrections

BODY = (
    "The lamps of the old quay were lit again on Monday, after eleven dark years, and half the town came to look.\n"
    "Lamp keeper Ole Brandt said that the oil would last the winter if the wind let it. He lit the last one himself, "
    "at the end of the pier, while the harbour band played and the children counted the lights in the water.\n"
)
HEAD = "---\ntitle: Lamps lit\nurl: https://gazette.example/lamps\ndate: 2031-05-02\n"


def test_copies_versions_and_skipped_files_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.md").write_text(f"{HEAD}---\n{BODY}", encoding="utf-8")
    (folder / "second.md").write_text(
        f"{HEAD}updated: 2031-05-03\n---\n{BODY.replace('eleven', 'twelve')}", encoding="utf-8"
    )
    (folder / "copy.txt").write_text(BODY.replace("eleven", "twelve"), encoding="utf-8")
    (folder / "lines.jsonl").write_text(
        '{"text": "A dog barked at noon, the miller said."}\n{"text":\n', encoding="utf-8"
    )
    (folder / "empty.txt").write_bytes(b"")
    summary = build_site(folder, tmp_path / "site", Config()).summary()
    names = ("articles_read", "files_skipped", "copies_folded", "earlier_versions")
    assert [summary[name] for name in names] == [4, 1, 1, 1]


def test_corrections_are_applied_and_those_that_fit_no_article_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "lamps.md").write_text(f"{HEAD}---\n{BODY}", encoding="utf-8")
    edits = tmp_path / "corrections.yml"
    edits.write_text(
        "- {file: lamps.md, words: the oil would last, speaker: Eva Brandt, reason: the caption names her}\n"
        "- {file: lamp.md, words: the oil, clear: speaker, reason: no such file}\n"
        "- {file: lamps.md, words: the tar would last, clear: speaker, reason: no such words}\n",
        encoding="utf-8",
    )
    report = build_site(folder, tmp_path / "site", Config(), corrections=read_corrections(edits))
    assert "Eva Brandt" in (tmp_path / "site/articles/lamps.html").read_text(encoding="utf-8")
    assert sorted(str(problem).partition(": ")[2][:22] for problem in report.problems) == [
        "no article was read fr",
        "the words “the tar wou",
    ]
    assert report.summary()["files_skipped"] == 0


def test_an_unchanged_build_keeps_every_byte_and_shows_what_changed_last(tmp_path: Path) -> None:
    folder, site = tmp_path / "articles", tmp_path / "site"
    folder.mkdir()
    (folder / "lamps.md").write_text(f"{HEAD}---\n{BODY}", encoding="utf-8")
    build_site(folder, site, Config())
    (folder / "miller.txt").write_text("A dog barked at noon, the miller said.\n", encoding="utf-8")
    build_site(folder, site, Config())
    shown = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert b"1 added, 0 changed, 0 withdrawn" in shown[site / "changes.html"]
    assert build_site(folder, site, Config()).summary()["files_changed"] == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == shown
