"""What quantization costs: F1 of a network in floating point, and of the model file that came from it.

usage: quantization.py DATA.pickle NETWORK.pt MODEL.bin

The file's weights are taken as they are rounded, and activations are rounded as the kernels round them; the
integer sums themselves are exact, which `cargo test --test parity` checks. The lexicon's layers are
fitted to the table in the file, so that the loss is rather over- than understated.
"""

import pickle
import sys
import tomllib
from pathlib import Path

import torch
from batches import Batches
from dataset import Block, Dataset  # noqa: F401  (pickle needs the names)
from labels import KINDS
from network import Network, bioes_mask
from restore import restored
from train import evaluate

HERE = Path(__file__).parent
READ = ("worldwide", "uner_ewt", "polnear")


def main() -> None:
    pickled, path, model = map(Path, sys.argv[1:4])
    with pickled.open("rb") as file:
        data = pickle.load(file)
    blocks = [block for block in data.blocks if block.corpus in READ and block.part in ("held", "dev")]
    masks = {"entity": bioes_mask(len(KINDS)), "role": bioes_mask(3)}
    stored = torch.load(path, weights_only=False)
    network = Network(stored["config"]["network"])
    network.load_state_dict(stored["state"])
    batches = Batches(data, stored["config"], stored["vocabulary"])
    exact = evaluate(network, batches, blocks, stored["config"], masks)
    config = tomllib.loads((HERE / "config.toml").read_text())
    torch.manual_seed(config["seed"])
    rounded, vocabulary = restored(model.read_bytes(), config["network"])
    rounded.rounding = True
    found = evaluate(rounded, Batches(data, config, vocabulary), blocks, config, masks)
    for key in sorted(exact):
        print(f"{key}: F1 {exact[key]:.2f} exact, {found[key]:.2f} as int8, loss {exact[key] - found[key]:.2f}")


if __name__ == "__main__":
    main()
