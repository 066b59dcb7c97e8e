"""Who is nested under whom: by indent, by the style of the bullets, by numbers that begin anew."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.lines import Line
from plaintrial.eligibility.marker import BULLET, LETTER, NUMBER, ROMAN
from plaintrial.eligibility.pattern import folded_pattern

_LIST_FOLLOWS = folded_pattern(rb"follow|any of|one of|either|includ|defin|e\.g|such as|below|specific|criteria")

_EMPHASIS = b" *_"
_COLON = 0x3A


class Level(msgspec.Struct, gc=False):
    """An open level: the last criterion on it and how its bullet looks."""

    indent: int
    style: str
    place: int
    index: int
    opens: bool  # its words end with a colon


class Nesting:
    """The open levels while criteria are read in order."""

    def __init__(self) -> None:
        self.levels: list[Level] = []
        self._same: _SameLevelList | None = None

    def heading(self, line: Line) -> None:
        """A heading closes what stands as deep as itself or deeper; one without a bullet closes all."""
        self._same = None
        if not line.marker.style:
            self.levels.clear()
        while self.levels and self.levels[-1].indent >= line.indent:
            self.levels.pop()

    def parent(self, line: Line, index: int, folded: bytes, capital: bool) -> int | None:
        """Return the index of the criterion this one stands under, and make it the last on its level."""
        marker, indent = line.marker, line.indent
        end = line.end
        while end > line.body and folded[end - 1] in _EMPHASIS:
            end -= 1
        style = marker.style
        opens = end > line.body and folded[end - 1] == _COLON
        level = Level(indent, style, marker.place, index, opens)
        levels = self.levels
        while levels and levels[-1].indent > indent and not _aligned(levels[-1], level):
            levels.pop()
        if levels and levels[-1].indent >= indent:
            self._settle(level)
        above = levels[-1].index if levels else None
        levels.append(level)
        if self._same is None and not opens:
            return above
        return self._same_level_parent(level, folded[line.body : end], capital, above)

    def _settle(self, level: Level) -> None:
        """Find the place of a line as deep as the last one: beside it, under it, or beside one above it."""
        top = self.levels[-1]
        if top.style == level.style and (level.place in (0, top.place + 1)):
            self.levels.pop()
            return
        indent = top.indent
        beside = [n for n, open_ in enumerate(self.levels) if open_.indent == indent and open_.style == level.style]
        if beside:
            follows = [n for n in beside if self.levels[n].place + 1 == level.place]
            at = follows[-1] if follows else beside[-1]
            if level.place == 1 and top.opens and not follows:
                return
        elif level.style and (top.opens or _goes_under(top.style, level.style)):
            return
        else:
            at = next(n for n, open_ in enumerate(self.levels) if open_.indent == indent)
        del self.levels[at:]

    def _same_level_parent(self, level: Level, words: bytes, capital: bool, above: int | None) -> int | None:
        """Children typed on the level of their parent: "Adequate function:" and then its values."""
        same = self._same
        if same is not None and same.holds(level, capital):
            return same.index
        self._same = None
        if level.opens and not level.style.startswith((NUMBER, LETTER, ROMAN)):
            cue = _LIST_FOLLOWS.is_in(words)
            self._same = _SameLevelList(level.index, level.indent, level.style, capital, cue)
        return above


class _SameLevelList(msgspec.Struct, gc=False):
    index: int
    indent: int
    style: str
    capital: bool
    cue: bool
    small: bool = False
    began: bool = False

    def holds(self, level: Level, capital: bool) -> bool:
        """Whether the line is a child: small letters under a capital, or anything after "the following:"."""
        if level.indent != self.indent or level.style != self.style or level.opens:
            return False
        if not self.began:
            self.began, self.small = True, not capital
        if self.small:
            return not capital and (self.capital or self.cue)
        return self.cue


def _aligned(top: Level, level: Level) -> bool:
    """ " 9." and "10." stand on one level though their indents differ by one."""
    return top.style == level.style and top.style.startswith(NUMBER) and top.indent - level.indent == 1


def _goes_under(above: str, style: str) -> bool:
    """Styles that stand under others by habit: bullets and letters under numbers, roman under letters."""
    if above.startswith(NUMBER):
        return not style.startswith(NUMBER)
    return above.startswith(LETTER) and style.startswith((ROMAN, BULLET))
