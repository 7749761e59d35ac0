"""MPNet-base (Apache-2.0), frozen: what two of its layers say of every token of a dataset's blocks.

The folder that assemble.py makes holds it. It reads windows of neighbouring blocks of a text. A token's vector is
the mean over its pieces, each layer normalised, side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from dataset import Block
from tokenizers import Tokenizer
from torch.nn.functional import gelu, scaled_dot_product_attention
from transformers import AutoModel

LAYERS = (7, 10)
WIDTH = 768
VECTOR = WIDTH * len(LAYERS)
TOKENS, PIECES = 300, 500  # of a window, at most
START, PAD, END = 0, 1, 2
CASES = 6


@dataclass
class Window:
    """Neighbouring blocks of a text: the forms of their tokens, and where those stand in the whole dataset."""

    forms: np.ndarray
    at: int
    pieces: int


def starts_of(blocks: list[Block]) -> np.ndarray:
    """The number of each block's first token, all blocks in a row."""
    return np.cumsum([0] + [len(block.forms) for block in blocks])


def case_of(word: str) -> int:
    if not any(character.isalpha() for character in word):
        return 5 if any(character.isdigit() for character in word) else 4
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() else 3


def passed(layer: torch.nn.Module, hidden: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """One layer of MPNet with the fused attention that the library does not use: half as fast again."""
    attention = layer.attention.attn
    rows, length, _ = hidden.shape
    query, key, value = (
        one(hidden).view(rows, length, attention.num_attention_heads, -1).transpose(1, 2)
        for one in (attention.q, attention.k, attention.v)
    )
    seen = scaled_dot_product_attention(query, key, value, attn_mask=bias)
    seen = attention.o(seen.transpose(1, 2).reshape(rows, length, WIDTH))
    hidden = layer.attention.LayerNorm(seen + hidden)
    inner = gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dense(inner) + hidden)


class Encoder:
    def __init__(self, folder: Path, words: list[str]) -> None:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        encoded = tokenizer.encode_batch(words, add_special_tokens=False)
        self.pieces = [np.array(one.ids[:8] or [PAD + 2], dtype=np.int64) for one in encoded]
        self.counts = np.array([len(ids) for ids in self.pieces])
        model = AutoModel.from_pretrained(folder)
        model.eval()
        self.embeddings = model.embeddings
        self.encoder = model.encoder
        self.layers = model.encoder.layer[: max(LAYERS)].bfloat16()

    def windows(self, blocks: list[Block], wanted: list[bool]) -> list[Window]:
        """The wanted blocks in windows; blocks of a text lie side by side."""
        starts, made, before = starts_of(blocks), [], None
        for number, block in enumerate(blocks):
            if not wanted[number]:
                before = None
                continue
            for low in range(0, len(block.forms), TOKENS // 2):
                forms = block.forms[low : low + TOKENS // 2]
                counts = int(self.counts[forms].sum())
                last = made[-1] if made else None
                if (
                    before == block.text
                    and last.at + len(last.forms) == starts[number] + low
                    and len(last.forms) + len(forms) <= TOKENS
                    and last.pieces + counts <= PIECES
                ):
                    made[-1] = Window(np.concatenate([last.forms, forms]), last.at, last.pieces + counts)
                else:
                    made.append(Window(forms, int(starts[number]) + low, counts))
                before = block.text
        return made

    @torch.no_grad()
    def read(self, windows: list[Window], budget: int = 2000) -> Iterator[tuple[Window, torch.Tensor]]:
        """Each window with the vectors of its tokens, in bf16; of each few hundred those of like length go together."""
        for first in range(0, len(windows), 256):
            order = sorted(windows[first : first + 256], key=lambda window: window.pieces)
            while order:
                size = max(1, budget // (order[min(len(order) - 1, 64)].pieces + 2))
                group, order = order[:size], order[size:]
                yield from zip(group, self.encoded(group), strict=True)

    def encoded(self, group: list[Window]) -> list[torch.Tensor]:
        rows = [
            np.concatenate([[START], *[self.pieces[form] for form in window.forms], [END]])[:512] for window in group
        ]
        width = max(map(len, rows))
        ids = torch.full((len(rows), width), PAD, dtype=torch.long)
        for row, pieces in enumerate(rows):
            ids[row, : len(pieces)] = torch.from_numpy(pieces)
        hidden = self.embeddings(ids).bfloat16()
        bias = self.encoder.compute_position_bias(hidden).float()
        bias = (bias + (ids == PAD)[:, None, None, :] * -1e4).bfloat16()
        kept = []
        for number, layer in enumerate(self.layers, 1):
            hidden = passed(layer, hidden, bias)
            if number in LAYERS:
                kept.append(torch.nn.functional.layer_norm(hidden.float(), (WIDTH,)))
        both = torch.cat(kept, -1)
        out = []
        for row, window in enumerate(group):
            counts = torch.from_numpy(self.counts[window.forms])
            inner = both[row, 1 : 1 + int(counts.sum())]
            sums = torch.zeros(len(counts), VECTOR)
            owner = torch.repeat_interleave(torch.arange(len(counts)), counts)[: len(inner)]
            sums.index_add_(0, owner, inner)
            out.append((sums / counts.unsqueeze(-1)).bfloat16())
        return out
