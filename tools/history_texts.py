"""The texts that ``plaintrial.history`` says, read out of its source: what stands in calls of ``say`` and the like."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from plaintrial.history.status_label import status_label
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


def _labels(file: Path) -> Iterator[tuple[str]]:
    if file.name == "status_label.py":
        yield from ((str(status_label(status)),) for status in ("", *STATUS_WORDS))


def _of(tree: ast.Module) -> Iterator[tuple[str, ...]]:
    """Texts of calls; and templates kept by the module, which have places to fill or are whole sentences."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _called(node)
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            yield from _kept(statement.value)


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


def _kept(value: ast.expr) -> Iterator[tuple[str, ...]]:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in {*TABLES, "field_rule"}:
        return
    pairs = [(n.elts[0].value, n.elts[1].value) for n in ast.walk(value) if _is_plural(n)]  # type: ignore[attr-defined]
    yield from pairs
    plural = {form for pair in pairs for form in pair}
    for text in _texts(value, deep=True):
        if text not in plural and _is_template(text):
            yield (text,)


def _is_template(text: str) -> bool:
    places = [name for _, name, _, _ in Formatter().parse(text) if name] if '"' not in text and "\\" not in text else []
    return any(name.isidentifier() for name in places) or (text[:1].isupper() and text.endswith("."))


def _is_plural(node: ast.AST) -> bool:
    texts = [each.value for each in node.elts if isinstance(each, ast.Constant)] if isinstance(node, ast.Tuple) else []
    return len(texts) == _PLURAL and all(isinstance(text, str) and text.startswith("{n} ") for text in texts)


def _texts(value: ast.expr, *, deep: bool = False) -> Iterator[str]:
    """Plain strings; both sides of "a if b else c"."""
    if isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif deep:
        yield from (text for each in ast.walk(value) if isinstance(each, ast.Constant) for text in _texts(each))
