"""The words this project never says in its own voice, and where its own voice is to be found."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator

FORBIDDEN = {
    "you qualify": re.compile(r"\byou(?:'d| would| may| might| could| do| don't| do not)? qualify\b", re.IGNORECASE),
    "eligible, as our verdict": re.compile(r"\byou(?:'re)?\b[^.?!<>]{0,24}\b(?:in)?eligible\b", re.IGNORECASE),
    "cure": re.compile(r"\bcur(?:e|es|ed|ing)\b", re.IGNORECASE),
    "breakthrough": re.compile(r"\bbreak-?throughs?\b", re.IGNORECASE),
    "safe": re.compile(r"\bsafe(?:ly)?\b", re.IGNORECASE),
    "best": re.compile(r"\bbest\b", re.IGNORECASE),
    "guaranteed": re.compile(r"\bguarantee[ds]?\b", re.IGNORECASE),
    "0 patients applied": re.compile(r"\b(?:0|zero|no) (?:patients|people) applied\b", re.IGNORECASE),
}
# A list of what must not be said has to name it: FORBIDDEN_WORDS, _BANNED, NEVER_SAID.
_LIST_OF_THEM = re.compile(r"^_?(?:FORBIDDEN|BANNED|NEVER)")
_CODE_IN_A_PAGE = re.compile(
    r"{#.*?#}|{%-?\s*comment.*?endcomment\s*-?%}|<!--.*?-->|<script.*?</script>|<style.*?</style>", re.DOTALL
)
_TEMPLATE_TAG = re.compile(r"{[{%].*?[}%]}", re.DOTALL)
_STRING_IN_A_TAG = re.compile(r"""_\(\s*(["'])(.*?)\1|(?:trans|translate|blocktrans)\s+(["'])(.*?)\3""", re.DOTALL)
_SPOKEN_ATTRIBUTE = re.compile(r"\b(?:alt|title|aria-label|placeholder|content|label|value)\s*=\s*\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_CELL_END = re.compile(r"[\t,;=\"|]")
_JS_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\]|\\.)*)`')


def said(text: str) -> list[str]:
    """Which of the forbidden words the text says."""
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def of_page(source: str) -> str:
    """What a template shows or reads out: its text, spoken attributes, and strings inside its tags."""
    source = _CODE_IN_A_PAGE.sub(" ", source)
    inside = [next(filter(None, m.group(2, 4)), "") for m in _STRING_IN_A_TAG.finditer(source)]
    bare = _TEMPLATE_TAG.sub(" ", source)
    return html.unescape(" ".join([*inside, *_SPOKEN_ATTRIBUTE.findall(bare), " ", _TAG.sub(" ", bare)]))


def of_script(source: str) -> list[str]:
    """The string literals of a JavaScript module that hold more than one word."""
    return [s for m in _JS_STRING.finditer(source) if " " in (s := next(filter(None, m.groups()), ""))]


def of_list(source: str) -> list[str]:
    """The phrases of a table: cells that hold more than one word.

    Comments and single words say nothing, and the first cell is the registrant's term that the others explain.
    """
    rows = [row for row in source.splitlines() if not row.lstrip().startswith("#")]
    return [cell for row in rows for cell in _CELL_END.split(row)[1:] if " " in cell.strip()]


def of_module(source: str) -> list[str]:
    """The string literals of a Python module that hold more than one word, but docstrings and lists of bans."""
    tree = ast.parse(source)
    silent = {id(node) for node in _docstrings(tree)} | {id(node) for node in _bans(tree)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if " " in node.value.strip() and id(node) not in silent
    ]


def _docstrings(tree: ast.Module) -> Iterator[ast.AST]:
    # A bare string that is a statement: a docstring, or the explanation after a constant. Commands are the
    # exception that proves useful: click shows a function's docstring to people, so help texts are read by test_words.
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _bans(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        names = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if any(isinstance(name, ast.Name) and _LIST_OF_THEM.match(name.id) for name in names):
            yield from ast.walk(node)
