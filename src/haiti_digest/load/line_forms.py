"""What a line is by its form: a sentence of a report, a caption, or something that is no headline."""

import re

from haiti_digest.load.clutter import ends_with_credit, mark_kind, opening_kind
from haiti_digest.load.dates import date_at
from haiti_digest.spans import Span

ENDING = 10
"""A paragraph's last mark is among so many characters."""
FINAL = re.compile(r"[.…](?:[”\"’')\]]|\s*[*_]{1,2})*$|[.!?,][”\"’']+$")
LOUD = re.compile(r"[!?][”\"’')]*$")
GLUED = re.compile(r"(?<!\bMc)(?<!\bMac)(?<=[^\W\d_A-Z]{2})[A-Z][a-z]{3}")
"""Menu items that lost the blank between them: ``EditionChange``."""
DATE_AT_END = re.compile(r"\s[-–—|]\s([^-–—|]{6,24})$")
SIGNED = re.compile(r"\[[^\[\]]{2,60}\]$|[/|]\s?(?:[A-Z]{2,5}|[A-Z][a-z]+)\.?$|\s-\s*$")


def is_prose(words: str) -> bool:
    """Whether a line reads as a sentence of a report rather than as a heading, a name or a menu."""
    count = words.count(" ") + 1
    end = words[-ENDING:]
    if FINAL.search(end):
        return count >= 4
    return count >= (20 if LOUD.search(end) else 30)


def is_captioned(words: str, following: str, under_headline: bool = False) -> bool:
    """Whether a line is a caption: it ends with a credit or has one in the line after it.

    Under a headline it is one too where the next line says the same but for a stop: a picture's description stands
    above its caption. (A headline itself is often said twice.)
    """
    if under_headline and words.rstrip(". ") == following.rstrip(". "):
        return True
    if SIGNED.search(words[-70:]) or ends_with_credit(words):
        return True
    credit = (mark_kind(following) or opening_kind(following)) in ("picture credit", "notice")
    return words.count(" ") > 6 and credit and not is_prose(following)


def unlike_a_headline(text: str, line: Span) -> str | None:
    """What a line is that cannot be a headline: a list of tags, another article with its date, a broken end."""
    words = line.of(text)
    if words[0].islower() or words[-1] in ",;":
        return "menu line"
    if words.count(" ") < 8 and GLUED.search(words):
        return "menu line"
    if words.count(",") >= 4 and all(part.count(" ") <= 3 for part in words.split(",")):
        return "menu line"
    if len(words) > 30 and (found := DATE_AT_END.search(text, line.start, line.end)):
        date = date_at(text, found.start(1), line.end)
        if date and date.end == line.end:
            return "related headline"
    return None
