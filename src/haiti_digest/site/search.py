"""The search: its page, and the scripts that hold what it finds, loaded when a search asks for them."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Data, Page
from haiti_digest.site.people import shown_speakers
from haiti_digest.site.search_index import FOLDER, Findable, Index, Named, article_numbers, findable, script
from haiti_digest.site.search_passages import passages
from haiti_digest.site.search_terms import terms

FIRST_YEAR = 1700
"""Days are counted from here; what is older counts as of that day."""
PART = "search-part.js"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_pages(edition: Edition) -> Iterator[Page]:
    """The page with the search box, a script for each article, and the shards of the index that lead to them."""
    yield Page(
        path=addresses.SEARCH,
        template="search.html",
        data={"words": {**edition.wording.kinds, **edition.wording.pages["search"]}},
    )
    current = [at for at in range(len(edition.pages)) if at in edition.current]
    numbers = article_numbers([(_day(edition, at), edition.pages[at]) for at in current])
    index = Index()
    for number, at in sorted(zip(numbers, current, strict=True)):
        index.add(number, article_terms(edition, at))
        name = f"a-{base36(number)}"
        data = partial(_article, edition, edition.pages[at], name)
        yield Page(path=f"{FOLDER}/{name}.js", template=PART, data=data)
    for path, text in index.files(names(edition)):
        yield Page(path=path, template=PART, data={"script": text})


def article_terms(edition: Edition, at: int) -> Findable:
    """Where the words of an article stand."""
    seed, line = edition.digest.articles[at].seed, edition.lines[at]
    named = [line.outlet or "", *(byline.value for byline in seed.bylines)]
    voices = (
        ([*one.runs(), *(value for value, _ in one.values)], f"{one.who or ''} {(one.who and one.role) or ''}")
        for one in passages(edition, at)
    )
    return findable(line.title if line.titled else "", named, voices)


def names(edition: Edition) -> Iterator[Named]:
    """The people and bodies, under each word of their names, with where they lead."""
    for speaker in shown_speakers(edition):
        articles = len({voice.article for voice in edition.voices(speaker)})
        href = edition.home(speaker)
        for term in dict.fromkeys(terms(speaker.name)):
            yield Named(term=term, href=href, name=speaker.name, count=articles)


def _article(edition: Edition, address: str, name: str) -> Data:
    """What the search shows of an article: its headline, outlet and date, then its passages."""
    at = edition.article_at[address]
    line = edition.lines[at]
    published = line.published
    head = {
        "href": line.href,
        "title": line.title if line.titled else line.title + "…",
        "outlet": line.outlet or "",
        "date": [published.words, published.datetime or ""] if published else [],
        "language": line.language,
    }
    told = [
        [one.kind, one.at, one.paragraph, one.words, one.who or "", one.href or "", one.role or "", one.values]
        for one in passages(edition, at)
    ]
    return {"script": script(name, head, told)}


def base36(number: int) -> str:
    """*number* in digits and letters, as scripts write it."""
    digits = ""
    while number > 35:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return DIGITS[number] + digits


def _day(edition: Edition, at: int) -> int:
    published = edition.lines[at].published
    if published is None or not published.value:
        return 0
    try:
        year, month, day = (int(part) for part in (published.value[:10] + "-01-01").split("-")[:3])
        return max(1, (date(year, month, day) - date(FIRST_YEAR, 1, 1)).days)
    except ValueError:
        return 0
