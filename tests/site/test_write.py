import json
import os

import pytest

from haiti_digest.errors import UsageError
from haiti_digest.site.write import MANIFEST, write_site


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def without_manifest(folder):
    return {path: data for path, data in tree(folder).items() if path != MANIFEST}


def test_the_output_holds_what_was_given_and_nothing_else(tmp_path):
    out = tmp_path / "site" / "build"
    assert write_site({"index.html": b"one", "people/a.html": b"two"}.items(), out) == 2
    assert without_manifest(out) == {"index.html": b"one", "people/a.html": b"two"}
    assert [p.name for p in out.parent.iterdir()] == ["build"]


def test_a_page_no_longer_written_goes_with_its_folder(tmp_path):
    out = tmp_path / "build"
    write_site({"index.html": b"one", "people/a.html": b"two"}.items(), out)
    write_site({"index.html": b"one"}.items(), out)
    assert without_manifest(out) == {"index.html": b"one"}
    assert not (out / "people").exists()


def test_unchanged_pages_keep_their_time_and_changed_ones_are_counted(tmp_path):
    out = tmp_path / "build"
    write_site({"a.html": b"a", "b.html": b"b"}.items(), out)
    os.utime(out / "a.html", ns=(10**18, 10**18))
    assert write_site({"a.html": b"a", "b.html": b"changed"}.items(), out) == 1
    assert (out / "a.html").stat().st_mtime_ns == 10**18
    assert (out / "b.html").read_bytes() == b"changed"


def test_a_page_edited_by_hand_is_written_anew(tmp_path):
    out = tmp_path / "build"
    write_site({"a.html": b"a"}.items(), out)
    (out / "a.html").write_bytes(b"edited")
    write_site({"a.html": b"a"}.items(), out)
    assert (out / "a.html").read_bytes() == b"a"


def test_files_of_others_stay(tmp_path):
    out = tmp_path / "build"
    write_site({"index.html": b"one"}.items(), out)
    (out / "CNAME").write_text("digest.example")
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine")
    (out / "empty").mkdir()
    (out / "link").symlink_to("CNAME")
    write_site({"index.html": b"two"}.items(), out)
    assert (out / "CNAME").read_text() == "digest.example"
    assert (out / "notes" / "mine.txt").read_text() == "mine"
    assert (out / "empty").is_dir()
    assert (out / "link").is_symlink()
    assert (out / "index.html").read_bytes() == b"two"


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path):
    out = tmp_path / "home"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="not made by haiti-digest"):
        write_site({"index.html": b"one"}.items(), out)
    assert tree(out) == {"thesis.txt": b"years of work"}
    assert [p.name for p in tmp_path.iterdir()] == ["home"]


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path):
    out = tmp_path / "build"
    out.write_text("a file")
    with pytest.raises(UsageError, match="is a file"):
        write_site({"index.html": b"one"}.items(), out)
    assert out.read_text() == "a file"


def test_a_damaged_manifest_touches_nothing(tmp_path):
    out = tmp_path / "build"
    write_site({"index.html": b"one"}.items(), out)
    (out / MANIFEST).write_text("{")
    with pytest.raises(UsageError, match="damaged"):
        write_site({"index.html": b"two"}.items(), out)
    assert (out / "index.html").read_bytes() == b"one"


def test_a_failing_write_leaves_the_old_site_whole(tmp_path):
    out = tmp_path / "build"
    write_site({"index.html": b"one"}.items(), out)
    before = tree(out)
    with pytest.raises(UsageError, match="cannot write"):
        write_site({"index.html": b"two", "x" * 300 + ".html": b"name too long"}.items(), out)
    assert tree(out) == before
    assert [p.name for p in tmp_path.iterdir()] == ["build"]


def test_what_a_killed_build_left_is_put_right(tmp_path):
    out = tmp_path / "build"
    write_site({"index.html": b"one"}.items(), out)
    out.rename(tmp_path / ".build.old")
    (tmp_path / ".build.new").mkdir()
    (tmp_path / ".build.new" / "half.html").write_bytes(b"half")
    write_site({"index.html": b"one", "b.html": b"b"}.items(), out)
    assert without_manifest(out) == {"index.html": b"one", "b.html": b"b"}
    assert [p.name for p in tmp_path.iterdir()] == ["build"]


def test_the_same_files_give_the_same_bytes(tmp_path):
    files = {"b.html": b"b", "a.html": b"a"}
    write_site(files.items(), tmp_path / "one")
    write_site(sorted(files.items()), tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_folder_without_the_right_to_write_is_one_line(plain_user):
    (plain_user / "shut").mkdir(mode=0o500)
    with pytest.raises(UsageError, match="cannot write the site here: Permission denied") as error:
        write_site({"index.html": b"one"}.items(), plain_user / "shut" / "build")
    assert len(str(error.value).splitlines()) == 1
    assert list((plain_user / "shut").iterdir()) == []


def test_the_manifest_is_what_the_standard_encoder_gives(tmp_path):
    files = {'a "quoted" page.html': b"a", "ö/\u2028/\U0001f5fa.html": b"b"}
    for number, given in enumerate((files, {})):
        write_site(given.items(), tmp_path / f"{number}")
        manifest = (tmp_path / f"{number}" / MANIFEST).read_text()
        assert manifest == json.dumps(json.loads(manifest), indent=0) + "\n"
        assert list(json.loads(manifest)["files"]) == sorted(given)


def test_an_empty_folder_of_others_stays_and_so_does_a_link(tmp_path):
    out = tmp_path / "build"
    write_site({"a/index.html": b"one"}.items(), out)
    (out / "a" / "theirs" / "empty").mkdir(parents=True)
    (out / "a" / "link").symlink_to(tmp_path, target_is_directory=True)
    write_site({"a/index.html": b"two"}.items(), out)
    assert (out / "a" / "theirs" / "empty").is_dir()
    assert (out / "a" / "link").is_symlink()
