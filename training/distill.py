"""What teachers say, for the network to learn from.

Of every token, the likeliest labels of names and roles and their shares (`learn_tokens`, from the file that teacher.py
writes); of sentences, what a fine-tuned MiniLM says (`adopt`, from the file that sentences.py writes).
"""

import pickle
import re
from pathlib import Path

import numpy as np
import torch
from dataset import Block, Dataset
from network import Network

KEPT = 4  # labels of a token and head
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


def loss_of_taught(network: Network, h: torch.Tensor, blocks: list[Block]) -> torch.Tensor:
    """The cross entropy of the network's labels with the teacher's, summed over tokens and both heads."""
    read = [(row, block) for row, block in enumerate(blocks) if block.taught is not None]
    inside = [row for row, block in read for _ in block.forms]
    places = [at for _, block in read for at in range(len(block.forms))]
    h = h[inside, places]
    taught = torch.from_numpy(np.concatenate([block.taught for _, block in read]))
    loss = h.new_zeros(())
    for number, head in enumerate((network.entities, network.roles)):
        labels, shares = taught[:, number, 0].long(), taught[:, number, 1].float() / 255
        loss = loss - (head(h).log_softmax(-1).gather(-1, labels) * shares).sum()
    return loss


def adopt(data: Dataset, path: Path, but: str = "") -> None:
    """Gives sentences the teacher's word on whether they can be verified, where PoliClaim would draw the line.

    The sentences of the corpus `but` keep what people said.
    """
    with path.open("rb") as file:
        taught = pickle.load(file)
    for block in data.blocks:
        said = taught.get((block.text, int(block.tokens[0][0])))
        if said and block.part == "train" and block.corpus != but:
            if block.scores:
                most = max(probability for *_, probability in said)
                block.scores = [(f, la, h, heads | {"verifiable": most}) for f, la, h, heads in block.scores]
            else:
                block.scores = [(f, la, h, {"verifiable": p}) for f, la, h, p in said]
