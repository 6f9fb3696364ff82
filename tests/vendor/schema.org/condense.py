"""Makes terms.json out of schema-dts 2.1.0 (npm, Apache-2.0): Google's typing of schema.org, generated from its vocabulary.

``python condense.py package/dist/schema.d.ts > terms.json``. A line a type: its supertypes; its own properties, each with what it may hold.
"""

import json
import re
import sys
from pathlib import Path

INTERFACE = re.compile(r"^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+)\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
PROPERTY = re.compile(r'^    "(\w[\w-]*)"\??: SchemaValue<(.*), "[\w-]+">;', re.MULTILINE)
UNION = re.compile(r"^export type (\w+) = (.+);", re.MULTILINE)
PLAIN = {"IdReference", "InputActionConstraints", "OutputActionConstraints"}


def condensed(text: str) -> dict[str, dict[str, object]]:
    """{"Drug": {"above": ["Product", "Substance"], "properties": {"drugClass": ["DrugClass"], …}}, …}"""
    found: dict[str, dict[str, object]] = {}
    for name, kind, above, body in INTERFACE.findall(text):
        row = found.setdefault(name, {"above": [], "properties": {}})
        bases = re.findall(r"(\w+)Base\b", above)
        row["above"] = sorted({*row["above"], *bases} - {name})
        if kind == "Base":
            row["properties"] = {
                key: sorted(set(re.findall(r"\w+", re.sub(r'"[^"]*"', "", held))) - PLAIN) for key, held in PROPERTY.findall(body)
            }
    return found


if __name__ == "__main__":
    rows = condensed(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = (f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in sorted(rows.items()))
    sys.stdout.write("{\n" + ",\n".join(lines) + "\n}\n")
