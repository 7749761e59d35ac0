"""Networks that began from the same one into their average, weight by weight.

usage: average.py OUT.pt NETWORK.pt=SHARE NETWORK.pt=SHARE …

Networks trained from one start lie in one valley: their average is better than each, and costs no more.
"""

import argparse
from pathlib import Path

import numpy as np
import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("networks", nargs="+", help="NETWORK.pt=SHARE; shares are taken in proportion")
    args = parser.parse_args()
    stored, shares = [], []
    for network in args.networks:
        path, share = network.rsplit("=", 1)
        stored.append(torch.load(path, weights_only=False))
        shares.append(float(share))
    first = stored[0]
    if not all(np.array_equal(other["vocabulary"], first["vocabulary"]) for other in stored):
        raise SystemExit("the networks have different vocabularies: they did not begin from the same one")
    whole = sum(shares)
    state = {
        key: sum(other["state"][key] * (share / whole) for other, share in zip(stored, shares, strict=True))
        for key in first["state"]
    }
    torch.save({**first, "state": state}, args.out)
    print(f"{args.out}: " + ", ".join(f"{share / whole:.2f} {path}" for path, share in zip(args.networks, shares)))


if __name__ == "__main__":
    main()
