"""What a study's criteria ask, as questions in plain words: one question for one thing, however often it is asked."""

from __future__ import annotations

from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.questions.of_tree import Asking, questions_of
from plaintrial.eligibility.questions.question import Answer, Question
from plaintrial.eligibility.questions.wording import question_for

__all__ = ["Answer", "Asking", "Question", "key_of", "question_for", "questions_of"]
