"""What each construction and each thing that is looked at is worth: the measure with all of them less the measure without it.

usage: ablation.py CORPORA EVAL CLAIMLIGHT MODEL.bin OUT.md

CORPORA is the folder of corpora, EVAL that of score_reader.py and reader_dev.jsonl, CLAIMLIGHT a binary with the rules that
ship, MODEL the model. Nobody fitted a construction: the program reads every article once without each (`analyze --without`),
and `score_reader.py` says what is lost. What is looked at has weights: each group of facts is left out, the others are fitted
anew by the functions of the script that fits them, and those articles are scored that the fit has not seen.
"""

import importlib.util
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import choice
import extents
import likelihood
import numpy as np
import sources
from asked import features
from measures import calibration_error
from reader import articles as marked

HERE = Path(__file__).parent
CONSTRUCTIONS = HERE / "../src/attributions/constructions.txt"
# What `analyze --without` can leave out besides, which is no line of constructions.txt.
WAYS = {
    "According to": "according.rs",
    "Announced quotations": "layout",
    "Block quotations": "layout/block_quotes.rs",
    "Constructions.txt": "patterns.rs: all of the table below",
    "Headlines": "layout",
    "Hearsay adverbs": "hearsay.rs",
    "Interviews": "layout/interviews.rs",
    "Labels": "layout",
    "Passives without an agent": "hearsay.rs",
    "Roles of the network": "linker.rs",
    "Rules": "rules.rs",
    "Signatures": "layout/signatures.rs",
    "Speaker turns": "layout/turns.rs",
}
ALL = " …"  # behind the name of a group
FEW = 8  # facts of a group that are also left out one by one
WITHIN = 0.005  # a worth that rounds to nothing


class Row(NamedTuple):
    name: str
    worth: tuple[float, ...]  # what each measure loses without it
    note: str = ""


class Table(NamedTuple):
    title: str
    words: str
    measures: tuple[str, ...]
    ranked: tuple[int, ...]  # by the sum of which of them
    whole: tuple[float, ...]  # the measures with everything
    rows: list[Row]
    note: str = ""


def main() -> None:
    root, evaluation, binary, model, out = (Path(argument) for argument in sys.argv[1:6])
    tables: list[Table] = []
    parts: list[Callable[[], Iterable[Table]]] = [
        partial(of_constructions, root, evaluation, str(binary), str(model)),
        partial(of_likelihood, root, str(binary), str(model)),
        partial(of_sources, root, str(binary), str(model)),
        partial(of_extents, root, str(binary), str(model)),
    ]
    for part in parts:
        tables += part()
        out.write_text(HEAD + "".join(written(table) for table in tables), encoding="utf-8")


HEAD = """# What each construction and each thing that is looked at is worth

Written by `make -C training ablation` (`ablation.py`): the measure with everything, less the measure without one thing, in hundredths;
what is worth nothing in any column stands below its table. The best by reader and invented articles together come first; below zero,
the measure is better without. Of several facts of which one always holds (`begins that`, `begins to`), any can be told from the
others: there the row of the group (`…`) says more.
"""


def of_constructions(root: Path, evaluation: Path, binary: str, model: str) -> Iterable[Table]:
    scorer = script(evaluation / "score_reader.py")
    train, dev, invented = (
        path.read_text(encoding="utf-8").splitlines()
        for path in (root / "reader/train.jsonl", evaluation / "reader_dev.jsonl", HERE / "articles/invented.jsonl")
    )
    lines, marked_by_us = [*train, *dev, *invented], len(train) + len(dev)
    sets = [slice(marked_by_us), slice(len(train), marked_by_us), slice(marked_by_us, len(lines))]
    read = analyses(binary, model, lines)
    whole = [scored(scorer, lines[of], read[of]) for of in sets]

    def row(name: str, note: str = "") -> Row:
        now = analyses(binary, model, lines, name)
        worth, changed = [], []
        for of, all_found in zip(sets, whole, strict=True):
            changed.append(sum(shown(one) != shown(other) for one, other in zip(read[of], now[of], strict=True)))
            found = scored(scorer, lines[of], now[of]) if changed[-1] else all_found
            worth += [100 * (a - b) for a, b in zip(all_found, found, strict=True)]
        told(name, worth)
        return Row(name, tuple(worth), f"{note}{'; ' if note else ''}{changed[0]} + {changed[2]}")

    measures = tuple(f"{what}, {of}" for of in ("reader", "dev", "invented") for what in ("found", "whole"))
    by_whole = (1, 5)
    figures = tuple(100 * figure for both in whole for figure in both)
    yield Table(
        "Ways to find attributions",
        f"F1 of what `score_reader.py` calls found and wholly right on the {marked_by_us} articles of reader train and dev, on the "
        f"{len(dev)} of dev alone and on the {len(invented)} that we invented; one attribution more is about .03, .25 and .02. The "
        "network and all weights learned from reader train and the invented articles, and stay what they are: only dev is new to "
        "the whole program. All of it is plain text, in which block quotations, signatures and posts are rare.",
        measures,
        by_whole,
        figures,
        [row(name, note) for name, note in WAYS.items()],
        "where; articles of reader + invented that it changes",
    )
    names = [line.removeprefix("=== ") for line in CONSTRUCTIONS.read_text().splitlines() if line.startswith("=== ")]
    yield Table(
        "Constructions of `constructions.txt`",
        "The same measures. No construction is fitted, but they were written while looking at reader train. A cue belongs to the "
        "first construction that fits: where one is left out, another, a rule or the network may find the same. Many are for "
        "sentences that these articles hardly hold; the examples in the file are their tests.",
        measures,
        by_whole,
        figures,
        [row(name) for name in names],
        "articles of reader + invented that it changes",
    )


