"""Trains the network on the mixed corpora and records what it measured.

usage: train.py DATA.pickle OUT.pt [--pretrained VECTORS.npz | --start NETWORK.pt] [--stage NAME]
                [--labels LABELS.npz] [--sentences SENTENCES.pickle] [--worth WORTH.pickle] [key=value …]

--stage NAME takes the values of [stages.NAME] in place of those of [train]; key=value overrides a value of [train] or [network] in config.toml. Every run appends one line to
results/runs.jsonl beside this file.
"""

import argparse
import json
import pickle
import random
import time
import tomllib
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from batches import Batches, cut, encodings, groups_of, vocabulary_of
from dataset import Block, Dataset  # noqa: F401  (pickle needs the names)
from distill import DEBATES, adopt, forget, learn_tokens, loss_of_taught
from labels import ANY, KINDS
from measures import average_precision, best_f1, count, gold_names, spans_of
from network import HEADS, Network, bioes_mask, crf_loss, viterbi

HERE = Path(__file__).parent
SCORED = ["person", "organization", "location"]


def losses(network: Network, batches: Batches, blocks: list[Block], config: dict, masks: dict):
    tensors = batches.tensors(blocks, network.training)
    options = config["train"]
    vectors = network.form_vectors(tensors["forms"], tensors["drop"])
    h = network(vectors, tensors["index"], tensors["context"], tensors["mask"], options["dropout"])
    mask = tensors["mask"].bool()
    total = h.new_zeros(())
    report = {}
    named = [row for row, block in enumerate(blocks) if block.allowed is not None]
    if named:
        weight = torch.tensor([config["weights"].get(blocks[row].corpus, 1.0) for row in named])
        logits = network.entities(h[named])
        allowed = torch.ones(logits.shape, dtype=torch.bool)
        for at, row in enumerate(named):
            allowed[at, : len(blocks[row].forms)] = torch.from_numpy(blocks[row].allowed)
        if options["entity_crf"]:
            loss = crf_loss(logits, network.entity_transitions, masks["entity"], allowed, mask[named])
        else:
            scores = logits.log_softmax(-1)
            loss = -(scores.masked_fill(~allowed, -1e4).logsumexp(-1) * mask[named]).sum(-1)
        report["entity"] = (loss * weight).sum()
    roled = [row for row, block in enumerate(blocks) if block.roles is not None]
    if roled:
        logits = network.roles(h[roled])
        allowed = torch.zeros(logits.shape, dtype=torch.bool)
        for at, row in enumerate(roled):
            roles = torch.from_numpy(blocks[row].roles.astype(np.int64))
            allowed[at, torch.arange(len(roles)), roles.clamp_min(0)] = True
            repair(allowed[at, : len(roles)], roles)
            allowed[at, : len(roles)][roles == ANY] = True
        weight = torch.tensor([config["role_weights"].get(blocks[row].corpus, 1.0) for row in roled])
        loss = crf_loss(logits, network.role_transitions, masks["role"], allowed, mask[roled])
        report["role"] = (loss * weight).sum() * options["role_weight"]
    if network.training and any(block.taught is not None for block in blocks):
        report["taught"] = loss_of_taught(network, h, mask, blocks) * options["taught_weight"]
    scored = [(row, *score) for row, block in enumerate(blocks) for score in block.scores]
    if scored:
        logits = score_logits(network, h, scored, config)
        targets, known = score_targets(scored)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
        report["score"] = (loss * known).sum() * options["score_weight"] * 8
    tokens = float(tensors["mask"].sum())
    for value in report.values():
        total = total + value / tokens
    return total, {key: float(value.detach()) / tokens for key, value in report.items()}


def repair(allowed: torch.Tensor, roles: torch.Tensor) -> None:
    """Where a window cut a span, its labels make no BIOES row: let any label stand at the edges."""
    if len(roles) and int(roles[0]) > 0 and (int(roles[0]) - 1) % 4 in (1, 2):
        allowed[0] = True
    if len(roles) and int(roles[-1]) > 0 and (int(roles[-1]) - 1) % 4 in (0, 1):
        allowed[-1] = True
    for at in range(1, len(roles)):
        before, here = int(roles[at - 1]), int(roles[at])
        opened = before > 0 and (before - 1) % 4 in (0, 1)
        inner = here > 0 and (here - 1) % 4 in (1, 2)
        same = before > 0 and here > 0 and (before - 1) // 4 == (here - 1) // 4
        if opened != inner or (opened and not same):
            allowed[at - 1] = True
            allowed[at] = True


