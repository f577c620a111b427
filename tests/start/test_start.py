"""A new digest: its settings are those that are read, its folder builds once there is an article, nothing is lost."""

from pathlib import Path

import pytest

from haiti_digest.config import READERS, Config, read_config
from haiti_digest.start.settings import SETTINGS, new_settings


def test_every_setting_is_explained_once() -> None:
    assert sorted(setting.name for setting in SETTINGS) == sorted(READERS)


def test_new_settings_are_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "digest.yml"
    path.write_text(new_settings(), encoding="utf-8")
    assert read_config(path) == Config()


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_example_can_be_uncommented(tmp_path: Path, setting: object) -> None:
    path = tmp_path / "digest.yml"
    path.write_text("\n".join(setting.example), encoding="utf-8")
    assert getattr(read_config(path), setting.name)
