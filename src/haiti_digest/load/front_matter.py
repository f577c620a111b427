"""YAML front matter of Markdown files: typed fields, all mistakes told at once, each with its line."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import NamedTuple

from haiti_digest.fields import Field, Mistake, read_fields
from haiti_digest.load.fields import date_said, language_code, metadatum, names_in
from haiti_digest.load.given import DateSaid, Given, InputFile
from haiti_digest.records import Metadatum, Origin, Problem

ORIGIN: Origin = "front matter"
FENCE = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
LONGEST = 20_000
"""Front matter of more characters is no front matter."""

MEANINGS = {
    "title": "title",
    "headline": "title",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "updated": "updated",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "agency": "agency",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "id": "id",
    "tags": "list",
    "categories": "list",
    "section": "ignored",
    "description": "ignored",
    "notes": "ignored",
    "accessed": "ignored",
}
"""The fields, each with what it holds; two names for one thing are a mistake, like a field said twice."""


class FrontMatter(NamedTuple):
    """The fields of a file's front matter, where the body begins, and the mistakes in them."""

    given: Given
    id: str | None
    end: int
    problems: tuple[Problem, ...]


class _Field(NamedTuple):
    name: str
    line: int
    words: list[str]
    is_list: bool


def read_front_matter(file: InputFile, text: str) -> FrontMatter:
    """The front matter that opens *text*; empty where there is none."""
    found = FENCE.match(text, 0, LONGEST)
    if not found:
        problems: tuple[Problem, ...] = ()
        if re.match(r"---[ \t]*\r?\n\w+[ \t]*:", text):
            problems = (file.error("opens front matter that is not closed", "write --- on a line after it", 1),)
        return FrontMatter(Given(options=file.options), None, 0, problems)
    problems_found: list[Problem] = []
    fields = _fields(file, found[1], problems_found)
    given, own_id = _given(file, fields, problems_found)
    return FrontMatter(given, own_id, found.end(), tuple(sorted(problems_found, key=_line_of)))


def _line_of(problem: Problem) -> int:
    return int(problem.place.rsplit(":", 1)[-1])


def _fields(file: InputFile, block: str, problems: list[Problem]) -> list[_Field]:
    """The fields with their lines; a list of words as one field."""
    mistakes: list[Mistake] = []
    found = [_field(field, mistakes) for field in read_fields(block, mistakes, first=2)]
    problems += _told(file, mistakes)
    return [field for field in found if field]


def _told(file: InputFile, mistakes: Iterable[Mistake]) -> list[Problem]:
    return [file.error(mistake.what, mistake.fix, mistake.line) for mistake in mistakes]


def _field(field: Field, mistakes: list[Mistake]) -> _Field | None:
    name, value = field.name.lower(), field.value
    if value.empty or value.words is not None:
        return _Field(name, field.line, [] if value.words is None else [value.words], False)
    words = [part.words or "" for part in value.items or () if part.items is None and part.fields is None]
    if value.items is not None and len(words) == len(value.items):
        return _Field(name, field.line, words, True)
    mistakes.append(Mistake(field.line, f"{name}: holds more than words or a list of words", "write one value"))
    return None


def _given(file: InputFile, fields: list[_Field], problems: list[Problem]) -> tuple[Given, str | None]:
    said_at: dict[str, _Field] = {}
    values: dict[str, tuple[_Field, str]] = {}
    for field in fields:
        meaning = MEANINGS.get(field.name)
        if meaning is None:
            close = get_close_matches(field.name, MEANINGS, 1)
            fix = f"did you mean “{close[0]}”?" if close else "see docs/formats.md for the fields"
            problems.append(file.error(f"{field.name}: is no field that is known", fix, field.line))
            continue
        before = said_at.get(field.name if meaning in ("list", "ignored") else meaning)
        if before:
            what = f"{field.name}: is said before, on line {before.line} as “{before.name}”"
            problems.append(file.error(what, "keep one of them", field.line))
            continue
        said_at[field.name if meaning in ("list", "ignored") else meaning] = field
        if field.is_list and meaning not in ("byline", "list", "ignored"):
            problems.append(file.error(f"{field.name}: is a list", "write one value", field.line))
        elif field.words:
            values[meaning] = (field, field.words[0])
    return _typed(file, values, problems)


def _typed(file: InputFile, values: dict[str, tuple[_Field, str]], problems: list[Problem]) -> tuple[Given, str | None]:
    def one(meaning: str, read: Callable[[object, Origin, str], Metadatum | None] = metadatum) -> Metadatum | None:
        if meaning not in values:
            return None
        field, words = values[meaning]
        return read(words, ORIGIN, f"the front matter’s “{field.name}”")

    def dates(meaning: str) -> tuple[DateSaid, ...]:
        if meaning not in values:
            return ()
        field, words = values[meaning]
        said = date_said(words, ORIGIN, f"the front matter’s “{field.name}”")
        if said is None or said.value is None:
            what = f"{field.name}: “{words[:40]}” is not a date" if said is None else f"{field.name}: “{words}” is open"
            problems.append(file.error(what, "write it as YYYY-MM-DD", field.line))
            return ()
        return (said,)

    language, url = one("language", language_code), one("url")
    if "language" in values and language is None:
        field, words = values["language"]
        problems.append(
            file.error(f"{field.name}: “{words[:40]}” is no language code", "write “en” or “fr”", field.line)
        )
    if url and not url.value.startswith(("http://", "https://")):
        field, words = values["url"]
        problems.append(file.error(f"{field.name}: “{words[:60]}” is no address", "write it with https://", field.line))
        url = None
    byline = values.get("byline")
    own_id = one("id")
    given = Given(
        headline=one("title"),
        bylines=names_in(list(byline[0].words), ORIGIN, f"the front matter’s “{byline[0].name}”") if byline else (),
        outlet=one("outlet"),
        agency=one("agency"),
        url=url,
        language=language,
        published=dates("published"),
        updated=dates("updated"),
        options=file.options,
    )
    return given, own_id.value if own_id else None