def score_logits(network: Network, h: torch.Tensor, scored: list, config: dict) -> torch.Tensor:
    rows, starts, ends, hashes, _ = zip(*scored, strict=True)
    size = config["network"]["sentence_words"]
    kept = [piece.astype(np.int64) % size for piece in hashes]
    offsets = np.cumsum([0] + [len(piece) for piece in kept[:-1]])
    return network.sentence_logits(
        h, rows, starts, ends, torch.from_numpy(np.concatenate(kept)), torch.from_numpy(offsets.astype(np.int64))
    )


def score_targets(scored: list) -> tuple[torch.Tensor, torch.Tensor]:
    targets, known = torch.zeros(len(scored), len(HEADS)), torch.zeros(len(scored), len(HEADS))
    for at, (*_, heads) in enumerate(scored):
        for head, value in heads.items():
            targets[at, HEADS.index(head)] = value
            known[at, HEADS.index(head)] = 1
    return targets, known


@torch.no_grad()
def evaluate(network: Network, batches: Batches, blocks: list[Block], config: dict, masks: dict) -> dict:
    """Token-aligned F1 of entities and roles (a guide: the eval scorers decide), AP and F1 of sentence scores."""
    network.eval()
    counts: dict = {}
    scores: dict = {head: [] for head in HEADS}
    opts = config["train"]
    for group, h in encodings(
        network, batches, [piece for block in blocks for piece in cut(block)], opts["batch_tokens"] * 2
    ):
        for row, block in enumerate(group):
            size = len(block.forms)
            if block.allowed is not None:
                found = spans_of(viterbi(network.entities(h[row, :size]), network.entity_transitions, masks["entity"]))
                gold = {(s, e, frozenset(k)) for s, e, k in gold_names(block)}
                count(counts, f"{block.corpus}/{block.part}", found, gold)
            if block.roles is not None:
                found = spans_of(viterbi(network.roles(h[row, :size]), network.role_transitions, masks["role"]))
                gold = spans_of(np.maximum(block.roles, 0).tolist())
                row_count = counts.setdefault(f"roles {block.corpus}/{block.part}", [0, 0, 0])
                row_count[0] += len(found & gold)
                row_count[1] += len(found)
                row_count[2] += len(gold)
        scored = [(row, *score) for row, block in enumerate(group) for score in block.scores]
        if scored:
            logits = score_logits(network, h, scored, config)
            for at, (row, *_, heads) in enumerate(scored):
                for head, value in heads.items():
                    scores[head].append(
                        (float(logits[at, HEADS.index(head)]), value, f"{group[row].corpus}/{group[row].part}")
                    )
    network.train()
    result = {key: round(200 * tp / max(1, p + g), 2) for key, (tp, p, g) in counts.items()}
    for head, rows in scores.items():
        for source in sorted({row[2] for row in rows}):
            kept = [(value, gold) for value, gold, where in rows if where == source]
            result[f"{head}/{source}"] = (round(average_precision(kept), 3), round(best_f1(kept), 3))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pretrained", type=Path)
    parser.add_argument("--labels", type=Path, help="what teacher.py says of tokens")
    parser.add_argument("--sentences", type=Path, help="what sentences.py says of sentences")
    parser.add_argument("--worth", type=Path, help="what checkworthy.py says of sentences")
    parser.add_argument("--start", type=Path, help="a network to train further")
    parser.add_argument("--stage", help="a table of [stages] in config.toml")
    parser.add_argument("--seed", type=int, help="in place of the one of config.toml")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", default="highest", help="of products: highest, high or medium (bfloat16)")
    parser.add_argument("settings", nargs="*")
    args = parser.parse_intermixed_args()
    config = tomllib.loads((HERE / "config.toml").read_text())
    if args.stage:
        config["train"] |= config["stages"][args.stage]
        config["role_weights"] |= config["train"].get("role_weights", {})
    if args.seed is not None:
        config["seed"] = args.seed
    for setting in args.settings:
        key, value = setting.split("=", 1)
        section = "train" if key in config["train"] else "network"
        config[section][key] = json.loads(value)
    torch.set_num_threads(args.threads)
    torch.set_float32_matmul_precision(args.precision)
    random.seed(config["seed"])
    np.random.seed(config["seed"])
    torch.manual_seed(config["seed"])
    with args.data.open("rb") as file:
        data = pickle.load(file)
    if args.sentences:
        adopt(data, args.sentences)
    if args.worth:
        adopt(data, args.worth, "check_worthiness", but=DEBATES)
        forget(data, "check_worthiness", of=DEBATES)
    if args.labels:
        learn_tokens(data, args.labels)
    network_config = config["network"]
    started = torch.load(args.start, weights_only=False) if args.start else None
    if started:
        vocabulary = started["vocabulary"]
        shape = started["config"]["network"]
        network_config |= {key: shape[key] for key in ("width", "dilations", "meanings") if key in shape}
    elif args.pretrained:
        vectors = np.load(args.pretrained)
        vocabulary = vectors["hashes"]
    else:
        vocabulary, _ = vocabulary_of(data, network_config["words"], [])
    network_config["words"] = len(vocabulary)
    network = Network(network_config)
    if started:
        network.load_state_dict(started["state"])
    elif args.pretrained:
        with torch.no_grad():
            network.word.weight[: len(vocabulary)] = torch.from_numpy(vectors["rows"])
            network.word.weight[len(vocabulary) :] *= 0.3
    batches = Batches(data, config, vocabulary)
    masks = {"entity": bioes_mask(len(KINDS)), "role": bioes_mask(3)}
    skip = set(config["train"]["skip"])
    share = config["train"]["share"]
    chance = random.Random(config["seed"])
    read = [
        b
        for b in data.blocks
        if b.part == "train"
        and b.corpus not in skip
        and (b.allowed is not None or b.roles is not None or b.scores or b.taught is not None)
        and chance.random() < share.get(b.corpus, 1.0) * (config["train"]["untaught"] if b.taught is None else 1.0)
    ]
    train = [piece for b in read for piece in cut(b)]
    held = [b for b in data.blocks if b.part == "held" and b.corpus not in skip]
    dev = [b for b in data.blocks if b.part == "dev" and b.corpus not in skip]
    options = config["train"]
    fast = [p for n, p in network.named_parameters() if n != "word.weight"]
    groups = [
        {"params": fast, "scale": 1.0},
        {
            "params": [network.word.weight],
            "scale": options["word_rate"] if args.pretrained or started else 1.0,
            "weight_decay": 0.0,
        },
    ]
    optimizer = torch.optim.AdamW(
        groups, lr=options["learning_rate"], weight_decay=options["weight_decay"], betas=(0.9, 0.98)
    )
    per_epoch = len(groups_of(train, options["batch_tokens"]))
    steps, step, began = per_epoch * options["epochs"], 0, time.time()
    average, averaged = None, 0
    print(
        f"{sum(p.numel() for p in network.parameters())} parameters, {len(train)} blocks, {per_epoch} steps an epoch",
        flush=True,
    )
    for epoch in range(options["epochs"]):
        network.train()
        network.rounding = epoch >= options["epochs"] - 2
        sums: Counter = Counter()
        for group in groups_of(train, options["batch_tokens"]):
            step += 1
            scale = min(step / 300, max(0.03, 1 - step / steps))
            for entry in optimizer.param_groups:
                entry["lr"] = options["learning_rate"] * scale * entry["scale"]
            loss, report = losses(network, batches, group, config, masks)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            sums.update(report)
            if step % 100 == 0:
                print(f"step {step}/{steps} {time.time() - began:.0f} s {time.process_time():.0f} CPU s", flush=True)
            if step >= options["average_from"] * steps and step % 5 == 0:
                averaged += 1
                state = network.state_dict()
                if average is None:
                    average = {key: value.clone() for key, value in state.items()}
                else:
                    for key, value in state.items():
                        if value.is_floating_point():
                            average[key] += (value - average[key]) / averaged
        report = {key: round(value / per_epoch, 4) for key, value in sums.items()}
        print(f"epoch {epoch + 1} {time.time() - began:.0f} s {report}", flush=True)
        if epoch + 1 < options["epochs"] and options["between"]:
            print("   ", evaluate(network, batches, held, config, masks), flush=True)
        if average is not None:
            torch.save({"config": config, "state": average, "vocabulary": vocabulary}, args.out)
    network.load_state_dict(average)
    network.eval()
    network.rounding = True
    result = {
        "held": evaluate(network, batches, held, config, masks),
        "dev": evaluate(network, batches, dev, config, masks),
    }
    torch.save({"config": config, "state": network.state_dict(), "vocabulary": vocabulary}, args.out)
    for key, value in result.items():
        print(key, value, flush=True)
    (HERE / "results").mkdir(exist_ok=True)
    with (HERE / "results/runs.jsonl").open("a") as file:
        record = {
            "stage": args.stage,
            "settings": args.settings,
            "seed": config["seed"],
            "pretrained": bool(args.pretrained),
            "labels": bool(args.labels),
            "sentences": bool(args.sentences),
            "worth": bool(args.worth),
            "start": args.start and args.start.name,
            "seconds": round(time.time() - began),
            **result,
        }
        file.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
