"""The command line: reads the arguments, runs one step of floor four, prints, gives the exit code."""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from haiti_digest import __version__
from haiti_digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from haiti_digest.build import Report
    from haiti_digest.records import Problem

FINE, MATERIAL, USAGE = 0, 1, 2
EPILOG = """\
exit codes: 0 fine; 1 something is wrong in the material (the rest went on); 2 wrong usage, nothing was changed"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; gives the exit code: 0 fine, 1 something wrong in the material, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except UsageError as error:
        _tell(str(error))
        return USAGE
    except DigestError as error:
        _tell(str(error))
        return MATERIAL
    except BrokenPipeError:  # the reader of a pipe has gone: `haiti-digest extract seeds | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        _tell("stopped; what stood before still stands")
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="haiti-digest",
        description="Turns a folder of news articles into web pages in which every quote, figure and date leads to "
        "the exact words that it came from.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"haiti-digest {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_check(commands)
    _add_show(commands)
    _add_extract(commands)
    return parser


Commands = argparse._SubParsersAction  # argparse gives the type no public name


def _add_build(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "build",
        help="read the articles and write the site",
        description="Reads every article in SEEDS and writes the site. The old site stands until the new one is whole.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_seeds(command)
    _add_out(command, "folder to write (default: build)")
    command.add_argument("--templates", type=Path, metavar="DIR", help="templates searched before the shipped ones")
    _add_config(command)
    command.add_argument("--strict", action="store_true", help="exit 1 for warnings too")
    command.add_argument("--json", action="store_true", help="print the summary as one JSON object")
    command.set_defaults(run=_build)


def _add_check(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "check",
        help="compare every word shown on the site with the articles",
        description="Checks that each run of source words on the built pages stands in SEEDS at the place it names.",
    )
    _add_seeds(command)
    _add_out(command, "the built site (default: build)")
    _add_config(command)
    command.set_defaults(run=_check)


def _add_show(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "show",
        help="print what was found in an article",
        description="Prints the metadata and records of an article, with why each speaker was chosen.",
    )
    command.add_argument("path", type=Path, metavar="SEED", help="a file (or a folder of files)")
    _add_config(command)
    command.set_defaults(run=_show)


def _add_extract(commands: "Commands[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "extract",
        help="write the records as JSON Lines",
        description="Writes one article a line: text, metadata, statements, figures, dates, mentions, with offsets.",
    )
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, folders or .jsonl collections")
    command.add_argument("--out", type=Path, metavar="FILE", help="the file to write (default: standard output)")
    _add_config(command)
    command.set_defaults(run=_extract)


def _add_seeds(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "seeds",
        nargs="?",
        type=Path,
        default=Path("seeds"),
        metavar="SEEDS",
        help="folder of articles (default: seeds)",
    )


def _add_out(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help=what)


def _add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--config", type=Path, default=Path("digest.yml"), metavar="FILE", help="settings (default: digest.yml, if any)"
    )


def _build(options: argparse.Namespace) -> int:
    from haiti_digest.build import build_site
    from haiti_digest.config import read_config

    start = time.perf_counter()
    report = build_site(options.seeds, options.out, read_config(options.config), options.templates)
    seconds = time.perf_counter() - start
    for problem in report.problems:
        _tell(str(problem))
    if options.json:
        import msgspec

        summary = {**report.summary(), "seconds": round(seconds, 3), "page": str(options.out / "index.html")}
        print(msgspec.json.encode(summary).decode())
    else:
        _print_summary(report, seconds, options.out / "index.html")
    wrong = any(problem.severity == "error" or options.strict for problem in report.problems)
    return MATERIAL if wrong else FINE


def _print_summary(report: "Report", seconds: float, page: Path) -> None:
    rows = [(name.replace("_", " "), str(value)) for name, value in report.summary().items()]
    rows.append(("time", f"{seconds:.2f} s"))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value:>7}")
    print(f"\nOpen {page}")


def _check(options: argparse.Namespace) -> int:
    from haiti_digest.check import check_site
    from haiti_digest.config import read_config

    checked, problems = check_site(options.seeds, options.out, read_config(options.config))
    for problem in problems:
        _tell(str(problem))
    print(f"{checked} runs of source words checked, {len(problems)} problems")
    return MATERIAL if problems else FINE


def _show(options: argparse.Namespace) -> int:
    from haiti_digest.build import outlines
    from haiti_digest.config import read_config

    return _print_all(outlines([options.path], read_config(options.config)), sys.stdout.buffer.write)


def _extract(options: argparse.Namespace) -> int:
    from haiti_digest.build import extract_lines
    from haiti_digest.config import read_config

    lines = extract_lines(options.paths, read_config(options.config))
    if options.out is None:
        return _print_all(lines, sys.stdout.buffer.write)
    unfinished = options.out.with_name(f".{options.out.name}.new")
    try:
        with unfinished.open("wb") as stream:
            code = _print_all(lines, stream.write)
        unfinished.replace(options.out)
    except OSError as error:
        raise UsageError(str(options.out), f"cannot be written: {error.strerror}", "name another file") from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()
    return code


def _print_all(items: "Iterable[bytes | Problem]", write: Callable[[bytes], object]) -> int:
    """Writes what was made and tells the problems; gives the exit code."""
    code = FINE
    for item in items:
        if isinstance(item, bytes):
            write(item)
        else:
            _tell(str(item))
            code = MATERIAL if item.severity == "error" else code
    sys.stdout.flush()
    return code


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
