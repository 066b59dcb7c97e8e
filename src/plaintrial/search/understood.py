"""What was typed, taken apart: ids, conditions, treatments, sponsors, phrases, other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.search.speech import condition_said, conditions_said, spoken

Kind = Literal["id", "condition", "treatment", "sponsor", "phrase", "word", "either"]


class Meant(msgspec.Struct, frozen=True):
    """A condition that words may mean."""

    concept: str
    name: str


class Other(msgspec.Struct, frozen=True):
    """What a record says for a word that people type, "tablet" for "pill": as it is said, and its words.

    ``spelt``: it is the same word, spelt in another way.
    """

    text: str
    stems: tuple[str, ...]
    spelt: bool = False


class Part(msgspec.Struct, frozen=True):
    """One thing asked for. ``text`` is as typed; ``stems`` are its words as the index has them.

    ``meant``: the conditions it names, more than one where a short form is open. ``corrected``: the spelling searched
    for beside the one typed. ``idle``: it ranks, but a study need not have it. ``sure``: it is a name of the one
    condition it means, not only near one. ``others``: what else it may mean, where one meaning is by far the likeliest.
    """

    kind: Kind
    text: str
    stems: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()
    corrected: str | None = None
    idle: bool = False
    sure: bool = False
    ways: tuple[tuple[Part, ...], ...] = ()
    out: bool = False
    others: tuple[Meant, ...] = ()
    also: tuple[Other, ...] = ()
    loose: bool = False

    @property
    def needed(self) -> bool:
        """Whether a study must have it."""
        return not self.idle and not self.out and not self.loose

    @property
    def of_conditions(self) -> bool:
        """Whether it is a condition, or a choice of conditions."""
        return all(leaf.kind == "condition" for leaf in self.leaves)

    @property
    def leaves(self) -> Iterator[Part]:
        """The parts it is made of that a study may have; itself where it is no choice."""
        if not self.ways:
            yield self
        for way in self.ways:
            for part in way:
                yield from part.leaves if not part.out else ()


class Understood(msgspec.Struct, frozen=True):
    """All parts; ``cut``: the text was longer than is searched for; ``unread``: nothing in it can be searched for;
    ``some``: no study has all parts, so a study needs only one of them; ``title``: the whole text as a title's token,
    where a study has that very title, else ""; ``few``: few studies have all parts, and others are shown with them."""

    parts: tuple[Part, ...] = ()
    cut: bool = False
    unread: bool = False
    some: bool = False
    title: str = ""
    few: bool = False

    @property
    def needed(self) -> tuple[Part, ...]:
        """Parts that a study must have."""
        return tuple(part for part in self.parts if part.needed)

    @property
    def left_out(self) -> tuple[Part, ...]:
        """Parts that a study must not have."""
        return tuple(part for part in self.parts if part.out)

    @property
    def only_conditions(self) -> bool:
        """Whether conditions are asked for and nothing else."""
        asked = [part for part in self.parts if part.needed or part.loose]
        return bool(asked) and all(part.of_conditions for part in asked)

    def sentences(self) -> tuple[str, ...]:
        """How it was understood, for people."""
        notes = [_(NOTHING_READ)] if self.unread else []
        not_all = self.some or any(part.loose for part in self.parts)
        notes += [_(FEW_HAVE_ALL) if self.few else _(NOT_ALL)] if not_all else []
        notes += [sentence for part in self.parts for sentence in _sentences(part)]
        notes = list(dict.fromkeys(notes))
        return (*notes, _(CUT)) if self.cut else tuple(notes)

    def other_meanings(self) -> tuple[str, ...]:
        """What else its words can mean, for people; a page that offers each as a link need not say it."""
        leaves = (leaf for part in self.parts for leaf in part.leaves if leaf.others)
        return tuple(dict.fromkeys(other_meanings_said(leaf, _names(leaf.others)) for leaf in leaves))


NOTHING_READ = N_("Nothing in your text can be searched for. All studies are shown.")
NOT_ALL = N_("No study has all of your words. Studies with some of them are shown.")
FEW_HAVE_ALL = N_("Few studies have all of your words. Others with some of them are shown too.")
CUT = N_("Your text was long. Only its beginning was searched for.")
_LONGEST_SAID = 60
_MOST_SAID = 5


def said(text: str) -> str:
    """Typed text, short enough for a sentence."""
    return text if len(text) <= _LONGEST_SAID else text[: _LONGEST_SAID - 1] + "…"


def choice_said(part: Part) -> str:
    """What one of is wanted, each between quotation marks, as a choice."""
    ways = [_("“%s”") % said(" ".join(leaf.text for leaf in way if not leaf.out)) for way in part.ways]
    return spoken().choice(ways)


def _sentences(part: Part) -> Iterator[str]:
    if part.out:
        yield _("Studies with {words} are left out.").format(words=choice_said(part))
    elif part.ways:
        yield _("Studies with {words} are shown. One of them is enough.").format(words=choice_said(part))
    yield from filter(None, map(_sentence, part.leaves))
    for way in part.ways:
        for nested in way:
            if nested.out:
                yield from _sentences(nested)


def _names(meant: Iterable[Meant]) -> str:
    return conditions_said([each.name for each in meant])


def other_meanings_said(part: Part, names: str) -> str:
    """The sentence that tells what else a part can mean."""
    return _("“%(typed)s” can also mean %(names)s.") % {"typed": said(part.text), "names": names}


def _called(condition: str) -> tuple[str, str]:
    """A condition's name, and its name in the language that is spoken: neither needs to be said beside itself."""
    return condition.lower(), (spoken().heading(condition) or "").lower()


def _sentence(part: Part) -> str:
    typed = said(part.text)
    if part.kind == "id":
        return _("“%s” was read as a study number.") % typed
    if len(part.meant) > 1:
        names = _names(part.meant)
        return _("“%(typed)s” can mean %(names)s. Studies of each are shown.") % {"typed": typed, "names": names}
    if part.corrected:
        return _("No study says “%(typed)s”. “%(other)s” was searched for.") % {
            "typed": typed, "other": part.corrected}  # fmt: skip
    if part.meant and part.text.lower() not in _called(part.meant[0].name):
        return _("“{typed}” also finds studies of {name}.").format(typed=typed, name=condition_said(part.meant[0].name))
    # An everyday word needs no telling: the reason beside a study has the word of its record.
    others = [_("“%s”") % each.text for each in part.also if not each.spelt][:_MOST_SAID]
    if others and part.kind == "treatment":
        return _("“{typed}” also finds {others}.").format(typed=typed, others=spoken().listing(others))
    if part.kind == "treatment":
        return _("“%s” was read as a treatment.") % typed
    return _("“%s” was read as a sponsor.") % typed if part.kind == "sponsor" else ""
