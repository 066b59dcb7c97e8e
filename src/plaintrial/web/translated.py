"""Templates in one language: their texts are looked up once, when a template is compiled, not on every page.

A page says some 400 texts, most of them constant. Each language has an environment of its own, in which ``_("...")``
is the translation and ``english()`` the attribute it comes to; Jinja then joins them with the markup around.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cache
from typing import Any

from django.utils.translation import get_language, override
from jinja2 import Environment, Template
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from plaintrial.web.texts import said
from plaintrial.web.tongues import english

_TEXT = ("_", "(", "string", ")")
_ENGLISH = ("english", "(", ")")


class Translated(Extension):
    """Puts the translation in the place of each constant text."""

    code = ""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, those of constant texts replaced."""
        held: list[Token] = []
        for token in stream:
            held.append(token)
            signs = [_sign(each) for each in held]
            if signs == list(_TEXT):
                yield Token(held[0].lineno, "string", _looked_up(self.code, held[2].value))
                held = []
            elif signs == list(_ENGLISH):
                yield from _attribute(held[0].lineno, self.code)
                held = []
            while held and not _may_go_on(held):
                yield held.pop(0)
        yield from held


def _attribute(line: int, code: str) -> Iterator[Token]:
    with override(code or None):
        words = str(english())
    yield Token(line, "string", words)
    yield Token(line, "pipe", "|")
    yield Token(line, "name", "safe")


def _sign(token: Token) -> str:
    """A name as it is, a bracket as it is written, and what any other token is."""
    return str(token.value) if token.type in ("name", "lparen", "rparen") else token.type


def _may_go_on(held: list[Token]) -> bool:
    signs = [_sign(token) for token in held]
    return any(signs == list(whole[: len(signs)]) for whole in (_TEXT, _ENGLISH))


def _looked_up(code: str, text: str) -> str:
    with override(code or None):
        return said(text)


class InLanguages(Environment):
    """An environment that gives each template in the language that is active."""

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template in the language that is active."""
        if self.overlayed:
            return super().get_template(name, parent, globals)
        return _in_language(self, get_language() or "").get_template(name, parent, globals)


@cache
def _in_language(whole: InLanguages, code: str) -> Environment:
    return whole.overlay(extensions=[type("Translated", (Translated,), {"code": code})])
