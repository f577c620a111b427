"""Makers of days, months, seasons, years, decades and centuries."""

import re

from msgspec.structs import replace

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.names import around, counts_things, in_a_name, is_capital, is_year, lists_of
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.when import day_of, edge, shift_of, year_beside
from haiti_digest.extract.times.where import Day, Where
from haiti_digest.language.lexicon import words

WRITTEN = "as written"


def day(hit: Hit) -> list[Draft] | None:
    """A day: written out, a weekday, or today and its like."""
    if _no_day(hit):
        return None
    found = known_day(hit) or day_of(hit)
    return [found.draft(edge(hit) or hit.rule.settings.get("mod"))] if found else None


def known_day(hit: Hit) -> Day | None:
    """A day that is known without its year, by what is said of it: ``the Sept. 11 attacks``."""
    number = hit.number("DAY")
    if number is None or not hit.has("MONTH") or hit.has("YEAR"):
        return None
    known = hit.scene.grammar.data.get("known_days", {}).get(f"{hit.number('MONTH'):02d}-{number:02d}")
    first, end = hit.match.span()
    around = {hit.atoms.at(end), hit.atoms.at(end + 1), hit.atoms.at(first - 2), hit.atoms.at(first - 1)}
    if known is None or not around & words(known["beside"]):
        return None
    value = f"{known['year']}-{hit.number('MONTH'):02d}-{number:02d}"
    published = hit.scene.published
    return Day(value, "the day known by its date") if not published or published.isoformat() >= value else None


def _no_day(hit: Hit) -> bool:
    end = hit.match.end()
    if hit.has("ITSYEAR") and hit.atoms.at(end) == "'":  # on May 5 last year's winner sang
        return True
    weekday, today = hit.place("WEEKDAY"), hit.place("TODAY")
    if today and today[0] > 0 and is_capital(hit.atoms.written(today[0])):  # the paper: USA Today
        return is_capital(hit.atoms.written(today[0] - 1))
    if weekday and not hit.has("DAY") and not hit.has("DAYTH"):
        return in_a_name(hit.scene, hit.atoms, weekday[0], end) and not hit.has("SHIFT")
    in_month = hit.atoms.at(hit.match.start() - 1) in lists_of(hit.scene.grammar).month_only
    ends_in_number = in_month and hit.atoms.at(end - 1).isdigit() and not hit.has("YEAR")
    return ends_in_number and counts_things(hit.scene.grammar, hit.atoms, end)


def date_known(hit: Hit) -> list[Draft] | None:
    """``since 9/11``: digits by which everybody knows a day."""
    return [Draft("DATE", hit.value("KNOWN"), "day", "the day known by its date")]


def days(hit: Hit) -> list[Draft] | None:
    """Several days that share their month or year: ``September 15 to 18``."""
    parts = [hit.inside(span) for span in hit.spans]
    year = next((p.number("YEAR") for p in parts if p.has("YEAR")), None)
    spanned = len(hit.spans) > 1 and hit.atoms.at(hit.spans[0][1]) == "-"  # the Nov. 2-5 talks
    if year is None and not spanned and counts_things(hit.scene.grammar, hit.atoms, hit.match.end()):
        return None
    month = next((p.number("MONTH") for p in parts if p.has("MONTH")), None)
    found: list[Draft] = []
    for number, part in enumerate(parts):
        month = part.number("MONTH") or month
        day_number = part.number("DAY") or part.number("DAYTH")
        if month is None or day_number is None:
            return None
        resolved = Where.of(hit).month_day(month, day_number, year)
        if resolved is None:
            return None
        found.append(replace(resolved.draft(None), part=number))
    return found if year is not None else _one_after_the_other(found)


def _one_after_the_other(drafts: list[Draft]) -> list[Draft]:
    """Days without a year of which the later named lies after the one before it: ``Dec. 28 to Jan. 3``."""
    first = reckon.first_day(drafts[0].value or "")
    for at, draft in enumerate(drafts[1:], 1):
        day = reckon.first_day(draft.value or "")
        if first is None or day is None or day >= first:
            continue
        later = reckon.real_day(day.year + 1, day.month, day.day)
        if later is not None and later > first:
            drafts[at] = replace(draft, value=later.isoformat(), also=())
    return drafts


