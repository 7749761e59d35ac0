"""Texts into what `claimlight features` knows of them, and spans into the characters that they cover."""

import json
import subprocess
from collections.abc import Iterable


def features(binary: str, model: str, what: str, texts: Iterable[str]) -> list[dict]:
    """One answer a text, in their order; `what` is what is wanted of each (`claimlight features --of`)."""
    lines = "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts))
    command = [binary, "features", "--of", what, "--model", model]
    answers = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in answers.splitlines()]


def covered(spans: list) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}
