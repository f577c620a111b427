"""The tutorial's commands are run one after another, and print what the tutorial says."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT
from tests.intake.host import PAGE, answer, host

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
SITE = "https://gazette.example"


class Step(NamedTuple):
    """A command as a shell takes it, and what it prints."""

    command: str
    printed: str


def steps() -> list[Step]:
    """Every command of the page, with the lines that its here-document takes."""
    found: list[Step] = []
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            if "<<'END'" in command:
                given, _, printed = printed.partition("END\n")
                command = f"{command}\n{given}END"
            found.append(Step(command, printed))
    return found


def matches(printed: str, expected: str) -> bool:
    """Whether what was printed is what the page says; “…” stands for anything."""
    pattern = ".*".join(re.escape(part) for part in " ".join(expected.split()).split("…"))
    return re.fullmatch(pattern, " ".join(printed.split()), re.DOTALL) is not None


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "work").mkdir()
    program = tmp_path / "bin" / "haiti-digest"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m haiti_digest "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    at, shown = tmp_path / "work", steps()
    assert len(shown) > 10
    with host({"/2031/06/03/harbour": answer(PAGE)}) as (address, _):
        for step in shown:
            if step.command.startswith("cd "):
                at = at / step.command.removeprefix("cd ")
                continue
            command = step.command.replace(SITE, address)
            if address in command:
                command += " --allow-private"
            done = subprocess.run(
                ["bash", "-c", command], cwd=at, env=environment, capture_output=True, encoding="utf-8", check=False
            )
            printed = (done.stdout + done.stderr).replace(address, SITE)
            assert matches(printed, step.printed), f"{step.command}\n{printed}"
    assert (tmp_path / "work" / "www" / "index.html").is_file()
