"""The words of a language that make and surround figures, made ready for look-up."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from haiti_digest.language.lexicon import FALLBACK, table, words

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Phrases by their first word (or their last, for those read backwards), longest first, each with its meaning."""


class Unit(NamedTuple):
    """A unit of measure: its singular name and the kind of figure it makes."""

    name: str
    kind: str


class Lexicon:
    """The tables of ``figures.toml`` as sets and dicts; attributes bear the names of the tables."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self._read_numbers(data["numbers"])
        self._read_units(data)
        self._read_nouns(data["nouns"])
        self._read_context(data)
        self.triggers = frozenset(
            {*self.small, *self.tens, *self.scales, *self.joined_first, *self.multiples, *self.parts}
            | self.hundred
            | self.dozen
            | self.half
        )

    def _read_numbers(self, numbers: Mapping[str, Any]) -> None:
        self.decimal: str = numbers["decimal"]
        self.group: str = numbers["group"]
        self.small: dict[str, int] = dict(numbers["small"])
        self.tens: dict[str, int] = dict(numbers["tens"])
        self.scales: dict[str, int] = dict(numbers["scales"])
        self.glued_scales: dict[str, int] = dict(numbers["glued"])
        self.parts: dict[str, int] = dict(numbers["parts"])
        self.multiples = {word: Decimal(value) for word, value in numbers["multiples"].items()}
        self.joined = {tuple(pair.split("_")): value for pair, value in numbers["joined"].items()}
        self.joined_first = {pair[0] for pair in self.joined}
        self.hundred = words(numbers["hundred"])
        self.dozen = words(numbers["dozen"])
        self.half = words(numbers["half"])
        self.and_ = words(numbers["and"])
        self.article = words(numbers["article"])
        self.alone = words(numbers["alone"])
        self.minus = words(numbers["minus"])
        self.teens_after = frozenset(self.tens.get(w) or 0 for w in numbers["teens_after"].split())
        self.vague = words(numbers["vague"])

    def _read_units(self, data: Mapping[str, Any]) -> None:
        self.units: Phrases = {}
        self.unit_kinds: dict[str, str] = {}
        for kind, units in data["units"].items():
            for name, forms in units.items():
                self._add_unit(name.replace("_", " "), "count" if kind == "plain" else kind, forms)
        for name, forms in data["currency"]["words"].items():
            self._add_unit(name.removesuffix("_code").replace("_", " "), "money", forms)
        self.signs: dict[str, str] = dict(data["currency"]["signs"])
        self.dollars: dict[str, str] = dict(data["currency"]["dollars"])
        self.codes: dict[str, str] = dict(data["currency"]["codes"])
        self.glued_units = words(data["glued_units"]["any"])
        self.metre_when = words(data["glued_units"]["metre_when"])
        self.degrees: dict[str, str] = dict(data["glued_units"]["degrees"])
        self.glued_only = words(data["currency"]["glued_only"])
        for found in self.units.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _add_unit(self, name: str, kind: str, forms: str) -> None:
        self.unit_kinds[name] = kind
        add_phrases(self.units, forms.split(), name)

    def _read_nouns(self, nouns: Mapping[str, Any]) -> None:
        self.head_first = nouns["head"] == "first"
        self.stop = words(nouns["stop"])
        self.verbs = words(nouns["verbs"])
        self.adverbs = words(nouns["adverbs"])
        self.drop_first = words(nouns["drop_first"])
        self.uncountable = words(nouns["uncountable"])
        self.never_plural = words(nouns["never_plural"])
        self.attributive = words(nouns["attributive"])
        self.quantifying = words(nouns["quantifying"])
        self.acronyms = words(nouns["acronyms"])
        self.verbs_too = words(nouns["verbs_too"])
        self.gerunds = words(nouns["gerunds"])
        self.before_nouns = words(nouns["before_nouns"])
        self.generic = words(nouns["generic"])
        self.singular: dict[str, str] = dict(nouns["singular"])
        self.endings: dict[str, str] = dict(nouns["endings"])
        self.plurals = (self.uncountable | frozenset(self.singular)) - {"people's"}

    def _read_context(self, data: Mapping[str, Any]) -> None:
        self.before: Phrases = {}
        for name, phrases in data["modifiers"].items():
            add_phrases(self.before, phrases.split(), name, backwards=True)
        self.after: Phrases = {}
        for name, phrases in data["modifiers_after"].items():
            add_phrases(self.after, phrases.split(), name)
        for found in (*self.before.values(), *self.after.values()):
            found.sort(key=lambda entry: -len(entry[0]))
        self.roles: Phrases = {}
        for name, phrases in data["roles"].items():
            add_phrases(self.roles, phrases.split(), name)
        context = data["context"]
        self.day_joins = words(context["day_joins"])
        self.ranges_by = words(context["share_after"])
        self.share_of = words(context["half_of"])
        self.rank_words = words(context["rank_words"])
        self.pointing = words(context["pointing"])
        self.between_modifier = words(context["between_modifier"])
        self.not_with_durations = words(context["not_with_durations"])
        self.after_tail = words(context["after_tail"])
        self.comparing = words(context["comparing"])
        self.others = words(context["others"])
        self.alternatives = words(data["ranges"]["alternatives"])
        self.titled_units = frozenset(
            form
            for kind in ("duration", "distance", "weight", "area", "volume")
            for forms in data["units"][kind].values()
            for form in forms.split()
        ) | words(context["titled_units"])
        self.as_ = words(data["ages"]["as"])
        self.clause_starts = words(context["clause_starts"])
        self.auxiliaries = words(context["auxiliaries"])
        self.sets_before = words(context["sets_before"])
        self.age_unit: str = data["ages"]["unit"]
        self.toll_noun: str = data["toll"]["noun"]
        self.toll_role: str = data["toll"]["role"]
        self.prefixes = frozenset(code.lower() for code in self.codes)
        self.scale_ends = frozenset("bmntk")
        implied = data["implied"]
        self.fatal = frozenset().union(
            *(
                words(implied[name])
                for name in implied
                if name.startswith(("kill", "hurt", "intrans", "passive_", "left_"))
            )
        )
        self.backward_words = frozenset(self.before)
        self.role_words = frozenset(self.roles)
        self.direction_words = words(data["direction"]["up"]) | words(data["direction"]["down"])
        self.role_reach = {
            name: (int(entry.split()[0]), int(entry.split()[1])) for name, entry in data["role_reach"].items()
        }
        self.sets: dict[str, dict[str, frozenset[str]]] = {
            section: {name: words(entry) for name, entry in data[section].items() if isinstance(entry, str)}
            for section in (
                [
                    "multiples",
                    "ratio",
                    "ranges",
                    "percent",
                    "nouns",
                    "names",
                    "dates",
                    "one",
                    "compounds",
                    "toll",
                    "direction",
                    "implied",
                    "measures",
                    "ages",
                ]
            )
        }


def add_phrases(into: Phrases, forms: Iterable[str], meaning: str, backwards: bool = False) -> None:
    """Files each form (words joined by underscores) under its first word, or its last where read backwards."""
    for form in forms:
        phrase = tuple(form.split("_"))
        into.setdefault(phrase[-1 if backwards else 0], []).append((phrase, meaning))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of *language*; that of English for a language without one."""
    return Lexicon(table(language, "figures") or table(FALLBACK, "figures"))