def script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def analyses(binary: str, model: str, lines: list[str], without: str | None = None) -> list[dict]:
    texts = "".join(json.dumps({key: json.loads(line)[key] for key in ("id", "text")}) + "\n" for line in lines)
    command = [binary, "analyze", "--jsonl", "--offsets", "codepoint", "--model", model]
    command += ["--without", without] if without else []
    answers = subprocess.run(command, input=texts, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in answers.splitlines()]


def shown(answer: dict) -> list:
    """What a reader sees of the attributions of an article."""
    seen = [one for one in answer["analysis"]["attributions"] if one["confidence"] >= 0.5]
    return [(one["contents"], one["source"]) for one in seen]


def scored(scorer: ModuleType, lines: list[str], read: list[dict]) -> tuple[float, float]:
    """F1 of what is found and of what is wholly right, before `score_reader.py` rounds them."""
    seen: list[float] = []

    def f1(precision: float, recall: float) -> float:
        seen.append(2 * precision * recall / (precision + recall) if precision + recall else 0.0)
        return seen[-1]

    scorer.f1 = f1
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        gold, analysed = Path(folder) / "gold.jsonl", Path(folder) / "read.jsonl"
        gold.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        analysed.write_text("".join(json.dumps(answer) + "\n" for answer in read), encoding="utf-8")
        given, sys.argv = sys.argv, [scorer.__name__, str(gold), str(analysed)]
        scorer.main()
        sys.argv = given
    return seen[0], seen[1]


def of_likelihood(root: Path, binary: str, model: str) -> Iterable[Table]:
    ask = partial(features, binary, model, "attributions")
    cases = likelihood.polnear(root, ask) + likelihood.reader(root, ask)
    names, x = likelihood.table(cases)
    truth = np.array([case.contents for case in cases], dtype=float)
    aim = likelihood.aim(cases)
    held = {
        corpus: np.array([case.fold >= 0 and case.corpus == corpus for case in cases])
        for corpus in ("reader", "invented", "polnear")
    }

    def measured(without: set[str]) -> tuple[float, ...]:
        kept = np.array([name not in without for name in names])
        said = np.clip(likelihood.held_out(cases, x[:, kept]), 1e-6, 1 - 1e-6)
        loss = -(aim * np.log(said) + (1 - aim) * np.log(1 - said))
        figures: list[float] = []
        for corpus, here in held.items():
            figures.append(-1000 * loss[here].mean())
            if corpus != "polnear":
                figures.append(
                    100 * 2 * truth[here & (said >= 0.5)].sum() / ((said[here] >= 0.5).sum() + truth[here].sum())
                )
        return *figures, -100 * calibration_error(said[held["reader"]], aim[held["reader"]])

    # That PolNeAR marks no hearsay and that the network has seen an article are no facts of an attribution.
    of_articles = {*likelihood.SEEN, likelihood.UNMARKED}
    groups = grouped(
        (name for name in names if name not in of_articles),
        lambda name: "inside" if name == "on its own" else name.split()[0],
    )
    for facts in groups.values():
        facts |= {likelihood.SEEN[1]} if "sure of content" in facts else set()
    yield ablated(
        "The likelihood of an attribution",
        f"`likelihood.py`, {len(cases)} attributions in five folds: mean log likelihood of what people say of them, in thousandths of "
        "a nat; F1 of those that are shown (.5 or more) against those with right contents; and, with a minus, the calibration error "
        "on reader train. The weights that ship are of a fit without the invented articles (README.md); here it learns from both.",
        ("log, reader train", "F1, reader train", "log, invented", "F1, invented", "log, PolNeAR", "calibration"),
        (0, 2),
        groups,
        measured,
    )


