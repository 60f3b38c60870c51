import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.dates import find_date, read_date

LINES = [
    ("Minggu, 11 September 2022 12:50 WIB", "id", "2022-09-11T12:50:00+07:00"),
    ("Kamis, 14 Maret 2024 | 08.15 WITA", "id", "2024-03-14T08:15:00+08:00"),
    ("Senin 5 Agt 2024, Jam: 09:05 WIT", "id", "2024-08-05T09:05:00+09:00"),
    ("Kompas.com - 11/09/2022, 12:50 WIB", "id", "2022-09-11T12:50:00+07:00"),
    ("PUBLISHED: October 3, 2021 at 6:05 p.m. MDT", "en", "2021-10-03T18:05:00-06:00"),
    ("Sept. 11, 2022, 12:50 a.m. ET", "en", "2022-09-11T00:50:00-04:00"),
    ("January 11, 2022 9 a.m. PT", "en", "2022-01-11T09:00:00-08:00"),
    ("Published 6 February 2023, 07:30 GMT", "en", "2023-02-06T07:30:00+00:00"),
    ("11th of September, 2022", "en", "2022-09-11"),
    ("Stand: 02.05.2023, 18:45 Uhr", "de", "2023-05-02T18:45:00"),
    ("11. März 2022, 12.50 Uhr MEZ", "de", "2022-03-11T12:50:00+01:00"),
    ("Publié le 17 novembre 2022 à 18h20, mis à jour le 18", "fr", "2022-11-17T18:20:00"),
    ("Le 1er août 2022", "fr", "2022-08-01"),
    ("11 de abril de 2024 - 05:30 CEST", "es", "2024-04-11T05:30:00+02:00"),
    ("22/08/2023 14h37 Atualizado há 2 dias", "pt", "2023-08-22T14:37:00"),
    ("3 agosto 2022, ore 9.30", "it", "2022-08-03T09:30:00"),
    ("zondag 11 september 2022 om 12.50 uur", "nl", "2022-09-11T12:50:00"),
    ("11 września 2022, 12:50", "pl", "2022-09-11T12:50:00"),
    ("28 июля 2022 года, 11:45 МСК", "ru", "2022-07-28T11:45:00+03:00"),
    ("11 Eylül 2022 Pazar 12:50", "tr", "2022-09-11T12:50:00"),
    ("الأحد ١١ سبتمبر ٢٠٢٢ - ١٢:٥٠", "ar", "2022-09-11T12:50:00"),
    ("11 كانون الثاني 2022", "ar", "2022-01-11"),
    ("11 בספטמבר 2022, 12:50", "he", "2022-09-11T12:50:00"),
    ("प्रकाशित: १५ अगस्त २०२३, 10:30 AM IST", "hi", "2023-08-15T10:30:00+05:30"),
    ("2022年9月11日 12時50分", "ja", "2022-09-11T12:50:00"),
    ("令和4年9月11日 午後1時5分", "ja", "2022-09-11T13:05:00"),
    ("2022-10-05 09:20:00 来源：晚报", "zh", "2022-10-05T09:20:00"),
    ("2022년 9월 11일 오후 1:05", "ko", "2022-09-11T13:05:00"),
    ("입력 2023.06.20. 오전 9:05", "ko", "2023-06-20T09:05:00"),
    ("วันอาทิตย์ที่ 11 กันยายน พ.ศ. 2565 เวลา 12:50 น.", "th", "2022-09-11T12:50:00"),
    ("Chủ nhật, 11/9/2022, 12:50 (GMT+7)", "vi", "2022-09-11T12:50:00+07:00"),
    ("Ngày 11 tháng 9 năm 2022", "vi", "2022-09-11"),
    ("söndag 11 september 2022 kl. 12.50", "sv", "2022-09-11T12:50:00"),
    ("2022. szeptember 11. 12:50", "hu", "2022-09-11T12:50:00"),
]


@pytest.mark.parametrize(("line", "language", "expected"), LINES)
def test_a_dateline_is_read_as_exactly_as_it_is_written(
    line: str, language: str, expected: str
) -> None:
    assert read_date(line, language) == expected


@pytest.mark.parametrize(("line", "language", "expected"), LINES)
def test_a_date_with_a_named_month_needs_no_language(
    line: str, language: str, expected: str
) -> None:
    assert read_date(line) == expected or ("/" in line and language in {"id", "vi", "pt"})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2022-09-11", "2022-09-11"),
        ("2022-09-11T12:50:00Z", "2022-09-11T12:50:00+00:00"),
        ("2022-09-11T12:50:00.123+07:00", "2022-09-11T12:50:00+07:00"),
        ("2022-09-11 12:50", "2022-09-11T12:50:00"),
        ("Sun, 11 Sep 2022 12:50:00 -0330", "2022-09-11T12:50:00-03:30"),
    ],
)
def test_machine_written_dates_are_read_in_any_language(line: str, expected: str) -> None:
    assert read_date(line) == read_date(line, "id") == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "11 September",
        "September 2022",
        "2022",
        "12:50 WIB",
        "31 February 2022",
        "2019-2025",
        "192.168.10.2022",
        "Chapter 11: the year 2022 in review",
    ],
)
def test_a_line_without_day_month_and_year_has_no_date(line: str) -> None:
    assert read_date(line, "en") is None


def test_the_order_of_day_and_month_is_the_languages_own() -> None:
    assert read_date("03/04/2022", "id") == "2022-04-03"
    assert read_date("03/04/2022", "fil") == "2022-03-04"
    assert read_date("03.04.2022") == "2022-04-03"


def test_english_order_is_told_by_the_zone_or_not_at_all() -> None:
    assert read_date("03/04/2022 10:00 AM EST", "en") == "2022-03-04T10:00:00-05:00"
    assert read_date("03/04/2022 10:00 GMT", "en") == "2022-04-03T10:00:00+00:00"
    assert read_date("03/04/2022", "en") is None
    assert read_date("03/04/2022") is None
    assert read_date("23/04/2022", "en") == read_date("04/23/2022", "en") == "2022-04-23"


def test_what_is_not_the_date_is_the_rest() -> None:
    line = "Oleh Budi Santoso - 11 September 2022, 12:50 WIB"
    found = find_date(line, "id")
    assert found is not None
    assert found.rest(line).split() == ["Oleh", "Budi", "Santoso", "-", ","]


@settings(max_examples=300, deadline=None)
@given(st.text(), st.sampled_from(["", "id", "en", "zh-Hant", "xx", "th"]))
def test_no_text_makes_reading_a_date_fail(text: str, language: str) -> None:
    read_date(text, language)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789/.-: +年月日时amp万Z٣", max_size=40))
def test_no_mix_of_digits_makes_reading_a_date_fail(text: str) -> None:
    read_date(text, "id")
