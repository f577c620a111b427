"""Annotations lead to their words, by position and by quote."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from haiti_digest.config import Publish
from tests.site.making import seeds_digest, seeds_site


def resolved(base: str, reference: str) -> str:
    """A reference that is empty or a fragment, resolved as RFC 3986 has it."""
    assert reference == "" or reference.startswith("#")
    return base + reference


@pytest.mark.parametrize("publish", ["private", "excerpt"])
def test_every_selector_leads_to_words_of_its_article(seeds: Path, publish: Publish) -> None:
    made = seeds_digest(seeds)
    texts = {
        base64.urlsafe_b64encode(hashlib.sha256(one.seed.text.encode()).digest()).decode().rstrip("="): one.seed.text
        for one in made.articles
    }
    pages = [json.loads(line) for line in seeds_site(publish)["data/annotations.jsonl"].splitlines()]
    quotes, ids = 0, []
    for page in pages:
        assert page["type"] == "AnnotationPage"
        context, base = page["@context"]
        assert context == "http://www.w3.org/ns/anno.jsonld"
        for annotation in page["items"]:
            assert annotation["type"] == "Annotation"
            ids.append(resolved(base["@base"], annotation["id"]))
            targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
            for target in targets:
                position, *others = target["selector"]
                source = resolved(base["@base"], target["source"])
                words = texts[source.removeprefix("ni:///sha-256;")][position["start"] : position["end"]]
                assert words
                assert all(quote == {"type": "TextQuoteSelector", "exact": words} for quote in others)
                quotes += len(others)
    assert len(pages) == len(made.articles)
    assert quotes > len(ids) / 2 if publish == "private" else quotes
    assert len(set(ids)) == len(ids) > 50
