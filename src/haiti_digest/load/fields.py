"""Metadata that stands in named fields: of a collection's record, a table's row, front matter or a page's head."""

import re
import warnings
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from haiti_digest.load import vocabulary
from haiti_digest.load.bylines import signature
from haiti_digest.load.dates import PrintedDate, date_at, month_at
from haiti_digest.load.given import DateSaid
from haiti_digest.records import Metadatum, Origin
from haiti_digest.spans import Span

CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*$")
SPELLED_OUT = re.compile(r"(?=.{0,60}\b(?:19|20)\d\d\b)(?=.{0,60}[^\W\d_]{3})(?=.{0,60}\b\d\d?\b).{8,60}$")
DEFAULTS = (datetime(2001, 1, 1, 1, 1), datetime(2002, 2, 2, 2, 2))


@cache
def zones() -> Mapping[str, int]:
    """Names of time zones that mean one offset only, in capitals as dateutil looks them up, in seconds."""
    offsets = vocabulary.values("dates", "zones").items()
    return {name.upper(): _seconds(str(offset)) for name, offset in offsets}


def _seconds(offset: str) -> int:
    hours, minutes = offset[1:].split(":")
    return (-1 if offset[0] == "-" else 1) * (int(hours) * 3600 + int(minutes) * 60)


@cache
def known_fields() -> Mapping[str, str]:
    """The names that fields commonly have, in lower case, with what they hold."""
    return vocabulary.kinds("columns")


def by_meaning(names: Sequence[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """For each meaning (``text``, ``title``, …) the one of *names* that holds it; *chosen* names go before ours."""
    meant = {meaning: name for meaning, name in chosen.items() if name in names}
    known = known_fields()
    order = {name: number for number, name in enumerate(known)}
    folded = sorted((name.strip().lower().replace(" ", "_"), name) for name in names)
    for plain, name in sorted(folded, key=lambda pair: order.get(pair[0], len(order))):
        meaning = known.get(plain)
        if meaning and meaning not in meant and name not in meant.values():
            meant[meaning] = name
    return meant


def read_date(words: str) -> PrintedDate | None:
    """The date that *words* are, in any printed form, ISO 8601 or that of e-mail; None where it is none."""
    plain = " ".join(words.split())
    date = date_at(plain, 0) or month_at(plain, 0)
    if date and not any(letter.isdigit() for letter in plain[date.end :]):
        return date
    return _spelled_out(plain) if SPELLED_OUT.search(plain) else None


def _spelled_out(words: str) -> PrintedDate | None:
    """What dateutil makes of words that hold a year of four digits and a month by name, in any order or mark.

    It fills what is missing from a default, so two defaults that share nothing tell whether the words have it all.
    """
    from dateutil import parser  # late: it takes 85 ms, and few files need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", parser.UnknownTimezoneWarning)  # an unknown zone leaves the time bare
            one, two = (parser.parse(words, default=default, tzinfos=zones()) for default in DEFAULTS)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if one.date() != two.date():
        return None
    timed = one.time() == two.time()
    if not timed:
        return PrintedDate(0, len(words), one.date().isoformat(), "day", one.month, one.day)
    value = one.isoformat(timespec="minutes" if one.second == 0 else "seconds")
    return PrintedDate(0, len(words), value, "minute" if one.second == 0 else "second", one.month, one.day)


def date_said(words: str, origin: Origin, reason: str, span: Span | None = None) -> DateSaid | None:
    """The date in a field as evidence for publication; None where the field holds no date."""
    date = read_date(words)
    if date is None:
        return None
    return DateSaid(
        value=date.value,
        precision=date.precision,
        origin=origin,
        reason=reason,
        span=span,
        readings=date.readings,
        month=date.month,
        day=date.day,
    )


def metadatum(words: object, origin: Origin, reason: str) -> Metadatum | None:
    """A field's words as a value; None where it is empty or no text."""
    plain = " ".join(words.split()) if isinstance(words, str) else ""
    return Metadatum(value=plain, origin=origin, reason=reason) if plain else None


def names_in(words: object, origin: Origin, reason: str) -> tuple[Metadatum, ...]:
    """The names in an author field, which may be a list or names parted by commas and “and”."""
    parts = [part for part in words if isinstance(part, str)] if isinstance(words, list) else [words]
    names: list[Metadatum] = []
    for part in parts:
        plain = " ".join(part.split()) if isinstance(part, str) else ""
        signed = signature(plain, Span(0, len(plain))) if plain else None
        found = [name.of(plain) for name in signed.names] if signed else [plain]
        names.extend(Metadatum(value=name, origin=origin, reason=reason) for name in found if name)
    return tuple(names)


def language_code(words: object, origin: Origin, reason: str) -> Metadatum | None:
    """A language tag (``en-GB``) as its ISO 639 code."""
    found = CODE.match(words.strip()) if isinstance(words, str) else None
    return Metadatum(value=found[1].lower(), origin=origin, reason=reason) if found else None
