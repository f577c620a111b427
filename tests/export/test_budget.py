"""No file of a site shows words of an article that its pages do not show."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from haiti_digest.config import Publish
from haiti_digest.records import Digest
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.spans import Span
from tests.site.making import seeds_digest, seeds_site

ROWS = ("statements", "figures", "dates", "mentions", "event_passages", "tension_passages")
RUN = 5
"""Words in a row that tell where they were taken from."""


@pytest.fixture(scope="module")
def shipped(seeds: Path) -> Digest:
    return seeds_digest(seeds)


def source_spans(files: dict[str, bytes]) -> Iterator[tuple[str, Span]]:
    """Every place of an article that some file shows: digest and span."""
    digests = {row["id"]: row["sha256"] for row in map(json.loads, files["data/articles.jsonl"].splitlines())}
    for path, data in files.items():
        if path.endswith(".html"):
            for digest, start, end in re.findall(r'data-source="(\w+):(\d+)-(\d+)"', data.decode()):
                yield digest, Span(int(start), int(end))
    for name in ROWS:
        for row in map(json.loads, files.get(f"data/{name}.jsonl", b"").splitlines()):
            whole = row.get("spans", f"{row.get('start')}-{row.get('end')}") if "digest" not in row else ""
            for start, end in re.findall(r"(\d+)-(\d+)", row.get("shown", whole)):
                yield digests[row["article"]], Span(int(start), int(end))


@pytest.mark.parametrize("publish", ["excerpt", "facts"])
def test_pages_and_files_together_keep_to_the_share(shipped: Digest, publish: Publish) -> None:
    files = seeds_site(publish)
    spans = list(source_spans(files))
    for made, row in zip(shipped.articles, map(json.loads, files["data/articles.jsonl"].splitlines()), strict=True):
        together = Excerpt(made.seed)
        for digest, span in spans:
            if made.seed.sha256.startswith(digest[:12]):
                together.show(span)
        assert 0 < together.count <= together.total * 30 / 100
        assert together.count <= row["words_shown"]


@pytest.mark.parametrize("publish", ["excerpt", "facts"])
def test_no_run_of_withheld_words_stands_in_any_file(shipped: Digest, publish: Publish) -> None:
    files = seeds_site(publish)
    spans = list(source_spans(files))
    text = " ".join(
        " ".join(re.sub(rb"<[^>]*>", b"", data).decode("utf-8", "replace").split()) for data in files.values()
    )
    for made in shipped.articles:
        together = Excerpt(made.seed)
        for digest, span in spans:
            if made.seed.sha256.startswith(digest[:12]):
                together.show(span)
        for paragraph in made.seed.paragraphs:
            for stretch, shown, words in together.stretches(paragraph.span):
                if not shown and words >= RUN:
                    assert " ".join(stretch.of(made.seed.text).split()) not in text
