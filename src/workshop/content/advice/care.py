"""Subjects that someone in the room may have lived through: they are named beforehand, and help is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.content.advice.script import Remark, Script, stretches
from workshop.model.session import Session, Vignette

REFERRAL_CARD = "referral-card"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a word of warning is about, how a text speaks of it, and how often before it is a subject at all."""

    name: str
    pattern: str
    least: int = 1


_WHOSE = r"(?:my|your|his|her|their)"
_SELF = r"(?:my|your|him|her|them|one)sel(?:f|ves)"
_SUICIDE = rf"suicid\w*|kill\w* {_SELF}|(?:end|ended|ending|take|taking|took) {_WHOSE} (?:own )?li(?:fe|ves)"
_SELF_HARM = rf"self[- ]harm\w*|(?:harm|cut)(?:s|ting|ing|ed)? {_SELF}(?! off| short| a )"

#: What `sensitive` warns of. In a hospital a death may be mentioned in passing; twice is a subject.
SUBJECTS = (
    Subject("suicide", _SUICIDE),
    Subject("self-harm", _SELF_HARM),
    Subject("death", r"deaths?|died|dies|dying|funerals?|stillb\w+|miscarr\w+", least=2),
    Subject("assault", r"assault\w*|rap(?:e|ed|ist)|molest\w*|grop(?:e|ed|ing)"),
    Subject("harassment", r"harass\w*|bull(?:y|ied|ying)|stalk(?:ed|er|ing)"),
)

#: How people speak of not wanting to live.
SUICIDAL = "|".join(
    (
        _SUICIDE,
        _SELF_HARM,
        r"(?:not|\w+n[’']t) (?:want|wanting|wish|mind|wake|waking)[\w ’']{0,12}(?:live|wake up|waking up|be alive)",
        r"(?:not|\w+n[’']t) want(?:ing)? to be here any ?more",
        r"better off (?:dead|without (?:me|her|him|them))",
        r"no longer want\w* to live|being alive",
        r"(?:better|safer|easier) (?:for \w+ )?if (?:I|he|she) w(?:as|ere)n[’']t (?:here|there|around)",
    )
)


def unnamed_subjects(script: Script) -> Iterator[Remark]:
    """What a vignette touches without a word of warning. Each subject is told once, where it first comes up."""
    vignette = script.whole
    if not isinstance(vignette, Vignette) or vignette.sensitive:
        return
    for subject in SUBJECTS:
        found = list(_places(subject.pattern, script))
        if len(found) >= subject.least:
            line, words = found[0]
            yield line, f"‘{words}’ touches {subject.name}; say so beforehand: 'sensitive: …' in the front matter"


def missing_referral(script: Script) -> Iterator[Remark]:
    """Where thoughts of suicide come up, the people who help must be known before the step begins."""
    whole = script.whole
    found = next(_places(SUICIDAL, script), None)
    helped = REFERRAL_CARD in whole.handouts
    if isinstance(whole, Vignette) and whole.referral and not helped:
        line = script.front.line("referral")
        yield line, f"'referral: yes' needs the card itself; add {REFERRAL_CARD} to 'handouts'"
    if found is None:
        return
    line, words = found
    if isinstance(whole, Vignette) and not whole.referral:
        yield line, f"‘{words}’ speaks of not wanting to live; add 'referral: yes', so that the local card is at hand"
    elif isinstance(whole, Session) and not helped:
        yield line, f"‘{words}’ speaks of not wanting to live; add {REFERRAL_CARD} to 'handouts'"


def _places(pattern: str, script: Script) -> Iterator[Remark]:
    """Where the pattern stands outside the front matter: the line, and the words."""
    search = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for stretch in stretches(script.markup):
        if stretch.line != script.markup.front.line:
            for match in search.finditer(stretch.text):
                yield stretch.line_of(match.start()), match[0]
