"""A finished network into one twice as wide, with more layers and what another network knows of words: the start of a desk model.

usage: widen.py NETWORK.pt MEANINGS.npz OUT.pt

Every channel stands there twice, so that a root mean square and all sums are what they were; a little noise lets
the two part. Further layers ([desk] dilations) begin with almost nothing to say, the columns of MEANINGS with nothing.
"""

import sys
import tomllib
from pathlib import Path

import numpy as np
import torch
from network import Network

HERE = Path(__file__).parent
CONFIG = tomllib.loads((HERE / "config.toml").read_text())
NOISE = 0.1  # of a weight's standard deviation
QUIET = 0.02  # standard deviation of a new layer's weights


def main() -> None:
    kept = torch.load(sys.argv[1], weights_only=False)
    torch.manual_seed(CONFIG["seed"])
    meanings = np.load(sys.argv[2])
    options = kept["config"]["network"]
    old = options["width"]
    options |= {
        "width": 2 * old,
        "dilations": CONFIG["desk"]["dilations"],
        "meanings": list(meanings["rows"].shape),
        "words": len(kept["vocabulary"]),
    }
    state, network = kept["state"], Network(options)
    wide = network.state_dict()
    for name, value in wide.items():
        if name in state and state[name].shape == value.shape:
            wide[name] = state[name]
    wide["meaning_hashes"] = torch.from_numpy(meanings["hashes"].astype(np.int64))
    wide["meaning_rows"] = torch.from_numpy(meanings["rows"])
    wide["mix.weight"] = noisy(twice(with_columns(state["mix.weight"], options)))
    wide["mix.bias"] = state["mix.bias"].repeat(2)
    wide["context.weight"] = state["context.weight"].repeat(1, 2)
    for number in range(len(options["dilations"])):
        weight, bias = f"layers.{number}.weight", f"layers.{number}.bias"
        if weight in state:
            taps = [halved(tap) for tap in state[weight].split(old, 1)]
            wide[weight], wide[bias] = noisy(twice(torch.cat(taps, 1))), state[bias].repeat(2)
        else:
            wide[weight], wide[bias] = QUIET * torch.randn(wide[weight].shape), torch.zeros(wide[bias].shape)
    for head in ("entities", "roles", "units"):
        wide[f"{head}.weight"] = noisy(halved(state[f"{head}.weight"]))
    network.load_state_dict(wide)
    torch.save({"config": kept["config"], "state": network.state_dict(), "vocabulary": kept["vocabulary"]}, sys.argv[3])
    print(f"{sum(p.numel() for p in network.parameters())} parameters, {len(meanings['hashes'])} words with a meaning")


def with_columns(weight: torch.Tensor, options: dict) -> torch.Tensor:
    """The same with columns for meanings behind those of words, which weigh nothing yet."""
    own, rest = weight[:, : options["word_dim"]], weight[:, options["word_dim"] :]
    return torch.cat([own, torch.zeros(len(weight), options["meanings"][1]), rest], 1)


def twice(weight: torch.Tensor) -> torch.Tensor:
    return torch.cat([weight, weight])


def halved(weight: torch.Tensor) -> torch.Tensor:
    """For inputs that stand there twice."""
    return torch.cat([weight, weight], 1) / 2


def noisy(weight: torch.Tensor) -> torch.Tensor:
    return weight + NOISE * weight.std() * torch.randn(weight.shape)


if __name__ == "__main__":
    main()
