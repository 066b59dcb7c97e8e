"""The questions of a criteria tree, with the criteria that each of them bears on."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.questions.question import Question
from plaintrial.eligibility.questions.wording import question_for
from plaintrial.eligibility.tree import CriteriaTree


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A question, and the ids of the criteria it bears on, in the order of the text."""

    question: Question
    criteria: tuple[str, ...]


def questions_of(tree: CriteriaTree) -> list[Asking]:
    """The questions worth asking, in the order the criteria first ask them; each thing is asked once.

    What only the study team can tell (an organ's function, the investigator's opinion) has no question, and what
    stands in an exception or is only possible is not asked.
    """
    bearing: dict[str, list[str]] = {}
    asked: dict[str, Question] = {}
    for criterion in tree.criteria:
        for predicate in criterion.predicates:
            if predicate.excepted or predicate.hypothetical:
                continue
            key = key_of(predicate)
            question = question_for(predicate)
            if question is None:
                continue
            if key not in asked or (question.when and not asked[key].when):
                asked[key] = question
            ids = bearing.setdefault(key, [])
            if not ids or ids[-1] != criterion.id:
                ids.append(criterion.id)
    return [Asking(question=asked[key], criteria=tuple(ids)) for key, ids in bearing.items()]
