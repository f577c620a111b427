"""People and bodies that the user names: their forms joined, and kept apart from what the user says they are not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.config import Known
from haiti_digest.language.lexicon import FALLBACK
from haiti_digest.link.bodies import small_words
from haiti_digest.link.groups import Groups
from haiti_digest.records import Voice
from haiti_digest.text.names import Name, folded

FILE = "digest.yml"


class KnownNames:
    """The named ones of one kind, by every form of their names."""

    def __init__(self, known: Sequence[Known], kind: str) -> None:
        self.known = known
        self.kind = kind
        self._forms_of: dict[str, dict[Name, int]] = {}

    def join(self, groups: Groups, voices: Iterable[Voice]) -> None:
        """Join the voices of *voices* that have a form of one name, and label them and what they are apart from."""
        if not self.known:
            return
        strangers = self._part(groups)
        first: dict[int, Voice] = {}
        for voice in voices:
            forms = list(self._forms(groups, voice))
            for name, _ in forms:
                if name in strangers:
                    groups.label(voice, strangers[name])
            known = self._known_forms(_language(groups, voice))
            numbers = {known[name] for name, _ in forms if name in known}
            if len(numbers) == 1:  # with forms of several known names it is left as it is
                number = numbers.pop()
                groups.label(voice, self._label(number))
                same = first.setdefault(number, voice)
                form = next(form for name, form in forms if known.get(name) == number)
                groups.join(voice, same, self._why(number, form))

    def name(self, labels: set[str]) -> str | None:
        """The name that the user gives to the group with these labels."""
        return next((one.name for number, one in enumerate(self.known) if self._label(number) in labels), None)

    def _part(self, groups: Groups) -> dict[Name, str]:
        """Parts the labels; gives those for names that are only kept apart from others, by name."""
        strangers: dict[Name, str] = {}
        known = self._known_forms(FALLBACK)
        for number, one in enumerate(self.known):
            for form in one.apart_from:
                name = self._plain(form, FALLBACK)
                label = self._label(known[name]) if name in known else f"{self.kind}: {form}"
                if name not in known:
                    strangers[name] = label
                groups.part(self._label(number), label, f"{FILE} keeps {one.name} and {form} apart")
        return strangers

    def _label(self, number: int) -> str:
        return f"{self.kind} {number}"

    def _known_forms(self, language: str) -> dict[Name, int]:
        """Every form of a known name as articles of *language* are compared, with the number of the name."""
        if language not in self._forms_of:
            found: dict[Name, int] = {}
            for number, one in enumerate(self.known):
                for form in one.forms:
                    found.setdefault(self._plain(form, language), number)
            self._forms_of[language] = found
        return self._forms_of[language]

    def _forms(self, groups: Groups, voice: Voice) -> Iterator[tuple[Name, str]]:
        """The forms by which a voice may be known: of a person none that is shorter than two words beside a longer one.

        A surname alone may be somebody else's in another article.
        """
        entity, language = groups.entity(voice), _language(groups, voice)
        for form in dict.fromkeys((entity.name, *entity.forms)):
            name = self._plain(form, language)
            if self.kind == "body" or form == entity.name or len(name) > 1:
                yield name, form

    def _plain(self, form: str, language: str) -> Name:
        """The words to compare: of a body without articles and other small words."""
        name = folded(form)
        small = small_words(language) if self.kind == "body" else ()
        return tuple(word for word in name if word not in small) or name

    def _why(self, number: int, form: str) -> str:
        name = self.known[number].name
        if folded(form) == folded(name):
            return f"{name}: named in {FILE}"
        return f"{form} and {name}: {FILE} gives them as forms of one name"


def _language(groups: Groups, voice: Voice) -> str:
    return groups.names[voice.article].locale


def join_by_hand(groups: Groups) -> None:
    """Join and keep apart what the user said of the words of articles: see ``Edit``."""
    same: dict[str, list[tuple[Voice, str]]] = defaultdict(list)
    for at, traits in enumerate(groups.names):
        for edit in traits.edits:
            if edit.entity is None:
                continue
            voice = Voice(article=at, entity=edit.entity)
            if edit.action == "same":
                same[edit.place].append((voice, edit.told))
            elif edit.action == "apart":
                groups.label(voice, f"{edit.place} {edit.side}")
                groups.part(f"{edit.place} 1", f"{edit.place} 2", edit.told)
    for key in sorted(same):
        (one, told), *others = same[key]
        for other, _ in others:
            groups.join(one, other, f"{groups.entity(one).name} and {groups.entity(other).name}: {told}")
