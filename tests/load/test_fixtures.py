"""Every fixture file loads as its kept outline says; HAITI_DIGEST_RENEW=1 writes the outlines anew for a review."""

import os
from itertools import pairwise

import pytest

from haiti_digest.load.folder import load
from haiti_digest.records import Seed
from tests.load.outline import EXPECTED, FIXTURES, outlines_of_folder

NAMES = sorted(p.relative_to(FIXTURES).as_posix() for p in FIXTURES.rglob("*") if p.is_file())


@pytest.fixture(scope="module")
def outlines() -> dict[str, str]:
    found = outlines_of_folder()
    if os.environ.get("HAITI_DIGEST_RENEW"):
        for name, words in found.items():
            place = EXPECTED / f"{name}.outline"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(words, encoding="utf-8")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_is_read_as_its_outline_says(name, outlines):
    assert outlines[name] == (EXPECTED / f"{name}.outline").read_text(encoding="utf-8")


def test_there_is_no_outline_without_its_file():
    kept = {p.relative_to(EXPECTED).as_posix().removesuffix(".outline") for p in EXPECTED.rglob("*") if p.is_file()}
    assert kept == set(NAMES)


def test_every_word_is_body_or_listed_as_left_out():
    for seed in load(FIXTURES):
        if not isinstance(seed, Seed) or seed.path.endswith((".md", ".markdown")):
            continue
        covered = [False] * len(seed.text)
        for part in (*seed.paragraphs, *seed.left_out):
            for at in range(part.span.start, part.span.end):
                covered[at] = True
        missed = "".join(c for c, there in zip(seed.text, covered, strict=True) if not there and c.isalpha())
        assert missed == "", f"{seed.path}: {missed!r} is neither body nor left out"


def test_parts_do_not_overlap_and_come_in_order():
    for seed in load(FIXTURES):
        if isinstance(seed, Seed):
            for parts in (seed.paragraphs, seed.left_out):
                assert list(parts) == sorted(parts, key=lambda part: part.span)
            spans = sorted(part.span for part in (*seed.paragraphs, *seed.left_out))
            assert all(one.end <= two.start for one, two in pairwise(spans)), seed.path
