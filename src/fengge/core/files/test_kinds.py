"""A file is what its content is; what is refused is refused with a way out."""

import io
import zipfile

import pytest

from fengge.core.files.kinds import IMAGES, NotAccepted, accepted_types, recognise, same_as_named
from fengge.core.files.preparing import prepare


def package(*names, **inside):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in ("[Content_Types].xml", *names):
            made.writestr(name, inside.get(name, b"x"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (package("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (package("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"#!AMR\n", "audio/amr"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_it_is_known_by_its_content(content, media_type):
    assert recognise(io.BytesIO(content)).media_type == media_type


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "这个文件是空的"),
        (b"MZ\x90\x00", "只收照片、PDF"),
        (b"<html><script>", "只收照片、PDF"),
        (b"<svg xmlns=", "只收照片、PDF"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC 照片请先转成 JPG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "另存为 .docx"),
        (b"PK\x03\x04broken", "已损坏"),
        (package("any.txt"), "只收照片、PDF"),
        (package("word/document.xml", "word/vbaProject.bin"), "带宏的文件不收"),
        (package("word/document.xml", *(f"p{n}" for n in range(5001))), "解压后太大"),
    ],
)
def test_what_is_not_taken_is_told_why(content, words):
    with pytest.raises(NotAccepted, match=words):
        recognise(io.BytesIO(content))


def test_a_program_called_photo_and_a_pdf_called_photo_are_disguises():
    with pytest.raises(NotAccepted, match="只收照片"):
        prepare(named("照片.jpg", b"MZ\x90\x00"))
    with pytest.raises(NotAccepted, match=r"文件名以 \.jpg 结尾，内容却不是"):
        prepare(named("照片.jpg", b"%PDF-1.7"))
    same_as_named(recognise(io.BytesIO(b"\xff\xd8\xff")), ".png")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\fakepath\\𬱖家协议.PDF", "𬱖家协议.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ('说明"1"\n.pdf', "说明1.pdf"),
        ("", "文件.pdf"),
        ("很" * 300 + ".pdf", "很" * 120 + ".pdf"),
    ],
)
def test_a_name_is_cleaned_and_gets_the_ending_of_the_content(name, kept):
    assert prepare(named(name, b"%PDF-1.7")).name == kept


def test_too_much_is_refused_before_it_is_read(settings):
    settings.FILE_SIZE_LIMIT = 1024
    with pytest.raises(NotAccepted, match="单个文件最大"):
        prepare(named("a.pdf", b"%PDF-" + bytes(1024)))


def test_a_page_may_ask_for_pictures_only():
    assert accepted_types((IMAGES,)) == "image/jpeg,image/png,image/webp,image/gif"
    assert "application/pdf" in accepted_types()


def named(name, content):
    file = io.BytesIO(content)
    file.name = name
    return file