def of_sources(root: Path, binary: str, model: str) -> Iterable[Table]:
    articles = list(marked(root))
    answers = features(binary, model, "sources", (article["text"] for _, article in articles))
    cases: list[dict] = []
    for number, ((corpus, article), answer) in enumerate(zip(articles, answers, strict=True)):
        found = sources.paired(article, answer["attributions"], number % choice.FOLDS)
        cases += [case | {"corpus": corpus} for case in found]

    def measured(without: set[str], alone: bool = False) -> tuple[float, ...]:
        scores = choice.held_out_scores(sources.SCALE, cases, without, alone)
        verdicts: dict[str, list[bool]] = {"reader": [], "invented": []}
        for case, said in choice.each(cases, scores):
            if not case["optional"]:
                verdicts[case["corpus"]].append(case["right"][int(np.argmax(said))] and not case["untold"])
        return tuple(100 * float(np.mean(right)) for right in verdicts.values())

    looked_at = {fact[1] for case in cases for facts in case["facts"] for fact in facts}
    table = ablated(
        "The choice of a source",
        f"`sources.py` without its later steps, {len(cases)} attributions in five folds: sources that are right, of those that it "
        "is asked about. One attribution more is about .05 and .03: what is worth less than three of them may be chance.",
        ("right, reader train", "right, invented"),
        (0, 1),
        grouped(looked_at, lambda name: "behind" if name.startswith("behind ") else name.split(",")[0]),
        measured,
    )
    situations = [a - b for a, b in zip(table.whole, measured(set(), alone=True), strict=True)]
    yield table._replace(
        rows=[*table.rows, Row("*situations*", tuple(situations), "facts that count in one situation only")]
    )


def of_extents(root: Path, binary: str, model: str) -> Iterable[Table]:
    found = extents.Groups(root, binary, model)

    def measured(without: set[str]) -> tuple[float, ...]:
        return agreement(extents.held_out(found, without))

    def agreement(at: np.ndarray) -> tuple[float, ...]:
        of = [found.good[at][found.corpus == corpus] for corpus in ("reader", "invented", "held")]
        return tuple(100 * float(figure) for one in of for figure in (one.mean(), (one >= 0.9).mean()))

    abouts = {name.split("\t")[1] for name in found.names}
    table = ablated(
        "The choice of contents",
        f"`extents.py`, {len(found.first)} attributions in {extents.FOLDS} folds: mean agreement of the contents with people's "
        "(intersection over union), and how many agree to .9 or more. One attribution more is about .05, .03 and .13.",
        ("mean, reader train", ".9, reader train", "mean, invented", ".9, invented", "mean, PolNeAR", ".9, PolNeAR"),
        (0, 2),
        grouped(abouts, lambda name: name.split()[0]),
        measured,
    )
    chosen = [a - b for a, b in zip(table.whole, agreement(found.first), strict=True)]
    yield table._replace(
        rows=[*table.rows, Row("*the choice*", tuple(chosen), "contents stay what they were before it")]
    )


def grouped(names: Iterable[str], group: Callable[[str], str]) -> dict[str, set[str]]:
    """The facts of each group, and each by itself where a group has few."""
    groups: dict[str, set[str]] = {}
    for name in sorted(names):
        groups.setdefault(group(name) + ALL, set()).add(name)
    single = {name: {name} for facts in groups.values() if len(facts) <= FEW for name in facts}
    return {group: facts for group, facts in groups.items() if len(facts) > 1} | single


def ablated(
    title: str,
    words: str,
    measures: tuple[str, ...],
    ranked: tuple[int, ...],
    groups: dict[str, set[str]],
    measured: Callable[[set[str]], tuple[float, ...]],
) -> Table:
    whole = measured(set())
    told(title, whole)
    rows = []
    for name, facts in groups.items():
        worth = tuple(a - b for a, b in zip(whole, measured(facts), strict=True))
        rows.append(Row(name, worth, f"{len(facts)} facts" if len(facts) > 1 else ""))
        told(name, worth)
    return Table(title, words, measures, ranked, whole, rows)


def told(name: str, figures: Iterable[float]) -> None:
    print(f"{name:48s}", *(f"{figure:8.3f}" for figure in figures), flush=True)


def written(table: Table) -> str:
    """A table as Markdown, the most valuable first; what changes nothing is listed behind it."""
    ranked = sorted(table.rows, key=lambda row: (-sum(row.worth[at] for at in table.ranked), row.name))
    idle = [row for row in ranked if all(abs(worth) < WITHIN for worth in row.worth)]
    lines = [
        f"\n## {table.title}\n\n{table.words}\n",
        f"| | {' | '.join(table.measures)} | {table.note} |",
        f"|---|{'---|' * len(table.measures)}---|",
        f"| **everything** | {' | '.join(f'{figure:.2f}' for figure in table.whole)} | |",
    ]
    lines += [
        f"| {row.name} | {' | '.join(signed(worth) for worth in row.worth)} | {row.note} |"
        for row in ranked
        if row not in idle
    ]
    if idle:
        lines.append(
            f"\nWorth nothing in any of them: {'; '.join(f'{row.name} ({row.note})' if row.note else row.name for row in idle)}."
        )
    return "\n".join(lines) + "\n"


def signed(worth: float) -> str:
    return "0" if abs(worth) < WITHIN else f"{worth:+.2f}".replace("-", "−")


if __name__ == "__main__":
    main()
