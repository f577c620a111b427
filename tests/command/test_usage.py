"""The command line as a user meets it: help, version, exit codes, one clear line for everything that goes wrong."""

import argparse
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from haiti_digest.cli.main import parser
from haiti_digest.cli.manual import MANUALS
from tests.conftest import Run

NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging will go on,” said Ada Brightwater, who leads the Harbour Board.\n"
COMMANDS = ("build", "check", "show", "extract")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article in it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "harbour.txt").write_text(NEWS, encoding="utf-8")
    return articles


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in text.splitlines() if line.strip()]


def test_version(run: Run) -> None:
    done = run("--version")
    assert done.returncode == 0
    assert re.fullmatch(r"haiti-digest \d+\.\d+\.\d+\n", done.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_command_and_explains_it(run: Run, command: str) -> None:
    assert command in run("--help").stdout
    done = run(command, "--help")
    assert done.returncode == 0
    assert len(lines(done.stdout)) > 5
    assert done.stderr == ""


@pytest.mark.parametrize("command", MANUALS)
def test_the_manual_of_a_command_has_examples_that_it_takes_and_its_exit_codes(run: Run, command: str) -> None:
    shown = run(command, "--help", COLUMNS="60").stdout
    for typed, does in MANUALS[command].examples:
        assert f"haiti-digest {typed}" in shown
        assert does.split()[0] in shown
        options = parser().parse_args(shlex.split(re.sub(r"[<>] \S+", "", typed)))
        assert callable(options.run)
    for code in ("0", "1", "2", "130"):
        assert re.search(rf"^  {code} ", shown, re.MULTILINE)
    assert max(map(len, shown.splitlines())) < 100


def test_every_command_has_a_manual() -> None:
    (commands,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert list(commands.choices) == list(MANUALS)


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--colour"], ["extract"]])
def test_wrong_usage_is_exit_two(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage: haiti-digest" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_folder_is_one_line(run: Run, tmp_path: Path, command: str) -> None:
    done = run(command, tmp_path / "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert not (tmp_path / "build").exists()


def test_an_empty_folder_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t\n"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))),
        ("latin.txt", b"The caf\xe9 \xff\xfe was closed, \x81 said the owner.\n"),
        ("broken.jsonl", b'{"id": "a", "text": "Fine."}\n{"id": "b", "te'),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_the_others_go_on(
    run: Run, folder: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    done = run("extract", folder)
    assert "harbour" in [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert "Traceback" not in done.stderr
    told = [line for line in lines(done.stderr) if name in line]
    assert len(told) == 1
    assert len(lines(done.stderr)) == 1
    built = run("build", folder, "--out", tmp_path / "out")
    assert (tmp_path / "out" / "index.html").is_file()
    assert built.returncode in (0, 1)
    assert (built.returncode == 1) == (done.returncode == 1)


def test_what_cannot_be_read_at_all_is_exit_one(run: Run, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    assert run("extract", folder).returncode == 1
    assert run("extract", folder / "harbour.txt").returncode == 0


def test_strict_makes_a_warning_count(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert run("build", folder, "--strict", "--out", tmp_path / "out").returncode == 1


def test_an_output_that_cannot_be_written_is_one_line(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for done in (
        run("build", folder, "--out", tmp_path / "file" / "build"),
        run("extract", folder, "--out", tmp_path / "file" / "articles.jsonl"),
    ):
        assert done.returncode == 2
        assert len(lines(done.stderr)) == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_a_folder_that_is_not_ours_is_never_touched(run: Run, folder: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.mkdir()
    (diary / "index.html").write_text("mine", encoding="utf-8")
    done = run("build", folder, "--out", diary)
    assert done.returncode == 2
    assert len(lines(done.stderr)) == 1
    assert [path.name for path in diary.iterdir()] == ["index.html"]
    assert (diary / "index.html").read_text(encoding="utf-8") == "mine"


def test_the_articles_are_never_the_output(run: Run, folder: Path) -> None:
    done = run("build", folder, "--out", folder)
    assert done.returncode == 2
    assert [path.name for path in folder.iterdir()] == ["harbour.txt"]


def test_a_failed_build_leaves_the_old_site(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("build", folder, "--out", out).returncode == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    templates = tmp_path / "templates"
    templates.mkdir()
    for name in ("index.html", "base.html"):
        (templates / name).write_text("{% not a template", encoding="utf-8")
    done = run("build", folder, "--out", out, "--templates", templates)
    assert done.returncode == 1
    assert len(lines(done.stderr)) == 1
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_build_ends_with_a_table_and_the_page_to_open(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--out", tmp_path / "out")
    assert done.returncode == 0
    assert re.search(r"articles read\s+1\n", done.stdout)
    assert lines(done.stdout)[-1].endswith("index.html")
    summary = json.loads(run("build", folder, "--out", tmp_path / "out", "--json").stdout)
    assert summary["articles_read"] == 1


def test_show_prints_the_quote_and_why_it_is_whose(run: Run, folder: Path) -> None:
    done = run("show", folder / "harbour.txt")
    assert done.returncode == 0
    assert "The dredging will go on" in done.stdout
    assert "Ada Brightwater" in done.stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    for number in range(200):
        (folder / f"again{number}.txt").write_text(NEWS * 40, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "haiti_digest", "extract", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.readline()
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.returncode == 0


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_output_is_no_traceback(folder: Path, closed: str) -> None:
    for path, code in ((folder / "harbour.txt", 0), (folder / "nowhere.txt", 2)):
        command = f'"{sys.executable}" -m haiti_digest show "{path}" {closed}'
        done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
