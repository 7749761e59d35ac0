"""Words into first rows of the network's vocabulary: what MiniLM knows of each word alone, compressed.

usage: vectors.py DATA.pickle OUT.npz CLAIMLIGHT

The vocabulary is the frequent words of the training texts, then frequent English words and names
(PyPI package wordfreq). A word's vector is the mean of its pieces' last hidden states and of their
input embeddings, side by side, cut to the network's dimension by principal components.
"""

import json
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import torch
from batches import vocabulary_of
from dataset import Block, Dataset  # noqa: F401  (pickle needs the names)
from minilm import ENCODER
from tokenizers import Tokenizer
from transformers import AutoModel
from wordfreq import top_n_list

HERE = Path(__file__).parent


def main() -> None:
    config = tomllib.loads((HERE / "config.toml").read_text())["network"]
    with Path(sys.argv[1]).open("rb") as file:
        data = pickle.load(file)
    hashes, names = vocabulary_of(data, int(config["words"] * config["own_share"]), [])
    chosen = dict(zip(hashes.tolist(), names, strict=True))
    common = [word for word in top_n_list("en", 60000) if word.isalpha() and len(word) > 2]
    for word, key in zip(common, word_hashes(sys.argv[3], common), strict=True):
        if len(chosen) >= config["words"]:
            break
        chosen.setdefault(key, word)
    order = sorted(chosen)
    vectors = encode([chosen[key] for key in order])
    vectors -= vectors.mean(0)
    _, singular, basis = np.linalg.svd(vectors, full_matrices=False)
    kept = config["word_dim"]
    rows = vectors @ basis[:kept].T
    print(f"{len(order)} words, {100 * (singular[:kept] ** 2).sum() / (singular**2).sum():.1f} % of the variance kept")
    rows *= 0.3 / rows.std()
    np.savez(sys.argv[2], hashes=np.array(order, dtype=np.uint32), rows=rows.astype(np.float32))


def word_hashes(binary: str, words: list[str]) -> list[int]:
    """Each word's hash, asked from the Rust binary."""
    text = json.dumps({"id": "", "text": "\n\n".join(f"It is {word} it." for word in words)})
    out = subprocess.run([binary, "features"], input=text, capture_output=True, text=True, check=True).stdout
    known = {}
    for line in out.splitlines():
        row = json.loads(line)
        if "form" in row:
            known.setdefault(row["text"].lower(), row["f"][0])
    return [known.get(word, 0) for word in words]


@torch.no_grad()
def encode(words: list[str]) -> np.ndarray:
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_padding()
    model = AutoModel.from_pretrained(ENCODER)
    model.eval()
    out = []
    for at in range(0, len(words), 256):
        pieces = [tokenizer.encode(word).ids for word in words[at : at + 256]]
        width = max(map(len, pieces))
        ids, mask = torch.zeros(len(pieces), width, dtype=torch.long), torch.zeros(len(pieces), width)
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = torch.tensor(piece)
            mask[row, : len(piece)] = 1
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
        inner = mask.clone()
        inner[:, 0] = 0
        inner[torch.arange(len(pieces)), mask.sum(-1).long() - 1] = 0
        inner = (inner / inner.sum(-1, keepdim=True).clamp_min(1)).unsqueeze(-1)
        deep = (hidden * inner).sum(1)
        flat = (model.embeddings.word_embeddings(ids) * inner).sum(1)
        deep, flat = (torch.nn.functional.normalize(part, dim=-1) for part in (deep, flat))
        out.append(torch.cat([deep, flat], -1).numpy())
    return np.concatenate(out)


if __name__ == "__main__":
    main()
