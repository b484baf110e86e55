"""Words that endanger: on paper that the person keeps, and a duress word that is also the code word (domain §10)."""

import re
from collections.abc import Iterator
from functools import cache

from consulaat.records.contact import ContactProtocol
from consulaat.records.plan import SafetyPlan
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.values.names import fold
from resources.reference import rows
from resources.texts import N_


def objections_to_neutral_texts(plan: SafetyPlan, _around: Around) -> Iterator[Finding]:
    """Tell each word in a neutral text that says what it is about or who helps: others read that paper too."""
    said = fold(" ".join(each.neutral_text or "" for each in plan.sections))
    for word in _paper_words():
        if re.search(rf"(?<!\w){re.escape(word)}", said):
            yield Finding(
                "WORD_ON_PAPER",
                N_("The neutral text goes on paper that others may find: leave out the word “{word}”."),
                "§10.4",
                field_name="sections",
                facts={"word": word},
            )


def objections_to_same_words(protocol: ContactProtocol, _around: Around) -> Iterator[Finding]:
    """Tell that the code word is also the duress word: then an alarm cannot be told from a greeting."""
    code = protocol.code_word.content if protocol.code_word else None
    duress = protocol.duress_word.content if protocol.duress_word else None
    if code and duress and fold(code).strip() == fold(duress).strip():
        yield Finding(
            "SAME_WORDS",
            N_("The duress word must be another one than the code word."),
            "§10.1",
            field_name="duress_word",
        )


@cache
def _paper_words() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("paper_words"))
