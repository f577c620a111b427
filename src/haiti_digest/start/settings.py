"""Every field of ``digest.yml`` in words: what it sets, and an example; the one place where they are explained."""

from collections.abc import Iterator
from typing import NamedTuple


class Setting(NamedTuple):
    """A field of ``digest.yml``: what it sets, in lines of prose, and YAML that sets it.

    A ``chosen`` field stands in a new ``digest.yml`` as it is, any other behind the mark of a comment.
    """

    name: str
    meaning: tuple[str, ...]
    example: tuple[str, ...]
    chosen: bool = False


SETTINGS = (
    Setting("title", ("The name of the site, at the head of every page.",), ("title: News digest",), chosen=True),
    Setting("scope", ("What is covered, in one sentence, under the title.",), ("scope: Coverage of the dock strike",)),
    Setting(
        "publish",
        (
            "How much of the articles' own words the site may show: excerpt (quotes, reported statements and words",
            "around figures, up to cap), facts (names, numbers, dates and links), or private (all of it; such a site",
            "is marked as not to be found by search engines, and is not published).",
        ),
        ("publish: excerpt",),
        chosen=True,
    ),
    Setting(
        "cap",
        ("With excerpt: how many per cent of an article's words the whole site may show.",),
        ("cap: 30",),
        chosen=True,
    ),
    Setting(
        "base_url",
        ("Where the site will stand; feeds, the site map and the page for wrong addresses need it.",),
        ("base_url: https://example.org/digest/",),
    ),
    Setting("language", ("The language of the site's own words; the articles may be in any.",), ("language: en",)),
    Setting(
        "outlets",
        ("The names of outlets by the address of an article, where the article does not say it.",),
        ("outlets:", "  - domain: example.org", "    name: The Example", "    country: Ruritania"),
    ),
    Setting(
        "people",
        ("People known beforehand: other forms of the name are joined, others are kept apart.",),
        (
            "people:",
            "  - name: Ada Brightwater",
            "    aliases: [A. J. Brightwater, Ada Brightwater-Low]",
            "    apart_from: [Adam Brightwater]",
        ),
    ),
    Setting(
        "bodies",
        ("Bodies known beforehand, in the same form.",),
        ("bodies:", "  - name: Harbour Board", "    aliases: [Board of the Harbour]"),
    ),
    Setting(
        "pages",
        ("Which pages the head of every page links, in this order; the others are made all the same.",),
        ("pages: [quotes, people, figures, timeline, topics, compare, articles, about, search]",),
    ),
    Setting(
        "without",
        (
            "Sections that are not made, for a lighter site and a quicker build (quotes, figures, timeline, topics,",
            "compare, search); where a page would link them, it has the words alone.",
        ),
        ("without: [topics, compare]",),
    ),
    Setting(
        "data",
        (
            "Which forms for machines are made: tables (csv, jsonl, sqlite), annotations (W3C), citations (for",
            "reference managers), feeds, linked-data (schema.org in the pages). Without this line: all of them.",
        ),
        ("data: [csv, jsonl, sqlite, annotations, citations, feeds, linked-data]",),
    ),
    Setting(
        "columns",
        ("Which column of a table holds what, where its name does not tell.",),
        ("columns:", "  text: Full text", "  published: Day"),
    ),
    Setting(
        "topics",
        ("The topics, each with words that make a statement belong to it; without them they are found.",),
        ("topics:", "  Money: [budget, wages, compensation fund]"),
    ),
)
"""In the order in which a new ``digest.yml`` has them; the same fields that ``config`` reads."""


def new_settings() -> str:
    """The text of a new ``digest.yml``: every field explained, the optional ones behind the mark of a comment."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Settings of this digest. Every line may be left out; a line that begins with # sets nothing."
    for setting in SETTINGS:
        yield ""
        yield from (f"# {line}" for line in setting.meaning)
        yield from (line if setting.chosen else f"#{line}" for line in setting.example)
