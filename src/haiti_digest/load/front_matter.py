"""YAML front matter of Markdown files: typed fields, all mistakes told at once, each with its line."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple

import yaml

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
    """The fields with their lines, scalars as written: nothing is taken for a date or a truth value by YAML."""
    try:
        node = yaml.compose(block, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "too deep"
        line = (mark.line if mark else 0) + 2
        problems.append(file.error(f"is no YAML ({why})", "write one “name: value” a line, quoted where needed", line))
        return []
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        problems.append(file.error("is no list of “name: value” lines", "write one a line", 2))
        return []
    return [field for pair in node.value if (field := _field(file, pair[0], pair[1], problems))]


def _field(file: InputFile, key: yaml.Node, value: yaml.Node, problems: list[Problem]) -> _Field | None:
    line = key.start_mark.line + 2
    name = key.value.strip().lower() if isinstance(key, yaml.ScalarNode) else ""
    if not name:
        problems.append(file.error("is no name of a field", "write “name: value”", line))
        return None
    if isinstance(value, yaml.ScalarNode):
        empty = value.style is None and value.value.strip().lower() in ("", "~", "null")
        return _Field(name, line, [] if empty else [value.value], False)
    if isinstance(value, yaml.SequenceNode) and all(isinstance(part, yaml.ScalarNode) for part in value.value):
        return _Field(name, line, [part.value for part in value.value], True)
    problems.append(file.error(f"{name}: holds more than words or a list of words", "write one value", line))
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
