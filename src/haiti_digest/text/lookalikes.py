"""Letters of other alphabets that look like Latin ones, in names that are to be taken for those of somebody else.

The pairs are those that common typefaces draw alike (capitals and small letters apart, since they differ in this): an
own selection of Cyrillic, Greek and Armenian letters. Accents are no matter: they are seen.
"""

import re
import unicodedata

CYRILLIC = (
    "АВЕЅІЈКМНОРСТУХЅԌԚԜҺаеѕіјорсухһԁԛԝӏёїЁЇ",
    "ABESIJKMHOPCTYXSGQWhaesijopcyxhdqwleiEI",
)
GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυαιρ", "ABEZHIKMNOPTYXovuaip")
ARMENIAN = ("ՍՕօոսցհ", "UOonugh")
LATIN = {
    other: latin for others, latins in (CYRILLIC, GREEK, ARMENIAN) for other, latin in zip(others, latins, strict=True)
}
"""Each letter, with the Latin one that it looks like."""
OTHER = re.compile(f"[{''.join(LATIN)}]")
_as_latin = str.maketrans(LATIN)


def strangers(name: str) -> list[str]:
    """The letters of *name* that look like Latin ones, where it has Latin ones too; each once, in their order."""
    if name.isascii() or not any(_is_latin(letter) for letter in name):
        return []
    return list(dict.fromkeys(OTHER.findall(name)))


def as_seen(name: str) -> str:
    """*name* with each such letter as the Latin one that it looks like: two names that look the same are the same."""
    return name if name.isascii() else name.translate(_as_latin)


def spelled(letters: list[str]) -> str:
    """The letters by name: ``“А” is CYRILLIC CAPITAL LETTER A``."""
    return ", ".join(f"“{letter}” is {unicodedata.name(letter, 'a letter without a name')}" for letter in letters)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
