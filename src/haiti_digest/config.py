"""What a user may set, in ``digest.yml``; everything has a default, so that no configuration is needed."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from haiti_digest.errors import UsageError
from haiti_digest.records import Record

Publish = Literal["private", "excerpt", "facts"]
PUBLISH = ("private", "excerpt", "facts")


class Outlet(Record, frozen=True, kw_only=True):
    """An outlet of the registry: the domain of its addresses, its name and country."""

    domain: str
    name: str
    country: str | None = None


class Config(Record, frozen=True, kw_only=True):
    """The settings of a site.

    ``publish`` is how much of the articles' own words may be shown (see ``site.budget``); ``cap`` the share of an
    article's words, in per cent, that the whole site may show of it in ``excerpt``. ``base_url`` is where the site
    will stand, with the closing slash; None when it is read from disk. ``language`` is that of the site's own words.
    ``outlets`` names outlets by the domain of an article's address; ``columns`` maps our fields to those of tables.
    """

    title: str = "News digest"
    scope: str = ""
    publish: Publish = "excerpt"
    cap: int = 30
    base_url: str | None = None
    language: str = "en"
    outlets: tuple[Outlet, ...] = ()
    columns: Mapping[str, str] = {}
    topics: Mapping[str, tuple[str, ...]] = {}
    """Names of topics with the words and phrases that make a record belong to them; none: they are found."""


class _Value(NamedTuple):
    """A scalar, a list or a mapping of the file, with its line; scalars stay words."""

    line: int
    value: "str | list[_Value] | dict[str, _Value]"


class _FieldError(ValueError):
    """What is wrong with a value, and what to write."""

    def __init__(self, line: int, what: str, fix: str) -> None:
        super().__init__(line, what, fix)


def read_config(path: Path) -> Config:
    """The settings of the file at *path*; the defaults where there is no such file.

    UsageError with one line a mistake, each with file and line: unknown or repeated fields, values of a wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(str(path), f"cannot be read: {reason}", "mend it or take it away") from None
    mistakes: list[_FieldError] = []
    fields = _mapping(text, mistakes)
    values: dict[str, Any] = {}
    for name, value in fields.items():
        try:
            values[name] = _reader(name, value)(name, value)
        except _FieldError as mistake:
            mistakes.append(mistake)
    if mistakes:
        lines = sorted(mistake.args for mistake in mistakes)
        first, *others = [f"{path}:{line}: {what}; {fix}" for line, what, fix in lines]
        place, _, rest = first.partition(": ")
        raise UsageError(place, "\n".join([rest, *others]))
    return Config(**values)


def _mapping(text: str, mistakes: list[_FieldError]) -> dict[str, _Value]:
    import yaml  # late: most runs have no configuration, and the import takes 45 ms

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        value = _Value(1, {}) if node is None else _value(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"is no YAML ({getattr(error, 'problem', None) or 'unreadable'})"
        mistakes.append(_FieldError((mark.line if mark else 0) + 1, what, "write one “name: value” a line"))
        return {}
    except RecursionError:
        mistakes.append(_FieldError(1, "is nested too deep", "write one “name: value” a line"))
        return {}
    except _FieldError as mistake:
        mistakes.append(mistake)
        return {}
    if not isinstance(value.value, dict):
        mistakes.append(_FieldError(value.line, "is no list of “name: value” lines", "write one a line"))
        return {}
    return value.value


def _value(node: Any) -> _Value:
    line = node.start_mark.line + 1
    if node.id == "scalar":
        return _Value(line, node.value)
    if node.id == "sequence":
        return _Value(line, [_value(part) for part in node.value])
    found: dict[str, _Value] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            raise _FieldError(key.start_mark.line + 1, f"{name}: is said twice", "keep one of them")
        found[name] = _Value(key.start_mark.line + 1, _value(value).value)
    return _Value(line, found)


def _reader(name: str, value: _Value) -> Callable[[str, _Value], object]:
    if name in READERS:
        return READERS[name]
    close = get_close_matches(name, READERS, 1)
    fix = f"did you mean “{close[0]}”?" if close else f"the fields are {', '.join(READERS)}"
    raise _FieldError(value.line, f"{name}: is no field that is known", fix)


def _words(name: str, value: _Value) -> str:
    if not isinstance(value.value, str) or not value.value.strip():
        raise _FieldError(value.line, f"{name}: is not words", "write them on one line, quoted where needed")
    return value.value.strip()


def _publish(name: str, value: _Value) -> Publish:
    words = _words(name, value)
    if words not in PUBLISH:
        raise _FieldError(value.line, f"{name}: “{words}” is no way to publish", f"write {', '.join(PUBLISH)}")
    return cast(Publish, words)


def _percent(name: str, value: _Value) -> int:
    words = _words(name, value).removesuffix("%").strip()
    if not words.isascii() or not words.isdigit() or int(words) > 100:
        raise _FieldError(value.line, f"{name}: “{words}” is no share of 100", "write a whole number from 0 to 100")
    return int(words)


def _address(name: str, value: _Value) -> str:
    words = _words(name, value)
    if not words.startswith(("http://", "https://")) or any(letter.isspace() for letter in words):
        raise _FieldError(value.line, f"{name}: “{words}” is no address", "write it with https:// in front")
    return words.rstrip("/") + "/"


def _language(name: str, value: _Value) -> str:
    words = _words(name, value).lower()
    if words not in ("en",):
        raise _FieldError(value.line, f"{name}: the site has no words in “{words}” yet", "write en")
    return words


def _outlets(name: str, value: _Value) -> tuple[Outlet, ...]:
    if not isinstance(value.value, list):
        raise _FieldError(value.line, f"{name}: is no list", "write “- domain: …” and “name: …” for each outlet")
    return tuple(_outlet(name, part) for part in value.value)


def _outlet(name: str, value: _Value) -> Outlet:
    parts = value.value if isinstance(value.value, dict) else {}
    unknown = [part for part in parts if part not in ("domain", "name", "country")]
    if unknown or "domain" not in parts or "name" not in parts:
        what = f"{name}: “{unknown[0]}” is not known" if unknown else f"{name}: an outlet lacks its domain or name"
        raise _FieldError(value.line, what, "write domain, name and, if you like, country")
    words = {part: _words(f"{name}: {part}", inner) for part, inner in parts.items()}
    return Outlet(domain=words["domain"].lower(), name=words["name"], country=words.get("country"))


def _columns(name: str, value: _Value) -> dict[str, str]:
    if not isinstance(value.value, dict):
        raise _FieldError(value.line, f"{name}: is no mapping", "write “text: NAME OF THE COLUMN” below it, indented")
    return {field: _words(f"{name}: {field}", column) for field, column in value.value.items()}


def _topics(name: str, value: _Value) -> dict[str, tuple[str, ...]]:
    fix = "write “NAME OF THE TOPIC: [word, two words]” below it, indented"
    if not isinstance(value.value, dict):
        raise _FieldError(value.line, f"{name}: is no mapping", fix)
    found: dict[str, tuple[str, ...]] = {}
    for topic, words in value.value.items():
        if not isinstance(words.value, list) or not words.value:
            raise _FieldError(words.line, f"{name}: {topic}: is no list of words", fix)
        found[topic] = tuple(_words(f"{name}: {topic}", word) for word in words.value)
    return found


READERS: dict[str, Callable[[str, _Value], object]] = {
    "title": _words,
    "scope": _words,
    "publish": _publish,
    "cap": _percent,
    "base_url": _address,
    "language": _language,
    "outlets": _outlets,
    "columns": _columns,
    "topics": _topics,
}
"""The fields of ``digest.yml`` and how each is read."""