def months(hit: Hit) -> list[Draft] | None:
    """A month or several, each with its own year, a borrowed one, or one by tense."""
    parts = [hit.inside(span) for span in hit.spans]
    year = next((p.number("YEAR") for p in parts if p.has("YEAR")), None)
    if year is None and len(parts) == 2 and re.fullmatch(r"\d\d?", hit.atoms.at(hit.match.end())):
        return None  # January and [June 30]
    if year is None and len(parts) == 1 and not hit.has("SHIFT") and not hit.has("STEP"):
        place = hit.place("MONTH")
        if place and hit.text("MONTH") in lists_of(hit.scene.grammar).numbers and hit.atoms.at(place[1]) != ".":
            return None  # de sept femmes
        if place and not hit.has("EDGE") and in_a_name(hit.scene, hit.atoms, place[0], place[1]):
            return None
    drafts = [_month(part, year) for part in parts]
    if year is None and len(parts) == 2:
        drafts = _in_order(hit, drafts)
    return [replace(d, part=i) for i, d in enumerate(drafts)]


def _in_order(hit: Hit, drafts: list[Draft]) -> list[Draft]:
    """The two months of a stretch (``from November to February``), the end moved to lie after the start."""
    start, end = (draft.value or "" for draft in drafts)
    between = hit.atoms.at(hit.spans[0][1])
    if between not in lists_of(hit.scene.grammar).stretch or not (start[:4].isdigit() and end[:4].isdigit()):
        return drafts
    year = int(start[:4]) + (end[5:7] < start[5:7])
    return [drafts[0], replace(drafts[1], value=reckon.month(year, int(end[5:7])))]


def _month(hit: Hit, year: int | None) -> Draft:
    number = hit.number("MONTH") or 1
    mod = edge(hit)
    if year is None:
        year = year_beside(hit)
    if year is not None:
        return Draft("DATE", reckon.month(year, number), "month", WRITTEN, mod)
    where = Where.of(hit)
    if where.published is None:
        return Draft("DATE", f"XXXX-{number:02d}", "unknown", "no publication date gives the year", mod)
    return where.month(number, mod, shift_of(hit))


def season(hit: Hit) -> list[Draft] | None:
    """A season of a year, or the nearest by tense."""
    code = hit.value("SEASON")
    if code is None:
        return None
    place = hit.place("SEASON") or (0, 0)
    if is_capital(hit.atoms.written(place[0])) and is_capital(hit.atoms.written(hit.match.end())):  # Spring Valley
        return None
    where, mod = Where.of(hit), edge(hit)
    year = hit.number("YEAR") or year_beside(hit)
    if hit.has("NUM") and (year is None or code != "WI" or hit.text("NUM") != f"{(year + 1) % 100:02d}"):
        return None  # the winter of 1995-96
    if year is not None:
        return [Draft("DATE", f"{year:04d}-{code}", "season", WRITTEN, mod)]
    if where.published is None:
        return [Draft("DATE", f"XXXX-{code}", "unknown", "no publication date gives the year", mod)]
    return [where.season(code, mod, shift_of(hit))]


def holiday(hit: Hit) -> list[Draft] | None:
    """A feast of a year, or the nearest by tense."""
    how = hit.value("HOLIDAY")
    if how is None or _named_after(hit) or _of_another_country(hit):
        return None
    found = Where.of(hit).holiday(how, hit.number("YEAR"), shift_of(hit))
    if found is None:
        return None
    part = hit.value("PART")
    draft = found.draft(None)
    if part and draft.value:
        return [replace(draft, type="TIME", value=f"{draft.value}T{part}")]
    return [draft]


def beside_holiday(hit: Hit) -> list[Draft] | None:
    """``the day after Christmas``."""
    found = Where.of(hit).holiday(hit.value("HOLIDAY") or "", hit.number("YEAR"), None)
    day = reckon.first_day(found.value) if found and found.value else None
    if found is None or day is None:
        return [found.draft(None)] if found else None
    value = reckon.counted(day, "D", int(hit.value("BESIDE") or 0))
    return [replace(found.draft(None), value=value, also=())]


def _named_after(hit: Hit) -> bool:
    """Whether a feast is part of a name: ``Christmas Island``, ``John Christmas``."""
    first, end = hit.match.span()
    if hit.has("YEAR"):
        return False
    called = first > 1 and is_capital(hit.atoms.written(first - 1))
    return is_capital(hit.atoms.written(end)) or (
        called and hit.atoms.at(first - 1) not in lists_of(hit.scene.grammar).before
    )


def _of_another_country(hit: Hit) -> bool:
    """Whether a feast that each country has on a day of its own is said to be somebody's: ``its independence day``."""
    known = lists_of(hit.scene.grammar)
    return hit.text("HOLIDAY") in known.national and hit.atoms.at(hit.match.start() - 1) in known.theirs


