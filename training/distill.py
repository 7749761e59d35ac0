"""What teachers say, for the network to learn from.

usage: distill.py DATA.pickle NETWORK.pt LABELS.npz OUT.npz   LABELS, on roles blended with a finished network's
       distill.py DATA.pickle NETWORK.pt OUT.npz              what a finished network says itself, of every training text

Of every token, the likeliest labels of names and roles and their shares (`learn_tokens`, from the file that teacher.py
writes); of sentences, what a fine-tuned MiniLM says (`adopt`, from the file that sentences.py writes).
"""

import pickle
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from batches import Batches, cut, encodings
from dataset import Block, Dataset
from network import Network, bioes_mask, log_marginals

KEPT = 4  # labels of a token and head
DEBATES = "claimbuster"  # draws another line between what is worth checking and what is not
IN_CASE = re.compile(r"/(lower|upper)\Z")


def packed(shares: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """The likeliest labels of each row and their shares in 255ths, which sum to about 255."""
    top = shares.topk(KEPT, -1)
    whole = top.values / top.values.sum(-1, keepdim=True)
    return top.indices.to(torch.uint8).numpy(), (255 * whole).round().to(torch.uint8).numpy()


def learn_tokens(data: Dataset, path: Path) -> None:
    """Gives each block that the teacher read its labels: [token, names or roles, label or share, likeliest first].

    Copies in other cases get those of the text as it was written.
    """
    said = np.load(path)
    labels = np.stack([said["entities"], said["roles"]], 1)
    shares = np.stack([said["entity_shares"], said["role_shares"]], 1)
    at = 0
    for block in data.blocks:
        place = slice(at, at + len(block.forms))
        at = place.stop
        if shares[place].any():
            block.taught = np.stack([labels[place], shares[place]], 2)
    written = {(block.text, int(block.tokens[0][0])): block for block in data.blocks if block.taught is not None}
    for block in data.blocks:
        source = written.get((IN_CASE.sub("", block.text), int(block.tokens[0][0])))
        if block.taught is None and source is not None and np.array_equal(source.tokens, block.tokens):
            block.taught = source.taught


def heads_of(network: Network, h: torch.Tensor, mask: torch.Tensor) -> Iterator[torch.Tensor]:
    """The log shares of the labels of names, and of roles: of whole rows of labels, as they will be decoded."""
    for head, transitions in (
        (network.entities, network.entity_transitions),
        (network.roles, network.role_transitions),
    ):
        yield log_marginals(head(h), transitions, bioes_mask((head.out_features - 1) // 4), mask)


def loss_of_taught(network: Network, h: torch.Tensor, mask: torch.Tensor, blocks: list[Block]) -> torch.Tensor:
    """The cross entropy of the network's labels with the teacher's, summed over tokens and both heads."""
    read = [row for row, block in enumerate(blocks) if block.taught is not None]
    inside = [at for at, row in enumerate(read) for _ in blocks[row].forms]
    places = [place for row in read for place in range(len(blocks[row].forms))]
    taught = torch.from_numpy(np.concatenate([blocks[row].taught for row in read]))
    loss = h.new_zeros(())
    for number, said in enumerate(heads_of(network, h[read], mask[read].bool())):
        labels, shares = taught[:, number, 0].long(), taught[:, number, 1].float() / 255
        loss = loss - (said[inside, places].gather(-1, labels) * shares).sum()
    return loss


def adopt(data: Dataset, path: Path, head: str = "verifiable", but: str = "") -> None:
    """Gives sentences a teacher's word for one head: of whether they can be verified, where PoliClaim would draw the line.

    The sentences of the corpus `but` keep what people said.
    """
    with path.open("rb") as file:
        taught = pickle.load(file)
    for block in data.blocks:
        said = taught.get((block.text, int(block.tokens[0][0])))
        if said and block.part == "train" and block.corpus != but:
            if block.scores:
                block.scores = [
                    (first, behind, hashes, heads | {head: most_of(said, first, behind)})
                    for first, behind, hashes, heads in block.scores
                ]
            else:
                block.scores = [(first, behind, hashes, {head: share}) for first, behind, hashes, share in said]


def forget(data: Dataset, head: str, of: str) -> None:
    """The training sentences of a corpus say nothing for a head."""
    for block in data.blocks:
        if block.part == "train" and block.corpus == of:
            block.scores = [
                (first, behind, hashes, {name: value for name, value in heads.items() if name != head})
                for first, behind, hashes, heads in block.scores
            ]


def most_of(said: list[tuple], first: int, behind: int) -> float:
    """The greatest share that a teacher gives a sentence between two tokens, or else any of the block."""
    shares = [share for low, high, _, share in said if low < behind and first < high]
    return max(shares or [share for *_, share in said])


def kept_network(path: Path, data: Dataset) -> tuple[Network, Batches]:
    kept = torch.load(path, weights_only=False)
    network = Network(kept["config"]["network"])
    network.load_state_dict(kept["state"])
    network.eval()
    return network, Batches(data, kept["config"], kept["vocabulary"])


Said = tuple[slice, torch.Tensor, torch.Tensor]


@torch.no_grad()
def said_by(path: Path, data: Dataset, is_read: Callable[[Block, int], bool]) -> Iterator[Said]:
    """The shares of the labels of names and of roles that a finished network gives, by window.

    Each window with the place of its tokens among all; `is_read` says which blocks, from the place of their first token.
    """
    network, batches = kept_network(path, data)
    starts = np.cumsum([0] + [len(block.forms) for block in data.blocks])
    pieces, places = [], {}
    for block, start in zip(data.blocks, starts, strict=False):
        if is_read(block, start):
            for piece in cut(block):
                pieces.append(piece)
                places[id(piece)] = start
                start += len(piece.forms)
    for group, h in encodings(network, batches, pieces):
        mask = torch.tensor([[at < len(piece.forms) for at in range(h.shape[1])] for piece in group])
        names, roles = (shares.exp() for shares in heads_of(network, h, mask))
        for row, piece in enumerate(group):
            size = len(piece.forms)
            yield slice(places[id(piece)], places[id(piece)] + size), names[row, :size], roles[row, :size]


def blend_roles(data: Dataset, path: Path, labels: Path, out: Path) -> None:
    """Where a teacher spoke, its word on roles and the network's own in equal parts: what rules stand on moves little."""
    said = dict(np.load(labels))
    for place, _, own in said_by(path, data, lambda _, start: said["entity_shares"][start].any()):
        heard = torch.from_numpy(said["role_shares"][place]).float() / 255
        heard = torch.zeros_like(own).scatter_add_(-1, torch.from_numpy(said["roles"][place]).long(), heard)
        said["roles"][place], said["role_shares"][place] = packed((own + heard) / 2)
    np.savez_compressed(out, **said)


def keep_word(data: Dataset, path: Path, out: Path) -> None:
    """What a finished network says of the training texts: it learns more tasks and says of the others what it said."""
    tokens = sum(len(block.forms) for block in data.blocks)
    names = ("entities", "entity_shares", "roles", "role_shares")
    said = {name: np.zeros((tokens, KEPT), np.uint8) for name in names}
    for place, *shares in said_by(path, data, lambda block, _: block.part == "train"):
        for labels, parts, some in zip(names[::2], names[1::2], shares, strict=True):
            said[labels][place], said[parts][place] = packed(some)
    np.savez_compressed(out, **said)


if __name__ == "__main__":
    torch.set_num_threads(1)
    with Path(sys.argv[1]).open("rb") as file:
        step = blend_roles if len(sys.argv) > 4 else keep_word
        step(pickle.load(file), *map(Path, sys.argv[2:]))
