"""From the model back to what an author writes: the fields of a part as plain values, and values as YAML.

What is written here reads as the same part again.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from game.scenario.consequences import Part
from game.scenario.reading.scalars import Unclear, typed

_READ = (
    "title", "text", "headline", "weighs", "advice", "closed", "awaits", "person", "grade", "channel", "source",
    "name", "short", "about", "kind", "mark", "outcomes", "findings", "otherwise", "clauses", "options", "counterparts",
    "says", "answers", "embassy", "attribution", "missed", "office", "cost", "worth", "draft", "asks", "best",
    "because", "decides", "lasts", "exchange", "walk_away", "note", "id", "trust", "from", "known", "unknown",
    "reference",
)  # fmt: skip
"""Fields a player reads, or that are told as parts of their own."""
WIDTH = 116
"""Where a long text is broken."""
_SHORT, _ENDLESS = 90, 1 << 30


def fields(part: Part) -> dict[str, Any]:
    """Give the fields of a part as an author writes them; what is as it would be without a word is left out."""
    return part.model_dump(by_alias=True, exclude_defaults=True)


def workings(part: Part) -> dict[str, str]:
    """Give what a part does behind the words a player reads: when, how probably, and what it changes."""
    return {name: line(value) for name, value in fields(part).items() if name not in _READ}


def block(value: Mapping[str, Any], indent: int = 0) -> str:
    """Write fields one below the other, indented by so many spaces; short collections stay on one line."""
    text = _dump(value, WIDTH - indent)
    return "".join(f"{' ' * indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))


def line(value: Any) -> str:
    """Write a value on one line."""
    return _dump(value, _ENDLESS).removesuffix("\n...\n").rstrip("\n")


def _dump(value: Any, width: int) -> str:
    written: str = yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=width)
    return written


class _Writer(yaml.SafeDumper):
    """Writes numbers with their sign, long texts folded, and in quotes what our reader would take for a number."""

    deep = 0
    """How many collections what is being written stands in."""

    def represent_data(self, data: Any) -> yaml.Node:
        """Count how deep one is."""
        self.deep += 1
        node = super().represent_data(data)
        self.deep -= 1
        return node

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: a scenario has no aliases."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their field."""
        super().increase_indent(flow, False)


def _text(writer: _Writer, value: str) -> yaml.ScalarNode:
    folded = len(value) > writer.best_width - 40 and not writer.flow_level and value == value.strip()
    style = ">" if folded else "'" if _misread(value) else None
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style)


def _misread(value: str) -> bool:
    try:
        return typed(value) != value
    except Unclear:
        return True


def _number(writer: _Writer, value: Decimal) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:float" if value % 1 else "tag:yaml.org,2002:int", f"{value:+f}")


def _list(writer: _Writer, value: Any) -> yaml.SequenceNode:
    return writer.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_is_short(writer, value))


def _mapping(writer: _Writer, value: Any) -> yaml.MappingNode:
    marked = {name: _Condition(each) if name == "when" else each for name, each in value.items()}
    return writer.represent_mapping("tag:yaml.org,2002:map", marked.items(), flow_style=_is_short(writer, value))


class _Condition(str):
    """A text that is never folded, so that every editor shows the place of a slip in it."""

    __slots__ = ()


def _condition(writer: _Writer, value: _Condition) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", str(value), "'" if _misread(value) else None)


def _is_short(writer: _Writer, value: Any) -> bool:
    """Tell whether a collection within another is short enough for one line."""
    if writer.best_width == _ENDLESS:
        return True
    return writer.deep > 1 and _least(value) <= _SHORT and len(line(value)) <= _SHORT


def _least(value: Any) -> int:
    """Give so many characters as a value takes at least: a cheap look before it is written to be measured."""
    if isinstance(value, Mapping):
        return sum(len(name) + _least(each) for name, each in value.items())
    return sum(map(_least, value)) if isinstance(value, list | tuple) else len(str(value))


_Writer.add_representer(str, _text)
_Writer.add_representer(_Condition, _condition)
_Writer.add_representer(Decimal, _number)
_Writer.add_representer(tuple, _list)
_Writer.add_representer(list, _list)
_Writer.add_representer(dict, _mapping)
