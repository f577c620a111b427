"""What a user may set, and how a settings file is read; everything has a default, so that no file is needed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, cast

import msgspec

from haiti_digest.language.lexicon import table
from haiti_digest.records import Problem, Record

Publish = Literal["private", "excerpt", "facts"]


class Config(Record, frozen=True, kw_only=True):
    """The settings of a site.

    ``title`` and ``scope`` head the first page. ``publish`` is how much of the articles' own words may be shown (see
    ``site.budget``); ``cap`` the share of an article's words, in per cent, that the whole site may show of it unless
    it is ``private``. ``base_url`` is where the site will stand, with the closing slash; None when it is read from
    disk. ``language`` is that of the site's own words.
    """

    title: str = "News digest"
    scope: str = ""
    publish: Publish = "excerpt"
    cap: int = 30
    base_url: str | None = None
    language: str = "en"


class SettingError(ValueError):
    """A value that a field cannot take: what is wrong, and what to write."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what, fix)
        self.what = what
        self.fix = fix


def read_config(path: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The settings in a YAML file, and everything that is wrong with it, in the order of its lines.

    Each problem names file, line and remedy. A field that is wrong keeps its default; nothing is half read.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Config(), (_problem(path.name, None, "is not UTF-8", "save it as UTF-8"),)
    except OSError as error:
        return Config(), (_problem(path.name, None, f"cannot be read: {error.strerror}", "name another with --config"),)
    return parse_config(text, path.name)


def parse_config(text: str, name: str) -> tuple[Config, tuple[Problem, ...]]:
    """As ``read_config``, from the text of a file called *name*."""
    import yaml  # slow to load, and most runs have no settings file

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return Config(), (_problem(name, line, f"is not YAML: {error.problem}", "write one 'name: value' a line"),)
    except yaml.YAMLError:
        return Config(), (_problem(name, None, "is not YAML", "take out what is no text"),)
    if root is None:
        return Config(), ()
    if not isinstance(root, yaml.MappingNode):
        return Config(), (_problem(name, 1, "holds no settings", "write one 'name: value' a line"),)
    return _read_fields(root, name)


def _read_fields(root: Any, name: str) -> tuple[Config, tuple[Problem, ...]]:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for key, value in root.value:
        field, line = str(key.value), key.start_mark.line + 1
        try:
            if field in seen:
                raise SettingError(f"{field} is set twice", "keep one of the two")
            values[field] = _read_field(field, value.value)
        except SettingError as error:
            problems.append(_problem(name, line, error.what, error.fix))
        seen.add(field)
    return msgspec.structs.replace(Config(), **values), tuple(problems)


def _read_field(field: str, written: object) -> object:
    if field not in FIELDS:
        raise SettingError(f"{field} is no setting", f"use one of {', '.join(FIELDS)}")
    if not isinstance(written, str):
        raise SettingError(f"{field} takes one value", f"write '{field}: …' on one line")
    return FIELDS[field](written.strip())


def _title(written: str) -> str:
    if not written or "\n" in written:
        raise SettingError("title is empty or has several lines", "write a short name for the site")
    return written


def _publish(written: str) -> Publish:
    if written not in ("private", "excerpt", "facts"):
        raise SettingError(f"publish: {written!r} is not known", "write private, excerpt or facts")
    return cast(Publish, written)


def _cap(written: str) -> int:
    if not (written.isascii() and written.isdigit() and 0 < int(written[:4]) <= 100):
        raise SettingError(f"cap: {written!r} is no share in per cent", "write a whole number from 1 to 100")
    return int(written)


def _base_url(written: str) -> str:
    if not written.startswith(("https://", "http://")) or any(map(str.isspace, written)):
        raise SettingError(f"base_url: {written!r} is no web address", "write it with https:// in front")
    return written if written.endswith("/") else written + "/"


def _language(written: str) -> str:
    if not table(written, "interface"):
        raise SettingError(f"language: the site has no words in {written!r}", "write en")
    return written


FIELDS: dict[str, Callable[[str], object]] = {
    "title": _title,
    "scope": str,
    "publish": _publish,
    "cap": _cap,
    "base_url": _base_url,
    "language": _language,
}


def _problem(name: str, line: int | None, what: str, fix: str) -> Problem:
    return Problem(place=f"{name}:{line}" if line else name, severity="error", what=what, fix=fix)
