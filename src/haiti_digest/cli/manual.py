"""What ``--help`` tells of each command behind its arguments: examples, exit codes, environment, files."""

import argparse
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

WIDTH = 80
NAMES = 46
"""Columns of the longest name before its explanation."""
Told = Sequence[tuple[str, str]]


class Manual(NamedTuple):
    """Of one command: what to type and what it does, variables and files that matter to it."""

    examples: Told
    environment: Told = ()
    files: Told = ()


EXIT = (
    ("0", "all is fine"),
    ("1", "something in the material is wrong; the rest went on"),
    ("2", "wrong usage, or a place that cannot be read or written; nothing was changed"),
    ("130", "stopped by Ctrl-C; what stood before still stands"),
)
SETTINGS = ("digest.yml", "settings, all with a default; init writes one with every setting explained")
CORRECTIONS = ("corrections.yml", "what was changed by hand, beside the settings")
CACHE = (".haiti-digest/", "what is kept for the next run, beside the output; safe to delete")

MANUALS: Mapping[str, Manual] = {
    "init": Manual(
        examples=(("init harbour", "a new digest in the folder harbour"), ("init", "in this folder")),
        files=(("digest.yml", "every setting, explained"), ("seeds/", "the articles"), (".gitignore", "what is made")),
    ),
    "add": Manual(
        examples=(
            ("add page.html", "a saved page, a text, a Markdown or PDF file"),
            ("add https://example.org/story", "the page at an address"),
            ("add - < story.txt", "what standard input holds"),
        ),
        environment=(("SOURCE_DATE_EPOCH", "the time to note instead of now, in seconds since 1970"),),
        files=(
            ("seeds/.originals/", "what each article was made from, and how it came"),
            (".haiti-digest/seeds.known", "an index of large folders of seeds; safe to delete"),
            SETTINGS,
        ),
    ),
    "build": Manual(
        examples=(
            ("build", "the articles in seeds/ to the site in build/"),
            ("build articles --out www", "other folders"),
            ("build --strict --json", "for machines: warnings count, the summary is JSON"),
            ("build s3://bucket/articles", "articles that lie elsewhere"),
        ),
        files=(
            SETTINGS,
            CORRECTIONS,
            CACHE,
            ("build/.haiti-digest.state", "what the next build is compared with; safe to lose, never published"),
        ),
    ),
    "serve": Manual(
        examples=(
            ("serve", "the site at http://127.0.0.1:8000/"),
            ("serve --port 0", "at any port that is free"),
            ("serve --base-path /digest/", "as it will stand below that path of a host"),
        ),
        files=(SETTINGS, CORRECTIONS, (".haiti-digest/preview/", "the site that is shown; build/ stays as it is")),
    ),
    "check": Manual(
        examples=(("check", "the site in build/ with the articles in seeds/"), ("check articles --out www", "others")),
        files=(SETTINGS,),
    ),
    "publish": Manual(
        examples=(
            ("publish /srv/www/digest --dry-run", "what would be done"),
            ("publish git:origin#gh-pages", "to a branch of a git repository"),
            ("publish s3://bucket/digest", "to an object store"),
        ),
        environment=(
            ("AWS_ACCESS_KEY_ID, …", "and what else the store's own tools read, as AWS_ENDPOINT_URL"),
            ("GIT_SSH_COMMAND, …", "and what else git and ssh read"),
        ),
        files=((".haiti-digest.json", "at the target: the list of what is ours there"), SETTINGS),
    ),
    "review": Manual(
        examples=(
            ("review", "everything, with the entries that would change it"),
            ("review --new", "only what the last build did not have"),
            ("review --only speaker --write", "one sort, and its entries into corrections.yml as comments"),
        ),
        files=(SETTINGS, CORRECTIONS),
    ),
    "explain": Manual(
        examples=(
            ("explain r-8f3a1c0d2e", "the record with that id, as behind # in an address of the site"),
            ("explain board.txt:120-180", "the records at a place of an article"),
        ),
        files=(SETTINGS, CORRECTIONS),
    ),
    "diff": Manual(
        examples=(("diff old", "from the build in old/ to that in build/"), ("diff old new --json", "for machines")),
        files=((".haiti-digest.state", "in the folder of each build: what it showed, without words of articles"),),
    ),
    "show": Manual(
        examples=(
            ("show seeds/board.txt", "one article, as the site shows it"),
            ("show seeds/board.txt --as-read", "as the rules read it, before anything was changed by hand"),
        ),
        files=(SETTINGS, CORRECTIONS),
    ),
    "extract": Manual(
        examples=(
            ("extract seeds --out records.jsonl", "all articles, one a line"),
            ("extract board.txt", "one article, to standard output"),
        ),
        files=(SETTINGS, CORRECTIONS),
    ),
    "completion": Manual(examples=(("completion zsh > _haiti-digest", "for zsh; put it into a folder of $fpath"),)),
}


class Wrapped(argparse.RawDescriptionHelpFormatter):
    """Wraps paragraphs; lines that begin with blanks stay as they are."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=WIDTH)

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # noqa: ARG002 - argparse's own signature
        parts = text.split("\n\n")
        filled = (part if part.startswith(" ") or "\n  " in part else textwrap.fill(part, width) for part in parts)
        return "\n\n".join(filled)


def add_manuals(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Gives every command its manual."""
    for name, command in commands.items():
        command.formatter_class = Wrapped
        command.epilog = manual_of(MANUALS[name])


def main_manual() -> str:
    """A first day, and the exit codes that all commands share."""
    day = [
        ("init harbour", "start a digest in the folder harbour; then cd harbour"),
        ("add https://example.org/story", "put an article into it"),
        ("build", "make the site, and open build/index.html"),
        ("COMMAND --help", "each command's arguments, examples and files"),
    ]
    return manual_of(Manual(examples=day))


def manual_of(manual: Manual) -> str:
    """The text of a manual."""
    examples = [(f"haiti-digest {typed}", does) for typed, does in manual.examples]
    parts = (("examples", examples), ("exit codes", EXIT), ("environment", manual.environment), ("files", manual.files))
    return "\n\n".join("\n".join(_part(title, told)) for title, told in parts if told)


def _part(title: str, told: Told) -> Iterator[str]:
    names = min(NAMES, max(len(name) for name, _ in told) + 2)
    yield f"{title}:"
    for name, meaning in told:
        if len(name) + 2 > names:
            yield f"  {name}"
            name = ""
        yield from textwrap.wrap(
            meaning, WIDTH, initial_indent=f"  {name:<{names}}", subsequent_indent=" " * (names + 2)
        )
