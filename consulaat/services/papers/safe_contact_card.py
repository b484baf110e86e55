"""FRM-02 from a protocol for safe contact; a case stands for the one in use."""

from consulaat.papers.safe_contact_card import ChannelRow, SafeContactCard
from consulaat.records.case import Case
from consulaat.records.contact import ContactProtocol, ProtocolState, SafeTime
from consulaat.services.naming import NoSuchRecordError, find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork


def find(work: UnitOfWork, ref: str) -> ContactProtocol:
    """Return the protocol that is meant; a case stands for its protocol in use, else its last one."""
    try:
        return work.get(ContactProtocol, find_record(work, ContactProtocol, ref))
    except NoSuchRecordError as error:
        try:
            case = find_record(work, Case, ref)
        except NoSuchRecordError:
            raise error from None
        found = work.find(ContactProtocol, case=case)
        active = [each for each in found if each.state is ProtocolState.ACTIVE]
        if not found:
            raise error from None
        return (active or list(found))[-1]


def content(material: Material, protocol: ContactProtocol) -> SafeContactCard:
    """Return what the card says; code, duress and proof words have no place on it."""
    return SafeContactCard(
        frame=material.frame(
            material.reference_of(material.case(protocol.case)),
            is_draft=protocol.state is not ProtocolState.ACTIVE,
            is_marked=True,
            is_copy=True,
        ),
        state=material.word(protocol.state),
        language=material.tongue(protocol.language),
        interpreter=protocol.interpreter_requirements or "",
        must_never_answer=protocol.must_never_answer or "",
        may_answer=protocol.may_answer or "",
        safe_times=tuple(_time(material, each) for each in protocol.safe_times),
        unsafe_times=tuple(_time(material, each) for each in protocol.unsafe_times),
        channels=tuple(
            ChannelRow(
                channel=material.word(each.channel),
                number=each.number_or_address,
                device_is_shared=each.device_is_shared,
            )
            for each in sorted(protocol.channels, key=lambda each: each.preference or 99)
        ),
        voicemail_is_allowed=protocol.voicemail_is_allowed,
        message_may_be_left=protocol.message_may_be_left,
        sender_name=protocol.cover_sender_name or "",
        cover_story=protocol.cover_story or "",
        wrong_voice=protocol.wrong_voice_response or "",
        last_confirmed_at=material.moment(protocol.last_confirmed_at),
        valid_until=protocol.valid_until,
    )


def _time(material: Material, time: SafeTime) -> str:
    return f"{material.word(time.weekday)} {time.time_from}–{time.time_until} ({time.time_zone})"
