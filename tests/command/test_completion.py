"""The script for a shell is one that the shell can read, and knows every command."""

import shutil
import subprocess

import pytest

from tests.conftest import Run


def test_bash_reads_the_script(run: Run) -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is missing")
    script = run("completion", "bash").stdout
    assert subprocess.run([bash, "-n"], input=script, encoding="utf-8", check=False).returncode == 0
    for command in ("init", "add", "build", "serve", "check", "publish"):
        assert f"_shtab_haiti_digest_{command}_" in script
