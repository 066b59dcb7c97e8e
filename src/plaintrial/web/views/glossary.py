"""``/glossary``: words and what they mean; ``/glossary/{letter or term}``: a letter's own, or the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse

from plaintrial.web import asked
from plaintrial.web.answers import page, rendered
from plaintrial.web.glossary.entries import (
    letters,
    near,
    of_letter,
    same_plain,
    slug_of,
    study_words,
    term_of,
    terms,
)
from plaintrial.web.glossary.own_words import term_named, told

_LONGEST = 100


@page()
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of every study, the letters, and a field to look a word up (``?q=``), which leads to its page."""
    typed = asked.text(request, "q")[:_LONGEST]
    if not typed:
        known = {
            "letters": letters(),
            "letter": "",
            "listed": [told(each) for each in study_words()],
            "total": len(terms()),
        }
        return rendered("web/glossary.html", known)
    slug = slug_of(typed)
    found = term_of(slug) or term_named(slug)
    found = found or next((term for term in near(typed) if slug and term.slug.startswith(slug)), None)
    return HttpResponseRedirect(reverse("glossary-term", args=[found.slug])) if found else _unknown(typed, 200)


@page()
def glossary_term(_request: HttpRequest, name: str) -> HttpResponse:
    """A letter's terms, or a term's page; other spellings of it lead there by 301."""
    letter = name.upper()
    if letter in letters():
        listed = [told(each) for each in of_letter(letter)]
        return rendered("web/glossary.html", {"letters": letters(), "letter": letter, "listed": listed, "total": 0})
    slug = slug_of(name[:_LONGEST])
    term = term_of(slug)
    if term is None:
        return _unknown(name[:_LONGEST], 404)
    if slug != name:
        return HttpResponsePermanentRedirect(reverse("glossary-term", args=[slug]))
    return rendered(
        "web/glossary_term.html",
        {"term": term, "told": told(term), "others": [told(each) for each in same_plain(term)]},
    )


def _unknown(typed: str, status: int) -> HttpResponse:
    return rendered("web/no_term.html", {"near": [told(each) for each in near(typed)]}, status=status)
