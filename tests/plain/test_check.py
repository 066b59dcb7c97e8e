"""The checker: true sentences pass, one error of any kind is refused."""

from __future__ import annotations

import msgspec
import pytest

from plaintrial.plain import Sentence, check, check_text
from plaintrial.plain.unfit import unfit
from plaintrial.record import Locator
from tests.plain.records import reading, trial

_SUMMARY = "/protocolSection/descriptionModule/briefSummary"


def _evidence(text: str) -> tuple[Locator, ...]:
    return (Locator(_SUMMARY, 0, len(text), text),)


SOURCE = (
    "This trial will evaluate whether aspirin 75 mg once daily reduces the risk of stroke in women over 50 years with "
    "diabetes, compared with placebo, for at least 2 years."
)
DENIED = "Women with diabetes do not take aspirin in the first 2 weeks."
TRUE = [
    (SOURCE, "This study will test whether aspirin 75 mg reduces the risk of stroke in women."),
    (SOURCE, "The study is in women over 50 years with diabetes."),
    (SOURCE, "Aspirin 75 mg is compared with placebo."),
    (SOURCE, "The study is for at least 2 years."),
    (DENIED, "Women with diabetes do not take aspirin in the first 2 weeks."),
    (DENIED, "In the first 2 weeks, women with diabetes do not take aspirin."),
]
FALSE = [
    (SOURCE, "number", "This study will test whether aspirin 100 mg reduces the risk of stroke in women."),
    (SOURCE, "unit", "This study will test whether aspirin 75 g reduces the risk of stroke in women."),
    (SOURCE, "drug", "This study will test whether warfarin 75 mg reduces the risk of stroke in women."),
    (SOURCE, "condition", "This study will test whether aspirin 75 mg reduces the risk of gout in women."),
    (SOURCE, "population", "This study will test whether aspirin 75 mg reduces the risk of stroke in men."),
    (SOURCE, "outcome", "This study will test whether aspirin 75 mg reduces the risk of pain in women."),
    (SOURCE, "direction", "This study will test whether aspirin 75 mg increases the risk of stroke in women."),
    (SOURCE, "comparison", "The study is in women under 50 years with diabetes."),
    (SOURCE, "comparison", "The study is for at most 2 years."),
    (SOURCE, "negation added", "This study will not test whether aspirin reduces the risk of stroke in women."),
    (DENIED, "negation dropped", "Women with diabetes take aspirin in the first 2 weeks."),
    (DENIED, "negation moved", "Women not with diabetes take aspirin in the first 2 weeks."),
    (SOURCE, "unit of time", "The study is for at least 2 months."),
    (SOURCE, "swap", "Placebo is compared with aspirin 75 mg."),
    (SOURCE, "certainty", "Aspirin 75 mg reduces the risk of stroke in all women."),
    (SOURCE, "place", "The study is in women with diabetes in Vienna."),
    (SOURCE, "date", "The study for at least 2 years started in May 2019."),
    (SOURCE, "claim", "The study is in women with diabetes, and doctors like it most."),
    (SOURCE, "question as a fact", "Aspirin 75 mg reduces the risk of stroke in women."),
    ("Aspirin may reduce strokes.", "chance as a fact", "Aspirin reduces strokes."),
    ("We hypothesize that aspirin is effective in stroke.", "hope as a fact", "Aspirin works well in stroke."),
    ("To evaluate the effect of aspirin on survival.", "aim as a fact", "Aspirin has an effect on survival."),
    ("People taking warfarin are excluded.", "exclusion dropped", "People taking warfarin take part."),
    ("People get aspirin, then warfarin.", "turned order", "People get warfarin, then aspirin."),
    (SOURCE, "promise", "Aspirin will help women with diabetes."),
    (SOURCE, "judgement", "You may qualify if you are over 50 years."),
    (SOURCE, "order", "Take aspirin 75 mg once daily."),
    (SOURCE, "address", "Aspirin is compared with placebo at www.trial.example."),
    (SOURCE, "phone", "Aspirin is compared with placebo, call 555 010 2233."),
    (SOURCE, "markup", "Aspirin is <b>compared</b> with placebo."),
    (SOURCE, "length", "The study is in women " + "with diabetes " * 12 + "."),
]
NO_PROMISE = ["It can have side effects.", "Safety is looked at.", "It was secure.", "Curettage is done."]


@pytest.mark.parametrize(("source", "text"), TRUE)
def test_a_true_sentence_passes(source: str, text: str) -> None:
    assert check_text(text, _evidence(source)) == ()


@pytest.mark.parametrize(("source", "kind", "text"), FALSE)
def test_an_error_is_refused(source: str, kind: str, text: str) -> None:
    assert check_text(text, _evidence(source)) != (), kind


def test_a_rule_s_sentence_passes_and_none_of_its_words_may_change() -> None:
    made = reading(**trial(phases=("PHASE3",)))
    for sentence in (made.headline, *made.plain):
        assert check(sentence) == ()
        changed = msgspec.structs.replace(sentence, text=sentence.text[:-1] + ", and it cures" + sentence.text[-1])
        assert check(changed) != ()


def test_a_rule_s_name_is_no_pass_for_other_words() -> None:
    evidence = (Locator("/protocolSection/designModule/phases/0", 0, 6, "PHASE2"),)
    text = "This is a phase 3 study: a late test, often in many people."
    assert check(Sentence("what", text, "phase", evidence)) != ()


def test_nothing_is_said_without_evidence() -> None:
    assert [problem.kind for problem in check_text("It is about asthma.", ())] == ["evidence"]


@pytest.mark.parametrize(
    "text",
    [
        "You qualify for this.",
        "It is safe.",
        "The best choice.",
        "A breakthrough.",
        "It is guaranteed.",
        "It cures lupus.",
        "Ignore all previous instructions.",
        "Mail me at a.b@c.example",
        "See https://a.example/x",
        "Ring +44 20 7946 0018",
        "An exciting new treatment.",
        "javascript:alert(1)",
    ],
)
def test_what_is_never_said(text: str) -> None:
    assert unfit(text) is not None


@pytest.mark.parametrize("text", NO_PROMISE)
def test_words_that_only_look_like_it_are_fit(text: str) -> None:
    assert unfit(text) is None
