"""The texts that ``plaintrial.history`` says, read out of its source: what stands in calls of ``say`` and the like."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from plaintrial.history.status_label import status_label
from plaintrial.plain.languages.retold import INSIDE
from plaintrial.record.status_words import STATUS_WORDS

SAYING = {"say", "say_many", "told"}
NAMED = {"Field": 1, "FieldName": 1, "together": 1}
TABLES = {"table", "enum_words"}
_PLURAL = 2


def history_texts(source: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text, or its singular and plural, with the module that says it; in the order of the source."""
    seen: set[str] = set()
    for file in sorted((source / "history").rglob("*.py")):
        for forms in (*_of(ast.parse(file.read_text(encoding="utf-8"))), *_labels(file)):
            if forms[0] and forms[0] not in seen:
                seen.add(forms[0])
                yield forms, file.relative_to(source).as_posix()
    yield from (((text,), "plain/languages/retold.py") for text in INSIDE.values())


def _labels(file: Path) -> Iterator[tuple[str]]:
    if file.name == "status_label.py":
        yield from ((str(status_label(status)),) for status in ("", *STATUS_WORDS))


def _of(tree: ast.Module) -> Iterator[tuple[str, ...]]:
    """Texts of calls; and whatever else has places to fill, or is a whole sentence kept by the module."""
    pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    nodes = [node for node in ast.walk(tree) if id(node) not in pieces]
    plurals = [tuple(each.value for each in node.elts) for node in nodes if _is_plural(node)]  # type: ignore[attr-defined]
    for node in nodes:
        if isinstance(node, ast.Call):
            found = list(_called(node))
            plurals += [forms for forms in found if len(forms) == _PLURAL]
            yield from found
    yield from plurals
    whole = {text for forms in plurals for text in forms}
    kept = [node for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign) for node in ast.walk(each)]
    yield from ((text,) for node in nodes for text in _texts(node) if text not in whole and _has_places(text))
    yield from ((text,) for node in kept for text in _texts(node) if text[:1].isupper() and text.endswith("."))


def _called(call: ast.Call) -> Iterator[tuple[str, ...]]:
    name = _name_of(call.func)
    if name == "say_many":
        forms = tuple(text for each in call.args[:_PLURAL] for text in _texts(each))
        if len(forms) == _PLURAL:
            yield forms
    elif name in SAYING and call.args:
        for text in _texts(call.args[0]):
            yield from ((text,), (f"{text[:-1]}: {{name}}.",)) if name == "told" else ((text,),)
    elif name in NAMED:
        yield from ((text,) for each in call.args[NAMED[name] :][:1] for text in _texts(each))
        yield from ((text,) for each in call.keywords if each.arg == "renames" for text in _texts(each.value))
    elif name == "Milestone":
        for text in (text for each in call.args[2:5] for text in _texts(each)):
            yield from ((text,), (f"{text[:-1]}, as planned.",)) if text.endswith(".") else ((text,),)
    elif name in TABLES and call.args and isinstance(call.args[0], ast.Dict):
        yield from ((text,) for value in call.args[0].values for text in _texts(value))


def _name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _is_plural(node: ast.AST) -> bool:
    texts = [each.value for each in node.elts if isinstance(each, ast.Constant)] if isinstance(node, ast.Tuple) else []
    return len(texts) == _PLURAL and all(isinstance(text, str) and text.startswith("{n} ") for text in texts)


def _texts(value: ast.AST) -> Iterator[str]:
    """Plain strings; both sides of "a if b else c"."""
    if isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value


def _has_places(text: str) -> bool:
    if any(mark in text for mark in ('"', "\\", "``")):
        return False
    return any(name and name.isidentifier() for _, name, _, _ in Formatter().parse(text))
