"""A site of articles that an attacker wrote."""

import json
from pathlib import Path

from haiti_digest.build import build_site
from haiti_digest.config import Config
from tests.hostile.mutants import SPIKES, mutants

SPIKED = 40
NEWS = "HARBOUR CITY, June 3 –\n\n“The dredging {spike} will go on,” said Ada Brightwater of the {spike} Board.\n"
HEAD = ("title", "author", "outlet", "id", "url")
NAMES = ("<img src=x onerror=window.pwned=9>.txt", "=1+1.txt", "{{7*191}}.txt", "-rf.txt", "\u202etxt.txt")


def hostile_site(home: Path) -> Path:
    """Builds, in *home*, spiked articles and mutants in ``private``, which shows most; gives the site's folder."""
    (home / "seeds").mkdir()
    for number, spike in enumerate(SPIKES):
        text = f"{spike} headline\n\n" + NEWS.format(spike=spike)
        (home / "seeds" / f"spike-{number}.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
        head = "".join(f"{name}: {json.dumps(spike.strip() or 'x')}\n" for name in HEAD)
        marked = f"---\n{head}---\n\n" + NEWS.format(spike="pier")
        (home / "seeds" / f"head-{number}.md").write_text(marked, encoding="utf-8", errors="surrogatepass")
    for file in mutants(SPIKED, 2):
        (home / "seeds" / file.path).write_bytes(file.data)
    for name in NAMES:
        (home / "seeds" / name).write_text(NEWS.format(spike="x"), encoding="utf-8")
    build_site(home / "seeds", home / "build", Config(publish="private", base_url="https://news.example/"))
    return home / "build"
