"""Files are taken for what they hold, whatever they are called; what may not come in is refused with its reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consulaat.content import refusals
from consulaat.content.detect import LARGEST, media_of
from consulaat.content.media import Media
from consulaat.content.refusals import FileRefusedError
from tests.content.samples import JPEG, MAIL, a_closed_zip, a_docx, a_pdf, a_png, a_zip, an_ole

ODT_KIND = b"application/vnd.oasis.opendocument.text"
HONEST = {
    "pdf": (a_pdf(), Media.PDF),
    "png": (a_png(), Media.PNG),
    "jpeg": (JPEG, Media.JPEG),
    "jpeg with facts behind its end": (JPEG + b"MPF" + bytes(40), Media.JPEG),
    "text": ("Mijn naam is زهرا‌ en ik wil terug.\n\tEcht.".encode(), Media.TEXT),
    "text with a mark in front": (b"\xef\xbb\xbfhallo", Media.TEXT),
    "text that begins with a smile": (b"<3 tot morgen", Media.TEXT),
    "mail": (MAIL, Media.MAIL),
    "docx": (a_docx("word/media/image1.png"), Media.DOCX),
    "xlsx": (a_zip("[Content_Types].xml", "xl/workbook.xml"), Media.XLSX),
    "odt": (a_zip("content.xml", mimetype=ODT_KIND), Media.ODT),
    "outlook": (an_ole("__properties_version1.0", "__substg1.0_0037001F"), Media.OUTLOOK),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(40), Media.HEIC),
    "voice message": (b"OggS" + bytes(40), Media.AUDIO),
    "telephone recording": (b"#!AMR\n" + bytes(40), Media.AUDIO),
    "mp3": (b"\xff\xfb\x90\x00" + bytes(40), Media.AUDIO),
    "wav": (b"RIFF\x00\x00\x00\x00WAVE", Media.AUDIO),
    "mp4": (b"\x00\x00\x00\x18ftypisom" + bytes(40), Media.VIDEO),
    "3gp": (b"\x00\x00\x00\x18ftyp3gp4" + bytes(40), Media.VIDEO),
}
REFUSED = {
    "windows program": (b"MZ\x90\x00" + bytes(60), refusals.ProgramRefusedError),
    "linux program": (b"\x7fELF" + bytes(60), refusals.ProgramRefusedError),
    "android program": (a_zip("AndroidManifest.xml", "classes.dex"), refusals.ProgramRefusedError),
    "java program": (a_zip("META-INF/MANIFEST.MF"), refusals.ProgramRefusedError),
    "shortcut": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), refusals.ProgramRefusedError),
    "shell script": (b"#!/bin/sh\nrm -rf ~\n", refusals.ScriptRefusedError),
    "batch": (b"@ECHO OFF\r\ndel *.*\r\n", refusals.ScriptRefusedError),
    "php": (b"<?php system('x');", refusals.ScriptRefusedError),
    "internet shortcut": (b"[InternetShortcut]\r\nURL=http://x\r\n", refusals.ScriptRefusedError),
    "docx with macros": (a_docx("word/vbaProject.bin"), refusals.MacrosRefusedError),
    "docx with objects": (a_docx("word/embeddings/oleObject1.bin"), refusals.MacrosRefusedError),
    "odt with macros": (
        a_zip("content.xml", "Basic/Standard/Module1.xml", mimetype=ODT_KIND),
        refusals.MacrosRefusedError,
    ),
    "old word document": (an_ole("WordDocument"), refusals.MacrosRefusedError),
    "rtf": (b"{\\rtf1 {\\object}}", refusals.MacrosRefusedError),
    "parcel": (a_zip("foto.jpg"), refusals.ArchiveRefusedError),
    "parcel that calls itself odt": (a_zip(mimetype=ODT_KIND), refusals.ArchiveRefusedError),
    "empty parcel": (a_zip(), refusals.ArchiveRefusedError),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), refusals.ArchiveRefusedError),
    "gzip": (b"\x1f\x8b\x08" + bytes(40), refusals.ArchiveRefusedError),
    "tar": (b"x".ljust(257, b"\x00") + b"ustar" + bytes(300), refusals.ArchiveRefusedError),
    "svg": (
        b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>',
        refusals.DrawingRefusedError,
    ),
    "postscript": (b"%!PS-Adobe-3.0\n", refusals.DrawingRefusedError),
    "html": (b"\n <!DOCTYPE html><html><body>x</body></html>", refusals.WebPageRefusedError),
    "script in markup": (b"<script>alert(1)</script>", refusals.WebPageRefusedError),
    "closed word document": (an_ole("EncryptedPackage"), refusals.EncryptedRefusedError),
    "closed parcel": (a_closed_zip(), refusals.EncryptedRefusedError),
    "age": (b"age-encryption.org/v1\n-> X25519 x\n", refusals.EncryptedRefusedError),
    "pgp": (b"-----BEGIN PGP MESSAGE-----\n", refusals.EncryptedRefusedError),
    "picture that is a parcel too": (JPEG + a_zip("x.txt"), refusals.DisguisedRefusedError),
    "paper that is a parcel too": (a_pdf() + a_zip("x.txt") + b"%%EOF", refusals.DisguisedRefusedError),
    "png with something behind it": (a_png() + b"MZ", refusals.DisguisedRefusedError),
    "png of 60,000 by 60,000": (a_png(60_000, 60_000), refusals.TooManyPixelsRefusedError),
    "png of no width": (a_png(0, 5), refusals.BrokenRefusedError),
    "png cut short": (a_png()[:-9], refusals.BrokenRefusedError),
    "png with one bit wrong": (a_png().replace(b"IDAT", b"IDAU"), refusals.BrokenRefusedError),
    "jpeg cut short": (JPEG[:300], refusals.BrokenRefusedError),
    "pdf cut short": (a_pdf()[:200], refusals.BrokenRefusedError),
    "parcel cut short": (a_docx()[:100], refusals.BrokenRefusedError),
    "nothing": (b"", refusals.EmptyRefusedError),
    "text in 16 bits": ("hallo".encode("utf-16"), FileRefusedError),
    "text with a nought": (b"hal\x00lo", FileRefusedError),
    "webp": (b"RIFF\x00\x00\x00\x00WEBP", FileRefusedError),
    "too large": (b"a" * (LARGEST + 1), refusals.TooLargeRefusedError),
    "text too large to show": (b"a\n" * (2 * 1024 * 1024), refusals.TooLargeRefusedError),
}


@pytest.mark.parametrize(("data", "media"), HONEST.values(), ids=HONEST.keys())
def test_a_file_is_taken_for_what_it_holds(data: bytes, media: Media) -> None:
    assert media_of(data) is media


@pytest.mark.parametrize(("data", "refusal"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_may_not_come_in_is_refused_with_its_own_reason(
    data: bytes, refusal: type[FileRefusedError]
) -> None:
    with pytest.raises(FileRefusedError) as refused:
        media_of(data)

    assert type(refused.value) is refusal
    assert refused.value.message()
    assert refused.value.advice()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("foto.jpg", a_pdf()),
        ("brief.pdf", a_png()),
        ("brief.pdf", b"gewoon tekst"),
        ("lijst.txt", JPEG),
        ("stem.mp3", a_docx()),
    ],
)
def test_a_file_whose_name_says_something_else_is_disguised(name: str, data: bytes) -> None:
    with pytest.raises(refusals.DisguisedRefusedError):
        media_of(data, name)


@pytest.mark.parametrize(
    ("name", "data"), [("foto.jpg", a_png()), ("FOTO.JPEG", JPEG), ("brief", a_pdf()), ("a.", JPEG)]
)
def test_phones_call_any_picture_jpg_and_a_name_need_not_say_anything(name: str, data: bytes) -> None:
    assert media_of(data, name)


@pytest.mark.parametrize("name", ["x.bat", "x.PS1", "brief.pdf.js", "x.vbs. ", "x.lnk"])
def test_a_text_with_the_name_of_a_script_is_a_script(name: str) -> None:
    with pytest.raises(refusals.ScriptRefusedError):
        media_of(b"echo hallo", name)


def test_noise_under_the_name_of_a_paper_is_a_broken_paper() -> None:
    with pytest.raises(refusals.BrokenRefusedError):
        media_of(b"\x00\x01\x02\x03" * 20, "brief.pdf")


@given(
    data=st.one_of(st.binary(max_size=400), st.sampled_from([a_png(), JPEG, a_pdf(), a_docx()])),
    cut=st.integers(0, 400),
    at=st.integers(0, 400),
    put=st.binary(max_size=4),
)
def test_no_bytes_make_looking_fail(data: bytes, cut: int, at: int, put: bytes) -> None:
    spoilt = data[:at] + put + data[at + len(put) : len(data) - cut]
    with suppress(FileRefusedError):
        assert media_of(spoilt, "x.pdf") is Media.PDF
