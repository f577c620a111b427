"""Tables: exports of media databases as CSV, one article a row."""

import csv
from collections.abc import Iterator
from io import StringIO

from haiti_digest.load.collection import from_fields
from haiti_digest.load.decode import decode
from haiti_digest.load.fields import by_meaning
from haiti_digest.load.given import InputFile
from haiti_digest.records import Problem, Seed

DELIMITERS = (",", ";", "\t", "|")


def read_table(file: InputFile) -> Iterator[Seed | Problem]:
    """The rows of a table whose first row names the columns; a row of another length is told and passed over."""
    decoded = decode(file)
    if isinstance(decoded, Problem):
        yield decoded
        return
    csv.field_size_limit(file.options.limits.record)
    rows = csv.reader(StringIO(decoded.text, newline=""), delimiter=_delimiter(decoded.text), strict=True)
    header: list[str] | None = None
    seen = False
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield file.error(f"is no row of a table ({error})", "look at its quotation marks", line)
            return
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue
        if header is None:
            header = row
            if problem := _without_text(file, header, line):
                yield problem
                return
            continue
        seen = True
        if len(row) != len(header):
            what = f"has {len(row)} columns, the first row has {len(header)}"
            yield file.error(what, "look at its quotation marks", line)
            continue
        yield from_fields(file, dict(zip(header, row, strict=True)), line, "\x1f".join(row).encode(), whole=False)
    if not seen:
        yield file.error("has no rows of articles", "put one article in each row under the names of the columns")


def _delimiter(text: str) -> str:
    """The mark that parts most cells in the first line."""
    first = text[:20000].split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _without_text(file: InputFile, header: list[str], line: int) -> Problem | None:
    if "text" in by_meaning(header, file.options.columns):
        return None
    what = f"has no column of texts among “{', '.join(header)[:80]}”"
    return file.error(what, "name one “text”, or say in digest.yml which it is", line)
