"""package/schema.json into claimlight/types.py: a dataclass for each object of an analysis.

The schema is generated from the Rust types. `make lint` runs this with --check, which only says whether the module is old.
"""

import json
import keyword
import re
import sys
import textwrap
from pathlib import Path

FOLDER = Path(__file__).parent
SCHEMA = FOLDER.parent / "package" / "schema.json"
LONGEST_LINE = 120
OUTPUT = FOLDER / "claimlight" / "types.py"

HEAD = '''"""What an analysis is made of. Generated from the Rust types by make_types.py: do not edit.

Spans count code points: `text[span.start:span.end]` are the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words under the span."""
        return text[self.start : self.end]

'''


def snake(name: str) -> str:
    """`checkWorthiness` as Python writes it: `check_worthiness`."""
    plain = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    return plain + "_" if keyword.iskeyword(plain) else plain


def annotation(schema: dict) -> str:
    """The Python type of a JSON type."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        kinds = [annotation(one) for one in schema["anyOf"]]
        return " | ".join(dict.fromkeys(kinds))
    if "const" in schema:
        return f'Literal["{schema["const"]}"]'
    if schema["type"] == "array":
        return f"tuple[{annotation(schema['items'])}, ...]"
    return {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}[schema["type"]]


def literal(name: str, words: list[str]) -> str:
    """A choice of words: on a line, on three, or on a line each, as ruff formats it."""
    line = ", ".join(words)
    if len(f"{name} = Literal[{line}]") <= LONGEST_LINE:
        return f"{name} = Literal[{line}]"
    if len(line) + 4 <= LONGEST_LINE:
        return f"{name} = Literal[\n    {line}\n]"
    return "\n".join([f"{name} = Literal[", *(f"    {word}," for word in words), "]"])


def documentation(text: str, indent: str) -> str:
    """A docstring."""
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    lines = textwrap.wrap(" ".join(text.split()), 110 - len(indent))
    lines[-1] += ' """' if lines[-1].endswith('"') else '"""'
    return "\n".join([f'{indent}"""{lines[0]}', *(indent + line for line in lines[1:])])


def dataclass(name: str, schema: dict) -> str:
    """A frozen dataclass, fields that may be left out last."""
    required = schema["required"]
    fields = sorted(
        schema["properties"].items(), key=lambda item: (item[0] not in required, position(item[0], required))
    )
    lines = ["@dataclass(frozen=True, slots=True)", f"class {name}:", documentation(schema["description"], "    "), ""]
    for field, inner in fields:
        kind = annotation(inner)
        if field in required:
            lines.append(f"    {snake(field)}: {kind}")
        else:
            lines.append(f"    {snake(field)}: {kind if kind.endswith('None') else kind + ' | None'} = None")
        if "description" in inner:
            lines.append(documentation(inner["description"], "    "))
    return "\n".join(lines)


def position(field: str, required: list[str]) -> int:
    """Where a field stands in the Rust type."""
    return required.index(field) if field in required else 0


def main() -> None:
    """Writes the module, or compares it."""
    definitions = json.loads(SCHEMA.read_text())["$defs"]
    aliases, classes = [], []
    for name, schema in definitions.items():
        if name == "Span":
            continue
        if schema.get("type") == "object":
            # `claimlight.Analysis` is these fields with what one does with them.
            classes.append(dataclass("Fields" if name == "Analysis" else name, schema))
        elif all("const" in one for one in schema.get("anyOf", [{}])):
            words = dict.fromkeys(one["const"] for one in schema["anyOf"])
            aliases.append(literal(name, [json.dumps(word) for word in words]))
        else:
            aliases.append(f"{name} = {annotation(schema)}")
        if "description" in schema and schema.get("type") != "object":
            aliases.append(documentation(schema["description"], ""))
    module = HEAD + "\n" + "\n".join(aliases) + "\n\n\n" + "\n\n\n".join(classes) + "\n"
    if "--check" not in sys.argv:
        OUTPUT.write_text(module)
    elif OUTPUT.read_text() != module:
        sys.exit("python/claimlight/types.py is not what package/schema.json says; run: python3 python/make_types.py")


if __name__ == "__main__":
    main()
