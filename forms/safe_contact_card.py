"""FRM-02: the card for safe contact."""

from reportlab.platypus import Flowable

from consulaat.papers.safe_contact_card import SafeContactCard
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from forms.words import YES_NO
from resources.texts import N_


def render(card: SafeContactCard) -> bytes:
    """Return the card as a PDF file."""
    return build_pdf(card, lambda sheet: _body(sheet, card))


def _body(sheet: Sheet, card: SafeContactCard) -> list[Flowable]:
    field, yes_no = sheet.field, sheet.words.yes_no
    return [
        *sheet.key(N_("Must never know"), card.must_never_answer, alert=True),
        *sheet.panel(
            (N_("Who may answer"), card.may_answer, 1),
            (N_("Safe times"), "\n".join(card.safe_times), 2),
            (N_("Unsafe times"), "\n".join(card.unsafe_times), 1),
        ),
        *sheet.heading(N_("How to speak")),
        *sheet.fields(
            field(N_("State"), card.state),
            field(N_("Language"), card.language),
            field(N_("Demands on an interpreter"), card.interpreter),
            field(N_("Name of the sender to use"), card.sender_name),
            field(N_("Voicemail is allowed"), yes_no(card.voicemail_is_allowed), YES_NO),
            field(N_("A message may be left"), yes_no(card.message_may_be_left), YES_NO),
        ),
        *sheet.passage(N_("Cover story"), card.cover_story, lines=1),
        *sheet.passage(N_("What to say to a wrong voice"), card.wrong_voice, lines=2),
        *sheet.heading(N_("Channels")),
        *_channels(sheet, card),
        *sheet.fields(
            field(N_("Last confirmed on"), sheet.formats.moment(card.last_confirmed_at)),
            field(N_("Valid until"), sheet.formats.day(card.valid_until)),
        ),
        *sheet.note(N_("Code words never stand on paper: look them up in the program, with a reason.")),
    ]


def _channels(sheet: Sheet, card: SafeContactCard) -> list[Flowable]:
    columns = [
        Column(label=N_("Channel"), share=26),
        Column(label=N_("Number or address"), share=50),
        Column(label=N_("Device is shared"), share=24),
    ]
    rows = [
        (sheet.words.read(each.channel), each.number, sheet.words.yes_no(each.device_is_shared))
        for each in card.channels
    ]
    return sheet.table(columns, rows)
