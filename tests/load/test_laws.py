"""Any bytes load or are refused with one line, whatever the file's ending; and what is loaded holds the laws."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haiti_digest.load.given import InputFile
from haiti_digest.load.read import READERS, read_file
from haiti_digest.records import Problem, Seed
from tests.load.outline import FIXTURES

ENDINGS = sorted(READERS)
SLOW = {".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".warc", ".warc.gz", ".wacz"}
PARTS = """By Jane Doe
ADVERTISEMENT
date 2031-04-08
Title: x
PORT, Land (AP) —
“He said,
he said.
Updated:
| 3 min read
Apr 8
---
#
- a
> b
http://a.example/2031/04/08/x
Read more
The council has closed the pier, it said on Monday.
(Reuters)
Leave a Reply
[a](b)""".splitlines()
WORDS = st.sampled_from([*PARTS, "\n", "\n\n", "\r", "\u00a0", "\u200b"])
TEXTS = st.lists(WORDS | st.text(max_size=12), max_size=30).map(" ".join) | st.text(max_size=300)


def check(data: bytes, ending: str) -> list[Seed | Problem]:
    items = list(read_file(InputFile(f"x{ending}", f"in/x{ending}", data)))
    assert items, "neither an article nor a word about it"
    for item in items:
        if isinstance(item, Problem):
            assert str(item).startswith(f"in/x{ending}")
            assert "\n" not in str(item)
            assert len(str(item)) < 500
        else:
            hold_laws(item)
    return items


def hold_laws(seed: Seed) -> None:
    seed.text.encode("utf-8")
    spans = [p.span for p in seed.paragraphs] + [part.span for part in seed.left_out]
    assert all(0 <= span.start < span.end <= len(seed.text) for span in spans)
    ordered = [p.span for p in seed.paragraphs]
    assert ordered == sorted(ordered)
    together = sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(together))
    for noted in (seed.headline, seed.outlet, seed.agency, seed.url, seed.published, *seed.bylines):
        if noted is not None and noted.span is not None:
            assert 0 <= noted.span.start < noted.span.end <= len(seed.text)
    for hidden in seed.hidden:
        assert 0 <= hidden.start < hidden.end <= len(seed.text)


@pytest.mark.parametrize("ending", [e for e in ENDINGS if e not in SLOW])
@given(data=st.binary(max_size=400))
def test_any_bytes_load_or_are_refused_with_one_line(ending, data):
    check(data, ending)


@pytest.mark.parametrize("ending", sorted(SLOW))
@settings(max_examples=25)
@given(data=st.binary(max_size=200))
def test_any_bytes_in_a_page_or_archive_load_or_are_refused(ending, data):
    for start in (b"", b"<html><body><p>", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n"):
        check(start + data, ending)


@given(text=TEXTS)
def test_any_text_loads_as_an_article_or_has_no_words(text):
    data = text.encode("utf-8", "ignore")
    (item,) = check(data, ".txt")
    if isinstance(item, Seed):
        assert item.text == data.decode("utf-8-sig") or item.encoding != "utf-8"


@given(text=TEXTS)
def test_any_text_as_markdown(text):
    check(text.encode("utf-8", "ignore"), ".md")


@given(text=TEXTS)
def test_front_matter_of_any_words(text):
    check(b"---\n" + text.encode("utf-8", "ignore") + b"\n---\nThe pier is closed.\n", ".md")


@given(text=TEXTS, title=st.text(max_size=20), date=st.text(max_size=20))
def test_a_collection_keeps_its_text_whole(text, title, date):
    document = {"id": "a", "text": text, "title": title, "published": date}
    try:
        line = msgspec.json.encode(document)
    except UnicodeEncodeError:
        return
    for item in check(line, ".jsonl"):
        if isinstance(item, Seed):
            assert item.text == text


@pytest.mark.parametrize("name", ["page-json-ld.html", "archive.warc.gz", "archive.wacz", "report.pdf", "feed-rss.xml"])
@settings(max_examples=20)
@given(at=st.floats(0, 1), length=st.integers(0, 20), data=st.binary(max_size=20))
def test_a_damaged_file_loads_or_is_refused(name, at, length, data):
    whole = (FIXTURES / name).read_bytes()
    place = int(at * len(whole))
    check(whole[:place] + data + whole[place + length :], "." + name.split(".", 1)[1])
