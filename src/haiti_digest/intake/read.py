"""Reads what arrives as one article, just as the build will read it."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from haiti_digest.errors import DigestError
from haiti_digest.export.markdown import markdown_article
from haiti_digest.intake.fetch import Retrieved
from haiti_digest.intake.kind import ending_for
from haiti_digest.load.given import InputFile
from haiti_digest.load.options import LoadOptions
from haiti_digest.load.read import ending_of, read_file
from haiti_digest.load.web import page_seed
from haiti_digest.records import Metadatum, Problem, Seed


class Arrival(NamedTuple):
    """Bytes that may be an article: where they came from for messages, the name of a file, and a host's words."""

    data: bytes
    place: str
    name: str = ""
    page: Retrieved | None = None


def read_arrival(arrival: Arrival, options: LoadOptions) -> tuple[Seed, str]:
    """The article as the loader reads it, and the ending under which it does; DigestError where it is none."""
    page = arrival.page
    if not arrival.data.strip():
        raise DigestError(arrival.place, "is empty", "look at where it came from")
    ending = ending_for(arrival.data, arrival.name, page.kind if page else "", arrival.place)
    file = InputFile(_named(arrival.name, ending), arrival.place, arrival.data, options)
    found = _only(_decoded(file, page.charset) if page else read_file(file))
    if page and ending != ".md":
        found = _only(_at_its_address(file, page, found, ending))
    return found, ending


def _named(name: str, ending: str) -> str:
    """The file's own name, which may tell a date; under an ending that fits the bytes."""
    return name if ending_of(name) == ending else f"{name or 'article'}{ending}"


def _decoded(file: InputFile, charset: str | None) -> Iterator[Seed | Problem]:
    if file.path.endswith(".html"):
        yield page_seed(file, charset=charset)
        return
    yield from read_file(file._replace(data=_as_utf8(file.data, charset)) if charset else file)


def _as_utf8(data: bytes, charset: str) -> bytes:
    """Text in the encoding that the host names, as UTF-8; as it is where the host is wrong."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(charset).encode()
        except (LookupError, ValueError):
            pass
    return data


def _at_its_address(file: InputFile, page: Retrieved, seed: Seed, ending: str) -> Iterator[Seed | Problem]:
    """The article with the address that it was fetched from, where the one it gives itself is of another host."""
    own = seed.url.value if seed.url else ""
    if _host(own) == _host(page.address):
        yield seed
    elif ending == ".html":
        yield page_seed(file, url=page.address, charset=page.charset)
    else:
        data = _with_address(seed, page.address).encode()
        yield from read_file(InputFile("article.md", file.place, data, file.options))


def _with_address(seed: Seed, address: str) -> str:
    found = {name: getattr(seed, name) for name in Seed.__struct_fields__}
    url = Metadatum(value=address, origin="address", reason="it was fetched from there")
    return markdown_article(Seed(**{**found, "url": url}))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _only(found: Iterator[Seed | Problem]) -> Seed:
    items = list(found)
    seeds = [item for item in items if isinstance(item, Seed)]
    if len(seeds) == 1:
        return seeds[0]
    problem = next((item for item in items if isinstance(item, Problem)), None)
    if problem is None or seeds:
        raise DigestError("article", "holds many articles", "put the file itself into the seeds")
    raise DigestError(problem.place, problem.what, problem.fix)
