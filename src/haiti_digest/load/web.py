"""Saved web pages: the article's text and what the page says of itself. The text taken from the page is the seed's."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from importlib.util import find_spec
from typing import Any

from haiti_digest.load.article import compose
from haiti_digest.load.attributes import has_crowded_tag
from haiti_digest.load.decode import decode
from haiti_digest.load.fields import metadatum
from haiti_digest.load.fragment import laid_out
from haiti_digest.load.given import Given, Identity, InputFile
from haiti_digest.load.page_metadata import ORIGIN, page_given
from haiti_digest.records import Metadatum, Problem, Seed
from haiti_digest.text.paragraphs import Kind

CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
KINDS: dict[str, Kind] = {"head": "heading", "quote": "quote", "item": "item"}


def read_page(file: InputFile) -> Iterator[Seed | Problem]:
    """The article of a saved page."""
    yield page_seed(file)


def page_seed(
    file: InputFile, who: Identity | None = None, url: str | None = None, charset: str | None = None
) -> Seed | Problem:
    """The article of one page; *who*, *url* and *charset* are given where an archive holds the page."""
    if find_spec("trafilatura") is None:
        return file.error("needs a library to be read", "install haiti-digest[html]")
    found = CHARSET.search(file.data[:4096])
    declared = charset or ((found[1] or found[2]).decode("ascii") if found else None)
    decoded = decode(file, declared)
    if isinstance(decoded, Problem):
        return decoded
    if has_crowded_tag(decoded.text):
        return file.error("has a tag with more attributes than any page has", "save its text as .txt")
    tree = _parsed(decoded.text)
    if tree is None:
        return file.error("holds no HTML", "save the page again, or give the file its own ending")
    known = Given(url=_given_address(url), options=file.options, problems=_cut_off(file, decoded.text))
    given = page_given(tree, known)
    blocks = _article_blocks(decoded.text)
    if not blocks:
        return file.error("has no article that could be found in the page", "save its text as .txt")
    text, paragraphs = laid_out(blocks)
    fields = {name: getattr(given, name) for name in Given.__struct_fields__}
    given = Given(**{**fields, "paragraphs": paragraphs})
    return compose(who or file.identity(decoded.encoding), text, given)


def _given_address(url: str | None) -> Metadatum | None:
    return metadatum(url, ORIGIN, "the address that the archive gives") if url else None


def _cut_off(file: InputFile, markup: str) -> tuple[Problem, ...]:
    tail = markup[-4000:].lower()
    if "</html" in tail or "</body" in tail:
        return ()
    return (file.warning("ends before the page does; what there is was read", "save the page again"),)


def _parsed(markup: str) -> Any:
    from lxml import etree, html

    if "<" not in markup:
        return None
    try:
        return html.document_fromstring(DECLARATION.sub("", markup))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _article_blocks(markup: str) -> list[tuple[str, Kind]]:
    """Words and kind of each block of the article, as trafilatura finds it; nothing where it finds none."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(DECLARATION.sub("", markup), include_comments=False, include_tables=False)
    except Exception:  # the library raises whatever its parsers raise; a page that it cannot read has no article
        return []
    body = getattr(document, "body", None)
    return list(_blocks(body)) if body is not None else []


def _blocks(body: Any) -> Iterator[tuple[str, Kind]]:
    for element in body.iter("head", "p", "quote", "item"):
        if element.tag in ("quote", "item") and element.find("p") is not None:
            continue
        kind = KINDS.get(element.tag, "text")
        if element.tag == "p" and element.getparent() is not None:
            kind = KINDS.get(element.getparent().tag, "text")
        for words in _lines(element):
            yield words, kind


def _lines(element: Any) -> Iterator[str]:
    """The words of a block, one stretch for each line break in it, control characters left out."""
    words: list[str] = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag == "lb":
            words.append("\n")
        elif isinstance(child.tag, str):
            words.append(child.text or "")
        words.append(child.tail or "")
    for line in "".join(words).split("\n"):
        if plain := " ".join(line.split()):
            yield plain


def read_mhtml(file: InputFile) -> Iterator[Seed | Problem]:
    """The article of a page that a browser saved with its pictures as one file."""
    try:
        message = message_from_bytes(file.data)
        part = next((p for p in message.walk() if p.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        payload = part.get_payload(decode=True) if part is not None else None
    except Exception:  # the mail parser raises many kinds of errors on broken headers
        part, payload = None, None
    if part is None or not isinstance(payload, bytes) or not payload:
        yield file.error("holds no web page", "save the page again as HTML")
        return
    address = _address(message, part)
    charset = part.get_content_charset()
    page = InputFile(file.path, file.place, payload, file.options)
    who = file.identity(charset or "utf-8")
    yield page_seed(page, who, address, charset)


def _address(message: Message, part: Message) -> str | None:
    names = (message.get("Snapshot-Content-Location"), part.get("Content-Location"), message.get("Content-Location"))
    for value in names:
        if value and str(value).strip().startswith("http"):
            return str(value).strip()
    return None
