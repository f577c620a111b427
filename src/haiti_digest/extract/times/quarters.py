"""Makers of quarters and halves of a year."""

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.calendar import WRITTEN
from haiti_digest.extract.times.names import in_a_match, in_accounts
from haiti_digest.extract.times.relative import NO_LAST
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.when import edge, year_beside
from haiti_digest.extract.times.where import Where


def quarter(hit: Hit) -> list[Draft] | None:
    """A quarter: ``the second quarter of 2025``, ``third-quarter``; without a year the nearest by tense."""
    number = hit.rule.settings.get("number") or hit.number("ORD") or hit.number("QNAME") or _ended(hit)
    if not number or number > 4:
        return None
    mod = edge(hit)
    if hit.has("FISCAL") or hit.has("FISCALWORD"):
        written = hit.number("YEAR")
        value = f"FY{written:04d}-Q{number}" if written else None
        return [Draft("DATE", value, "quarter", WRITTEN if value else "which fiscal year is not said", mod)]
    written = hit.number("YEAR") or year_beside(hit)
    if written is not None:
        return [Draft("DATE", f"{written:04d}-Q{number}", "quarter", WRITTEN, mod)]
    if in_a_match(hit) and not hit.has("ITSYEAR"):
        return None
    return [Where.of(hit).quarter(number, mod)]


def _ended(hit: Hit) -> int | None:
    """The quarter that ends with the month named, where one does: ``the March quarter``, ``October-December``."""
    months = [hit.inside(place).number("MONTH") or 0 for place in hit.places("MONTH")]
    if not months or months[-1] % 3 or (len(months) > 1 and months[0] != months[-1] - 2):
        return None
    return months[-1] // 3


def half(hit: Hit) -> list[Draft] | None:
    """A half of a year: ``the first half of 2025``."""
    number = hit.number("ORD") or hit.number("HALFNAME")
    if number not in (1, 2):
        return None
    written = hit.number("YEAR") or year_beside(hit)
    if written is not None:
        return [Draft("DATE", f"{written:04d}-H{number}", "half", WRITTEN)]
    published = hit.scene.published
    if (in_a_match(hit) and not hit.has("ITSYEAR")) or not in_accounts(hit):
        return None
    if published is None:
        return [Draft("DATE", None, "unknown", "no publication date gives the year")]
    where = Where.of(hit)
    year = published.year - (number == 2 and published.month <= 6 and not where.ahead)
    reason = f"year by {hit.scene.origin}: {where.reason}"
    return [Draft("DATE", f"{year:04d}-H{number}", "half", reason, anchor=published.isoformat())]


def quarter_before(hit: Hit) -> list[Draft] | None:
    """``the year-earlier quarter``: a year before the quarter named last; open where none was."""
    last = next((value for value, _ in hit.scene.named if "-Q" in value), None)
    number = hit.number("ORD")
    if last is None or not last[:4].isdigit():
        return [Draft("DATE", None, "unknown", NO_LAST)]
    value = reckon.quarter(int(last[:4]) - 1, number or int(last[-1]))
    return [Draft("DATE", value, "quarter", "counted from the last date named", anchor=last)]
