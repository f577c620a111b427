"""The words of a language that make and surround figures, made ready for look-up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from haiti_digest.language.lexicon import FALLBACK, table, words

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Phrases by their first word (or their last, for those read backwards), longest first, each with its meaning."""

WORD_SECTIONS = (
    "rates",
    *("multiples", "ratio", "ranges", "percent", "nouns", "names", "dates", "one"),
    *("compounds", "toll", "direction", "implied", "measures", "ages", "context"),
)
PLAIN_UNITS = frozenset({"duration", "distance", "weight", "area", "volume"})


class Lexicon:
    """The tables of ``figures.toml`` as sets and dicts; attributes and ``sets`` bear the names of the tables."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.sets: dict[str, defaultdict[str, frozenset[str]]] = {
            section: _word_sets(data[section]) for section in WORD_SECTIONS
        }
        self._read_numbers(data["numbers"])
        self._read_units(data["units"], data["currency"]["words"])
        self._read_signs(data["currency"], data["glued_units"])
        self._read_nouns(data["nouns"])
        self._read_phrases(data)
        self._read_single_words(data)
        self._gather()

    def _read_numbers(self, numbers: Mapping[str, Any]) -> None:
        self.decimal: str = numbers["decimal"]
        self.group: str = numbers["group"]
        self.small: dict[str, int] = numbers["small"]
        self.tens: dict[str, int] = numbers["tens"]
        self.scales: dict[str, int] = numbers["scales"]
        self.glued_scales: dict[str, int] = numbers["glued"]
        self.parts: dict[str, int] = numbers["parts"]
        self.dozens: dict[str, int] = numbers["dozens"]
        self.multiples = {word: Decimal(value) for word, value in numbers["multiples"].items()}
        self.joined = {tuple(pair.split("_")): value for pair, value in numbers["joined"].items()}
        self.hundred = words(numbers["hundred"])
        self.half = words(numbers["half"])
        self.and_ = words(numbers["and"])
        self.article = words(numbers["article"])
        self.alone = words(numbers["alone"])
        self.minus = words(numbers["minus"])
        self.vague = words(numbers["vague"])
        self.singular_parts = words(numbers["singular_parts"])
        self.teens_after = frozenset(int(tens) for tens in numbers["teens_after"].split())
        self.one = next(word for word, value in self.small.items() if value == 1)

    def _read_units(self, units: Mapping[str, Any], currencies: Mapping[str, str]) -> None:
        self.units: Phrases = {}
        self.unit_kinds: dict[str, str] = {}
        for kind, names in units.items():
            for name, forms in names.items():
                self._add_unit(name.replace("_", " "), "count" if kind == "plain" else kind, forms)
        for name, forms in currencies.items():
            self._add_unit(name.replace("_", " "), "money", forms)
        longest_first(self.units)

    def _add_unit(self, name: str, kind: str, forms: str) -> None:
        self.unit_kinds[name] = kind
        add_phrases(self.units, forms.split(), name)

    def _read_signs(self, currency: Mapping[str, Any], glued: Mapping[str, Any]) -> None:
        self.signs: dict[str, str] = currency["signs"]
        self.dollars: dict[str, str] = currency["dollars"]
        self.codes: dict[str, str] = currency["codes"]
        self.glued_only = words(currency["glued_only"])
        self.glued_units = words(glued["any"])
        self.metre_when = words(glued["metre_when"])
        self.as_written: dict[str, str] = glued["as_written"]

    def _read_nouns(self, nouns: Mapping[str, Any]) -> None:
        sets = self.sets["nouns"]
        self.head_first = nouns["head"] == "first"
        self.stop, self.verbs, self.verbs_too = sets["stop"], sets["verbs"], sets["verbs_too"]
        self.drop_first, self.uncountable, self.never_plural = (
            sets["drop_first"],
            sets["uncountable"],
            sets["never_plural"],
        )
        self.stands_before = sets["attributive"] | sets["before_nouns"]
        self.quantifying = sets["quantifying"]
        self.elisions = sets["elisions"]
        self.not_plural = tuple(sets["not_plural"])
        self.singular: dict[str, str] = nouns["singular"]
        self.endings: dict[str, str] = nouns["endings"]
        self.plural_endings = tuple(ending for ending in self.endings if ending != "s")
        self.plurals = self.uncountable | frozenset(self.singular)

    def _read_phrases(self, data: Mapping[str, Any]) -> None:
        self.before: Phrases = {}
        self.before_elided: Phrases = {}
        self.after: Phrases = {}
        self.below_zero: Phrases = {}
        self.more: Phrases = {}
        add_phrases(self.below_zero, data["context"]["below_zero"].split(), "below")
        add_phrases(self.more, data["context"]["more"].split(), "more")
        self.roles: Phrases = {}
        for name, forms in data["modifiers"].items():
            add_phrases(self.before, forms.split(), name, backwards=True)
        for name, forms in data["modifiers_elided"].items():
            add_phrases(self.before_elided, forms.split(), name, backwards=True)
        for name, forms in data["modifiers_after"].items():
            add_phrases(self.after, forms.split(), name)
        for name, forms in data["roles"].items():
            add_phrases(self.roles, forms.split(), name)
        self.role_nouns = {form: name for name, forms in data["roles"].items() for form in forms.split()}
        for phrases in (self.before, self.after, self.roles):
            longest_first(phrases)

    def _read_single_words(self, data: Mapping[str, Any]) -> None:
        self.one_is_article = bool(data["one"].get("article"))
        self.multiple_unit: str = data["multiples"]["unit"]
        numbers = {word: value for word, value in (*self.small.items(), *self.tens.items()) if value > 1}
        self.folds = {
            word + fold: Decimal(numbers[word]) for fold in self.sets["multiples"]["fold"] for word in numbers
        }
        """``threefold``"""
        self.age_unit: str = data["ages"]["unit"]
        self.toll_noun: str = data["toll"]["noun"]
        self.toll_role: str = data["toll"]["role"]
        self.role_reach: dict[str, tuple[int, int]] = {
            name: (int(reach.split()[0]), int(reach.split()[1])) for name, reach in data["role_reach"].items()
        }
        self.titled_units = self.sets["context"]["titled_units"] | frozenset(
            form for kind in PLAIN_UNITS for forms in data["units"][kind].values() for form in forms.split()
        )

    def _gather(self) -> None:
        """The sets that several tables make together."""
        numbers = {*self.small, *self.tens, *self.scales, *self.multiples, *self.folds, *self.parts, *self.dozens}
        self.triggers = frozenset(numbers | {pair[0] for pair in self.joined}) | self.hundred | self.half
        self.number_words = frozenset({*self.small, *self.tens})
        self.prefixes = frozenset(code.lower() for code in self.codes)
        self.scale_ends = frozenset(letters[-1] for letters in self.glued_scales)
        self.scale_letters = "".join(sorted({letter for letters in self.glued_scales for letter in letters}))
        implied = self.sets["implied"]
        self.fatal = frozenset[str]().union(*(implied[name] for name in list(implied) if name.startswith(FATAL)))
        self.starters = self.triggers | self.fatal
        changes = self.sets["direction"]["up"] | self.sets["direction"]["down"]
        self.never_names = frozenset({*self.stop, *self.verbs, *self.before, *self.roles}) | self.drop_first | changes
        self.never_names |= self.vague | self.sets["dates"]["months"] | self.sets["names"]["no_names"]


FATAL = ("kill", "hurt", "intransitive", "passive_", "left_")


def _word_sets(section: Mapping[str, Any]) -> "defaultdict[str, frozenset[str]]":
    """Each list of a table as a set; a list that the language lacks is empty."""
    found = {name: words(entry) for name, entry in section.items() if isinstance(entry, str)}
    return defaultdict(frozenset, found)


def add_phrases(into: Phrases, forms: Iterable[str], meaning: str, backwards: bool = False) -> None:
    """Files each form (words joined by underscores) under its first word, or its last where read backwards."""
    for form in forms:
        phrase = tuple(form.split("_"))
        into.setdefault(phrase[-1 if backwards else 0], []).append((phrase, meaning))


def longest_first(phrases: Phrases) -> None:
    """Sorts the phrases of each word so that the longest is tried first."""
    for found in phrases.values():
        found.sort(key=lambda entry: -len(entry[0]))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of *language*; that of English for a language without one."""
    return Lexicon(table(language, "figures") or table(FALLBACK, "figures"))
