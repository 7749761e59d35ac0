"""A teacher for how much a sentence is worth checking: a linear model on a frozen MPNet, fitted to the reader's articles.

usage: checkworthy.py encode CORPORA.jsonl FEATURES.jsonl MPNET VECTORS.npz
       checkworthy.py read VECTORS.npz CORPORA.jsonl OUT.pickle

`encode` writes, for the running sentences of [checkworthy] share, the means of three layers over the sentence's pieces.
`read` fits them to what people marked (0, 1 or 2 of each sentence), prints how sentences of the reader's articles rank in
each fifth that was fitted without it, and writes what the model says of every sentence, as sentences.py does, for
heads.py --worth. Of the reader's own articles that is the word of the fit without them: what is fitted to those articles
later (worth.py) then sees no sentence rank better than one of an unseen article.
"""

import json
import random
import sys
import tomllib
from pathlib import Path

import numpy as np
import torch
from measures import area
from sentences import Place, batch_of, save, sentences_of
from tokenizers import Tokenizer
from transformers import AutoModel

OPTIONS = tomllib.loads((Path(__file__).parent / "config.toml").read_text())["checkworthy"]
LAYERS = (6, 8, 10)
FOLDS = 5
PIECES = 128  # of a sentence, at most


def encode(corpora: Path, features: Path, folder: Path, out: Path) -> None:
    words = Tokenizer.from_file(str(folder / "tokenizer.json"))
    words.no_padding()
    words.enable_truncation(PIECES)
    model = AutoModel.from_pretrained(folder).eval().bfloat16()
    model.encoder.layer = model.encoder.layer[: max(LAYERS)]
    chance = random.Random(OPTIONS["seed"])

    def is_read(text: dict) -> bool:
        return chance.random() < OPTIONS["share"].get(text["corpus"], 0) and text["part"] != "dev"

    places, rows = [], []
    for place, kind, sentence in sentences_of(corpora, features, is_read):
        if kind in OPTIONS["kinds"]:
            places.append(place)
            rows.append(words.encode(sentence).ids)
    vectors = np.zeros((len(rows), len(LAYERS) * model.config.hidden_size), dtype=np.float16)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    for at in range(0, len(order), 32):
        some = order[at : at + 32]
        ids, mask = batch_of([rows[one] for one in some])
        ids[mask == 0] = model.config.pad_token_id
        with torch.no_grad():
            hidden = model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states
        inside = mask.unsqueeze(-1).float()
        means = [(hidden[layer].float() * inside).sum(1) / inside.sum(1) for layer in LAYERS]
        vectors[some] = torch.cat(means, -1).numpy()
        if at % 6400 == 0:
            print(f"{at}/{len(order)} sentences", flush=True)
    np.savez(out, vectors=vectors, places=np.array(places, dtype=object))


def fitted(vectors: torch.Tensor, gold: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights and bias of a logistic model with a ridge."""
    weights = torch.zeros(vectors.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        missed = torch.nn.functional.binary_cross_entropy_with_logits(vectors @ weights + bias, gold)
        total = missed + OPTIONS["ridge"] * (weights * weights).sum() / len(gold)
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach(), bias.detach()


def read(stored: Path, corpora: Path, out: Path) -> None:
    with np.load(stored, allow_pickle=True) as file:
        vectors, places = torch.from_numpy(file["vectors"]).float(), [Place(*row) for row in file["places"]]
    vectors = (vectors - vectors.mean(0)) / (vectors.std(0) + 1e-6) / vectors.shape[1] ** 0.5
    articles = {
        text["id"]: text for text in map(json.loads, corpora.open(encoding="utf-8")) if text["corpus"] == "reader"
    }
    # A copy under other names has no marks of its own, and belongs to the fifth of its article.
    marked = sorted(name for name, text in articles.items() if "scores" in text)
    folds = {name: number % FOLDS for number, name in enumerate(marked)}
    gold = np.full(len(places), -1.0, dtype=np.float32)
    fold = np.full(len(places), -1)
    for row, place in enumerate(places):
        fold[row] = folds.get(place.text.split("/")[0], -1)
        if place.text in folds:
            scores = articles[place.text]["scores"]
            said = [heads["check_worthiness"] for low, high, heads in scores if low < place.end and place.start < high]
            gold[row] = OPTIONS["meant"][round(2 * max(said, default=0))]
    known = gold >= 0
    weights, bias = fitted(vectors[known], torch.from_numpy(gold[known]))
    said = vectors @ weights + bias
    areas = []
    for number in range(FOLDS):
        others = known & (fold != number)
        weights, bias = fitted(vectors[others], torch.from_numpy(gold[others]))
        own = fold == number
        said[own] = vectors[own] @ weights + bias
        own &= known
        areas.append(
            area([(float(s), int(g == max(OPTIONS["meant"]))) for s, g in zip(said[own], gold[own], strict=True)])
        )
    print("area by fifth, sentences of all its articles together:", *(f"{100 * one:.1f}" for one in areas))
    save(places, said.sigmoid().tolist(), out)


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[2:]]
    {"encode": encode, "read": read}[sys.argv[1]](*paths)
