"""Fine-tunes MiniLM-L6 on sentence labels, and lets it read the sentences of all training texts.

usage: sentences.py train CORPORA CORPORA.jsonl TEACHER.pt
       sentences.py read CORPORA.jsonl FEATURES.jsonl TEACHER.pt OUT.pickle

`train` learns from PoliClaim's golden labels, softened by the annotators' likelihood, and beside them from
ClaimBuster's, each with an output of its own; it prints macro F1 on the held-out speeches. `read` writes
what it says of whether a sentence can be verified: a list of (first token, behind, hashes, probability)
for each block, by text and first offset, which `train.py --sentences` takes.
"""

import json
import pickle
import random
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from corpora import sheet
from measures import average_precision, macro_f1
from minilm import ENCODER
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import AutoModel

HERE = Path(__file__).parent
CONFIG = tomllib.loads((HERE / "config.toml").read_text())
OPTIONS = CONFIG["sentences"]
OUTPUTS = ["policlaim", "claimbuster verifiable", "claimbuster check-worthy"]
READ = ("policlaim", "claimbuster", "polnear", "worldwide")
SHORTEST = 5  # tokens of a sentence worth reading


class Teacher(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(ENCODER)
        self.encoder.embeddings.requires_grad_(False)
        self.drop = torch.nn.Dropout(0.1)
        self.outputs = torch.nn.Linear(self.encoder.config.hidden_size, len(OUTPUTS))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            mean = (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
            return self.outputs(3 * self.drop(mean)).float()


def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(OPTIONS["longest"])
    return made


def batch_of(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    width = max(map(len, rows))
    ids, mask = torch.zeros(len(rows), width, dtype=torch.long), torch.zeros(len(rows), width, dtype=torch.long)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return ids, mask


def train(root: Path, corpora: Path, out: Path) -> None:
    torch.manual_seed(CONFIG["seed"])
    random.seed(CONFIG["seed"])
    words = tokenizer()
    texts = [json.loads(line) for line in corpora.open(encoding="utf-8")]
    likelihood = likelihoods(root)
    speeches, debates, held = [], [], []
    for text in texts:
        if text["corpus"] not in ("policlaim", "claimbuster") or text["part"] == "dev":
            continue
        row, said = words.encode(text["text"]).ids, text["scores"][0][2]
        if text["corpus"] == "policlaim":
            gold = said["verifiable"]
            soft = 0.75 * gold + 0.25 * likelihood.get(text["text"], gold)
            if text["part"] == "held":
                held.append((row, gold))
            else:
                speeches += [(row, {0: soft})] * OPTIONS["repeats"]
        elif text["part"] == "train":
            debates.append((row, {1: said["verifiable"], 2: said["check_worthiness"]}))
    model = Teacher()
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    rates = [OPTIONS["learning_rate"], OPTIONS["output_rate"]]
    optimizer = torch.optim.AdamW(
        [{"params": encoder}, {"params": model.outputs.parameters()}], lr=rates[0], weight_decay=0.01
    )
    size, step = OPTIONS["batch"], 0
    steps = OPTIONS["epochs"] * ((len(speeches) + OPTIONS["debates"]) // size)
    for epoch in range(OPTIONS["epochs"]):
        model.train()
        rows = speeches + random.sample(debates, OPTIONS["debates"])
        random.shuffle(rows)
        for batch in of_like_length(rows, size):
            step += 1
            scale = min(step / (0.08 * steps), max(0.02, (steps - step) / (0.92 * steps)))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            targets, weights = torch.zeros(len(batch), 3), torch.zeros(len(batch), 3)
            for at, (_, said) in enumerate(batch):
                for output, value in said.items():
                    targets[at, output], weights[at, output] = value, 0.5 if output else 1.0
            logits = model(*batch_of([row for row, _ in batch]))
            losses = binary_cross_entropy_with_logits(logits, targets, reduction="none")
            loss = (losses * weights).sum() / len(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *model.outputs.parameters()], 1.0)
            optimizer.step()
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {loss.item():.3f}", flush=True)
        said = predicted(model, [row for row, _ in held])[:, 0]
        pairs = [(float(p), gold) for p, (_, gold) in zip(said, held, strict=True)]
        print(f"epoch {epoch + 1}: held macro F1 {100 * macro_f1(pairs, 0.5):.1f}, AP {average_precision(pairs):.3f}")
        torch.save(model.state_dict(), out)


def likelihoods(root: Path) -> dict[str, float]:
    """How sure PoliClaim's annotators were that a sentence can be verified, 0 to 1, by sentence."""
    found = {}
    for path in sorted((root / "policlaim").glob("*.xlsx")):
        for row in sheet(path):
            row = {key.lower(): value for key, value in row.items()}
            if row.get("sentences") and row.get("likelihood"):
                found[row["sentences"].strip()] = float(row["likelihood"]) / 3
    return found


def of_like_length(rows: list, size: int) -> list[list]:
    batches = []
    for at in range(0, len(rows), 16 * size):
        chunk = sorted(rows[at : at + 16 * size], key=lambda row: len(row[0]))
        batches += [chunk[k : k + size] for k in range(0, len(chunk), size)]
    random.shuffle(batches)
    return batches


@torch.no_grad()
def predicted(model: Teacher, rows: list[list[int]]) -> np.ndarray:
    model.eval()
    said = np.zeros((len(rows), len(OUTPUTS)))
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    for at in range(0, len(order), 64):
        places = order[at : at + 64]
        said[places] = model(*batch_of([rows[place] for place in places])).sigmoid().numpy()
    return said


class Place(NamedTuple):
    """Where a sentence stands: its text, its block's first offset, its tokens and their hashes, its own offsets."""

    text: str
    block: int
    first: int
    behind: int
    hashes: list[int]
    start: int
    end: int


def sentences_of(corpora: Path, features: Path, is_read: Callable[[dict], bool]) -> Iterator[tuple[Place, str, str]]:
    """The sentences worth reading of the texts that are: where each stands, the kind of its block, its words."""
    with corpora.open(encoding="utf-8") as left, features.open(encoding="utf-8") as right:
        for line in right:
            row = json.loads(line)
            if "form" in row:
                continue
            text = json.loads(next(left))
            if not is_read(text):
                continue
            for block in row["blocks"]:
                starts, ends = block["tokens"][::2], block["tokens"][1::2]
                for first, behind, hashes in block["sentences"]:
                    if behind - first >= SHORTEST:
                        start, end = starts[first], ends[behind - 1]
                        place = Place(text["id"], starts[0], first, behind, hashes, start, end)
                        yield place, block["kind"], text["text"][start:end]


def save(places: Iterable[Place], shares: Iterable[float], out: Path) -> None:
    """What a teacher says of sentences, as distill.py adopts it: by text and block."""
    found: dict = {}
    for place, share in zip(places, shares, strict=True):
        said = (place.first, place.behind, np.array(place.hashes, dtype=np.uint32), share)
        found.setdefault((place.text, place.block), []).append(said)
    with out.open("wb") as file:
        pickle.dump(found, file, protocol=5)
    print(f"{sum(map(len, found.values()))} sentences of {len(found)} blocks")


def read(corpora: Path, features: Path, teacher: Path, out: Path) -> None:
    model, words = Teacher(), tokenizer()
    model.load_state_dict(torch.load(teacher))
    read = list(sentences_of(corpora, features, lambda text: text["part"] == "train" and text["corpus"] in READ))
    said = predicted(model, [words.encode(sentence).ids for _, _, sentence in read])
    save((place for place, _, _ in read), said[:, 0].tolist(), out)


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[2:]]
    {"train": train, "read": read}[sys.argv[1]](*paths)
