"""Draws pages with templates; the one module that knows the template engine.

A user's folder is searched before the shipped one, file by file, so that one template can be replaced alone.
"""

import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from haiti_digest.config import Config
from haiti_digest.errors import DigestError
from haiti_digest.language.lexicon import FALLBACK, table
from haiti_digest.site import addresses
from haiti_digest.site.compiled import keep, kept
from haiti_digest.site.drawn_card import card_drawer, cards_drawer
from haiti_digest.site.drawn_parts import Parts
from haiti_digest.site.markup import plain, safe
from haiti_digest.site.page import Page
from haiti_digest.site.proof import tracer
from haiti_digest.site.voice import Voice
from haiti_digest.site.wording import Wording, wording
from haiti_digest.text.controls import holds_control, spelled_out

STATIC = "static"
CARD = "parts/card.html"
"""The template that draws a record card."""
UNMADE = "#-"
"""Where links to a page of a section that is left out lead, until they are taken away."""
UNMADE_LINK = re.compile(
    rf'<p class="more"><a href="{UNMADE}[^>]*>[^<]*</a></p>\n'
    rf'|<a [^>]*?href="{UNMADE}[^>]*>(.*?)</a>'
    rf'|<link [^>]*href="{UNMADE}[^>]*>\n',
    re.DOTALL,
)
SPELLED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end an element in which JSON stands, or a line of a script."""
NAMED, BRACES = re.compile(r"\{\w+\}"), re.compile(r"[{}]")
Environment = jinja2.Environment


def shipped_templates() -> Path:
    """The folder of the templates that come with the package: inside it when installed, beside ``src`` otherwise."""
    package = Path(__file__).parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


class _Compiled(jinja2.BytecodeCache):
    """Templates as they were compiled once; those of another text are left out by their checksum."""

    def __init__(self, several: dict[str, bytes]) -> None:
        self.several = several

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what was compiled of the same text."""
        if bucket.key in self.several:
            bucket.bytecode_from_string(self.several[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps it for the next environment, and for processes that are copies of this one."""
        self.several[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled(language: str) -> _Compiled:
    """The templates of one language: the engine works out filters of constants while it compiles.

    Ours are there from the start, as an earlier run compiled them or as they are now; a user's come when they are used.
    """
    made_from = _made_from(language)
    found = _Compiled(kept(language, made_from))
    if not found.several:
        compile_all(_engine([shipped_templates()], language, found))
        keep(language, made_from, found.several)
    return found


def _made_from(language: str) -> bytes:
    """All that ours follow from but their own texts, of which each has a checksum."""
    code = [Path(__file__).with_name(name).read_bytes() for name in ("render.py", "wording.py")]
    tables = [table(one, "interface") for one in (FALLBACK, language)]
    return repr((sys.version, jinja2.__version__, str(shipped_templates()), language, code, tables)).encode()


class _Context(Context):
    """Calls what templates call: of functions, methods and macros it is known what they want, without asking each
    time."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What *called* gives."""
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not MethodType and kind is not FunctionType:
            return super().call(called, *args, **kwargs)
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class _Template(jinja2.Template):
    """A template that leaves what is safe already as it is: most of what pages show."""

    @classmethod
    def from_code(cls, *made_of: Any, **named: Any) -> jinja2.Template:
        """A template from its compiled code."""
        made = super().from_code(*made_of, **named)
        made.root_render_func.__globals__["escape"] = _escaped  # the module that its code makes for itself
        made.root_render_func.__globals__["Markup"] = safe
        return made


def _escaped(value: Any) -> str:
    """What a template writes out: what is safe already as it is, and words and numbers in which nothing is to be
    escaped."""
    kind = type(value)
    if kind is Markup or (kind is str and plain(value)):
        made: str = value
        return made
    return str(value) if kind is int or kind is float else escape(value)


class _Phrase(Markup):
    """A phrase of the tool whose braces hold names alone: filled as ``Markup`` would, which reads it sign by sign."""

    __slots__ = ()

    def format(self, *args: Any, **named: Any) -> Markup:  # type: ignore[override]
        """The phrase with what is given in its braces, escaped."""
        if args:
            return super().format(*args, **named)
        return safe(str.format(self, **{name: _escaped(value) for name, value in named.items()}))


def compile_all(environment: jinja2.Environment) -> None:
    """Compiles every page's template, once for this process; one with a mistake is told when a page needs it."""
    for name in environment.list_templates(extensions=["html"]):
        with suppress(jinja2.TemplateError, OSError, ValueError):
            environment.get_template(name)


def environment(
    templates: Path | None = None, shared: Mapping[str, object] | None = None, language: str = "en"
) -> jinja2.Environment:
    """What pages are drawn with: *templates* first, then the shipped ones; everything is escaped, nothing unknown.

    *shared* are names that every page shows. The tool's own words in *language* are there as ``t``; they are ours, so
    they may hold markup, and what ``format`` puts into them is escaped. ``w`` draws the words of articles, ``trace``
    the trace of a record, ``draw_card`` its card, ``draw_cards`` a list of them with the page's macro, ``parts`` what
    templates of that folder would take too long for.
    """
    folders = [folder for folder in (templates, shipped_templates()) if folder]
    made = _engine(folders, language, _compiled(language))
    made.globals |= shared or {}
    words = wording(language)
    made.globals["t"] = _phrases(words)
    voice = Voice(words)
    trace = tracer(voice)
    draw = card_drawer(voice, trace)
    replaced = templates is not None and (templates / CARD).is_file()
    made.globals |= {
        "w": voice,
        "trace": trace,
        "draw_card": draw,
        "draw_cards": cards_drawer(None if replaced else draw),
        "parts": Parts(voice),
    }
    return made


def _engine(folders: Sequence[Path], language: str, compiled: _Compiled) -> Environment:
    """The template engine with our settings and filters; everything is escaped, nothing unknown is passed over."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html", "xml", "svg"], default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.context_class, made.template_class = _Context, _Template
    words = wording(language)
    made.filters["thousands"] = words.thousands
    made.filters["count"] = words.count
    made.filters["capital"] = capital
    made.filters["json_block"] = json_block
    return made


def _phrases(words: Wording) -> SimpleNamespace:
    pages = {
        page: SimpleNamespace(**{name: _phrase(phrase) for name, phrase in phrases.items()})
        for page, phrases in words.pages.items()
    }
    return SimpleNamespace(**pages)


def _phrase(words: str) -> Markup:
    return _Phrase(words) if "{" in words and not BRACES.search(NAMED.sub("", words)) else Markup(words)


def render(page: Page, environment: jinja2.Environment) -> bytes:
    """The page as UTF-8; DigestError with template and line where a template fails."""
    try:
        template = environment.get_template(page.template)
        without = _without(environment)
        drawn = template.render(link=_linker(page, without), path=page.path, **page.shown())
        return _encoded(UNMADE_LINK.sub(r"\1", drawn) if without else drawn)
    except jinja2.TemplateSyntaxError as error:
        raise DigestError(f"templates/{error.name}:{error.lineno}", error.message or "", "mend the template") from error
    except jinja2.TemplateNotFound as error:
        raise DigestError(f"templates/{error.name}", "no such template", "add the file or use a shipped one") from error
    except jinja2.TemplateError as error:
        raise DigestError(_place(error, page), f"{error.message} (page {page.path})", "mend the template") from error


def static_files(templates: Path | None = None) -> dict[str, bytes]:
    """The files that are the same on every site: style sheet, script, icon; a user's own replace the shipped ones."""
    files: dict[str, bytes] = {}
    for folder in (shipped_templates(), templates):
        root = folder / STATIC if folder else None
        if root and root.is_dir():
            files |= {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    return files


def capital(words: str) -> str:
    """*words* with a capital first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def json_block(value: object) -> Markup:
    """*value* as JSON that can stand in a ``script`` element: nothing in it can end the element or open a comment."""
    made = msgspec.json.encode(value).decode()
    for sign, spelled in SPELLED.items():
        made = made.replace(sign, spelled)
    return Markup(made)


def _encoded(drawn: str) -> bytes:
    """A page as UTF-8, its control characters spelled out."""
    data = drawn.encode()
    return spelled_out(drawn).encode() if holds_control(data) else data


def _without(environment: Environment) -> tuple[str, ...]:
    settings = environment.globals.get("site")
    return settings.without if isinstance(settings, Config) else ()


def _linker(page: Page, without: Collection[str]) -> Callable[[str], str]:
    """What makes links from a page; to a section of *without* they are ``UNMADE``."""
    own, folder = page.path, page.path.rpartition("/")[0]
    ways: dict[str, str] = {}

    def way_to(path: str) -> str:
        if without and addresses.section(path) in without:
            return UNMADE
        return addresses.way(folder, path) if page.root is None else page.root + path

    def link(target: str) -> str:
        path, mark, fragment = target.partition("#")
        if path == own and mark and page.root is None:
            return f"#{fragment}"
        way = ways.get(path)
        if way is None:
            way = ways[path] = way_to(path)
        return f"{way}{mark}{fragment}"

    return link


def _place(error: jinja2.TemplateError, page: Page) -> str:
    trace = error.__traceback__
    place = f"templates/{page.template}"
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith((".html", ".css", ".xml")):
            place = f"templates/{Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
