"""The arguments that several commands share, so that one word means the same thing in each."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from haiti_digest.corrections import Corrections
    from haiti_digest.load.folder import Root

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # argparse gives the type no public name


def add_seeds(command: argparse.ArgumentParser, near: bool = False) -> None:
    """The folder of articles; *near* where it must be one of this machine."""
    command.add_argument(
        "seeds",
        nargs="?",
        type=near_root if near else root_of,
        default=Path("seeds"),
        metavar="SEEDS",
        help="folder of articles (default: seeds)" if near else "folder of articles, or its address (default: seeds)",
    )


def root_of(words: str) -> "Root":
    """Where articles are: a path, or an address as ``s3://bucket/folder``, which is only looked at later."""
    if "://" not in words:
        return Path(words)
    if words.startswith("file://"):
        return _path_of(words)
    from haiti_digest.load.remote import Remote

    return Remote(words)


def near_root(words: str) -> Path:
    """A folder of this machine."""
    root = root_of(words)
    if isinstance(root, Path):
        return root
    raise argparse.ArgumentTypeError(f"{root} is not on this machine; name a folder that is")


def _path_of(address: str) -> Path:
    """The path of a ``file://`` address."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost") or not parts.path:
        raise argparse.ArgumentTypeError(f"{address} names no file of this machine; write file:///path")
    return Path(url2pathname(parts.path))


def add_out(command: argparse.ArgumentParser, what: str) -> None:
    """The folder of the built site; *what* says what the command does with it."""
    command.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help=what)


def add_templates(command: argparse.ArgumentParser) -> None:
    """A folder of templates of one's own."""
    command.add_argument("--templates", type=Path, metavar="DIR", help="templates searched before the shipped ones")


def add_config(command: argparse.ArgumentParser) -> None:
    """The settings."""
    command.add_argument(
        "--config", type=Path, default=Path("digest.yml"), metavar="FILE", help="settings (default: digest.yml, if any)"
    )


def add_corrections(command: argparse.ArgumentParser) -> None:
    """What was changed by hand."""
    command.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="what was changed by hand (default: corrections.yml beside the settings, if any)",
    )


def add_as_read(command: argparse.ArgumentParser) -> None:
    """Whether articles are printed with what was changed by hand, and whose changes those are."""
    add_corrections(command)
    command.add_argument(
        "--as-read", action="store_true", help="what the rules found, without what was changed by hand"
    )
    command.add_argument(
        "--seeds",
        type=root_of,
        default=Path("seeds"),
        metavar="DIR",
        help="the folder of articles that corrections.yml is written for (default: seeds)",
    )


def corrections_of(options: argparse.Namespace) -> "Corrections":
    """The corrections of the file that the options name, or of the one beside the settings; none with --as-read."""
    from haiti_digest.corrections import NONE, read_corrections

    if getattr(options, "as_read", False):
        return NONE
    return read_corrections(corrections_file(options), named=options.corrections is not None)


def corrections_file(options: argparse.Namespace) -> Path:
    """The file of corrections, whether it is there or not."""
    named: Path | None = options.corrections
    settings: Path = options.config
    return named or settings.with_name("corrections.yml")
