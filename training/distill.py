"""What larger or several networks say, for one network to learn from.

Of every token, the mean of the logits of several networks of the same make (`teach`); of sentences,
what a fine-tuned MiniLM says (`adopt`, from the file that sentences.py writes).
"""

import pickle
from pathlib import Path

import numpy as np
import torch
from batches import Batches, encodings
from dataset import Block, Dataset
from network import Network


@torch.no_grad()
def teach(blocks: list[Block], paths: list[Path], data: Dataset) -> None:
    """Gives each block the networks' mean logits of entities and roles, side by side."""
    for path in paths:
        stored = torch.load(path, weights_only=False)
        network = Network(stored["config"]["network"])
        network.load_state_dict(stored["state"])
        network.eval()
        network.rounding = True
        batches = Batches(data, stored["config"], stored["vocabulary"])
        for group, h in encodings(network, batches, blocks):
            logits = torch.cat([network.entities(h), network.roles(h)], -1) / len(paths)
            for row, block in enumerate(group):
                said = logits[row, : len(block.forms)].numpy().astype(np.float16)
                block.taught = said if block.taught is None else block.taught + said


def loss_of_taught(network: Network, h: torch.Tensor, blocks: list[Block]) -> torch.Tensor:
    """The divergence of the network's labels from the teachers', summed over tokens and both heads."""
    inside = [row for row, block in enumerate(blocks) for _ in block.forms]
    places = [at for block in blocks for at in range(len(block.forms))]
    h = h[inside, places]
    taught = torch.from_numpy(np.concatenate([block.taught for block in blocks]).astype(np.float32))
    split = network.entities.out_features
    loss = h.new_zeros(())
    for head, said in ((network.entities, taught[:, :split]), (network.roles, taught[:, split:])):
        loss = loss + torch.nn.functional.kl_div(
            head(h).log_softmax(-1), said.log_softmax(-1), reduction="sum", log_target=True
        )
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
