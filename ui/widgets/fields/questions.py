"""Fields that ask fixed questions one by one: what is known of each sign, what was checked, what was agreed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from consulaat.values.canonical import Json
from resources.texts import _
from ui.widgets.badge import Badge
from ui.widgets.fields.base import Field
from ui.widgets.look import Meaning, sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import button, quiet, strong, words
from ui.widgets.segmented import Choice, Segmented

Row = dict[str, Json]
Told = Callable[[Sequence[Row]], str]
HEIGHT: Final = 28


@dataclass(frozen=True, slots=True)
class Question:
    """One fixed question: its code, its words, the heading above it, and whether it weighs most."""

    code: str
    text: str
    heading: str = ""
    is_critical: bool = False


class QuestionsField(Field):
    """A list of fixed questions, each answered with one of a few codes or not at all.

    ``keys`` are the fields of question and answer. ``remark`` is a field for a few words about an answer, shown
    once there is one. ``told`` says what all answers together ask for.
    """

    is_wide = True

    def __init__(
        self,
        questions: Sequence[Question],
        answers: Sequence[Choice],
        keys: tuple[str, str],
        *,
        remark: tuple[str, str] | None = None,
        told: Told | None = None,
    ) -> None:
        super().__init__()
        self._question_key, self._answer_key = keys
        self._remark = remark
        self._told = told
        self._kept: dict[str, Row] = {}
        self.segments: dict[str, Segmented] = {}
        self.remarks: dict[str, QLineEdit] = {}
        self.note = Note()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        group = ""
        for each in questions:
            if each.heading != group:
                group = each.heading
                self._grid.addWidget(strong(group), self._grid.rowCount(), 0, 1, 3)
            self._ask(each, answers)
        self.line.addLayout(self._grid, 1)
        self._stack.insertWidget(1, self.note)

    def show_value(self, value: Json) -> None:
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        self._kept = {str(each[self._question_key]): each for each in rows}
        for code, segments in self.segments.items():
            kept = self._kept.get(code, {})
            segments.choose(self._code_of(kept.get(self._answer_key)))
            if self._remark is not None:
                self.remarks[code].setText(str(kept.get(self._remark[0]) or ""))
        self._tell()

    def value(self) -> Json:
        found: list[Json] = []
        for code, segments in self.segments.items():
            if segments.code:
                found.append(self._row(code, segments.code))
        return found or None

    def target(self) -> QWidget:
        return next(iter(self.segments.values())).first

    def name(self, name: str) -> None:
        self.setAccessibleName(name)

    def _ask(self, question: Question, answers: Sequence[Choice]) -> None:
        line = self._grid.rowCount()
        answer = Segmented(answers, height=sized(HEIGHT))
        said = question.text
        if question.is_critical:
            said = _("{question} (critical)", question=question.text)
        answer.name(said)
        answer.changed.connect(self._answered)
        self.segments[question.code] = answer
        self._grid.addWidget(self._caption(question.text), line, 0)
        if question.is_critical:
            self._grid.addWidget(Badge(_("critical"), "alert-triangle", Meaning.WARNING), line, 1)
        self._grid.addWidget(answer, line, 2)
        if self._remark is not None:
            self._offer_remark(question, self._remark[1], line + 1)

    def _offer_remark(self, question: Question, label: str, line: int) -> None:
        edit = QLineEdit()
        edit.setPlaceholderText(label)
        edit.setAccessibleName(f"{question.text}: {label}")
        edit.setMinimumHeight(sized(HEIGHT))
        edit.textEdited.connect(self.changed)
        edit.editingFinished.connect(self.left)
        edit.hide()
        self.remarks[question.code] = edit
        self._grid.addWidget(edit, line, 0, 1, 3)

    def _row(self, code: str, answer: str) -> Row:
        made: Row = {**self._kept.get(code, {}), self._question_key: code, self._answer_key: answer}
        if self._remark is not None:
            text = self.remarks[code].text().strip()
            made[self._remark[0]] = text
            if not text:
                del made[self._remark[0]]
        return made

    def _code_of(self, answer: Json) -> str:
        return str(answer or "")

    def _answered(self) -> None:
        self._tell()
        self.changed.emit()
        self.left.emit()

    def _tell(self) -> None:
        for code, edit in self.remarks.items():
            edit.setVisible(bool(self.segments[code].code))
        if self._told is not None:
            rows = self.value()
            said = self._told([each for each in rows if isinstance(each, dict)]) if rows else ""  # type: ignore[union-attr]
            self.note.tell([Remark(said, stops=False)] if said else ())

    def _caption(self, text: str) -> QLabel:
        return words(text) if text else quiet()


class ChecksField(QuestionsField):
    """Fixed points that are met or not; who looked, and when, is written down with each answer."""

    def __init__(
        self,
        points: Sequence[Question],
        answers: Sequence[Choice],
        keys: tuple[str, str],
        stamp: Callable[[], Row],
    ) -> None:
        super().__init__(points, answers, keys)
        self._stamp = stamp
        self._stamped: dict[str, tuple[str, Row]] = {}

    def _row(self, code: str, answer: str) -> Row:
        kept = self._kept.get(code, {})
        if self._code_of(kept.get(self._answer_key)) == answer:
            return kept
        if self._stamped.get(code, ("", {}))[0] != answer:
            self._stamped[code] = (answer, self._stamp())
        return {self._question_key: code, self._answer_key: answer == "JA", **self._stamped[code][1]}

    def _code_of(self, answer: Json) -> str:
        return "" if answer is None else ("JA" if answer else "NEE")


class PartsField(Field):
    """Fixed parts, each with the same few fields beside each other; an empty part is left out.

    One field alone stands behind the name of its part; with ``is_map`` the value is a map of parts to that field.
    ``usual`` fills in a field that is nearly always the same as soon as another of its part is typed into, and takes
    it back when the others are empty again. Parts that ``fold`` stand behind a button until they are wanted.
    """

    is_wide = True

    def __init__(
        self,
        parts: Sequence[Question],
        key: str,
        texts: Sequence[tuple[str, str, Callable[[], Field]]],
        *,
        is_map: bool = False,
        usual: Mapping[str, Json] | None = None,
    ) -> None:
        super().__init__()
        self._key = key
        self._usual = dict(usual or {})
        self._mapped = texts[0][0] if is_map else ""
        self.fields: dict[str, dict[str, Field]] = {}
        self._unfold = button(_("Fill in"), "plus")
        self._unfold.hide()
        self._unfold.clicked.connect(self._open)
        self._content = QWidget()
        grid = QGridLayout(self._content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        is_alone = len(texts) == 1
        start = 1 if is_alone or usual else 0  # fields of a few letters leave room beside them
        for column, (_name, label, _make) in enumerate(texts, start):
            grid.addWidget(quiet(label, wrap=False), 0, column)
            grid.setColumnStretch(column, 1)
        for part in parts:
            line = grid.rowCount() - start
            caption = words(part.text, wrap=False) if start else strong(part.text)
            grid.addWidget(caption, line + start, 0, 1, 1 if start else len(texts))
            self.fields[part.code] = {}
            for column, (name, label, make) in enumerate(texts, start):
                field = make()
                field.name(f"{part.text}: {label}")
                field.left.connect(partial(self._fill_usual, part.code, name))
                field.changed.connect(self.changed)
                field.left.connect(self.left)
                self.fields[part.code][name] = field
                grid.addWidget(field, line + 1, column, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self._unfold)
        self.line.addWidget(self._content, 1)
        self.line.addStretch()

    def fold(self) -> None:
        """Stand behind a button for as long as nothing is filled in."""
        self._unfold.show()
        self._content.hide()

    @property
    def is_folded(self) -> bool:
        """Whether only the button is in sight."""
        return not self._unfold.isHidden()

    @Slot()
    def _open(self) -> None:
        had_focus = self._unfold.hasFocus()
        self._unfold.hide()
        self._content.show()
        if had_focus:
            self.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_when_filled(self) -> None:
        if self.is_folded and self.typed():
            self._open()

    def show_value(self, value: Json) -> None:
        if isinstance(value, Mapping):
            kept = {code: {self._mapped: each} for code, each in value.items()}
        else:
            rows = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
            kept = {str(each[self._key]): dict(each) for each in rows}
        for code, fields in self.fields.items():
            for name, field in fields.items():
                field.show_value(kept.get(code, {}).get(name))
        self._open_when_filled()

    def value(self) -> Json:
        found: list[Json] = []
        for code, fields in self.fields.items():
            given = {name: text for name, field in fields.items() if (text := field.value()) is not None}
            if given:
                found.append({self._key: code, **given})
        if self._mapped:
            return {
                code: fields[self._mapped].value()
                for code, fields in self.fields.items()
                if fields[self._mapped].value() is not None
            } or None
        return found or None

    def typed(self) -> Json:
        return {
            code: {name: field.typed() for name, field in fields.items()}
            for code, fields in self.fields.items()
            if any(field.typed() for field in fields.values())
        } or None

    def retype(self, typed: Json) -> None:
        found = typed if isinstance(typed, Mapping) else {}
        for code, fields in self.fields.items():
            texts = found.get(code)
            for name, field in fields.items():
                field.retype(texts.get(name) if isinstance(texts, Mapping) else None)
        self._open_when_filled()

    def target(self) -> QWidget:
        if self.is_folded:
            return self._unfold
        return next(iter(next(iter(self.fields.values())).values())).target()

    def _fill_usual(self, code: str, left: str) -> None:
        if left in self._usual:
            return
        fields = self.fields[code]
        is_empty = not any(field.typed() for name, field in fields.items() if name not in self._usual)
        for name, value in self._usual.items():
            field = fields[name]
            if not is_empty and not field.typed():
                field.show_value(self._nearest(code, name) or value)
            elif is_empty and field.typed():
                field.show_value(None)

    def _nearest(self, code: str, name: str) -> Json:
        """Return what was filled in for the last part above."""
        above = list(self.fields)[: list(self.fields).index(code)]
        found = (self.fields[each][name].typed() for each in reversed(above))
        return next((each for each in found if isinstance(each, str) and each), None)

    def name(self, name: str) -> None:
        self.setAccessibleName(name)
        self._unfold.setAccessibleName(_("{field}: fill in", field=name))
