"""Treatment of the disease before this study, whatever it was, how many lines of it, and drugs aimed at a target."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.rule import Rule, measures, words
from plaintrial.eligibility.tree import Predicate

_ANY = (
    rb"(?:(?:systemic|standard|conventional|medical|definitive|local|regional|loco-?regional|specific|primary|effective"
    rb"|oncologic(?:al)?|other|such|adjuvant|neo-?adjuvant|curative|palliative|salvage|induction|maintenance"
    rb"|consolidation|active|approved|frontline|first-line|second-line|any)(?: ?(?:,|or|and|and/or|/) ?| ))*"
)
_TREATMENT = rb"(?:therap(?:y|ies)|treatments?)"
_EARLIER = folded_pattern(
    rb"\b(?:(?:prior|previous|earlier) "
    + _ANY
    + _TREATMENT
    + rb"|previously (?:been )?(?:un)?treated|treated previously"
    rb"|(?:treatment|therapy)-? ?naive)\b"
)
_OF_ANYTHING = folded_pattern(
    rb" ?(?:$|[\n.,;:()*]|\x00|for |within |prior |before |or |and (?:recovered|no |at )|allowed|permitted|required"
    rb"|must |should |is |are |was |were |has |have |in the (?:past|last|metastatic|advanced|adjuvant)|during the"
    rb"|completed|no |at least|not |(?:patients|participants|subjects|disease|adults"
    rb"|children|people|persons|women|men)\b|advanced|metastatic|locally)"
)
"""What may follow where any treatment is meant; "prior treatment with vedolizumab" is of one."""
_ONLY_MENTIONED = folded_pattern(
    rb"(?:recover(?:ed|y)(?: fully)? from|toxicit(?:y|ies)[a-z ]{0,30}(?:from|of|to)|effects?[a-z ]{0,12} (?:of|from)"
    rb"|resulting from|related to|due to|caused by|after|following|refractory to|respon(?:se|ded) to|failed|failure of"
    rb"|resistant to|benefit from|completion of|success of|unsuccessful with|on|by|only|than|one|two|three|four|or|\d)"
    rb"(?: (?:the|any|all|their|other|most recent))*\s*$"
)
_NONE = (b"untreated", b"naive")
_NEAR = 60


def _read(page: Page) -> Iterator[Predicate]:
    """Prior treatment of whatever kind, where the words ask for it and do not only speak of it."""
    folded = page.folded
    for start, end in find_spans(_EARLIER, folded, page.most):
        at = page.criterion_at(start, end)
        if at < 0 or not _OF_ANYTHING.opens(folded, end):
            continue
        before = folded[max(page.criteria[at].body, start - _NEAR) : start]
        if not _ONLY_MENTIONED.is_in(before):
            yield Predicate(
                variable="earlier_treatment",
                op="is",
                value=True,
                negated=folded[start:end].endswith(_NONE),
                start=start,
                end=end,
                family="earlier_treatment",
            )


RULE = Rule(
    family="treatment",
    words=words(
        "treatment",
        targeted_drugs=rb"(?:molecular(?:ly)? )?targeted (?:anti-?cancer )?(?:therap(?:y|ies)|agents?|drugs?"
        rb"|treatments?)|(?:(?:egfr|alk|bcr-abl|flt3|btk|ros1|met|vegfr?|parp|mek|braf|mtor|cdk ?4/6|kras|ret|her2"
        rb"|pi3k|bcl-?2|proteasome|kinase|multi-?kinase)(?:[- ](?:targeted|directed))?[- ])+(?:tkis?|inhibitors?"
        rb"|tyrosine kinase inhibitors?(?: \(tkis?\))?)|tyrosine[- ]kinase inhibitors?(?: \(tkis?\))?|tkis?"
        rb"|gefitinib|erlotinib|osimertinib|afatinib|icotinib|crizotinib|alectinib|lorlatinib|brigatinib|imatinib"
        rb"|dasatinib|nilotinib|sorafenib|sunitinib|lenvatinib|regorafenib|pazopanib|axitinib|cabozantinib|lapatinib"
        rb"|ibrutinib|venetoclax|bortezomib|carfilzomib|olaparib|niraparib|palbociclib|everolimus|temsirolimus"
        rb"|vemurafenib|dabrafenib|trametinib|sotorasib|anlotinib|apatinib",
    ),
    measures=measures(
        "",
        prior_lines_of_therapy=rb"(?:(?:prior|previous|different|distinct) )+(?:(?:systemic|chemotherapy|cytotoxic"
        rb"|treatment|standard|therapeutic) )*(?:lines?|regimens?)(?: of (?:prior |previous |systemic )*"
        rb"(?:therap(?:y|ies)|treatments?|chemotherap(?:y|ies)))?|lines? of (?:prior |previous |systemic )*"
        rb"(?:therap(?:y|ies)|treatments?|chemotherap(?:y|ies))|(?:chemotherapy|treatment) (?:regimens|lines)"
        rb"|(?:prior|previous) (?:systemic )?(?:therap(?:y|ies)|treatments?)",
    ),
    read=_read,
    reads=("earlier_treatment",),
)
