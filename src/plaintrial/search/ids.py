"""The ids a study can be found by, folded so that "EudraCT 2020-001234-56" and "2020001234 56" meet."""

from __future__ import annotations

from plaintrial.record import Study

_SHORTEST = 4
_WORDS_OF_A_TITLE = 4


def folded_id(text: str) -> str:
    """Letters and digits only, in capitals."""
    return "".join(c for c in text.upper() if c.isascii() and c.isalnum())


def folded_title(text: str) -> str:
    """A title as a token, without case, blanks and signs; "" for few words, which name a disease as often."""
    if len(text.split()) < _WORDS_OF_A_TITLE:
        return ""
    return "=" + "".join(filter(str.isalnum, text.casefold()))


def id_tokens(study: Study) -> list[str]:
    """The registry's id, its aliases, the organisation's id, ids elsewhere; and titles, for who pastes a whole one."""
    named = study.identification
    given = [study.nct_id, *named.nct_id_aliases, named.org_study_id_info.id, *(s.id for s in named.secondary_id_infos)]
    ids = [folded for one in given if one and len(folded := folded_id(one)) >= _SHORTEST]
    titles = [folded_title(title) for title in (named.brief_title, named.official_title) if title]
    return list(dict.fromkeys([*ids, *filter(None, titles)]))


def may_be_id(text: str) -> bool:
    """Whether a word could be an id: long enough, with a digit."""
    return len(folded_id(text)) >= _SHORTEST and any(c.isdigit() for c in text)
