"""The network of docs/decisions/0002-integer-network.md in floating point, as it is trained."""

import torch
from labels import ENTITY_LABELS, ROLE_LABELS
from torch import nn

CLIP = 127 / 32
CONTEXT_ROWS = 25
HEADS = ["check_worthiness", "verifiable", "hedged"]
PARTS = ["word", "prefix", "suffix", "shape", "lexicon", "grams"]


class Network(nn.Module):
    def __init__(self, config: dict) -> None:
        super().__init__()
        self.config = config
        width = config["width"]
        dims = [
            config["word_dim"],
            config["prefix"][1],
            config["suffix"][1],
            config["shape"][1],
            config["lexicon_dim"],
            config["grams"][1],
        ]
        self.word = nn.Embedding(config["words"] + config["word_buckets"], dims[0])
        # What another network knows of words, fixed: hashes in ascending order, and a row for each (meanings.py).
        meanings, dimension = config.get("meanings", (0, 0))
        self.register_buffer("meaning_hashes", torch.zeros(meanings, dtype=torch.int64), persistent=bool(meanings))
        self.register_buffer("meaning_rows", torch.zeros(meanings, dimension), persistent=bool(meanings))
        self.prefix = nn.Embedding(*config["prefix"])
        self.suffix = nn.Embedding(*config["suffix"])
        self.shape = nn.Embedding(*config["shape"])
        self.lexicon = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, dims[4]))
        self.grams = nn.EmbeddingBag(*config["grams"], mode="mean")
        for table in (self.word, self.prefix, self.suffix, self.shape, self.grams):
            nn.init.normal_(table.weight, std=0.3)
        self.mix = nn.Linear(sum(dims) + dimension, 2 * width)
        self.context = nn.Embedding(CONTEXT_ROWS, width)
        nn.init.normal_(self.context.weight, std=0.1)
        self.layers = nn.ModuleList(nn.Linear(3 * width, 2 * width) for _ in config["dilations"])
        self.entities = nn.Linear(width, len(ENTITY_LABELS))
        self.roles = nn.Linear(width, len(ROLE_LABELS))
        self.units = nn.Linear(width, config["sentence_units"])
        self.scores = nn.Linear(2 * config["sentence_units"], len(HEADS))
        self.sentence_words = nn.EmbeddingBag(config["sentence_words"], len(HEADS), mode="sum")
        nn.init.zeros_(self.sentence_words.weight)
        self.entity_transitions = nn.Parameter(torch.zeros(len(ENTITY_LABELS) + 1, len(ENTITY_LABELS) + 1))
        self.role_transitions = nn.Parameter(torch.zeros(len(ROLE_LABELS) + 1, len(ROLE_LABELS) + 1))
        self.rounding = False

    def form_vectors(self, forms: dict, drop: dict | None) -> torch.Tensor:
        """x of each distinct word form, before context."""
        parts = [
            torch.cat([self.word(forms["word"]), self.meaning(forms["hash"])], -1),
            self.prefix(forms["prefix"]),
            self.suffix(forms["suffix"]),
            self.shape(forms["shape"]),
            self.lexicon(forms["lexicon"]),
            self.grams(forms["grams"], forms["gram_offsets"]),
        ]
        if drop is not None:
            parts = [
                part * drop[name].unsqueeze(-1) if name in drop else part
                for name, part in zip(PARTS, parts, strict=True)
            ]
        return maxout(self.mix(torch.cat(parts, -1)))

    def meaning(self, hashes: torch.Tensor) -> torch.Tensor:
        """The fixed row of each word, zeros for a word without one."""
        count = len(self.meaning_hashes)
        if count == 0:
            return hashes.new_zeros((len(hashes), 0), dtype=torch.float32)
        at = torch.searchsorted(self.meaning_hashes, hashes).clamp_max(count - 1)
        return self.meaning_rows[at] * (self.meaning_hashes[at] == hashes).unsqueeze(-1)

    def normed(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Root mean square norm, clipped (and, late in training, rounded) as int8 will be."""
        h = x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 2.0**-16)
        h = h.clamp(-CLIP, CLIP)
        if self.rounding:
            h = h + ((h * 32).round() / 32 - h).detach()
        return h * mask

    def forward(self, vectors, index, context, mask, dropout: float):
        mask = mask.unsqueeze(-1)
        x = vectors[index] + self.context(context).sum(-2)
        x = nn.functional.dropout(x, dropout, self.training)
        for layer, dilation in zip(self.layers, self.config["dilations"], strict=True):
            h = self.normed(x, mask)
            h = nn.functional.dropout(h, dropout / 2, self.training)
            padded = nn.functional.pad(h, (0, 0, dilation, dilation))
            length = h.shape[1]
            taps = [padded[:, at : at + length] for at in (0, dilation, 2 * dilation)]
            y = maxout(layer(torch.cat(taps, -1)))
            x = x + nn.functional.dropout(y, dropout / 2, self.training)
        return nn.functional.dropout(self.normed(x, mask), dropout, self.training)

    def sentence_logits(self, h, rows, starts, ends, hashes, offsets):
        units = self.units(h)
        pooled = []
        for row, start, end in zip(rows, starts, ends, strict=True):
            piece = units[row, start:end]
            pooled.append(torch.cat([piece.amax(0), piece.mean(0)]))
        pooled = nn.functional.dropout(torch.stack(pooled), 0.2, self.training)
        return self.scores(pooled) + self.sentence_words(hashes, offsets)


def maxout(values: torch.Tensor) -> torch.Tensor:
    return values.unflatten(-1, (-1, 2)).amax(-1)


def bioes_mask(kinds: int) -> torch.Tensor:
    """Which label may follow which; the last row is the start, the last column the end."""
    labels = 1 + 4 * kinds
    can = torch.zeros(labels + 1, labels + 1, dtype=torch.bool)
    closed = [0] + [1 + 4 * kind + place for kind in range(kinds) for place in (2, 3)]
    starting = [0] + [1 + 4 * kind + place for kind in range(kinds) for place in (0, 3)]
    for before in [*closed, labels]:
        can[before, starting] = True
    can[closed, labels] = True
    for kind in range(kinds):
        begin = 1 + 4 * kind
        can[begin, [begin + 1, begin + 2]] = True
        can[begin + 1, [begin + 1, begin + 2]] = True
    return can


def crf_loss(logits, transitions, can, allowed, mask):
    """Minus the log likelihood of all allowed label rows among all that BIOES lets be, by text."""
    scores = transitions.masked_fill(~can, -1e4)
    free = log_partition(logits, scores, mask)
    bound = log_partition(logits.masked_fill(~allowed, -1e4), scores, mask)
    return free - bound


def log_partition(logits, scores, mask):
    ends = scores.shape[0] - 1
    return (forward(logits, scores, mask)[-1] + scores[:ends, ends]).logsumexp(-1)


def forward(logits, scores, mask):
    """For each token, the log of what all rows of labels up to it weigh that end in each label."""
    ends = scores.shape[0] - 1
    step = scores[:ends, :ends].exp()
    alphas = [logits[:, 0] + scores[ends, :ends]]
    for at in range(1, logits.shape[1]):
        alphas.append(torch.where(mask[:, at].unsqueeze(-1), moved(alphas[-1], step) + logits[:, at], alphas[-1]))
    return alphas


def log_marginals(logits, transitions, can, mask):
    """The log share of each label at each token, among all label rows that BIOES lets be."""
    scores = transitions.masked_fill(~can, -1e4)
    ends = scores.shape[0] - 1
    alphas, back = forward(logits, scores, mask), scores[:ends, :ends].exp().T
    last = scores[:ends, ends].expand_as(alphas[0])
    betas = [last]
    for at in range(logits.shape[1] - 1, 0, -1):
        betas.append(torch.where(mask[:, at].unsqueeze(-1), moved(logits[:, at] + betas[-1], back), last))
    return (torch.stack(alphas, 1) + torch.stack(betas[::-1], 1)).log_softmax(-1)


def moved(scores, step):
    """The log of exp(scores) through a step between neighbours: one product instead of a tensor of all pairs."""
    top = scores.amax(-1, keepdim=True)
    return ((scores - top).exp() @ step).clamp_min(1e-30).log() + top


def viterbi(logits, transitions, can):
    """The best row of labels of one text: [length] from [length, labels]."""
    scores = transitions.masked_fill(~can, -1e4)
    ends = scores.shape[0] - 1
    alpha, back = logits[0] + scores[ends, :ends], []
    for row in logits[1:]:
        best, arg = (alpha.unsqueeze(-1) + scores[:ends, :ends]).max(0)
        back.append(arg)
        alpha = best + row
    label = int((alpha + scores[:ends, ends]).argmax())
    labels = [label]
    for arg in reversed(back):
        label = int(arg[label])
        labels.append(label)
    return labels[::-1]
