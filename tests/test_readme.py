"""The README's example is what the project really finds in the README's paragraph."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
KINDS = {"direct": "direct quote", "mixed": "partly quoted", "indirect": "reported"}


def example() -> str:
    """The quoted lines of the README as a file has them, a line a paragraph."""
    quoted = [line.removeprefix(">").strip() for line in README.splitlines() if line.startswith(">")]
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in "\n".join(quoted).split("\n\n")) + "\n"


def rows(article: dict) -> list[str]:
    """The records of an article as the rows of the README's table."""
    found = [(s["spans"][0][0], s["text"], KINDS[s["kind"]], s["why"]) for s in article["statements"]]
    found += [(f["start"], f["text"], "figure", figure(f, article)) for f in article["figures"]]
    found += [(d["start"], d["text"], "date", f"{d['value']}: {d['reason']}") for d in article["dates"]]
    return [f"| {words} | {kind} | {says} |" for _, words, kind, says in sorted(found)]


def figure(found: dict, article: dict) -> str:
    """A figure's value with what it counts, and whose figure it is."""
    hedge = f", {found['modifier'].replace('_', ' ')}" if found["modifier"] else ""
    says = f"{found['value']} {found['noun'] or found['unit']}{hedge}"
    if found["statement"] is None:
        return says
    return f"{says}; {article['statements'][found['statement']]['speaker']['name']} says so"


def extracted(folder: Path) -> list[str]:
    """The rows that the table must have."""
    (folder / "example.txt").write_text(example(), encoding="utf-8")
    command = [sys.executable, "-m", "haiti_digest", "extract", str(folder / "example.txt")]
    done = subprocess.run(command, cwd=ROOT / "src", capture_output=True, encoding="utf-8", check=True)
    return rows(json.loads(done.stdout))


def renew() -> None:
    """Writes the table anew."""
    with tempfile.TemporaryDirectory() as folder:
        table = "\n".join(extracted(Path(folder)))
    text = re.sub(r"(\| --- \| --- \| --- \|\n)(?:\| .*\n)*", lambda found: f"{found[1]}{table}\n", README, count=1)
    (ROOT / "README.md").write_text(text, encoding="utf-8")


def test_the_example_is_what_is_found(tmp_path: Path) -> None:
    first_table = README[README.index("\n| words |") :].lstrip().partition("\n\n")[0]
    shown = first_table.splitlines()[2:]
    assert shown == extracted(tmp_path), "if the new records are right: python -m tests.test_readme"


def test_the_commands_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z-]+)", README):
        assert f"\n{target}:" in makefile


def test_the_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link


if __name__ == "__main__":
    renew()
