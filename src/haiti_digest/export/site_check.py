"""Checks this site against the articles it was made from: ``python check.py FOLDER_OF_ARTICLES [SITE]``

Is every file of the site as it was built, and every article as it was read? Do the words at the place of every record,
and of every run of source words on a page, stand in the article? Texts that were taken out of a page, feed or PDF are
not made again here: for these the digest is compared; archives are not opened. ``haiti-digest check`` compares all.
"""

import contextlib
import csv
import hashlib
import html
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

MANIFEST = ".haiti-digest.json"
RECORDS = ("statements", "figures", "dates", "mentions", "event_passages", "tension_passages")
SHOWN = re.compile(r'<(\w+)\b[^<>]*\bdata-(?:source|place)="([^"]*)"[^<>]*>([^<]*)</\1>')
BETWEEN = re.compile(r"(\s*\[… [\d,]+ words?\]| … |\[U\+[0-9A-F]{4}\])*\s?")  # gaps, breaks, control characters
csv.field_size_limit(1 << 30)


def shown_in(page: str) -> Iterator[tuple[str, str, int]]:
    """Every run of source words on a page: its reference, its words and where in the page it stands."""
    runs = [(m[2], html.unescape(m[3]), m.start()) for m in SHOWN.finditer(page)]
    yield from runs
    if len(runs) != page.count(" data-source=") + page.count(" data-place="):
        yield "an element", "", 0


def page_mismatch(reference: str, words: str, text: str) -> str | None:
    """Why words of a page are not those of *text* at the place named (``DIGEST:START-END``); None where they are."""
    start, _, end = reference.partition(":")[2].partition("-")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(text)):
        return f"{reference} is no place in its article"
    expected = text[int(start) : int(end)]
    if words.replace("\r\n", "\n").replace("\r", "\n") != expected.replace("\r\n", "\n").replace("\r", "\n"):
        return f"shows {words[:60]!r}, but its article has {expected[:60]!r} at characters {start}–{end}"
    return None


def record_mismatch(row: dict[str, Any], text: str) -> str | None:
    """Why a row of the data files does not fit the *text* of its article; None where it does."""
    spans, digest = _places(row.get("spans") or f"{row['start']}-{row['end']}"), row.get("digest")
    if not all(0 <= start <= end <= len(text) for start, end in spans):
        return "is no place in its article"
    if digest and _sha256("\n".join(text[start:end] for start, end in spans))[:16] != digest:
        return "was recorded with other words than those at its place"
    words, at = row.get("text", ""), 0
    for start, end in _places(row.get("shown", "")) if digest else spans:
        at = gap.end() if (gap := BETWEEN.match(words, at)) else at
        at -= at > 0 and not words.startswith(text[start:end], at)  # the gap may have taken a blank of theirs
        if not words.startswith(text[start:end], at):
            return f"shows {words[at : at + 60]!r}, but its article has {text[start:end][:60]!r} there"
        at += end - start
    return None if BETWEEN.fullmatch(words, at) else f"shows words beside its own: {words[at : at + 60]!r}"


def _places(cell: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in re.findall(r"(\d+)-(\d+)", cell)]


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def contents(path: str, data: bytes) -> tuple[set[str], dict[str, str]]:
    """The digests of a file and of each document in it, and all texts that these may have, by their digests."""
    digests, texts, ending = {hashlib.sha256(data).hexdigest()}, dict[str, str](), path.rpartition(".")[2].lower()
    with contextlib.suppress(ElementTree.ParseError):
        elements = ElementTree.fromstring(data).iter() if ending in ("xml", "rss", "atom") else []
        digests |= {hashlib.sha256(ElementTree.tostring(one)).hexdigest() for one in elements}
    for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n") if ending in ("jsonl", "ndjson") else []:
        digests.add(hashlib.sha256(line.rstrip(b"\r")).hexdigest())
        with contextlib.suppress(ValueError, AttributeError):
            texts |= {_sha256(text): text for text in json.loads(line).values() if isinstance(text, str)}
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-1"):
        with contextlib.suppress(UnicodeError, csv.Error):
            text = data.decode(encoding)
            texts[_sha256(text)] = text
            for mark in ",;\t|" if ending in ("csv", "tsv") else "":
                for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
                    digests.add(_sha256("\x1f".join(row)))
                    texts |= {_sha256(cell): cell for cell in row}
    return digests, texts


def changed_files(site: Path) -> Iterator[tuple[str, str]]:
    """Each file of the site that is not as it was built, with what happened to it."""
    for path, digest in json.loads((site / MANIFEST).read_bytes())["files"].items():
        file = site / path
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            yield str(file), "was changed after the build" if file.is_file() else "is missing"


def compared(site: Path, texts: dict[str, str | None]) -> Iterator[tuple[str, str | None]]:
    """Each run of source words whose article's text is given by digest (12 digits) and name: place, and what is wrong.

    A text of None is not to be had; words of an article that is not in *texts* are wrong.
    """
    for name in RECORDS:
        for row in (row for row in table(site, name) if "start" in row):  # others are records: they stand with these
            if (text := texts.get(row["article"], "")) is not None:
                yield f"data/{name}: {row.get('id') or row['article']}", record_mismatch(row, text)
    for page in sorted(site.rglob("*.html")):
        drawn = page.read_bytes().decode("utf-8", "replace")
        for reference, words, at in shown_in(drawn):
            if (text := texts.get(reference[:12], "")) is not None:
                wrong = page_mismatch(reference, words, text)
                yield f"{page}:{drawn.count(chr(10), 0, at) + 1}" if wrong else str(page), wrong


def table(site: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table, fields without a value left out; none where it has none."""
    if files := sorted((site / "data").glob(f"{name}*.jsonl")):
        return [json.loads(line) for file in files for line in file.read_bytes().split(b"\n") if line]
    sheets = [file.read_bytes().decode() for file in sorted((site / "data").glob(f"{name}*.csv"))]
    rows = [row for sheet in sheets for row in csv.DictReader(io.StringIO(sheet, newline=""))]
    return [{key: cell.removeprefix("'") for key, cell in row.items() if cell} for row in rows]


def main(folder: Path, site: Path) -> int:
    """Prints what does not hold, and how much was compared; gives how many lines do not hold."""
    told, texts, articles = list(changed_files(site)), dict[str, str | None](), table(site, "articles")
    last, held = "", (set[str](), dict[str, str]())
    for row in articles:
        file = folder / row["path"] if folder.is_dir() else folder
        if row["path"] != last:
            last, held = row["path"], contents(row["path"], file.read_bytes() if file.is_file() else b"")
        if row["sha256"] not in held[0] and not row["path"].lower().endswith((".warc", ".warc.gz", ".wacz")):
            told.append((f"{file}: {row['document']}", "is not as it was read" if file.is_file() else "is missing"))
        texts[row["id"]] = texts[row["sha256"][:12]] = held[1].get(row["text_sha256"])
    runs = list(compared(site, texts))
    told += [(place, wrong) for place, wrong in runs if wrong]
    sys.stdout.writelines(f"{place}: {wrong}\n" for place, wrong in told)
    whole = sum(texts[row["id"]] is not None for row in articles)
    print(f"{len(runs)} runs of words compared, in {whole} of {len(articles)} articles; {len(told)} problems")
    return len(told)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python check.py FOLDER_OF_ARTICLES [SITE]")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).parent) > 0)
