"""Sentences a language model wrote, published only where the checker finds every claim of them in the record. Pure.

The model is asked elsewhere (``plaintrial.language_model``) and its answer handed in: nothing here talks to anyone.
What it wrote is never trusted. It names the extracts each sentence rests on; those are its evidence, and the sentence
has to pass the same checker as any other. What does not pass is left out, and the rules' sentences stand.
"""

from plaintrial.plain.llm.asking import Ask, Question, question
from plaintrial.plain.llm.publishing import RULE_ID, Published, published
from plaintrial.plain.llm.second_reader import second_reading
from plaintrial.plain.llm.whole import reread_with_model

__all__ = ["RULE_ID", "Ask", "Published", "Question", "published", "question", "reread_with_model", "second_reading"]
