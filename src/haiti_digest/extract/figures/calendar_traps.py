"""Turns away years, days of the month and times of day."""

from haiti_digest.extract.figures.passage import Passage
from haiti_digest.extract.figures.sighting import Sighting

DASHES = frozenset("-‑–—−")
YEARS = range(1000, 2101)
PROBABLE_YEARS = range(1500, 2101)
SURE_YEARS = range(1900, 2101)
LAST_DAY = 31
HOURS = 24
LIST = 12
"""Tokens that a list of days may have between its number and its month."""
YEAR_DIGITS = 4


def year(s: Sighting) -> bool:
    """A calendar year: four digits with no mark inside, unless a unit, or a plural with a hedge, says otherwise."""
    digits = s.n.digits
    if len(digits) != YEAR_DIGITS or not digits.isdigit() or int(digits) not in YEARS or s.n.scale > 1:
        return False
    if s.measured and s.n.value in SURE_YEARS and s.after in s.words("dates", "unit_after"):  # World Cup 2018 day five
        return s.p.low(s.n.end + 1) in s.p.lex.number_words or s.p.low(s.n.end + 1).isdigit()
    if s.measured or (s.noun and s.hedged()) or s.p.word(s.n.first) != digits:  # 1 000
        return False
    if s.after in DASHES and s.p.low(s.n.end + 1)[:YEAR_DIGITS].isdigit():
        return True
    counted = s.noun and s.n.value % 100 == 0  # 1500 officers
    if s.noun and s.n.value not in SURE_YEARS and s.before not in s.words("dates", "year_only"):  # of 1709 pupils
        return False
    if s.before in s.words("dates", "year_before") or s.after in s.words("dates", "era"):
        return not (counted and s.n.value not in SURE_YEARS)
    if s.n.value in SURE_YEARS:
        return not counted
    return s.n.value in PROBABLE_YEARS and not s.noun


def day(s: Sighting) -> bool:
    """A day of the month: beside the name of a month, or in a list that begins or ends beside one."""
    if not s.n.digits.isdigit() or not 1 <= s.n.value <= LAST_DAY or s.n.scale > 1 or s.measured:
        return False
    if s.before in s.words("dates", "weekdays") and s.p.lex.head_first and not s.noun:  # le mardi 25 à Port-Salut
        return True
    if _month(s.p, s.n.end) or (s.after in s.p.lex.quantifying and _month(s.p, s.n.end + 1)):
        return True
    i = s.n.first - 1
    while i >= max(s.p.lo, s.n.first - LIST) and _in_day_list(s, i):
        i -= 1
    if s.p.low(i) == ".":
        i -= 1
    if i >= s.p.lo and _month(s.p, i):
        return i == s.n.first - 1 or not s.noun
    i = s.n.end
    while i < min(s.p.hi, s.n.end + LIST) and _in_day_list(s, i):
        i += 1
    return i > s.n.end and _month(s.p, i) and not s.noun


def _in_day_list(s: Sighting, i: int) -> bool:
    low = s.p.low(i)
    return low in s.words("context", "day_joins") or (low[:1].isdigit() and low[-1:].isdigit() and len(low) <= 5)


def _month(p: Passage, i: int) -> bool:
    return p.low(i) in p.lex.sets["dates"]["months"] and (p.word(i)[0].isupper() or p.lex.head_first)


def clock(s: Sighting) -> bool:
    """A time of day: 7am, 3 p.m., 10 o'clock, between 6 and 9 p.m., 0700 GMT, à 14 heures."""
    marks = s.words("dates", "clock_after")
    if s.before in s.words("dates", "hour_mark") and s.p.low(s.n.first - 2).isdigit():  # 15 h 48
        return True
    if s.before in s.p.lex.and_ and s.after in s.words("dates", "clock_units") and _hours(s):  # 12h30 et 13 heures
        return True
    if s.before in s.words("dates", "clock_from") and s.after in s.words(
        "dates", "clock_units"
    ):  # de 18 heures à 5 heures
        return s.p.low(s.n.end + 1) in s.words("ranges", "joins") and s.p.low(s.n.end + 2)[:1].isdigit()
    if s.n.letters.lower() in marks:
        return True
    if s.after in s.words("dates", "clock_units") and s.before in s.words("dates", "clock_before"):
        return (s.p.lex.head_first and s.n.value <= HOURS) or len(s.n.digits) == YEAR_DIGITS
    if s.measured or s.n.letters or s.n.scale > 1:
        return False
    if s.bare and s.n.value <= HOURS / 2 and _beside_day(s):
        return True
    military = len(s.n.digits) == YEAR_DIGITS and s.n.value <= HOURS * 100
    if s.after in marks and (s.n.value <= HOURS or military):
        return True
    if s.after not in s.words("context", "day_joins"):
        return False
    following = s.p.low(s.n.end + 1)
    if military and following[:1] == "0":
        return True
    rest = following.lstrip("0123456789.:")
    if not following[:1].isdigit() or s.n.value > HOURS:
        return False
    return rest in marks or (rest == "" and s.p.low(s.n.end + 2) in marks)


def _beside_day(s: Sighting) -> bool:
    """Whether it is an hour beside its day: Saturday at 8, at 8 tonight, around 10 last night, Tues. at 8."""
    days = s.words("dates", "weekdays") | s.words("dates", "hour_days")
    if s.before in s.words("dates", "hour_at"):
        first = s.n.first - 2 - (s.p.low(s.n.first - 2) in (".", ","))
        return s.after in days or s.p.low(first) in days or s.after in s.words("dates", "hour_which")
    if s.before not in s.words("dates", "hour_by"):
        return False
    part = s.after in s.words("dates", "hour_which") and s.p.low(s.n.end + 1) in s.words("dates", "hour_days")
    return part or s.after in s.words("dates", "hour_nights")


def _hours(s: Sighting) -> bool:
    """Whether the word before *et* is a time of day: ``12h30``."""
    at = s.n.first - 2
    hours = s.p.low(at - 1) if s.p.low(at).isdigit() and s.p.glued(at) else s.p.low(at)
    return hours[-1:] in s.words("dates", "hour_mark") and hours[:-1].isdigit()
