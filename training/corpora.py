"""Public corpora, each in its publisher's format, into one JSONL file of texts with spans.

usage: corpora.py CORPORA OUT.jsonl

Each line: {"id", "corpus", "part", "text", "names"?, "roles"?, "scores"?}. Offsets are code points.
"names" is a list of [start, end, [kinds that the label may stand for]] with, in "open", the kinds
that the corpus does not annotate; "roles" a list of [start, end, role]; "scores" a list of
[start, end, {head: 0 to 1}]; "unsure" and "unsure_roles" are places where any label goes. "part" is train, held
or dev. A text with none of the three is one that only the teacher labels.
"""

import csv
import gzip
import hashlib
import json
import random
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from augment import Names, copies, other_cases, renamed
from labels import KINDS
from mentions import gum, re3d
from reader import reader
from texts import align, joined, respaced, spans
from unlabelled import unlabelled

HERE = Path(__file__).parent
OTHER = ["group", "product", "event", "work", "law", "misc"]
Record = dict


def main() -> None:
    root, out = Path(sys.argv[1]), Path(sys.argv[2])
    config = tomllib.loads((HERE / "config.toml").read_text())
    split, noise, renaming = config["split"], config["case_noise"], config["renaming"]
    chance = random.Random(config["seed"])
    count: dict[str, int] = {}
    readers = (
        worldwide,
        uner_ewt,
        wikigold,
        wnut17,
        btc,
        crossner,
        polnear,
        claimbuster,
        policlaim,
        szeged,
        gum,
        re3d,
        multiconer,
        lambda root, split: reader(root, lambda name: part(name, split)),
        lambda root, _: unlabelled(root, config["unlabelled"], config["seed"]),
    )
    names = Names(root, [record for record in worldwide(root, split) if record["part"] == "train"], chance)
    plain: list[Record] = []
    with out.open("w", encoding="utf-8") as file:

        def write(record: Record) -> None:
            name = f"{record['corpus']}/{record['part']}"
            count[name] = count.get(name, 0) + 1
            file.write(json.dumps(record, ensure_ascii=False) + "\n")

        for read in readers:
            for record in read(root, split):
                if record["corpus"] in config["case_copies"]:
                    plain.append(record)
                for kept in (record, *other_cases(record, noise, chance), *renamed(record, renaming, names)):
                    write(kept)
        for kept in copies(plain, config["case_copies"], random.Random(config["seed"])):
            write(kept)
    for name, number in count.items():
        print(f"{name:28s} {number:6d} texts")


