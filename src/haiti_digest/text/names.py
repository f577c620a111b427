"""Names made comparable: case, accents, hyphens and stops folded away."""

import re
import unicodedata
from functools import lru_cache

Name = tuple[str, ...]


class _Plain(dict[int, str | None]):
    """What each letter is in a name made comparable, by its code point: itself, nothing, or a blank."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        self[code] = plain = letter if letter.isalnum() else None if letter in ".'’" else " "
        return plain


_plain = _Plain()


@lru_cache(maxsize=4096)
def folded(name: str) -> Name:
    """The words of *name* in lower case without accents, hyphens and stops (``Saint-Cyr`` → ``saint cyr``)."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return tuple(name.casefold().translate(_plain).split())


def without_suffix(name: Name, suffixes: frozenset[str]) -> Name:
    """*name* without *Jr*, *III* and the like at its end."""
    end = len(name)
    while end > 1 and name[end - 1] in suffixes:
        end -= 1
    return name[:end]


def same_full_name(one: Name, two: Name) -> bool:
    """Whether two full names may be one person's: the same surname, and first names that do not differ.

    A middle name may be missing, a first name may be an initial: ``J. Smith``, ``John Smith``, ``John F. Smith``.
    """
    if one == two:
        return True
    if one[-1] != two[-1] or len(one) < 2 or len(two) < 2:
        return False
    first, other = one[0], two[0]
    initials = (len(first) == 1 or len(other) == 1) and first[0] == other[0]
    if first != other and not initials:
        return False
    short, long = sorted((one[1:-1], two[1:-1]), key=len)
    return all(
        any(part[0] == other[0] and (part == other or 1 in (len(part), len(other))) for other in long) for part in short
    )


def is_surname_of(part: Name, full: Name) -> bool:
    """Whether *part* is the end of *full* and shorter: ``Vell Low`` of ``Zoë Vell Low``."""
    return len(part) < len(full) and full[-len(part) :] == part


def is_first_name_of(part: Name, full: Name) -> bool:
    """Whether *part* is the one word that *full* starts with."""
    return len(part) == 1 and len(full) > 1 and full[0] == part[0]


def is_misspelling(one: Name, two: Name) -> bool:
    """Whether two full names differ only by a vowel inside a word or by a doubled letter: ``Kirsten``, ``Kirstin``."""
    if len(one) != len(two) or len(one) < 2 or one == two:
        return False
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(differing) == 1 and _sounds_alike(*differing[0])


def _sounds_alike(one: str, two: str) -> bool:
    if min(len(one), len(two)) < 5 or one[0] != two[0] or one[-1] != two[-1] or abs(len(one) - len(two)) > 1:
        return False
    single = zip(TWICE.sub(r"\1", one), TWICE.sub(r"\1", two), strict=False)
    return _skeleton(one) == _skeleton(two) and sum(a != b for a, b in single) < 3


def _skeleton(word: str) -> str:
    kept = [letter for letter in word if letter not in "aeiouy"]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or kept[at - 1] != letter)


ALIKE = (("ph", "f"), ("th", "t"), ("gh", "g"), ("ck", "k"), ("qu", "k"), ("sch", "s"), ("sh", "s"), ("ch", "s"))
LETTERS = str.maketrans({"z": "s", "q": "k", "c": "k", "v": "f", "w": "f", "j": "g", "x": "ks", "h": None})
SOFT = re.compile("c(?=[eiy])")
VOWELS = re.compile("[aeiouyw]+")
TWICE = re.compile(r"(.)\1+")


def sounds(letters: str) -> str:
    """The consonants of folded *letters* as one may hear them: two spellings of one spoken name mostly share them."""
    heard = SOFT.sub("s", letters)
    for written, spoken in ALIKE:
        heard = heard.replace(written, spoken)
    heard = heard[:1] + VOWELS.sub("", heard[1:])
    return TWICE.sub(r"\1", heard.translate(LETTERS))
