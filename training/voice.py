"""What a personal voice takes from the confidence in a name, fitted to texts that people annotated.

usage: voice.py CORPORA.jsonl CLAIMLIGHT MODEL.bin

Reads the held-out texts of news, of the web and of
social media (and of BTC, which no network is trained on, its training part), prints the two numbers of
`src/entities/voice.rs`, by least squares, every sort of text counting alike, and the calibration error before and after on each corpus,
the development sets among them, to which nothing is fitted.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from calibrate import judged
from measures import calibration_error

# Each of these sorts of text counts alike: reports, web pages, social media.
SORTS = [
    [("worldwide", "held")],
    [("uner_ewt", "held")],
    [("wnut17", "held"), ("btc", "held"), ("btc", "train")],
]
FITTED = [key for sort in SORTS for key in sort]
SHOWN = [("worldwide", "dev"), ("uner_ewt", "dev"), ("wikigold", "held"), ("crossner", "held")]
KINDS = ("person", "organization", "location")


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    wanted = [*FITTED, *SHOWN]
    texts = [text for text in texts if "names" in text and (text["corpus"], text["part"]) in wanted]
    rows = defaultdict(list)
    for text, voice, name, right in judged(texts, *sys.argv[2:4]):
        if name["kind"] in KINDS:
            rows[text["corpus"], text["part"]].append((name["confidence"], voice, right))
    table = {key: np.array(value, dtype=float).T for key, value in rows.items()}
    sorts = [np.concatenate([table[key] for key in sort], axis=1) for sort in SORTS]
    weight = np.concatenate([np.full(sort.shape[1], sort.shape[1] ** -0.5) for sort in sorts])
    said, voice, right = np.concatenate(sorts, axis=1)
    x = np.stack([-voice, voice * said], axis=1)
    (lost, less), *_ = np.linalg.lstsq(x * weight[:, None], (right - said) * weight, rcond=None)
    print(f"a personal voice takes {lost:.3f} from 0, {less:.3f} less from 1")
    for key in wanted:
        said, voice, right = table[key]
        left = np.clip(said - voice * (lost - less * said), 0, 1)
        print(
            f"{key[0]} {key[1]}: {len(said)} names, {right.mean():.3f} right, voice {voice.mean():.2f}, calibration error"
            f" {calibration_error(said, right):.3f} before, {calibration_error(left, right):.3f} after"
        )


if __name__ == "__main__":
    main()
