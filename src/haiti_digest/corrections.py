"""What a person changed by hand, read from ``corrections.yml``; how to write it is told in docs/corrections.md."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from haiti_digest.errors import UsageError
from haiti_digest.fields import Field, Mistake, Value, known, read_value, refuse, text_of, words
from haiti_digest.records import EditAction, Record

FILE = "corrections.yml"
SHAPE = "write “- file: …”, “words: …”, one change and “reason: …” for each"
CHANGES = ("speaker", "clear", "date", "published", "hide", "same_as", "not_same_as")
ANCHOR = ("file", "id", "words")
FIELDS = (*ANCHOR, *CHANGES, "kind", "reason", "who", "when")
CLEARED: Mapping[str, EditAction] = {"speaker": "no speaker", "date": "no date"}
NAMES: Mapping[str, EditAction] = {"same_as": "same", "not_same_as": "apart"}
SPEAKERS = ("person", "body")
Hidden = Literal["statement", "figure", "date"]
WHOLE_DAY = {4: "-01-01", 7: "-01", 10: ""}


class Anchor(Record, frozen=True, kw_only=True):
    """The words by which an entry finds its place, in the article of *file*; ``id`` tells one of a collection."""

    file: str
    id: str | None = None
    words: str

    def means(self, id: str) -> bool:
        """Whether it is an article of the file with this id: an article alone in its file has the name of the file."""
        return id == (self.id or self.file.rsplit("/", 1)[-1].rsplit(".", 1)[0])


NOWHERE = Anchor(file="", words="")


class Correction(Record, frozen=True, kw_only=True):
    """One end of an entry: a change to what the words of ``anchor`` lead to.

    ``value`` is the speaker's name or the date to set, ``kind`` the sort of record to hide or of speaker to set. An
    entry about two names has two ends with one ``place``, ``side`` 1 and 2.
    """

    place: str
    anchor: Anchor
    action: EditAction
    value: str = ""
    kind: Literal["statement", "figure", "date", "person", "body"] | None = None
    side: Literal[0, 1, 2] = 0
    reason: str
    who: str | None = None
    when: str | None = None


class Corrections(Record, frozen=True, kw_only=True):
    """All entries of a file, by the article's path relative to the folder of articles."""

    by_file: Mapping[str, tuple[Correction, ...]] = {}

    def of(self, path: str, id: str) -> tuple[Correction, ...]:
        """The entries for the article with this path and id; the id may be left out where it is the file's name."""
        return tuple(one for one in self.by_file.get(path, ()) if one.anchor.means(id))


NONE = Corrections()


def read_corrections(path: Path, named: bool = False) -> Corrections:
    """The entries of the file at *path*; none where there is no such file, unless the user has *named* it.

    UsageError with one line a mistake, each with file and line.
    """
    text = text_of(path)
    if text is None:
        if named:
            raise UsageError(str(path), "is not there", "name a file that is, or leave --corrections out")
        return NONE
    mistakes: list[Mistake] = []
    top = read_value(text, mistakes)
    if top.items is None and not top.empty:
        mistakes.append(Mistake(top.line, "is no list of entries", SHAPE))
    by_file: dict[str, list[Correction]] = defaultdict(list)
    for value in top.items or ():
        for one in _Entry(value, f"{path}:{value.line}", mistakes).ends():
            by_file[one.anchor.file].append(one)
    refuse(path, mistakes)
    return Corrections(by_file={file: tuple(entries) for file, entries in by_file.items()})


