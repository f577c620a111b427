"""Collections: many articles in one file, one JSON object a line. Offsets are into ``text`` exactly as it stands."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import msgspec

from haiti_digest.load.article import compose
from haiti_digest.load.fields import by_meaning, date_said, language_code, metadatum, names_in
from haiti_digest.load.given import Given, InputFile
from haiti_digest.records import Origin, Problem, Seed

ORIGIN: Origin = "collection"


def read_json_lines(file: InputFile) -> Iterator[Seed | Problem]:
    """The documents of a JSON Lines file: one object a line, its text whole; a bad line is told and passed over."""
    found = False
    for number, raw in enumerate(BytesIO(file.data), 1):
        line = raw.rstrip(b"\r\n")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        found = True
        yield _document(file, number, line)
    if not found:
        yield file.error("has no documents", "write one JSON object a line, with “id” and “text”")


def _document(file: InputFile, number: int, line: bytes) -> Seed | Problem:
    if len(line) > file.options.limits.record:
        return file.error("is too long for one article", "split it into articles", number)
    try:
        fields = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return file.error(f"is not valid JSON ({str(error)[:80]})", "write one JSON object a line", number)
    if not isinstance(fields, dict):
        return file.error("is no JSON object", 'write {"id": …, "text": …} on one line', number)
    return from_fields(file, fields, number, line, whole=True)


def from_fields(file: InputFile, fields: Mapping[str, Any], number: int, raw: bytes, whole: bool) -> Seed | Problem:
    """The seed of one record with named fields; *number* is its line, *raw* its bytes."""
    names = by_meaning(list(fields), file.options.columns)
    text = fields.get(names.get("text", "text"))
    if not isinstance(text, str) or not text.strip():
        return file.error("has no text", "give each article a field “text”", number)
    value = {meaning: fields.get(name) for meaning, name in names.items()}
    why = {meaning: f"the field “{name}” gives it" for meaning, name in names.items()}
    problems, dates = [], {}
    for meaning in ("published", "updated"):
        words = value.get(meaning)
        said = date_said(words, ORIGIN, why[meaning]) if isinstance(words, str) and words.strip() else None
        dates[meaning] = (said,) if said else ()
        if words not in (None, "") and said is None:
            what = f"“{str(words)[:40]}” in the field “{names[meaning]}” is no date that is known"
            problems.append(file.warning(what, "write it as YYYY-MM-DD", number))
    given = Given(
        headline=metadatum(value.get("title"), ORIGIN, why.get("title", "")),
        bylines=names_in(value.get("byline"), ORIGIN, why.get("byline", "")),
        outlet=metadatum(value.get("outlet"), ORIGIN, why.get("outlet", "")),
        agency=metadatum(value.get("agency"), ORIGIN, why.get("agency", "")),
        url=metadatum(value.get("url"), ORIGIN, why.get("url", "")),
        language=language_code(value.get("language"), ORIGIN, why.get("language", "")),
        published=dates["published"],
        updated=dates["updated"],
        problems=tuple(problems),
        options=file.options,
        whole=whole,
    )
    who = file.identity("utf-8", str(value.get("id") or f"{file.stem}-{number}"), raw)
    return compose(who, text, given)
