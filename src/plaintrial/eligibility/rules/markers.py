"""Markers of a tumour: changed genes and receptors, found or not found by a test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from plaintrial.eligibility.page import Page
from plaintrial.eligibility.pattern import find_spans, folded_pattern, without_groups
from plaintrial.eligibility.rule import Rule, Term, measures
from plaintrial.eligibility.tree import Predicate

_GENES: dict[str, bytes] = {
    "egfr_mutation": rb"epidermal growth factor receptor(?: \(egfr\))?|egfr",
    "alk_fusion": rb"anaplastic lymphoma kinase(?: \(alk\))?|eml4-alk|alk",
    "ros1_fusion": rb"ros-?1(?: proto-oncogene)?",
    "ret_fusion": rb"ret",
    "ntrk_fusion": rb"ntrk(?: ?1/2/3)?",
    "braf_mutation": rb"b-?raf(?: ?v ?600(?: ?[ek](?:/k)?)?)?|v600e",
    "kras_mutation": rb"k-?ras(?: ?g12c)?|[np]?-?ras",
    "met_change": rb"c-?met|met exon 14(?: skipping)?",
    "her2_positive": rb"human epidermal growth factor receptor(?: type)?-? ?2(?: \(her-?2\))?|her-?2(?: ?/? ?-?neu)?"
    rb"|erbb2(?: \(her2\))?",
    "brca_mutation": rb"g?t?brca(?:-? ?[12])?",
    "idh_mutation": rb"isocitrate dehydrogenase|idh-?[12]?",
    "flt3_mutation": rb"flt-?3(?:-(?:itd|tkd))?",
    "jak2_mutation": rb"jak-?2(?: v617f)?",
    "hormone_receptor_positive": rb"(?:hormone|o?estrogen|progesterone)(?:[- ]receptors?)?(?: \((?:hr|er|pr|pgr)\))?"
    rb"|er/pr|er|pr|pgr|hr",
    "pdl1_positive": rb"programmed death[- ]ligand[- ]1(?: \(pd-?l1\))?|pd-?l1",
    "mismatch_repair_deficient": rb"microsatellite instability(?: \(msi\))?|msi",
    "bcr_abl": rb"bcr[-/ ]?abl(?:-?1)?|(?:philadelphia|ph)(?:[- ]chromosome)?(?: \(ph\))?",
}
_GENE = b"(?:%s)" % b"|".join(_GENES.values())
_AND = rb"(?:,? ?(?:and/or|and|or|/|,|&) ?(?:an? |the )?)"
_GENE_LIST = _GENE + b"(?:" + _AND + _GENE + b")*"
_BETWEEN = (
    rb"(?:[- /]?(?:gene|genomic|genetic|tumou?r|oncogenic|driver|activating|sensiti[sz]ing|somatic|germ-?line|protein"
    rb"|receptor|status|exon ?\d\d?(?: ?(?:,|/|or|and|to|-) ?\d\d)*|kinase|pathogenic|fish|hot-?spot|skipping"
    rb"|mutations?|fusions?))*"
)
_CHANGED = (
    rb"(?:mutations?|mutants?|mutated|mutation[- ]positive|fusions?|fusion[- ]positive|rearrange(?:ments?|d)"
    rb"|trans-?locations?|alterations?|aberrations?|deletions?|insertions?|variants?|amplifi(?:cations?|ed)"
    rb"|positiv(?:e|ity)|over-?express(?:ion|ing|ed|es))"
)
_MISSED = rb"(?:negativ(?:e|ity)|wild[- ]?type|unmutated|non-?mutated)"
_OR_NOT = rb"(?:(?:/|,? ?(?:or|and) |, )-?(?:positive|negative|wild[- ]?type|unknown)| status)?"
_IN = rb"(?:mutations?|rearrangements?|alterations?|deletions?|amplification|trans-?locations?) (?:in|of) (?:the )?"
_WHOLE = (
    ("egfr_mutation", rb"(?:exon 19 deletions?|19del|l858r|t790m|exon 20 insertions?)(?: mutations?)?"),
    ("triple_negative", rb"triple[- ]negative(?: (?:breast cancer|disease|status|tumou?rs?))?(?: \(tnbc\))?|tnbc"),
    (
        "mismatch_repair_deficient",
        rb"(?:microsatellite instability|msi)[- ]high|msi-?h|high microsatellite instability|dmmr"
        rb"|deficient (?:dna )?mismatch repair|mismatch repair[- ]deficien(?:t|cy)",
    ),
    ("bcr_abl", rb"(?:philadelphia|ph) chromosome|t\(9;22\)?|bcr[-/]abl"),
)
_FIND = folded_pattern(
    without_groups(
        b"\\b(?:%s%s[- ]%s%s\\b|%s%s[- ]?%s%s\\b|%s\\+|%s%s\\b|(?:%s)\\b)"
        % (
            _GENE_LIST, _BETWEEN, _CHANGED, _OR_NOT, _GENE_LIST, _BETWEEN, _MISSED, _OR_NOT, _GENE_LIST, _IN,
            _GENE_LIST,
            b"|".join(spelling for _, spelling in _WHOLE),
        )
    ),
    longest=True,
)  # fmt: skip
_EACH_WHOLE = tuple((variable, folded_pattern(spelling)) for variable, spelling in _WHOLE)
_EACH_GENE = tuple((variable, folded_pattern(spelling)) for variable, spelling in _GENES.items())
_NAME = folded_pattern(b"\\b" + _GENE + b"(?:\\b|\\+)", longest=True)
_STATE = folded_pattern(b"(?:%s|(%s))%s$" % (_CHANGED, _MISSED, b"(" + _OR_NOT + b")"))
_LONGEST = 300
_RECEPTORS = frozenset(("her2_positive", "hormone_receptor_positive", "pdl1_positive"))


@lru_cache(maxsize=4096)
def _said(written: bytes) -> tuple[tuple[str, int, int, bool], ...]:
    """Of each marker: its variable, where it stands, whether it is absent. Nothing where either will do."""
    whole = next((variable for variable, pattern in _EACH_WHOLE if pattern.is_all(written)), None)
    if whole is not None:
        return ((whole, 0, len(written), False),)
    state = _STATE.search(written)
    if state is not None and state.group(2):
        return ()  # "Ph-positive or -negative", "EGFR mutation status"
    absent = state is not None and state.group(1) is not None
    found: dict[str, tuple[str, int, int, bool]] = {}
    for match in _NAME.finditer(written):
        name = match.group().rstrip(b"+")
        variable = next((v for v, pattern in _EACH_GENE if pattern.is_all(name)), None)
        if variable is not None and variable not in found:
            found[variable] = (variable, match.start(), match.end(), absent)
    if b"express" in written and not _RECEPTORS.issuperset(found):
        return ()  # more of a protein is no changed gene
    said = list(found.values())
    if said and state is not None:  # the last name takes what is said of all of them
        variable, start, _, absent = said[-1]
        said[-1] = (variable, start, len(written), absent)
    return tuple(said)


def _read(page: Page) -> Iterator[Predicate]:
    for start, end in find_spans(_FIND, page.folded, page.most):
        if end - start > _LONGEST:
            continue  # no real list of markers is as long
        for variable, first, last, absent in _said(page.folded[start:end]):
            yield Predicate(
                variable=variable,
                op="is",
                value=True,
                negated=absent,
                start=start + first,
                end=start + last,
                family="marker",
            )


RULE = Rule(
    family="marker",
    words=(
        Term(
            "marker_known",
            rb"(?:hormone|o?estrogen|progesterone)(?: and progesterone)? receptors?(?: \((?:hr|er|pr|pgr)\))?"
            rb" status",
            value="any",
        ),
    ),
    measures=measures(  # names that would else be of growth factors or a lymphoma
        "percent composite",
        marker_level=rb"(?:epidermal|platelet-derived|vascular endothelial|fibroblast|insulin-like|human epidermal)"
        rb" growth factors?(?: receptors?)?(?:[- ]?[12])?(?: \((?:egfr|vegfr?|her2|pdgfr?|fgfr)\))?"
        rb"|anaplastic lymphoma kinase"
        rb"|(?:hormone|o?estrogen|progesterone) receptors?",
    ),
    read=_read,
    reads=(*_GENES, "triple_negative"),
)
