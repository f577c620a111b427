"""How lines by their keys are cut into shards, so that one line lies in one small file whose name tells what is in it.

A shard holds all keys that begin alike but for those that have a shard of their own: *con* those in ``con``, but not
those in ``cont`` where there is a shard *cont*. How keys are cut follows from the keys and the sizes of their lines
alone. Where there are many shards, their names are cut into shards of names in the same way.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

SHARD = 6_000
"""Letters of a shard; more only where a single line needs them."""
OWN_SHARD = 2_000
NAMES = 2_500
"""Letters of a shard of names."""
FOLDER = "search"


def cut(
    name: str, keys: Sequence[str], sizes: Mapping[str, int], most: int = SHARD, own_size: int = OWN_SHARD
) -> Iterator[tuple[str, list[str]]]:
    """The shards of *keys*, all beginning with *name* and sorted: each its name and its keys.

    What begins alike gets a shard of its own where it is large, and where the rest would else be larger than *most*.
    """
    rest = sum([sizes[key] for key in keys])
    if rest <= most or len(keys) == 1:
        yield name, list(keys)
        return
    long = len(name) + 1
    groups = {start: list(found) for start, found in groupby(keys, key=lambda key: key[:long]) if len(start) == long}
    weights = {start: sum([sizes[key] for key in found]) for start, found in groups.items()}
    own = set()
    for start in sorted(weights, key=lambda start: (-weights[start], start)):
        if weights[start] > own_size or rest > most:
            own.add(start)
            rest -= weights[start]
    yield name, [key for key in keys if key[:long] not in own]
    for start in sorted(own):
        yield from cut(start, groups[start], sizes, most, own_size)


def directories(family: str, shards: Sequence[str]) -> tuple[list[tuple[str, str]], list[object]]:
    """Where the *shards* of a family are told: parts by name with their text, and what the first page of the index
    tells: how many levels of names there are, and the uppermost names.

    A shard of names tells first the one shard outside it that may hold what begins like it.
    """
    parts: list[tuple[str, str]] = []
    names, level = sorted(shards), 0
    while sum(map(len, names)) + len(names) > NAMES:
        cuts = dict(cut("", names, {one: len(one) + 1 for one in names}, NAMES, NAMES // 3))
        if len(cuts) >= len(names):
            break  # names that no longer get fewer: only where a page holds next to none
        level += 1
        for name, found in cuts.items():
            outside = longest(name[:-1], names) if name else ""
            parts.append((f"{family}{level}-{name}", " ".join([outside, *found])))
        names = sorted(cuts)
    return parts, [level, " ".join(names)]


def longest(key: str, names: Sequence[str] | Mapping[str, object] | set[str]) -> str:
    """The longest of *names* that *key* begins with; the empty one is always among them."""
    known = names if isinstance(names, (set, Mapping)) else set(names)
    return next((key[:end] for end in range(len(key), 0, -1) if key[:end] in known), "")


def script(name: str, *values: object) -> bytes:
    """A part of the index as a classic script, which a page from disk can load."""
    told = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (name, *values)]
    return f"searchPart({','.join(told)});\n".encode()


def read_script(data: bytes) -> list[object]:
    """The name and the values of a part."""
    found: list[object] = json.loads(b"[" + data.removeprefix(b"searchPart(").removesuffix(b");\n") + b"]")
    return found


def path_of(part: str) -> str:
    """Where a part stands; a name of letters that not every file system takes becomes their numbers."""
    family, dash, name = part.partition("-")
    if not dash:
        return f"{FOLDER}/{part}.js"
    plain = name.isascii() and name.replace("-", "a").isalnum()
    told = name if not name or plain else name.encode("utf-8", "replace").hex() + "-"
    return f"{FOLDER}/{family}-{told}.js"