class _Entry:
    """One entry being read; what is wrong with it goes to ``mistakes``."""

    def __init__(self, value: Value, place: str, mistakes: list[Mistake]) -> None:
        self.line = value.line
        self.place = place
        self.mistakes = mistakes
        if value.fields is None:
            self._wrong(self.line, "is no entry", SHAPE)
        self.parts = known(value.fields or (), FIELDS, "", mistakes)

    def ends(self) -> list[Correction]:
        """The entry's ends: two where it tells of two names; none where something is wrong."""
        before = len(self.mistakes)
        if not self.parts:
            return []
        anchor = self._anchor(self.parts, None)
        if not self._word("reason"):
            self._wrong(self.line, "gives no reason", "write “reason: …”: readers see it")
        if "when" in self.parts:
            self._day("when", part=False)
        changes = [self.parts[name] for name in CHANGES if name in self.parts]
        if len(changes) != 1:
            what = f"says {' and '.join(one.name for one in changes)}" if changes else "says nothing to change"
            self._wrong(self.line, what, f"write one of {', '.join(CHANGES)}")
            return []
        read = self._two if changes[0].name in NAMES else self._one
        made = read(changes[0], anchor or NOWHERE)
        return made if len(self.mistakes) == before else []

    def _two(self, change: Field, one: Anchor) -> list[Correction]:
        if change.value.fields is None:
            fix = f"write “{change.name}: {{file: …, words: …}}”, the file only where it is another"
            self._wrong(change.line, f"{change.name}: is no place", fix)
            return []
        parts = known(change.value.fields, ANCHOR, f"{change.name}: ", self.mistakes)
        two = self._anchor(parts, one)
        action = NAMES[change.name]
        return [self._made(one, action, side=1), self._made(two, action, side=2)] if two else []

    def _one(self, change: Field, anchor: Anchor) -> list[Correction]:
        value = words(change.name, change.value, self.mistakes) or ""
        if "kind" in self.parts and (change.name != "speaker" or self._word("kind") not in SPEAKERS):
            self._wrong(self.parts["kind"].line, "kind: is not known here", "write person or body, for a speaker")
        match change.name:
            case "speaker":
                return [self._made(anchor, "speaker", value=value, kind=self._word("kind"))]
            case "clear":
                return [self._made(anchor, CLEARED.get(self._among(change, value, CLEARED), "no speaker"))]
            case "hide":
                return [self._made(anchor, "hidden", kind=self._among(change, value, get_args(Hidden)))]
            case _:
                self._day(change.name, part=change.name == "date")
                action: EditAction = "published" if change.name == "published" else "date"
                return [self._made(anchor, action, value=value)]

    def _anchor(self, parts: Mapping[str, Field], beside: Anchor | None) -> Anchor | None:
        """The place that *parts* name; the file is that of the place *beside* it, where none is written."""
        said = {name: words(name, parts[name].value, self.mistakes) for name in ANCHOR if name in parts}
        if beside and "file" not in said:
            said = {"file": beside.file, "id": beside.id, **said}
        for name, fix in (("file", "write the article's path below the seeds"), ("words", "quote the article's own")):
            if name not in said:
                self._wrong(self.line, f"names no {name}", fix)
        file, quoted = said.get("file"), said.get("words")
        return Anchor(file=file, id=said.get("id"), words=quoted) if file and quoted else None

    def _made(self, anchor: Anchor, action: EditAction, **more: object) -> Correction:
        common = {name: self._word(name) for name in ("reason", "who", "when")}
        fields = {"place": self.place, "anchor": anchor, "action": action, **common, **more}
        return Correction(**fields)  # type: ignore[arg-type]

    def _word(self, name: str) -> str | None:
        return (self.parts[name].value.words or "").strip() or None if name in self.parts else None

    def _among(self, change: Field, value: str, listed: Iterable[str]) -> str:
        if value not in (choices := list(listed)):
            self._wrong(change.line, f"{change.name}: “{value}” is not known", f"write {' or '.join(choices)}")
        return value

    def _day(self, name: str, part: bool) -> None:
        """A mistake where the field is no day as YYYY-MM-DD, or, where a *part* of one will do, no month or year."""
        value = self._word(name) or ""
        full = value + WHOLE_DAY.get(len(value) if part else 10, "")
        try:
            good = date.fromisoformat(full).isoformat() == full
        except ValueError:
            good = False
        if not good:
            fix = "write it as YYYY-MM-DD" + (", YYYY-MM or YYYY" if part else "")
            self._wrong(self.parts[name].line, f"{name}: “{value}” is not a date", fix)

    def _wrong(self, line: int, what: str, fix: str) -> None:
        self.mistakes.append(Mistake(line, what, fix))
