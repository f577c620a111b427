"""The reference is made from the parsers and the settings; ``python -m tests.command.test_reference`` renews it."""

import argparse
from collections.abc import Iterator

from haiti_digest.cli.main import parser
from haiti_digest.cli.manual import MANUALS, Manual
from haiti_digest.start.settings import SETTINGS
from tests.conftest import ROOT

REFERENCE = ROOT / "docs" / "reference.md"
HEAD = """\
# Reference

Made from the code by `python -m tests.command.test_reference`; a test keeps it so. `haiti-digest COMMAND --help` says
the same. All commands exit with 0 where all is fine, 1 where something in the material is wrong and the rest went on,
2 for wrong usage, where nothing was changed, and 130 when stopped by Ctrl-C.
"""


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, in the order of ``--help``."""
    (several,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(several.choices)


def reference() -> str:
    """The page as it should be."""
    lines = [HEAD]
    for name, command in commands().items():
        lines += [f"## haiti-digest {name}", "", (command.description or "").strip(), ""]
        lines += ["| argument | means |", "| --- | --- |", *rows(command), ""]
        lines += [*told(MANUALS[name]), ""]
    lines += ["## digest.yml", ""]
    for setting in SETTINGS:
        lines += [f"**{setting.name}**: {' '.join(setting.meaning)}", "", "```yaml", *setting.example, "```", ""]
    return "\n".join(lines)


def told(manual: Manual) -> Iterator[str]:
    """The examples, the variables and the files of a command."""
    yield "```sh"
    width = max(len(typed) for typed, _ in manual.examples)
    yield from (f"haiti-digest {typed:<{width}}   # {does}" for typed, does in manual.examples)
    yield "```"
    for title, several in (("Environment", manual.environment), ("Files", manual.files)):
        if several:
            yield ""
            yield f"{title}: " + "; ".join(f"`{name}` ({meaning})" for name, meaning in several) + "."


def rows(command: argparse.ArgumentParser) -> Iterator[str]:
    """A row for each argument of a command."""
    for action in command._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
        name = ", ".join(action.option_strings) + value if action.option_strings else str(action.metavar)
        meaning = (action.help or "").replace("|", "\\|")
        yield f"| `{name.replace('|', ' or ').strip()}` | {meaning} |"


def test_the_reference_is_that_of_the_code() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "python -m tests.command.test_reference renews it"


def test_every_argument_is_explained() -> None:
    for name, command in commands().items():
        assert command.description, name
        assert all(action.help for action in command._actions), name


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
