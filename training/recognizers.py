"""The cases of Recognizers-Text (MIT), a library of the same purpose, into how many of its values ours finds, by kind.

usage: recognizers.py CORPORA CLAIMLIGHT [--show KIND]

It reads commands to an assistant, ours news: bare numbers inside words, days named by a number alone
and times without a unit are expected there and left alone here. --show prints what is missed of a kind.
"""

import argparse
import json
import subprocess
from pathlib import Path

FILES = {
    "number": ("Number/English/NumberModel", "number quantity money percent ordinal duration"),
    "percent": ("Number/English/PercentModel", "percent"),
    "ordinal": ("Number/English/OrdinalModelSuppressExtendedTypes", "ordinal"),
    "money": ("NumberWithUnit/English/CurrencyModel", "money"),
    "quantity": ("NumberWithUnit/English/DimensionModel", "quantity"),
    "temperature": ("NumberWithUnit/English/TemperatureModel", "quantity"),
    "age": ("NumberWithUnit/English/AgeModel", "duration quantity"),
    "date": ("DateTime/English/DateExtractor", "date time"),
    "period": ("DateTime/English/DatePeriodExtractor", "date time duration"),
    "time": ("DateTime/English/TimeExtractor", "time"),
    "duration": ("DateTime/English/DurationExtractor", "duration"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("claimlight")
    parser.add_argument("--show", choices=FILES)
    args = parser.parse_args()
    print(f"{'kind':12s} {'values':>6s} {'found':>6s} {'same span':>9s}")
    for kind, (file, accepted) in FILES.items():
        if args.show and kind != args.show:
            continue
        cases = json.loads((args.corpora / "recognizers" / f"{file}.json").read_text(encoding="utf-8-sig"))
        found = same = total = 0
        for case, analysis in zip(cases, analyses(args.claimlight, cases), strict=True):
            spans = [tuple(v["span"]) for v in analysis["values"] if v["kind"] in accepted.split()]
            for start, end in wanted(case):
                total += 1
                touched = any(s < end and start < e for s, e in spans)
                found += touched
                same += (start, end) in spans
                if args.show == kind and (start, end) not in spans:
                    print(f"    {'' if touched else 'MISSED '}[{case['Input'][start:end]}] {case['Input'][:110]}")
        print(f"{kind:12s} {total:6d} {share(found, total):>6s} {share(same, total):>9s}")


def wanted(case: dict) -> list[tuple[int, int]]:
    spans = []
    for result in case["Results"]:
        start = result.get("Start")
        if start is not None:
            spans.append((start, start + len(result["Text"])))
    return spans


def analyses(claimlight: str, cases: list[dict]) -> list[dict]:
    lines = "".join(json.dumps({"id": at, "text": case["Input"]}) + "\n" for at, case in enumerate(cases))
    command = [claimlight, "analyze", "--jsonl", "--offsets", "codepoint"]
    answers = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line)["analysis"] for line in answers.splitlines()]


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.0f} %"


if __name__ == "__main__":
    main()
