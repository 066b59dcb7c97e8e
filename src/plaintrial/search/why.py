"""Why a study is a result: one sentence for each thing asked for."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as N_

from plaintrial.search.broader import broader
from plaintrial.search.shown import Shown
from plaintrial.search.speech import condition_said
from plaintrial.search.understood import Meant, Part, Understood, choice_said, said
from plaintrial.search.words import analysed

_SAYS = N_("Its record says “%s”.")
_SAYS_SO = N_("Its record says “%s”, or another word for it.")
_SAYS_ONE_OF = N_("Its record says {words}.")
_ITS_NUMBER, _ITS_OTHER_NUMBER = N_("Its number is %s."), N_("%s is another number of it.")
_RUN_BY, _SPONSORED = N_("It is run by %s."), N_("One of its sponsors has this name.")
_ABOUT = N_("It is about %s.")
_MATCHES = N_("It matches “{typed}”, a word for {name}.")
_KIND_OF = N_("It is about {kind}, a kind of {name}.")
_TITLE, _CONDITIONS = N_("Its title says “%s”."), N_("Its conditions say “%s”.")
_TREATMENTS = N_("Its treatments include “%s”.")


class _Once(dict[str, str]):
    """What a function makes of a text, made once: finding a language's words again costs more than all the rest."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, text: str) -> str:
        made = self[text] = self._make(text)
        return made


class Reasons:
    """Tells of each result of a search why it is one, in the page's language."""

    def __init__(self, understood: Understood) -> None:
        self._asked = [(part, not understood.some) for part in understood.needed]
        self._asked += [(part, False) for part in understood.parts if part.loose]
        self._said = _Once(gettext)
        self._condition = _Once(condition_said)

    def of(self, shown: Shown) -> tuple[str, ...]:
        """The sentences, without repeats."""
        found: dict[str, None] = {}
        for part, sure in self._asked:
            for reason in self._of_part(shown, part, sure=sure):
                if reason:
                    found[reason] = None
        return tuple(found)

    def _of_part(self, shown: Shown, part: Part, *, sure: bool) -> list[str]:
        """Why a part is met; of a choice, all that can be told of what is met of it."""
        if not part.ways:
            return [self._one(shown, part, sure=sure)]
        told = [reason for leaf in part.leaves if (reason := self._one(shown, leaf, sure=False))]
        return told or ([self._said[_SAYS_ONE_OF].format(words=choice_said(part))] * sure)

    def _one(self, shown: Shown, part: Part, *, sure: bool) -> str:
        """Why a part is met; ``sure``: it is met somewhere, so that "" is no answer."""
        if part.kind == "id":
            return self._number(shown, part) if sure or shown.nct_id == part.text else ""
        if part.kind == "sponsor":
            return self._sponsor(shown, part, sure=sure)
        for meant in part.meant:
            reason = self._of_concept(shown, part, meant)
            if reason:
                return reason
        says = _SAYS_SO if part.also else _SAYS
        return self._of_words(shown, part) or (self._said[says] % _typed(part) if sure else "")

    def _number(self, shown: Shown, part: Part) -> str:
        return self._said[_ITS_NUMBER if shown.nct_id == part.text else _ITS_OTHER_NUMBER] % part.text

    def _sponsor(self, shown: Shown, part: Part, *, sure: bool) -> str:
        if _holds(shown.sponsor, part):
            return self._said[_RUN_BY] % shown.sponsor
        return self._said[_SPONSORED] if sure else ""

    def _of_concept(self, shown: Shown, part: Part, meant: Meant) -> str:
        wanted = meant.concept
        kind = ""
        for concept, name in shown.concepts:
            if concept == wanted:
                return self._about(part, meant)
            if not kind and wanted in broader(concept):
                kind = name
        if not kind:
            return ""
        return self._said[_KIND_OF].format(kind=self._condition[kind], name=self._condition[meant.name])

    def _about(self, part: Part, meant: Meant) -> str:
        if part.text.lower() == meant.name.lower():
            return self._said[_ABOUT] % self._condition[meant.name]
        return self._said[_MATCHES].format(typed=said(part.text), name=self._condition[meant.name])

    def _of_words(self, shown: Shown, part: Part) -> str:
        fields = ((_TITLE, (shown.title,)), (_CONDITIONS, shown.conditions), (_TREATMENTS, shown.interventions))
        for sentence, texts in fields:
            words = frozenset(analysed(" ".join(texts)))
            if _among(part.stems, words):
                return self._said[sentence] % _typed(part)
            for other in part.also:
                if _among(other.stems, words):
                    return self._said[sentence] % other.text
        return ""


def _typed(part: Part) -> str:
    return said(part.corrected or part.text)


def _among(stems: tuple[str, ...], words: frozenset[str]) -> bool:
    return bool(stems) and words.issuperset(stems)


def _holds(text: str, part: Part) -> bool:
    return _among(part.stems, frozenset(analysed(text)))
