"""Texts for the laws: anything at all, pieces of news in every order, and whole sentences damaged here and there."""

import re

from hypothesis import strategies as st

from benchmarks.corpus import texts as texts_of_the_corpus
from haiti_digest.build import make_article
from haiti_digest.records import Article, Metadatum, Paragraph, Published, Seed
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs

PIECES = [
    *["Ada Brightwater", "Mr. Osei", "President Tamm", "the minister", "a senior official", "she", "he", "They", "who"],
    *["the Harbour Board", "U.S. Coast Guard", "Dr. Nils-Olof van der Berg", "O’Leary", "Mme Aubry", "le ministre"],
    *[
        "said",
        "told reporters",
        "added that",
        "according to",
        "asked whether",
        "wrote:",
        "denied",
        "called on",
        "a dit",
    ],
    *["“", "”", '"', "'", "‘", "’", "«", "»", "„", "“We will stay,”", '"It is over"', "« Nous restons »", "[sic]", "…"],
    *[
        "3,000",
        "more than 12",
        "twenty-seven",
        "1.3 million",
        "$4bn",
        "85 per cent",
        "half a dozen",
        "50-80",
        "½",
        "1/3",
    ],
    *["people", "officers", "litres", "%", "km", "gourdes", "one in four", "the 80th session", "COVID-19", "٣", "1e9"],
    *["on Monday", "May", "12 June 2031", "last year", "in 11 days", "at 5 p.m.", "2030-31", "Sept. 31", "the 1990s"],
    *["HARBOUR CITY, June 3 (Newswire) –", "— ", ": ", "; ", ", ", ". ", "? ", "! ", "\n", "\n\n", "\r\n", "\t", "- "],
    *["(", ")", "\u00a0", "\u202f", "\u200b", "\u202e", "\ufeff", "e\u0301", "🙂", "\x00", "0" * 40, "a" * 60],
]

SENTENCES = [part for text in texts_of_the_corpus(30) for part in re.split(r"(?<=[.”?!]) |\n+", text) if part]
CUT = st.tuples(st.integers(0, 400), st.integers(0, 30), st.sampled_from(["", *PIECES]))


def cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    """*text* with some characters taken out at some places and others put in."""
    for start, length, instead in cuts:
        text = text[:start] + instead + text[start + length :]
    return text


sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
joints = st.sampled_from([" ", "\n\n", "\n", ""])
damaged = st.builds(
    lambda parts, joint, cuts: cut(joint.join(parts), cuts), sentences, joints, st.lists(CUT, max_size=3)
)
anything = st.text(max_size=400)
news = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map(" ".join)
texts = st.one_of(damaged, news, anything)
languages = st.sampled_from(["en", "fr", "xx"])


def seed(
    text: str,
    language: str = "en",
    paragraphs: tuple[Paragraph, ...] | None = None,
    published: str | None = "2031-06-04",
) -> Seed:
    """A seed that holds *text* as its body, published on a given day."""
    day = published and Published(value=published, precision="day", origin="collection", reason="given")
    return Seed(
        path="news.txt",
        id="news",
        sha256="0" * 64,
        encoding="utf-8",
        text=text,
        paragraphs=plain_paragraphs(text, Span(0, len(text))) if paragraphs is None else paragraphs,
        language=Metadatum(value=language, origin="default", reason="given"),
        published=day or None,
    )


def article(text: str, language: str = "en") -> Article:
    """The article that *text* makes as a seed's body."""
    return make_article(seed(text, language))
