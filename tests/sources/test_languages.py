import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.languages import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Dewan kota memutuskan pada hari Selasa bahwa jembatan lama akan diperbaiki tahun ini.",
            "id",
        ),
        (
            "Majlis bandar raya memutuskan pada Khamis bahawa jambatan lama akan dibaiki kerana retak.",
            "ms",
        ),
        (
            "The town council decided on Tuesday that the old bridge would be repaired this autumn.",
            "en",
        ),
        (
            "Der Stadtrat hat am Dienstag beschlossen, dass die alte Brücke im Herbst repariert wird.",
            "de",
        ),
        (
            "Le conseil municipal a décidé mardi que le vieux pont serait réparé avant cet automne.",
            "fr",
        ),
        (
            "El ayuntamiento decidió el martes que el viejo puente será reparado antes del otoño.",
            "es",
        ),
        (
            "A câmara municipal decidiu na terça-feira que a ponte velha não será reparada no outono.",
            "pt",
        ),
        (
            "De gemeenteraad heeft dinsdag besloten dat de oude brug dit najaar wordt hersteld.",
            "nl",
        ),
        (
            "Rada miasta zdecydowała we wtorek, że stary most zostanie naprawiony jeszcze tej jesieni.",
            "pl",
        ),
        (
            "Городской совет решил во вторник, что старый мост отремонтируют этой осенью, мы ждём.",
            "ru",
        ),
        ("Belediye meclisi salı günü eski köprünün bu sonbaharda onarılmasına karar verdi.", "tr"),
        ("قرر مجلس المدينة يوم الثلاثاء إصلاح الجسر القديم قبل حلول الشتاء هذا العام.", "ar"),
        (
            "Hội đồng thành phố hôm thứ ba đã quyết định sửa chữa cây cầu cũ trong mùa thu này.",
            "vi",
        ),
        ("議会は古い橋を直すことを決めた。", "ja"),
        ("市议会决定修复旧桥。", "zh"),
        ("시의회는 낡은 다리를 고치기로 했다.", "ko"),
        ("สภาเมืองตัดสินใจซ่อมสะพานเก่า", "th"),
        ("מועצת העיר החליטה לתקן את הגשר.", "he"),
        ("नगर परिषद ने पुराने पुल की मरम्मत का फैसला किया।", "hi"),
        ("Το συμβούλιο αποφάσισε να επισκευάσει τη γέφυρα.", "el"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "OK", "12:50", "https://example.com/a-long-address", "Menu"])
def test_too_little_text_tells_no_language(text: str) -> None:
    assert detect_language(text) == ""


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_text_makes_detection_fail(text: str) -> None:
    assert detect_language(text).isalpha() or detect_language(text) == ""
