"""1,000 articles on one Spark worker and on two: equal to the command line's, and how long each takes.

    python tests/scaling.py PROGRAM SAMPLES

PROGRAM is the command line, SAMPLES the folder www/samples. Nothing else should run: two workers take two cores.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from claimlight import spark
from pyspark.sql import SparkSession

COUNT = 1000
ROUNDS = 3


def articles(folder: Path) -> list[str]:
    """The samples with their paragraphs turned round and a number in the headline: no two are the same."""
    read = (json.loads(path.read_text()) for path in sorted(folder.rglob("*.json")))
    samples = [[block["text"] for block in sample["blocks"]] for sample in read if "blocks" in sample]
    texts = []
    for number in range(COUNT):
        headline, *rest = samples[number % len(samples)]
        turn = number // len(samples) % (len(rest) + 1)
        texts.append("\n\n".join([f"{headline} ({number})", *rest[turn:], *rest[:turn]]))
    return texts


def of_command_line(program: str, texts: list[str]) -> list[str]:
    """The JSON of each analysis, as the program writes it."""
    lines = "".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts))
    command = [program, "analyze", "--jsonl", "--offsets", "codepoint"]
    written = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return [line.partition('"analysis":')[2][:-1] for line in written.splitlines()]


def measure(workers: int, texts: list[str], expected: list[str]) -> float:
    """The seconds of the fastest round, after one of a few articles that loads the engine."""
    session = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    rows = session.createDataFrame(list(enumerate(texts)), "id int, text string").repartition(8).cache()
    rows.count()
    few = session.createDataFrame(list(enumerate(texts[:16])), "id int, text string").repartition(8)
    spark.analyze(few, columns=["analysis"]).collect()
    seconds = []
    for _ in range(ROUNDS):
        start = time.monotonic()
        found = spark.analyze(rows, columns=["analysis"]).collect()
        seconds.append(time.monotonic() - start)
        equal = sum(row["analysis"] == expected[row["id"]] for row in found)
        print(f"{workers} workers: {seconds[-1]:.2f} s, {equal} of {len(texts)} equal", flush=True)
        assert equal == len(found) == len(texts)
    session.stop()
    return min(seconds)


if __name__ == "__main__":
    os.environ["PYSPARK_PYTHON"] = sys.executable
    texts = articles(Path(sys.argv[2]))
    print(f"{len(texts)} articles, {sum(len(text.split()) for text in texts)} words")
    expected = of_command_line(sys.argv[1], texts)
    one, two = (measure(workers, texts, expected) for workers in (1, 2))
    print(f"two workers are {one / two:.2f} times as fast as one")
