"""Articles that people marked blind: marks alone, joined with their texts, for `score_reader.py`.

usage: blind.py CORPORA OUT.jsonl [read | unread]

CORPORA is the folder of corpora; `articles/blind.jsonl` holds the marks, as spans of the texts in its folder
`worldwide_text`. OUT gets the marked articles with their texts: all, those that somebody has read since for what the program
makes of them, or those that nobody has.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

MARKS = Path(__file__).parent / "articles/blind.jsonl"


def main() -> None:
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["read"], ["unread"]):
        sys.exit(__doc__)
    root, out, which = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    lines = []
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if which and article["read"] != (which == ["read"]):
            continue
        article["text"] = text_of(root / "worldwide_text" / f"{article['id']}.txt")
        if hashlib.sha256(article["text"].encode()).hexdigest()[:16] != article["sha"]:
            sys.exit(f"{article['id']}: its text is not the one that was marked")
        lines.append(json.dumps(article, ensure_ascii=False) + "\n")
    out.write_text("".join(lines), encoding="utf-8")


def text_of(path: Path) -> str:
    """The text below the address that the corpus writes above it."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"^https?://\S+\s*\n+", "", text).strip() + "\n"


if __name__ == "__main__":
    main()
