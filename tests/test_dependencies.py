"""Every dependency is named with a reason, and no reason is left behind without its dependency."""

import re
import tomllib

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names(requirements: list[str]) -> set[str]:
    """The packages of a list of requirements, in lower case."""
    return {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in requirements}


def reasons() -> dict[str, dict[str, str]]:
    """Under each heading of the page, the packages of its table and their last column."""
    tables: dict[str, dict[str, str]] = {}
    for line in (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
            tables[heading] = {}
        elif line.startswith("| ") and not line.startswith(("| package", "| ---", "| part")):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            tables[heading][cells[0]] = cells[-1]
    return tables


def test_runtime_dependencies_have_a_reason():
    assert set(reasons()["To run"]) == names(PROJECT["dependencies"])
    assert all(len(reason) > 10 for reason in reasons()["To run"].values())


def test_extras_have_a_reason():
    for extra, requirements in PROJECT.get("optional-dependencies", {}).items():
        (heading,) = [heading for heading in reasons() if f"[{extra}]" in heading]
        assert set(reasons()[heading]) == names(requirements)


def test_constraints_name_a_version_for_every_dependency_and_nothing_else():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.!+-]+", line) for line in lines)
    wanted = names(PROJECT["dependencies"]).union(*map(names, PROJECT["optional-dependencies"].values()))
    assert wanted <= {line.partition("==")[0].lower() for line in lines}