def part(name: str, split: Record) -> str:
    """Held out or not, by a hash of the document's name: stable, whatever else is read."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
    return "held" if number % split["held_out_share"] == 0 else "train"


def worldwide(root: Path, split: Record) -> Iterator[Record]:
    allowed = {
        "Person": ["person"],
        "Organization": ["organization"],
        "Location": ["location"],
        "Facility": ["facility"],
        "NORP": ["group"],
        "Product": ["product"],
        "Date": ["date"],
        "Money": ["money"],
        "Misc": ["misc", "event", "work", "law"],
    }
    for path in sorted((root / "worldwide").glob("*.tsv")):
        name = path.name.removesuffix(".txt.tsv")
        raw = root / "worldwide_text" / f"{name}.txt"
        if not raw.exists():
            continue
        outlet = name.rsplit("_", 1)[0]
        where = "dev" if outlet in split["development"] else "held" if outlet in split["held_out"] else "train"
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
        text = raw.read_text(encoding="utf-8", errors="replace")
        places = align(text, [row[0] for row in rows])
        names = spans(places, [row[1] for row in rows])
        yield {
            "id": name,
            "corpus": "worldwide",
            "part": where,
            "text": text,
            "open": [],
            "names": [[start, end, allowed[kind]] for start, end, kind in names if kind in allowed],
        }


def uner_ewt(root: Path, split: Record) -> Iterator[Record]:
    allowed = {"PER": ["person"], "ORG": ["organization"], "LOC": ["location", "facility"]}
    opened = [kind for kind in KINDS if kind not in ("person", "organization", "location", "facility")]
    for file, where in (("ewt-train.iob2", "train"), ("ewt-dev.iob2", "dev")):
        for chunk in re.split(r"(?m)^# newdoc id = ", (root / "uner_ewt" / file).read_text(encoding="utf-8"))[1:]:
            name, body = chunk.split("\n", 1)
            tokens, labels = [], []
            texts = re.findall(r"(?m)^# text = (.*)$", body)
            for line in body.splitlines():
                cells = line.split("\t")
                if len(cells) > 2 and cells[0].isdigit():
                    tokens.append(cells[1])
                    labels.append(cells[2])
            text = " ".join(texts)
            names = spans(align(text, tokens), labels)
            yield {
                "id": name.strip(),
                "corpus": "uner_ewt",
                "text": text,
                "open": opened,
                "part": where if where == "dev" else part(name, split),
                "names": [[start, end, allowed[kind]] for start, end, kind in names if kind in allowed],
            }


def column_corpus(
    path: Path, corpus: str, allowed: dict[str, list[str]], opened: list[str], split: Record, per_text: int
) -> Iterator[Record]:
    """Sentences of `token label` lines, `per_text` of them a text, spaces put back by rule."""
    sentences: list[tuple[list[str], list[str]]] = [([], [])]
    whole = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in whole.decode("utf-8", errors="replace").splitlines():
        cells = [] if line.startswith("# id ") else line.split()
        if len(cells) < 2:
            if sentences[-1][0]:
                sentences.append(([], []))
            continue
        sentences[-1][0].append(cells[0])
        sentences[-1][1].append(cells[-1])
    for at in range(0, len(sentences), per_text):
        text, places, labels = "", [], []
        for tokens, tags in sentences[at : at + per_text]:
            text += " " if text else ""
            for token, (start, piece) in zip(tokens, respaced(tokens), strict=True):
                places.append((len(text) + start, len(text) + start + len(token)))
                del piece
            labels += tags
            text += joined(tokens)
        name = f"{corpus}/{path.parent.name}/{path.stem}/{at}"
        if not text.strip():
            continue
        names = spans(places, labels)
        yield {
            "id": name,
            "corpus": corpus,
            "part": part(name, split),
            "text": text,
            "open": opened,
            "names": [[start, end, allowed.get(kind, [*OTHER, "O"])] for start, end, kind in names],
        }


def wikigold(root: Path, split: Record) -> Iterator[Record]:
    allowed = {"PER": ["person"], "ORG": ["organization"], "LOC": ["location", "facility"], "MISC": OTHER}
    yield from column_corpus(
        root / "wikigold/wikigold.conll.txt", "wikigold", allowed, ["date", "money", "facility"], split, 6
    )


def wnut17(root: Path, split: Record) -> Iterator[Record]:
    allowed = {
        "person": ["person"],
        "location": ["location", "facility"],
        "corporation": ["organization"],
        "group": ["organization", "group"],
        "product": ["product"],
        "creative-work": ["work", "event", "law"],
    }
    opened = ["group", "event", "law", "misc", "date", "money"]
    for file in ("wnut17train.conll", "emerging.dev.conll"):
        yield from column_corpus(root / "wnut17" / file, "wnut17", allowed, opened, split, 1)


def btc(root: Path, split: Record) -> Iterator[Record]:
    allowed = {"PER": ["person"], "ORG": ["organization"], "LOC": ["location", "facility"]}
    opened = [*OTHER, "date", "money", "facility"]
    for path in sorted((root / "btc").glob("*.conll")):
        yield from column_corpus(path, "btc", allowed, opened, split, 1)


def multiconer(root: Path, split: Record) -> Iterator[Record]:
    """Sentences in small letters throughout."""
    allowed = {
        "PER": ["person"],
        "LOC": ["location", "facility"],
        "GRP": ["organization"],
        "CORP": ["organization"],
        "PROD": ["product"],
        "CW": ["work"],
    }
    opened = ["group", "event", "law", "misc", "date", "money", "facility"]
    for path in sorted((root / "multiconer").glob("*.gz")):
        yield from column_corpus(path, "multiconer", allowed, opened, split, 1)


def crossner(root: Path, split: Record) -> Iterator[Record]:
    people = "person politician researcher writer musicalartist scientist"
    groups = "organisation politicalparty band university"
    works = "book poem magazine song album academicjournal"
    allowed = {
        **{kind: ["person"] for kind in people.split()},
        **{kind: ["organization"] for kind in groups.split()},
        **{kind: ["work"] for kind in works.split()},
        "location": ["location", "facility"],
        "country": ["location"],
        "event": ["event"],
        "election": ["event"],
        "conference": ["event", "organization"],
        "award": ["misc", "event", "work"],
        "misc": OTHER,
        "product": ["product", "O"],
        "programlang": ["product"],
        "astronomicalobject": ["location", "misc", "O"],
    }
    for path in sorted((root / "crossner").glob("*/*.txt")):
        yield from column_corpus(path, "crossner", allowed, ["date", "money", "group", "facility", "law"], split, 1)


def polnear(root: Path, split: Record) -> Iterator[Record]:
    for name, where, text, mark in polnear_files(root, split):
        yield {"id": name, "corpus": "polnear", "text": text, "part": where, "roles": brat_roles(mark)}


def polnear_files(root: Path, split: Record) -> Iterator[tuple[str, str, str, Path]]:
    """Name, part, text and annotations of each article."""
    for where in ("train", "dev"):
        marks = {}
        for path in sorted((root / "polnear" / where / "attributions").glob("*.ann")):
            marks[re.sub(r"_[0-9a-f]+$", "", path.stem)] = path
        for path in sorted((root / "polnear" / where / "text").glob("*.txt")):
            text = path.read_bytes().decode("utf-8")
            mark = marks.get(path.stem) or next((m for stem, m in marks.items() if stem.startswith(path.stem)), None)
            if mark is not None:
                yield path.stem, "dev" if where == "dev" else part(path.stem, split), text, mark


def brat_roles(path: Path) -> list[list]:
    """The parts of all attributions, each once."""
    events = brat_events(path)
    return sorted({(start, end, role) for event in events for role in event for start, end in event[role]})


def brat_events(path: Path) -> list[dict[str, list]]:
    """The attributions: the spans of source, cue and content of each."""
    bounds, kinds, kept = {}, {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 2:
            continue
        if cells[0].startswith("T"):
            kind, places = cells[1].split(" ", 1)
            kinds[cells[0]] = kind
            bounds[cells[0]] = [tuple(map(int, piece.split())) for piece in places.split(";")]
        elif cells[0].startswith("E"):
            kept.append([piece.split(":") for piece in cells[1].split()])
    bad_places = {bounds[key][0] for key, kind in kinds.items() if kind in ("Discard", "Discuss")}
    events = []
    for parts in kept:
        if any(bounds[key][0] in bad_places for _, key in parts if key in bounds):
            continue
        event: dict[str, list] = {"source": [], "cue": [], "content": []}
        for role, key in parts:
            role = re.sub(r"\d+$", "", role).lower()
            if role in event and key in bounds:
                event[role] += bounds[key]
        events.append({role: sorted(spans) for role, spans in event.items()})
    return events


def claimbuster(root: Path, split: Record) -> Iterator[Record]:
    shown: set[str] = set()  # sentences of the development part: a few stand in both
    for file, where in (("groundtruth.csv", "dev"), ("crowdsourced.csv", "train")):
        with (root / "claimbuster" / file).open(encoding="utf-8", errors="replace") as handle:
            for row in csv.DictReader(handle):
                text, verdict = row["Text"].strip(), row["Verdict"]
                if where == "dev":
                    shown.add(text)
                if text and (where == "dev" or text not in shown):
                    heads = {"check_worthiness": int(verdict == "1"), "verifiable": int(verdict != "-1")}
                    yield {
                        "id": f"claimbuster/{row['Sentence_id']}",
                        "corpus": "claimbuster",
                        "text": text,
                        "part": part(row["File_id"], split) if where == "train" else "dev",
                        "scores": [[0, len(text), heads]],
                    }


def policlaim(root: Path, split: Record) -> Iterator[Record]:
    for path in sorted((root / "policlaim").glob("*.xlsx")):
        for number, row in enumerate(sheet(path)):
            row = {name.lower(): cell for name, cell in row.items()}
            text, label = row.get("sentences", ""), row.get("golden", "")
            if text and label.strip() in ("0", "1", "0.0", "1.0"):
                yield {
                    "id": f"policlaim/{path.stem}/{number}",
                    "corpus": "policlaim",
                    "text": text.strip(),
                    "part": "held" if path.stem.startswith(("US2016", "IN2011")) else "train",
                    "scores": [[0, len(text.strip()), {"verifiable": int(float(label))}]],
                }


def sheet(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a workbook's first sheet, by column name."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", space):
                shared.append("".join(piece.text or "" for piece in item.iter(f"{{{space['m']}}}t")))
        head: list[tuple[str, str]] | None = None
        for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{{{space['m']}}}row"):
            cells = {}
            for cell in row.findall("m:c", space):
                value = cell.find("m:v", space)
                text = "".join(piece.text or "" for piece in cell.iter(f"{{{space['m']}}}t"))
                if value is not None and value.text is not None:
                    text = shared[int(value.text)] if cell.get("t") == "s" else value.text
                cells[re.sub(r"\d", "", cell.get("r", ""))] = text
            if head is None:
                head = list(cells.items())
            else:
                yield {name: cells.get(column, "") for column, name in head}


def szeged(root: Path, split: Record) -> Iterator[Record]:
    tree = ElementTree.parse(root / "szeged_uncertainty/wiki_train.xml")
    for document in tree.iter("Document"):
        name = document.findtext("DocID") or ""
        text, scores = "", []
        for sentence in document.iter("Sentence"):
            words = re.sub(r"\s+", " ", "".join(sentence.itertext())).strip()
            if not words:
                continue
            text += " " if text else ""
            hedged = int(any(True for _ in sentence.iter("ccue")))
            scores.append([len(text), len(text) + len(words), {"hedged": hedged}])
            text += words
        if text:
            yield {
                "id": f"szeged/{name}",
                "corpus": "szeged",
                "part": part(name, split),
                "text": text,
                "scores": scores,
            }


if __name__ == "__main__":
    main()
