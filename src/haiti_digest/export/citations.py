"""Articles and statements for reference managers: BibTeX, RIS and CSL-JSON.

An article is cited as a newspaper article; its statements of which words are shown are notes, with speaker and place.
In BibTeX each note is an entry, to be cited by the id of the record, that takes the rest from its article (*crossref*;
BibTeX wants the article after it). What the file does not give is left out.
"""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from haiti_digest.export.article_rows import Row
from haiti_digest.records import Record

TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}$&#_%"},
}
TEX_MARKS = re.compile(r"[\\~^{}$&#_%]")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Note(Record, frozen=True, kw_only=True):
    """A statement of an article: its id, and its words with speaker and place."""

    key: str
    words: str


class Cited(Record, frozen=True, kw_only=True):
    """One entry of a reference list."""

    key: str
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    url: str | None
    language: str
    notes: tuple[Note, ...] = ()


def cited(rows: Mapping[str, list[Row]], title: str) -> Cited:
    """One article called *title* with its statements of which words are shown."""
    (article,) = rows["articles"]
    return Cited(
        key=article["id"],
        title=_line(title),
        authors=tuple(_line(name) for name in (article["byline"] or "").split("; ") if name),
        outlet=_line(article["outlet"]) if article["outlet"] else None,
        published=article["published"],
        url=_line(article["url"]) if article["url"] else None,
        language=article["language"],
        notes=tuple(Note(key=row["id"], words=_note(row)) for row in rows["statements"] if row["text"]),
    )


def _note(row: Row) -> str:
    words = f"“{row['text']}”" if row["kind"] == "direct" else row["text"]
    who = row["speaker_name"] or "speaker not determined"
    return _line(f"{who}: {words} (paragraph {row['paragraph']}, characters {row['start']}–{row['end']})")


def bibtex(one: Cited) -> bytes:
    """The entry as BibTeX behind those of its notes, every special sign escaped."""
    notes = [f"@misc{{{note.key}, crossref = {{{one.key}}}, note = {{{_tex(note.words)}}}}}\n" for note in one.notes]
    return ("".join(notes) + _bibtex(one)).encode("utf-8", "replace")


def _bibtex(one: Cited) -> str:
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in one.authors),
        "title": f"{{{_tex(one.title)}}}",
        "howpublished": _tex(one.outlet or ""),
        "year": _date(one)[0] if _date(one) else "",
        "month": MONTHS[int(_date(one)[1]) - 1] if len(_date(one)) > 1 else "",
        "date": "-".join(_date(one)),
        "url": one.url or "",
        "language": one.language,
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{one.key},", *lines, "}", "", ""])


def ris(one: Cited) -> bytes:
    """The entry as RIS, a field for each note."""
    date = _date(one)
    lines = [
        ("TY", "NEWS"),
        ("ID", one.key),
        ("TI", one.title),
        *(("AU", name) for name in one.authors),
        ("T2", one.outlet),
        ("PY", date[0] if date else None),
        ("DA", "/".join(date) if date else None),
        ("UR", one.url),
        ("LA", one.language),
        *(("N1", note.words) for note in one.notes),
        ("ER", ""),
    ]
    made = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value is not None) + "\r\n"
    return made.encode("utf-8", "replace")


def csl(one: Cited) -> bytes:
    """The entry as an item of a CSL-JSON array; its notes are lines of one."""
    return msgspec.json.encode(_csl(one))


def _csl(one: Cited) -> dict[str, Any]:
    date = [int(part) for part in _date(one)]
    fields = {
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "container-title": one.outlet,
        "issued": {"date-parts": [date]} if date else None,
        "URL": one.url,
        "language": one.language,
        "note": "\n".join(note.words for note in one.notes),
    }
    return {"id": one.key, "type": "article-newspaper"} | {name: value for name, value in fields.items() if value}


def _date(one: Cited) -> list[str]:
    """Year, month and day, as far as the file gives them."""
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", one.published or "")
    return [part for part in found.groups() if part] if found else []


def _line(words: str) -> str:
    return " ".join(CONTROLS.sub(" ", words).split())


def _tex(words: str) -> str:
    return TEX_MARKS.sub(lambda mark: TEX[mark[0]], words)