def year(hit: Hit) -> list[Draft] | None:
    """A year alone: only after a word that takes a year, and not before what it would count."""
    place = hit.place("YEAR")
    assert place
    if not hit.has("EDGE") and not hit.rule.settings.get("sure") and not is_year(hit.scene.grammar, hit.atoms, *place):
        return None
    if hit.atoms.glued(place[0]) and hit.atoms.at(place[0] - 1) not in ("-", "–", "—", "(", "/", "“", '"', "‘"):
        return None
    return [Draft("DATE", f"{hit.number('YEAR'):04d}", "year", WRITTEN, edge(hit))]


def short_year(hit: Hit) -> list[Draft] | None:
    """``in ’08``: two digits behind an apostrophe; the century is the nearest."""
    digits = hit.text("NUM")
    place = hit.place("NUM") or (0, 0)
    following = hit.atoms.written(place[1])
    if len(digits) != 2 or not digits.isdigit() or not hit.atoms.glued(place[0]) or is_capital(following):
        return None
    newest = hit.scene.published.year + 1 if hit.scene.published else 2035
    century = 2000 if 2000 + int(digits) <= newest else 1900
    return [Draft("DATE", f"{century + int(digits)}", "year", "the century is the nearest")]


def years(hit: Hit) -> list[Draft] | None:
    """Two years with a hyphen: ``2004-2017``; two digits borrow the century."""
    first, second = (hit.atoms.joined(*span) for span in hit.spans)
    if not second.isdigit() or len(second) not in (2, 4):
        return None
    later = int(second) if len(second) == 4 else int(first[:2] + second)
    if not int(first) < later <= int(first) + 150:
        return None
    return [
        Draft("DATE", first, "year", WRITTEN),
        Draft("DATE", f"{later:04d}", "year", "the century is that of the year before the hyphen", part=1),
    ]


def two_years(hit: Hit) -> list[Draft] | None:
    """A season that runs over two years: ``2024-25``, ``2024/25``."""
    first, second = hit.number("YEAR") or 0, hit.text("NUM")
    following = first + 1
    if second not in (f"{following % 100:02d}", str(following)) or (hit.atoms.at(hit.match.end()) in ("-", "/")):
        return None
    if len(second) == 4 and hit.atoms.at(hit.match.end() - 2) == "-":
        return None
    return [Draft("DATE", f"{first:04d}/{following:04d}", "year", "a season of two years, as written")]


def fiscal_year(hit: Hit) -> list[Draft] | None:
    """A fiscal year: ``fiscal 2024``, ``the current fiscal year``."""
    written = hit.number("YEAR")
    if hit.has("FISCAL"):
        digits = hit.text("FISCAL")[2:]
        written = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if written is not None:
        return [Draft("DATE", f"FY{written:04d}", "year", WRITTEN)]
    published, by = hit.scene.published, shift_of(hit)
    if published is None or by is None:
        return [Draft("DATE", None, "unknown", "which fiscal year is not said")]
    value = f"FY{published.year + by:04d}"
    return [Draft("DATE", value, "year", f"counted from {hit.scene.origin}", anchor=published.isoformat())]


def decade(hit: Hit) -> list[Draft] | None:
    """A decade: ``the mid-1990s``, ``the ’90s``, ``the nineties``."""
    if hit.has("DECADE"):
        return [Draft("DATE", hit.text("DECADE")[:3], "decade", WRITTEN, edge(hit))]
    if (hit.has("TENS") or hit.has("TENWORD")) and lists_of(hit.scene.grammar).degrees.intersection(around(hit)):
        return None
    if hit.has("YEAR"):
        return (
            [Draft("DATE", hit.text("YEAR")[:3], "decade", WRITTEN, edge(hit))] if hit.text("YEAR")[3] == "0" else None
        )
    if hit.rule.settings.get("tens") and not re.fullmatch("[1-9]0", hit.text("NUM")):
        return None
    digit = hit.value("TENWORD") or (hit.text("TENS") or hit.text("NUM"))[:1]
    century = "20" if digit in "012" else "19"
    return [Draft("DATE", f"{century}{digit}", "decade", "the century is the nearest", edge(hit))]


def century(hit: Hit) -> list[Draft] | None:
    """A century: ``the 19th century`` is 18."""
    number = hit.number("ORD")
    if not number or number > 21:
        return None
    return [Draft("DATE", f"{number - 1:02d}", "century", WRITTEN, edge(hit))]
