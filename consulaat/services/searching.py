"""The desk where people and cases are found, in any spelling; what may not be read is not there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.registry import RECORDS, record_class, type_name
from consulaat.records.searched import LAST, LAST_DIGITS, OPEN, WHOLE, is_searchable
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.candidates import Asked, Candidate, Reach
from consulaat.services.deadlines import DeadlineDesk, Wanted
from consulaat.services.kept_dues import bring_up
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.search_hits import Hit, Hits, Kind
from consulaat.services.search_narrowing import Narrowing, read_narrowing
from consulaat.services.search_question import Question, read_question
from consulaat.services.search_reasons import (
    Reason,
    name_reasons,
    number_fit,
    number_reasons,
    text_reasons,
)
from consulaat.values.ids import RecordId
from consulaat.values.likeness import BEHIND, LEAST, Alignment, align
from consulaat.values.moment import local_date
from consulaat.values.names import loose_keys, tokens

ENOUGH: Final = 0.8  # below this, spelling mistakes are looked for too
IN_TEXT: Final = 0.6
WEIGHED: Final = 250
WEIGHED_TO_NARROW: Final = 2_000
DUE_AT_MOST: Final = 5_000
FIRST: Final = ("case", "person", "report")
_LEAST_KEY: Final = 3
_KEYS_ALIKE: Final = 66
_MOST_KEYS: Final = 12


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate and how well it fits, by its name, a number, or its words."""

    candidate: Candidate
    score: float
    alignment: Alignment | None = None
    in_number: bool = False
    in_text: bool = False


