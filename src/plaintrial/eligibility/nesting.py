"""Who is nested under whom: by indent, by the style of the bullets, by numbers that begin anew."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.lines import Line
from plaintrial.eligibility.marker import BULLET, LETTER, NUMBER, ROMAN
from plaintrial.eligibility.pattern import folded_pattern

_LIST_FOLLOWS = folded_pattern(rb"follow|any of|one of|either|includ|defin|e\.g|such as|below|specific|criteria")


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
        marker = line.marker
        words = folded[line.body : line.end].rstrip(b" *_")
        level = Level(line.indent, marker.style, marker.place, index, words.endswith(b":"))
        while self.levels and self._closes(self.levels[-1], level):
            self.levels.pop()
        if self.levels and self.levels[-1].indent >= level.indent:
            self._settle(level)
        above = self.levels[-1].index if self.levels else None
        self.levels.append(level)
        return self._same_level_parent(level, words, capital, above)

    @staticmethod
    def _closes(top: Level, level: Level) -> bool:
        """Deeper levels close; " 9." and "10." stand on one level though their indents differ by one."""
        aligned = top.style == level.style and top.style.startswith(NUMBER) and top.indent - level.indent == 1
        return top.indent > level.indent and not aligned

    def _settle(self, level: Level) -> None:
        """Find the place of a line as deep as the last one: beside it, under it, or beside one above it."""
        indent = self.levels[-1].indent
        beside = [n for n, open_ in enumerate(self.levels) if open_.indent == indent and open_.style == level.style]
        top = self.levels[-1]
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
            cue = _LIST_FOLLOWS.search(words) is not None
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


def _goes_under(above: str, style: str) -> bool:
    """Styles that stand under others by habit: bullets and letters under numbers, roman under letters."""
    if above.startswith(NUMBER):
        return not style.startswith(NUMBER)
    return above.startswith(LETTER) and style.startswith((ROMAN, BULLET))
