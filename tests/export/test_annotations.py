"""Annotations lead to their words, by position and by quote."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from haiti_digest.config import Publish
from tests.site.making import seeds_digest, seeds_site


@pytest.mark.parametrize("publish", ["private", "excerpt"])
def test_every_selector_leads_to_words_of_its_article(seeds: Path, publish: Publish) -> None:
    made = seeds_digest(seeds)
    texts = {
        base64.urlsafe_b64encode(hashlib.sha256(one.seed.text.encode()).digest()).decode().rstrip("="): one.seed.text
        for one in made.articles
    }
    lines = seeds_site(publish)["data/annotations.jsonl"].splitlines()
    quotes = 0
    for annotation in map(json.loads, lines):
        assert annotation["type"] == "Annotation"
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
        for target in targets:
            position, *others = target["selector"]
            words = texts[target["source"].removeprefix("ni:///sha-256;")][position["start"] : position["end"]]
            assert words
            assert all(quote == {"type": "TextQuoteSelector", "exact": words} for quote in others)
            quotes += len(others)
    assert quotes > len(lines) / 2 if publish == "private" else quotes
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) > 50
