"""Words never said to people: on pages, in scripts, in sentences the code builds, in the help of commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from plaintrial.cli.main import cli
from tests.house.tree import PACKAGE, files, modules, name_of
from tests.house.words import of_list, of_module, of_page, of_script, said

# These hold registrants' and patients' words, to read them or to show how records are written; never our own voice.
OF_OTHERS = ("eligibility", "conditions", "registries", "sample", "testing", "places")

PAGES = (".html", ".txt", ".svg", ".xml", ".jinja", ".j2", ".po")
# A glossary is our own voice too.
LISTS = (".tsv", ".csv", ".toml")


def speaks(path: Path) -> bool:
    """Whether the file talks to people. A list of single words (`data/common_words.txt`) says nothing."""
    return path.relative_to(PACKAGE).parts[0] not in OF_OTHERS and not ("data" in path.parts and "words" in path.name)


def heard(paths: list[Path], listen: Callable[[str], list[str]]) -> list[str]:
    """A line for each forbidden word that is said in these files."""
    return [
        f"{name_of(path)} says {words}: {text.strip()[:80]!r}"
        for path in paths
        for text in listen(path.read_text(encoding="utf-8"))
        if (words := said(text))
    ]


def test_pages() -> None:
    pages = [path for path in files(*PAGES, below=PACKAGE) if speaks(path)]
    assert heard(pages, lambda source: [of_page(source)]) == []


def test_glossaries() -> None:
    lists = [path for path in files(*LISTS, below=PACKAGE) if speaks(path)]
    assert heard(lists, of_list) == []


def test_scripts() -> None:
    assert heard(files(".js", ".mjs", below=PACKAGE), of_script) == []


def test_sentences_in_the_code() -> None:
    assert heard([path for path in modules() if speaks(path)], of_module) == []


def test_help_of_commands() -> None:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        options = [option.help or "" for option in command.params if isinstance(option, click.Option)]
        assert said(" ".join([command.help or "", *options])) == [], name


@pytest.mark.parametrize(
    "text",
    [
        "You qualify for this study",
        "You may qualify.",
        "It seems you are eligible",
        "you're not eligible",
        "A cure for lupus",
        "patients were cured",
        "a breakthrough drug",
        "This drug is safe.",
        "our best match",
        "results are guaranteed",
        "0 patients applied",
    ],
)
def test_what_must_be_caught_is_caught(text: str) -> None:
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "a secure page",
        "unsafe-inline",
        "The study looks at safety.",
        "Who is eligible? The record says: adults.",
        "bestow, obscure, procured, curettage",
        "10 patients applied",
        "This does not qualify as a source",
    ],
)
def test_what_is_harmless_passes(text: str) -> None:
    assert not said(text)


def test_a_page_is_heard_in_full_and_its_code_is_not() -> None:
    assert said(of_page("<p>The <b>best</b> one</p>")) == ["best"]
    assert said(of_page('<img alt="a safe drug">')) == ["safe"]
    assert said(of_page("{% trans 'the best' %}")) == ["best"]
    assert said(of_page('{{ _("a cure") }}')) == ["cure"]
    assert said(of_page('<a class="best" href="/safe">{{ text|safe }}</a>{# best #}<!-- cure -->')) == []


def test_a_module_is_heard_where_it_speaks() -> None:
    assert of_module('"""The best."""\nx = "the best one"') == ["the best one"]
    assert of_module('FORBIDDEN = ["you qualify"]\n_BANNED: list[str] = ["a cure"]\nsort = "best"') == []
    assert said(" ".join(of_module('x = f"{name} is a cure"'))) == ["cure"]


def test_a_glossary_is_heard_and_a_list_of_words_is_not() -> None:
    assert of_list("# the best\tbest list\nsafely\t2\nbest care\tthe best you can get") == ["the best you can get"]


def test_a_script_is_heard_where_it_speaks() -> None:
    assert of_script("const a = 'the best one', b = \"safe\"; // best of all") == ["the best one"]
