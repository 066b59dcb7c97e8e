"""What a condition is, in a plain sentence or two, from what the vocabulary counts it among.

The Mondo Disease Ontology sorts each condition under broader ones. Some of those have a sentence here that a reader
without medical words understands. One sentence says what kind of illness it is, one which part of the body it affects.
Groups that would mislead ("hereditary disease", under which Parkinson's stands) have none.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from plaintrial.conditions import Concept, vocabulary

_CANCER = N_("It is a kind of cancer: cells grow out of control and can spread.")
_GENETIC = N_("It is a genetic condition: a change in a gene causes it.")
_KINDS = {
    "MONDO:0024575": N_("It is about pregnancy or birth."),
    "MONDO:0005059": _CANCER,
    "MONDO:0005062": _CANCER,
    "MONDO:0009693": _CANCER,
    "MONDO:0044881": N_("It is counted among cancers and other growths of blood cells."),
    "MONDO:0004992": _CANCER,
    "MONDO:0004993": _CANCER,
    "MONDO:0005089": _CANCER,
    "MONDO:0005105": _CANCER,
    "MONDO:0005165": N_("It is a growth of the kind that is not cancer."),
    "MONDO:0005070": N_("It is a growth: cells multiply more than they should."),
    "MONDO:0005108": N_("It is an infection. A virus causes it."),
    "MONDO:0005113": N_("It is an infection. Bacteria cause it."),
    "MONDO:0002041": N_("It is an infection. A fungus causes it."),
    "MONDO:0005135": N_("It is an infection. A parasite causes it."),
    "MONDO:0005550": N_("It is an infection. Germs cause it."),
    "MONDO:0007179": N_("It is an autoimmune disease: the body's defences attack healthy parts of the body."),
    "MONDO:0005271": N_("It is an allergy: the body's defences react to something harmless."),
    "MONDO:0002494": N_("It is about the use of alcohol, tobacco or other drugs."),
    "MONDO:0700092": N_("It is about how the brain develops and works."),
    "MONDO:0005084": N_("It is a mental health condition: it changes mood, thoughts or behaviour."),
    "MONDO:0021178": N_("It is an injury."),
    "MONDO:0000429": _GENETIC,
    "MONDO:0000425": _GENETIC,
    "MONDO:0019052": _GENETIC,
    "MONDO:0001627": N_("It affects memory and thinking."),
    "MONDO:0005559": N_("In this illness, nerve cells stop working over time."),
    "MONDO:0005066": N_("It changes how the body uses food and energy."),
}  # fmt: skip
"""Kinds of illness, the closer word first."""
_PARTS = {
    "MONDO:0005275": N_("It affects the lungs."),
    "MONDO:0005267": N_("It affects the heart."),
    "MONDO:0005154": N_("It affects the liver."),
    "MONDO:0002356": N_("It affects the pancreas, an organ behind the stomach."),
    "MONDO:0005240": N_("It affects the kidneys."),
    "MONDO:0005328": N_("It affects the eyes."),
    "MONDO:0021205": N_("It affects the ears."),
    "MONDO:0005560": N_("It affects the brain."),
    "MONDO:0005071": N_("It affects the nerves or the brain."),
    "MONDO:0005570": N_("It affects the blood."),
    "MONDO:0005093": N_("It affects the skin."),
    "MONDO:0006858": N_("It affects the mouth."),
    "MONDO:0004298": N_("It affects the stomach."),
    "MONDO:0005020": N_("It affects the bowel."),
    "MONDO:0004335": N_("It affects the organs that digest food."),
    "MONDO:0005087": N_("It affects the airways or the lungs."),
    "MONDO:0004995": N_("It affects the heart or the blood vessels."),
    "MONDO:0002118": N_("It affects the kidneys, the bladder or the ways that urine takes."),
    "MONDO:0002657": N_("It affects the breast."),
    "MONDO:0002263": N_("It affects women's reproductive organs, such as the womb."),
    "MONDO:0003150": N_("It affects men's reproductive organs, such as the prostate."),
    "MONDO:0003240": N_("It affects the thyroid, a gland in the neck."),
    "MONDO:0006816": N_("It affects the joints."),
    "MONDO:0003939": N_("It affects the muscles."),
    "MONDO:0005381": N_("It affects the bones."),
    "MONDO:0003900": N_("It affects the tissue that holds the body together."),
    "MONDO:0002081": N_("It affects the bones, the joints or the muscles."),
    "MONDO:0005151": N_("It affects the glands that make hormones."),
    "MONDO:0005046": N_("It affects the body's defences."),
}  # fmt: skip
"""Parts of the body, the closer word first."""
_NAMED_SO = frozenset(
    {"MONDO:0005059", "MONDO:0005062", "MONDO:0009693", "MONDO:0004993", "MONDO:0005089", "MONDO:0005105"}
)  # fmt: skip
"""Cancers whose names do not say so, of which the sentence holds itself."""
_SYMPTOMS = "MESH:D012816"
_DEFENCES = "MONDO:0005046"
_NO_PART = {
    "MONDO:0005550": frozenset({"MONDO:0002263", "MONDO:0003150", "MONDO:0005151", _DEFENCES}),
    "MONDO:0007179": frozenset({_DEFENCES}),
    "MONDO:0005271": frozenset({_DEFENCES}),
    "MONDO:0700092": frozenset(_PARTS),
    "MONDO:0005084": frozenset(_PARTS),
}
"""Parts of the body not to name beside a kind of illness: where an infection may enter, what the kind says already."""


def in_plain_words(concept: Concept) -> tuple[str, ...]:
    """At most two sentences; none for what is no disease, or stands under nothing that has a sentence."""
    above = vocabulary().ancestors(concept.id)
    if concept.topic or _SYMPTOMS in above:
        return ()
    unsaid = frozenset().union(*(parts for kind, parts in _NO_PART.items() if kind in above))
    kind = _first(_KINDS, above | (_NAMED_SO & {concept.id}))
    part = _first(_PARTS, above - unsaid)
    return tuple(_(sentence) for sentence in (kind, part) if sentence)


def _first(sentences: Mapping[str, str], above: frozenset[str]) -> str:
    return next((sentence for each, sentence in sentences.items() if each in above), "")