class SearchDesk:
    """Finds for one officer."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def search(
        self, text: str, *, kind: Kind = Kind.ALL, limit: int = 20, is_noted: bool = True
    ) -> tuple[Hit, ...]:
        """Return what fits best, the likest first; whatever is typed, there is an answer.

        One act is noted, unless the caller answers letter by letter and notes the final words by ``note``.
        """
        whole = read_question(text)
        if whole.is_empty or limit < 1:
            return ()
        with self._store.work(UserId(self._officer.id)) as work:
            narrowing, rest = self._narrowing(work, whole.text)
            question = whole if narrowing.is_empty else read_question(rest)
            hits = Hits(work, self._officer, kind, limit, None if narrowing.is_empty else narrowing.fits)
            for record, score, why in self._found(work, question, narrowing, kind, limit):
                if not hits.add(record, score, why):
                    break
            found = hits.all()
            if is_noted:
                _note(work, whole, kind, len(found))
            work.commit()
        return found

    def note(self, text: str, kind: Kind, found: int) -> None:
        """Note a search that was answered while it was typed: its final words, and how much they found."""
        with self._store.work(UserId(self._officer.id)) as work:
            _note(work, read_question(text), kind, found)
            work.commit()

    # -- inside

    def _narrowing(self, work: UnitOfWork, text: str) -> tuple[Narrowing, str]:
        """Return what named words ask for; terms are looked up only when they are asked."""
        today = local_date(work.now(), work.identity.time_zone)
        narrowing, rest = read_narrowing(text, today)
        if narrowing.until is None:
            return narrowing, rest
        bring_up(work, self._officer)
        wanted = Wanted(until=narrowing.until)
        due: dict[CaseId, str] = {}
        for each in DeadlineDesk(self._store, self._officer).seen(work, wanted, limit=DUE_AT_MOST).deadlines:
            if each.case is not None:
                due.setdefault(each.case, f"{each.sentence} ({each.left})")
        return replace(narrowing, due=due), rest

    def _found(
        self, work: UnitOfWork, question: Question, narrowing: Narrowing, kind: Kind, limit: int
    ) -> Iterator[tuple[Record, float, tuple[Reason, ...]]]:
        """Yield what fits the words, or all cases that fit when there are no words, with why."""
        most = max(WEIGHED if narrowing.is_empty else WEIGHED_TO_NARROW, 2 * limit)
        if question.is_empty:
            for case in narrowing.cases(work, most):
                if narrowing.fits(case) and not any(read_right(Case).objections(self._officer, case)):
                    yield case, 1.0, tuple(narrowing.reasons(case))
            return
        for match in self._matches(work, question, self._reach(kind), most):
            record = self._readable(work, match.candidate)
            if record is not None:
                yield record, match.score, _reasons(record, match, question)

    def _reach(self, kind: Kind) -> Reach:
        searched = [made for made in RECORDS if is_searchable(made)]
        if kind is Kind.PERSON:
            searched = [made for made in searched if type_name(made) == "person"]
        full, own = set(), set()
        for made in searched:
            right = read_right(made)
            if self._officer.roles & right.roles:
                full.add(type_name(made))
            elif self._officer.roles & right.own:
                own.add(type_name(made))
        is_everywhere = kind is not Kind.PERSON and len(full) == len(searched)
        return Reach(frozenset(full), frozenset(own), UserId(self._officer.id), is_everywhere)

    def _readable(self, work: UnitOfWork, candidate: Candidate) -> Record | None:
        made = record_class(candidate.record_type)
        for record in work.find(made, id=candidate.record):
            if not any(read_right(made).objections(self._officer, record)):
                return record
        return None

    def _matches(self, work: UnitOfWork, question: Question, reach: Reach, most: int) -> Sequence[Match]:
        found: dict[RecordId, Match] = {}
        for match in _by_number(work, question, reach, most):
            found[match.candidate.record] = match
        in_words = work.candidates.by_words(question.words, reach, most)
        named = _weighed(question, (*in_words, *_by_name(work, question, reach, most)))
        if max((match.score for match in named), default=0.0) < ENOUGH:
            named += _weighed(question, _by_mistake(work, question, reach, most))
        least = max(LEAST, max((match.score for match in named), default=0.0) - BEHIND)
        for match in named:
            if match.score >= least:
                _keep(found, match)
        for candidate in in_words:
            held = found.get(candidate.record)
            score = max(IN_TEXT, held.score if held else 0.0)
            _keep(found, replace(held or Match(candidate, score), score=score, in_text=True))
        return sorted(found.values(), key=lambda match: (-match.score, _rank(match)))


def _note(work: UnitOfWork, question: Question, kind: Kind, found: int) -> None:
    work.act("ZOEKEN", words=question.for_the_record, kind=kind.value, found=found)


def _rank(match: Match) -> int:
    """Return the place of a type among equals: what people look for stands first."""
    name = match.candidate.record_type
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _by_name(work: UnitOfWork, question: Question, reach: Reach, most: int) -> Iterable[Candidate]:
    asked = [Asked(frozenset(each.keys), loose_keys(each)) for each in question.tokens]
    if asked and len(question.tokens[-1].keys[0]) > 1:
        asked[-1] = replace(asked[-1], begins=question.tokens[-1].keys[0])
    return work.candidates.by_keys(asked, reach, most)


def _by_mistake(work: UnitOfWork, question: Question, reach: Reach, most: int) -> Iterable[Candidate]:
    """Return records whose keys are nearly those that were asked: somebody typed a letter wrong."""
    from rapidfuzz import fuzz, process  # slow to import, and most people type right

    known, asked = work.candidates.name_keys(), []
    for token in question.tokens:
        near = {
            name
            for key in token.keys
            if len(key) >= _LEAST_KEY
            for name, _score, _at in process.extract(
                key, known, scorer=fuzz.ratio, score_cutoff=_KEYS_ALIKE, limit=_MOST_KEYS
            )
        }
        asked.append(Asked(frozenset(near)))
    return work.candidates.by_keys(asked, reach, most)


def _by_number(work: UnitOfWork, question: Question, reach: Reach, most: int) -> Iterable[Match]:
    for number in question.numbers:
        sure = {OPEN + number, WHOLE + number.lstrip("0")}
        if number.isdigit() and len(number) >= LAST:
            sure.add(LAST_DIGITS + number[-LAST:])
        asked = Asked(frozenset(sure), begins=OPEN + number)
        for candidate in work.candidates.by_keys([asked], reach, most):
            score = number_fit(number, set(candidate.keys.split()))
            if score:
                yield Match(candidate, score, in_number=True)


def _weighed(question: Question, candidates: Iterable[Candidate]) -> list[Match]:
    """Return the candidates that have a name, with how like it is to what was asked."""
    unique = {each.record: each for each in candidates if each.names}
    found = []
    for candidate in unique.values():
        alignment = align(question.tokens, tokens(candidate.names))
        if alignment.score >= LEAST:
            found.append(Match(candidate, alignment.score, alignment))
    return found


def _keep(found: dict[RecordId, Match], match: Match) -> None:
    held = found.get(match.candidate.record)
    if held is None or match.score >= held.score:
        found[match.candidate.record] = match


def _reasons(record: Record, match: Match, question: Question) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if match.in_number:
        found += number_reasons(record, question)
    if match.alignment is not None:
        found += name_reasons(record, match.alignment, question)
    if match.in_text:
        found += text_reasons(record, question)
    return tuple(found)
