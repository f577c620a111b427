"""What the peers' scripts share: reads the texts, runs, prints the CPU seconds of each run; standard library only."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main(find: Callable[[str], int]) -> None:
    """Runs *find* over every text, several times after a warm-up."""
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    find("Nothing was said about it on Monday.")
    spent = []
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        for text in texts:
            find(text)
        spent.append(time.process_time() - start)
    print(json.dumps(spent))
