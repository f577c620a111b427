"""Files of “name: value” lines (YAML), read with the line of every value; scalars stay the words that were written.

The one place that knows YAML: nothing is taken for a truth value, a number or a date on the way, a field said twice is
seen, and a value may not be a reference to another, so that a small file cannot unfold into a big one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from haiti_digest.errors import UsageError


class Mistake(NamedTuple):
    """What is wrong on a line, and what to write instead."""

    line: int
    what: str
    fix: str


class Value(NamedTuple):
    """What stands behind a name or a dash, on *line*: words, a list or fields; none of them where nothing stands."""

    line: int
    words: str | None = None
    items: "tuple[Value, ...] | None" = None
    fields: "tuple[Field, ...] | None" = None

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return self.words is None and self.items is None and self.fields is None


class Field(NamedTuple):
    """A named value; *line* is that of the name."""

    name: str
    line: int
    value: Value


class _RefusedError(Exception):
    """A part of the file that cannot be read; its argument is the mistake."""


def read_value(text: str, mistakes: list[Mistake], first: int = 1) -> Value:
    """What *text* holds; *first* is the number of its first line. Adds to *mistakes*, then gives an empty value."""
    import yaml  # late: most runs have no configuration, and the import takes 45 ms

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return Value(first) if node is None else _value(node, first, set())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "unreadable"
        fix = "write one “name: value” a line, quoted where needed"
        mistakes.append(Mistake((mark.line if mark else 0) + first, f"is no YAML ({why})", fix))
    except (RecursionError, ValueError):
        mistakes.append(Mistake(first, "is no YAML (too deep)", "write one “name: value” a line"))
    except _RefusedError as refused:
        mistakes.append(refused.args[0])
    return Value(first)


def read_fields(text: str, mistakes: list[Mistake], first: int = 1) -> tuple[Field, ...]:
    """The fields of *text*, as ``read_value`` reads it, in their order, also those that are said twice."""
    value = read_value(text, mistakes, first)
    if value.fields is None and not value.empty:
        mistakes.append(Mistake(value.line, "is no list of “name: value” lines", "write one a line"))
    return value.fields or ()


def once(fields: tuple[Field, ...], mistakes: list[Mistake]) -> dict[str, Field]:
    """Each field by its name, the first where it is said twice; the others are added to *mistakes*."""
    found: dict[str, Field] = {}
    for field in fields:
        first = found.setdefault(field.name, field)
        if first is not field:
            what = f"{field.name}: is said twice, first on line {first.line}"
            mistakes.append(Mistake(field.line, what, "keep one of them"))
    return found


def text_of(path: Path) -> str | None:
    """The text of a file of the user's; None where there is none. UsageError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(str(path), f"cannot be read: {reason}", "mend it or take it away") from None


def refuse(path: Path, mistakes: Sequence[Mistake]) -> None:
    """UsageError with a line for each of *mistakes*, in the order of the file; nothing where there are none."""
    if mistakes:
        first, *others = [f"{path}:{line}: {what}; {fix}" for line, what, fix in sorted(mistakes)]
        place, _, rest = first.partition(": ")
        raise UsageError(place, "\n".join([rest, *others]))


def known(fields: Iterable[Field], names: Iterable[str], of: str, mistakes: list[Mistake]) -> dict[str, Field]:
    """The fields that are among *names*, each once; mistakes for those that are not. *of* is the name around them."""
    listed = list(names)
    found = once(tuple(fields), mistakes)
    for field in [field for field in found.values() if field.name not in listed]:
        from difflib import get_close_matches

        close = get_close_matches(field.name, listed, 1)
        fix = f"did you mean “{close[0]}”?" if close else f"the fields are {', '.join(listed)}"
        mistakes.append(Mistake(field.line, f"{of}{field.name}: is no field that is known", fix))
    return {name: field for name, field in found.items() if name in listed}


def words(name: str, value: Value, mistakes: list[Mistake]) -> str | None:
    """The words of a value, without blanks at the edges; None, with a mistake, where there are none."""
    if value.words is None or not value.words.strip():
        mistakes.append(Mistake(value.line, f"{name}: is not words", "write them on one line, quoted where needed"))
        return None
    return value.words.strip()


def _value(node: Any, first: int, seen: set[int]) -> Value:
    line = node.start_mark.line + first
    if node.id == "scalar":
        empty = not node.style and node.value.strip().lower() in ("", "~", "null")
        return Value(line, None if empty else node.value)
    if id(node) in seen:
        raise _RefusedError(
            Mistake(line, "holds a value that is referred to from elsewhere", "write it out in each place")
        )
    seen.add(id(node))
    if node.id == "sequence":
        return Value(line, items=tuple(_value(part, first, seen) for part in node.value))
    return Value(line, fields=tuple(_field(key, value, first, seen) for key, value in node.value))


def _field(key: Any, value: Any, first: int, seen: set[int]) -> Field:
    line = key.start_mark.line + first
    if key.id != "scalar" or not key.value.strip():
        raise _RefusedError(Mistake(line, "is no name of a field", "write “name: value”"))
    return Field(key.value.strip(), line, _value(value, first, seen))
