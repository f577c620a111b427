"""Runs the commands of a page of the documentation one after another, and looks whether they print what it says."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT
from tests.intake.host import PAGE, answer, host

SITE = "https://gazette.example"
PATIENCE = 120


class Step(NamedTuple):
    """A command as a shell takes it, and what it prints."""

    command: str
    printed: str


def steps(page: str) -> list[Step]:
    """Every command of the page, with the lines that its here-document takes."""
    found: list[Step] = []
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
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


def do(page: str, at: Path) -> None:
    """Does what the page says in the folder *at*; AssertionError where something else is printed."""
    programs = at.parent / "programs"
    programs.mkdir()
    program = programs / "haiti-digest"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m haiti_digest "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PATH": f"{programs}:{os.environ['PATH']}"}
    with host({"/2031/06/03/harbour": answer(PAGE)}) as (address, _):
        for step in steps(page):
            if step.command.startswith("cd "):
                at = at / step.command.removeprefix("cd ")
                continue
            command = step.command.replace(SITE, address)
            if address in command:
                command += " --allow-private"
            run = _serve if command.startswith("haiti-digest serve") else _run
            printed = run(command, at, environment).replace(address, SITE)
            assert matches(printed, step.printed), f"{step.command}\n{printed}"


def _run(command: str, at: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-c", command], cwd=at, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr


def _serve(command: str, at: Path, environment: dict[str, str]) -> str:
    """What a preview says until it has built once and is ended by Ctrl-C."""
    with subprocess.Popen(
        ["bash", "-c", f"exec timeout {PATIENCE} {command}"],
        cwd=at, env=environment, stdout=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("built in"):
                process.send_signal(signal.SIGINT)
        return said
