"""Records as W3C Web Annotations: each with a position selector and a quote selector into its article.

The annotations of an article are a page of them, which names its text once: by its digest (RFC 6920), as the base of
all addresses in it, so that an empty source is that text. Positions count code points of it, as everywhere. A quote
selector is given where all of its words are shown, and no words around it: it shows nothing that the pages withhold.
"""

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from haiti_digest.export.article_rows import Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
KINDS = ("statements", "figures", "dates")


def annotation_page(rows: Mapping[str, list[Row]], text: str) -> Row:
    """The statements, figures and dates of one article with *text*, each an annotation."""
    (article,) = rows["articles"]
    return {
        "@context": [CONTEXT, {"@base": _source(article)}],
        "id": "#" + article["id"],
        "type": "AnnotationPage",
        "items": [_annotation(kind, row, text) for kind in KINDS for row in rows[kind]],
    }


def _annotation(kind: str, row: Row, text: str) -> Row:
    targets = [{"source": "", "selector": selectors} for selectors in _selectors(row, text)]
    return {
        "id": "#" + row["id"],
        "type": "Annotation",
        "bodyValue": _body(kind, row),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(kind: str, row: Row) -> str:
    if kind == "statements":
        return f"{row['kind']} statement: {row['speaker_name'] or 'speaker not determined'}"
    if kind == "dates":
        return f"date: {row['edtf'] or row['value'] or 'not determined'}"
    value = str(row["value"]) if row["upper"] is None else f"{row['value']} to {row['upper']}"
    return " ".join(["figure:", value, row["noun"] or row["unit"] or ""]).strip()


def _source(article: Row) -> str:
    """The text, named by its digest; where it can be had is told by the table of articles."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(article["text_sha256"])).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _selectors(row: Row, text: str) -> Iterator[list[dict[str, Any]]]:
    """For each stretch of the record's words the ways to find it."""
    shown, whole = row["shown"], row["digest"] is None
    if "spans" in row:
        places = [(int(start), int(end)) for start, _, end in (one.partition("-") for one in row["spans"].split(";"))]
    else:
        places = [(row["start"], row["end"])]
    several = set(shown.split(";")) if shown and not whole else ()
    for start, end in places:
        selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": start, "end": end}]
        if whole or (several and f"{start}-{end}" in several):
            selectors.append({"type": "TextQuoteSelector", "exact": text[start:end]})
        yield selectors
