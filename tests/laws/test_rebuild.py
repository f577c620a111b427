"""However a folder of articles changed between builds, the site is what builds that keep nothing make of it."""

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.build.corpus import write_articles
from haiti_digest.build import Options, build_site
from haiti_digest.config import Config
from tests.test_build_cache import tree

BODIES = (
    "Keeper Ole Brandt said on Monday that 40 lamps would burn by 4 June 2031. “We counted them twice,” he said.",
    "“We counted them twice,” keeper Ole Brandt said. The harbour board put the number of lamps at 45.",
    "The harbour board, which Maud Varga leads, denied that 45 lamps had been lost. “Nobody asked us,” Varga said.",
    "Maud Varga told reporters in Northquay that the lamps would cost $3 million within 30 days.",
    "Nothing happened in Northquay.",
)
NAMES = ("a.md", "b.md", "c.md", "m.md", "z.md")
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.integers(0, len(BODIES) - 1), st.integers(1, 4)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("title"), st.sampled_from(["One", "Two"])),
    st.tuples(st.just("template"), st.booleans()),
)


def write(folder: Path, name: str, body: int, day: int) -> None:
    head = f"---\ntitle: The lamps of {name[0]}\ndate: 2031-05-0{day}\noutlet: Gazette {body % 2}\n---\n"
    (folder / name).write_text(head + BODIES[body] + "\n", encoding="utf-8")


def change(step: tuple, seeds: Path, templates: Path, config: Config) -> Config:
    """The folder after a step; the settings that hold then."""
    match step:
        case ("write", name, body, day):
            write(seeds, name, body, day)
        case ("remove", name) if len(list(seeds.iterdir())) > 1:
            (seeds / name).unlink(missing_ok=True)
        case ("rename", one, two) if (seeds / one).exists():
            (seeds / one).rename(seeds / two)
        case ("title", title):
            return Config(title=title)
        case ("template", True):
            (templates / "about.html").write_text("{{ site.title }}: {{ files_read }}", encoding="utf-8")
        case ("template", False):
            (templates / "about.html").unlink(missing_ok=True)
    return config


@settings(max_examples=6, deadline=None, phases=[Phase.generate])  # a smaller example takes minutes to find
@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_a_rebuilt_site_equals_one_built_from_nothing(rounds: list[list[tuple]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        seeds, templates, out = Path(place, "seeds"), Path(place, "templates"), Path(place, "out")
        seeds.mkdir()
        templates.mkdir()
        anew = Path(place, "anew")
        config = Config()
        for at, name in enumerate(NAMES[:3]):
            write(seeds, name, at, 1 + at)
        for steps in [[], *rounds]:
            for step in steps:
                config = change(step, seeds, templates, config)
            build_site(seeds, out, config, templates, options=Options(workers=1))
            build_site(seeds, anew, config, templates, options=Options(keep=False, workers=1))
            assert tree(out) == tree(anew)


LATER = "\nThe bridge of Oldmole reopened on {day} June, keeper Ole Brandt said. “It holds 3,000 boats,” he added.\n"


def test_a_site_of_many_pages_equals_one_built_from_nothing_after_each_day_of_work(tmp_path: Path) -> None:
    write_articles(tmp_path / "all", 24)
    seeds, out, anew = tmp_path / "seeds", tmp_path / "out", tmp_path / "anew"
    seeds.mkdir()
    everything = sorted((tmp_path / "all").iterdir())
    chance = random.Random(11)
    waiting = chance.sample(everything, 8)
    for path in everything:
        if path not in waiting:
            shutil.copy(path, seeds)
    for day in range(4):
        build_site(seeds, out, Config(), options=Options(workers=1))
        build_site(seeds, anew, Config(), options=Options(keep=False, workers=1))
        before, after = tree(out), tree(anew)
        assert sorted(before) == sorted(after)
        assert [path for path in after if before[path] != after[path]] == []
        for path in (waiting.pop(), waiting.pop()):
            shutil.copy(path, seeds)
        there = sorted(seeds.iterdir())
        with chance.choice(there).open("a", encoding="utf-8") as stream:
            stream.write(LATER.format(day=day + 1))
        chance.choice(there).unlink()
        one = chance.choice(sorted(seeds.iterdir()))
        one.rename(one.with_name(f"renamed-{day}.md"))


def test_an_added_article_leaves_the_pages_of_others_as_they_are(tmp_path: Path) -> None:
    write_articles(tmp_path / "seeds", 30)
    out = tmp_path / "out"
    build_site(tmp_path / "seeds", out, Config(), options=Options(workers=1))
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*.html")}
    (tmp_path / "seeds" / "new.md").write_text("---\ndate: 2031-02-02\n---\n" + LATER.format(day=9), encoding="utf-8")
    build_site(tmp_path / "seeds", out, Config(), options=Options(workers=1))
    now = {path: path.stat().st_mtime_ns for path in out.rglob("*.html")}
    touched = [path for path in stamps if now.get(path) != stamps[path]]
    assert len(touched) < len(stamps) / 4
