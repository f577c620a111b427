"""The counts that end a build."""

from pathlib import Path

from haiti_digest.build import build_site
from haiti_digest.config import Config

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
