import pytest

from reportedly.articles import read_text
from reportedly.articles.language import find_language
from reportedly.errors import LanguageError
from tests.articles.builders import TEXT

FOREIGN = {
    "ar": "قال مسؤول محلي يوم الاثنين إن القوات الحكومية استعادت تلة قرب المدينة بعد يومين من القصف.",
    "ru": "Правительственные войска вернули высоту под городом в понедельник, сообщил чиновник.",
    "uk": "Урядові війська повернули висоту біля міста в понеділок, повідомив посадовець області.",
    "fa": "یک مقام محلی روز دوشنبه گفت نیروهای دولتی پس از دو روز گلوله‌باران تپه‌ای را پس گرفتند.",
    "zh": "一名官员星期一说，政府军在两天的炮击之后夺回了戈马附近的一座山丘。",
    "he": "כוחות הממשלה כבשו מחדש גבעה ליד העיר ביום שני, אמר פקיד מקומי לאחר יומיים של הפגזות.",
    "ko": "정부군이 이틀간의 포격 끝에 월요일 도시 근처의 언덕을 되찾았다고 한 관리가 말했다.",
    "fr": "Les troupes gouvernementales ont repris lundi une colline près de Goma, a déclaré un"
    " responsable provincial, après deux jours de bombardements qui ont fait fuir des milliers de gens.",
    "de": "Regierungstruppen haben am Montag einen Hügel bei Goma zurückerobert, wie ein Beamter der"
    " Provinz nach zwei Tagen Beschuss sagte, der Tausende aus den Lagern vertrieben hatte.",
    "es": "Las tropas del gobierno recuperaron el lunes una colina cerca de Goma, dijo un funcionario"
    " provincial, después de dos días de bombardeos que expulsaron a miles de personas.",
    "tr": "Hükümet birlikleri pazartesi günü Goma yakınlarındaki bir tepeyi geri aldı, dedi bir il"
    " yetkilisi, binlerce kişiyi kamplardan kaçıran iki günlük bombardımanın ardından.",
    "pt": "As tropas do governo retomaram na segunda-feira uma colina perto de Goma, disse um"
    " funcionário da província, depois de dois dias de bombardeios que expulsaram milhares.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_names_the_language_that_is_not_read(code: str) -> None:
    with pytest.raises(
        LanguageError, match=rf"looks like \w+ \({code}\); Reportedly reads"
    ) as info:
        read_text(FOREIGN[code])
    assert info.value.language == code


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Gunmen in Katsina State, Nigeria, free twelve abducted herders.",
        "Malagasy minister Andry Rakotovao quits after Toamasina port strike.",
        "THE ARMY SAID THAT IT HAD TAKEN THE TOWN FROM THE REBELS.",
    ],
)
def test_foreign_names_do_not_make_english_foreign(text: str) -> None:
    assert find_language(text) == "en"


def test_short_text_full_of_names_is_read() -> None:
    text = "Kyrgyz envoy Nurlan Abdyldaev meets Tajik and Uzbek ministers in Osh."
    assert read_text(text).language in {"en", "und"}


@pytest.mark.parametrize("text", ["", "Idlib", "12 / 34", "Kramatorsk, Pokrovsk, Kupiansk", "M23"])
def test_too_little_is_undecided_and_read(text: str) -> None:
    assert find_language(text) == "und"


def test_a_quotation_in_another_language_does_not_matter() -> None:
    assert find_language(f"{TEXT} {FOREIGN['ar']}") == "en"
