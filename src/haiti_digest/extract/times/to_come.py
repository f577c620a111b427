"""Makers of days to come: *in 11 days*, *a week from Saturday*."""

from haiti_digest.extract.times import reckon
from haiti_digest.extract.times.lengths import amounts, length, unit_of
from haiti_digest.extract.times.names import lists_of
from haiti_digest.extract.times.relative import PRECISION
from haiti_digest.extract.times.scene import Draft, Hit
from haiti_digest.extract.times.tense import tense_of
from haiti_digest.extract.times.where import NO_ANCHOR

NEAR = 6
"""How many words may stand between a verb that points ahead and *in 11 days*."""
AT_ONCE = 3
"""The same for *is*: ``the vote is in 11 days``, but ``it is at its best in two years``."""


def ahead(hit: Hit) -> list[Draft] | None:
    """``expires in 11 days``: a day counted from now where the words point ahead, else a length."""
    unit, numbers = unit_of(hit), amounts(hit)
    if unit not in PRECISION or not numbers or numbers[0] % 1 or not (hit.has("TIMEWORD") or _lies_ahead(hit)):
        return length(hit)
    published = hit.scene.published
    if published is None:
        return [Draft("DATE", None, "unknown", NO_ANCHOR, hit.value("HEDGE"), ahead=True)]
    value = reckon.counted(published, unit, int(numbers[0]))
    reason = f"counted from {hit.scene.origin}"
    return [Draft("DATE", value, PRECISION[unit], reason, hit.value("HEDGE"), published.isoformat(), ahead=True)]


def _lies_ahead(hit: Hit) -> bool:
    """Whether *in 11 days* tells a day to come: not in *has risen in 11 days*, *is the first visit in 11 years*."""
    cue, start = tense_of(hit), hit.match.start()
    if cue is None or cue.tense == "past":
        return False
    if not cue.before:  # In four days, the union will strike
        return start == 1 and cue.tense == "future" and hit.atoms.at(hit.match.end()) == ","
    if cue.distance > (AT_ONCE if cue.tense == "present" else NEAR):
        return False
    known = lists_of(hit.scene.grammar)
    between = hit.atoms.folded[max(0, start - cue.distance) : start]
    ranked = (word for word in between if word not in known.not_ranking)
    return not any(word in known.ranking or word.endswith(tuple(known.ranking_ending)) for word in ranked)


def day_from(hit: Hit) -> list[Draft] | None:
    """``a week from Saturday``, ``two days from today``: counted from the day named, which lies ahead."""
    unit, numbers, published = unit_of(hit), amounts(hit), hit.scene.published
    if unit not in ("D", "W") or not numbers or numbers[0] % 1:
        return None
    if published is None:
        return [Draft("DATE", None, "unknown", NO_ANCHOR)]
    today, weekday = hit.value("TODAY"), hit.number("WEEKDAY")
    ahead = reckon.nearest_weekday(published, weekday, ahead=True) if weekday else published
    day = ahead + (int(today or 0) + int(numbers[0]) * (7 if unit == "W" else 1)) * reckon.DAY
    return [Draft("DATE", day.isoformat(), "day", f"counted from {hit.scene.origin}", None, published.isoformat())]
