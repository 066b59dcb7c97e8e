"""The words every study uses, in a sentence each: what a reader meets first, and so in the page's language."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

STUDY_WORDS: tuple[tuple[str, str], ...] = (
    (_("adverse event"), _("A health problem during a study. The treatment may or may not be the cause.")),
    (_("arm"), _("A group of people in a study who all follow the same plan.")),
    (_("baseline"), _("How things are at the start, before the treatment. Later tests are compared with it.")),
    (_("biopsy"), _("A small piece of the body is taken out, to look at it closely.")),
    (_("clinical trial"), _("A study in which people try something, such as a medicine, to see what it does.")),
    (_("cohort"), _("A group of people who are watched over time, or who join a study together.")),
    (_("control group"), _("The group to compare with. It may get the usual treatment, a dummy or nothing.")),
    (_("crossover"), _("Each person gets one treatment first and another one later.")),
    (_("data monitoring committee"), _("Experts who watch over a study as it goes on. They can ask to stop it.")),
    (_("double-blind"), _("Neither you nor the people who treat you know which treatment you get.")),
    (_("enrollment"), _("How many people join a study, or are planned to.")),
    (_("ethics committee"), _("A group that does not belong to the study team. It must agree before a study begins.")),
    (_("exclusion criteria"), _("What keeps a person from joining a study.")),
    (_("expanded access"), _("A way to get a treatment outside a study, before it is approved.")),
    (_("follow-up"), _("The time in which the study team still asks how you are, often after the treatment.")),
    (_("healthy volunteer"), _("A person without the illness who joins a study.")),
    (_("inclusion criteria"), _("What must be true of a person to join a study.")),
    (_("informed consent"), _("You agree to join after you were told the plan, the risks and your rights. You can "
                              "change your mind at any time.")),
    (_("intervention"), _("What is done or given in a study, such as a medicine, an operation or a diet.")),
    (_("observational study"), _("Researchers watch what happens. They do not choose the treatment.")),
    (_("open-label"), _("Everyone knows which treatment is given.")),
    (_("outcome"), _("What a study measures, to find out what happened.")),
    (_("phase 1"), _("An early test in few people. It looks for the right dose and for side effects.")),
    (_("phase 2"), _("A test in more people. It looks at whether a treatment does anything, and at side effects.")),
    (_("phase 3"), _("A late test, often in many people. It compares with the usual treatment or a dummy.")),
    (_("phase 4"), _("A study of a treatment that is already in use.")),
    (_("placebo"), _("A dummy treatment. It looks like the real one and holds no active medicine.")),
    (_("primary outcome"), _("The main thing that a study measures.")),
    (_("principal investigator"), _("The researcher who leads a study, or leads it at one place.")),
    (_("protocol"), _("The written plan of a study.")),
    (_("randomized"), _("Chance decides who gets which treatment, like drawing lots.")),
    (_("screening"), _("Tests and questions before you join. They show whether the study may fit you.")),
    (_("sham"), _("A dummy operation or a device that does nothing.")),
    (_("side effect"), _("What a treatment does that nobody wants. It can be mild or serious.")),
    (_("sponsor"), _("The company, university or other body that runs a study and answers for it.")),
    (_("standard of care"), _("The care that doctors usually give.")),
    (_("washout"), _("A time without a medicine before a study, until it has left the body.")),
)  # fmt: skip
"""Terms as records have them, and what they mean; both are texts of the catalogues."""
