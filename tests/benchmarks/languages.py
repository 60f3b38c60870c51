"""Makes the words of languages, as often as words are: few of them everywhere, most of them nowhere.

A language is the words that its speakers use most, in their order, and the syllables of which all its
other words are made up. The word of rank r stands there in proportion to 1 / (r + 2.7) ** 1.1
(Mandelbrot 1953), whatever it means.
"""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice

# Numbers are the same in all of them, and so stand in nearly every article.
_NUMBERS = "1 2 10 2024 3 5 20 100 2023 4".split()
_NUMBERS_FROM = 18
_SHIFT, _POWER = 2.7, 1.1
_SHORT = 2_000


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its tag, how much of a library is in it, and what its words are made of.

    ``syllables`` are what a made-up word consists of, of ``shortest`` to ``longest`` of them; ``size``
    is how many words it has in all. ``gap`` stands between words, ``stop`` at the end of a sentence.
    """

    tag: str
    share: float
    common: str
    syllables: str
    shortest: int = 2
    longest: int = 4
    size: int = 40_000
    gap: str = " "
    stop: str = "."

    @property
    def has_case(self) -> bool:
        """Whether a sentence begins with a capital letter."""
        return self.common[0].upper() != self.common[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of a language, the most frequent first, and the sums of what each counts."""

    words: list[str]
    sums: list[float]


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Return the words of a language; always the same."""
    chance = random.Random(f"words of {language.tag}")  # noqa: S311 (the same words every time)
    common = language.common.split()
    words = dict.fromkeys([*common[:_NUMBERS_FROM], *_NUMBERS, *common[_NUMBERS_FROM:]])
    # What is said often is short (Zipf 1935).
    for upto, longest in ((_SHORT, language.shortest + 1), (language.size, language.longest)):
        while len(words) < upto:
            words |= dict.fromkeys(_made_up(chance, language, longest, upto - len(words)))
    counts = (1 / (rank + _SHIFT) ** _POWER for rank in range(1, len(words) + 1))
    return Vocabulary(list(words), list(accumulate(counts)))


def _made_up(chance: random.Random, language: Language, longest: int, count: int) -> list[str]:
    """Return words of so many syllables at most, some of them twice."""
    lengths = chance.choices(range(language.shortest, longest + 1), k=count)
    syllables = iter(chance.choices(_syllables(language), k=sum(lengths)))
    return ["".join(islice(syllables, length)) for length in lengths]


def name_of(language: Language, number: int) -> str:
    """Return a name that no other number has, written with the syllables of a language."""
    syllables = _syllables(language)
    parts = []
    left = number + 1
    while left:
        left, at = divmod(left, len(syllables))
        parts.append(syllables[at])
    # What follows is no syllable of any, so that no word is this one.
    return "".join(parts).capitalize() + ("q" if language.has_case else "々")


def _syllables(language: Language) -> list[str]:
    parts = language.syllables.split()
    # Chinese characters need no blanks between them.
    return parts if len(parts) > 1 else list(language.syllables)


LANGUAGES = (
    Language(
        "en",
        0.42,
        "the of and to a in is that for it on with as was be by at are from this or have an not "
        "but which they you were all their has one we can more been if would when so what about "
        "there who people time will out up other into than its new only some could these two may "
        "then do first any my now such like our over man me even most made after also did many "
        "before must through years where much your way well down should because each just those "
        "state how too little good world make very year still see work life day government own "
        "water house work part city school power market company number system law war river money "
        "city music story paper church question book country science village history language "
        "night letter health family business economy energy climate garden bridge winter election "
        "software network memory museum island forest harvest railway library voyage mountain",
        "ta ner lo ring sto ment ver com pro ble ter con est man der in tion al ti re mar ca pen "
        "ra ver nor gle han wick by field ford ley ton ham mer per sion ic ate ous ing er ly un "
        "dis over sub pre al ber cor dan el fen gar hol is jun kel lin mon nel ol pil quin rad sel "
        "tor ul vin wes yar zen bra cle dro fla gri pla sha tru whi tho spi sco pra",
        size=120_000,
    ),
    Language(
        "de",
        0.12,
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es "
        "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so "
        "zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei Jahr Stadt Haus "
        "Wasser Arbeit Zeit Menschen Frage Land Geschichte Sprache Wirtschaft Regierung Brücke",
        "ge be ver schaft ung heit lich ein aus auf ab mit nach vor zu stel len hal ten ge ben "
        "schreib ar bei ter wirt bür ger meis land haus werk stra ße fels wald berg tal bach see "
        "hof markt kirch turm brück fluss rat steu er zahl mö gen kön nen spre chen schlie ßen",
    ),
    Language(
        "id",
        0.09,
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut "
        "bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi orang ia telah adalah "
        "seperti sebagai bahwa dapat para harus namun kita dua satu masih hari hanya mengatakan "
        "kepada kami setelah melakukan lalu belum lain dia kalau terjadi banyak pemerintah kota "
        "rumah air kerja waktu pertanyaan negara sejarah bahasa ekonomi jembatan senja",
        "me nge pe ber ter ke se di an kan i nya ba ca da ga ha ja ka la ma na pa ra sa ta wa ya "
        "bu cu du gu hu ju ku lu mu nu pu ru su tu bi ci ri si ti mi ni pi li ki tan ran ngan pan "
        "dang bang sang lang mang kung tung rung sung gor bor kor",
        longest=5,
    ),
    Language(
        "fr",
        0.07,
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "
        "sont avec son ou aux d'un cette d'une ont ses mais comme on tout nous sa fait été aussi "
        "leur bien peut ces y deux ans encore même année ville maison eau travail temps gens pays "
        "question histoire langue économie gouvernement pont hiver élection forêt île",
        "con ré dé pré men ment tion té eur euse age ment ais ait ou oir eau in im en em com pa "
        "ra sa ta la ma na va cha che chi jeu pro tra cré fré blé plu gra gné ville mont châ teau "
        "rive terre fleur sain vel lon gue ques tré",
    ),
    Language(
        "es",
        0.07,
        "de la que el en y a los del se las por un para con no una su al lo como más pero sus le "
        "ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien "
        "desde todo nos durante todos uno les ni contra otros ese eso años ciudad casa agua "
        "trabajo tiempo gente país pregunta historia lengua economía gobierno puente invierno",
        "con de re pre pro ción dad mente ar er ir ado ido ez illo ito ca co cu da do ga go la lo "
        "ma mo na no ña ño pa po ra ro rra sa so ta to va vo lle ña tra tri gue qui cie nue bue "
        "san mon villa rio sol mar",
        longest=5,
    ),
    Language(
        "ru",
        0.06,
        "и в не на что с он как по это но из у за то так же от все для бы о был вы его к мы до "
        "только она или еще было время уже если мне чтобы может когда год были они нет быть есть "
        "под при после город дом вода работа люди вопрос страна история язык экономика "
        "правительство мост зима выборы лес остров",
        "при про пере под раз без вы за на от до ко мо ро то ло го во по но да ла ма на ра са та "
        "ни ти ли ри ми ви ки ть ся ость ение ание ский ный ная ное ович град бор лес сто рек "
        "гор пол вод зем ход вед",
    ),
    Language(
        "pt",
        0.04,
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele "
        "das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois "
        "sem mesmo aos ter seus quem anos cidade casa água trabalho tempo pessoas país história",
        "con de re pre pro ção dade mente ar er ir ado ido inho ca co cu da do ga go lha lho ma "
        "mo na no nha pa po ra ro sa so ta to va vo tra tri gue qui são mão pão rio sol mar vila",
        longest=5,
    ),
    Language(
        "it",
        0.03,
        "di e il la che in a per un è del non si una i con le da al dei nel come più alla ma sono "
        "della lo ha gli su anche o delle se era ci questo loro quando anni essere due suo prima "
        "tra città casa acqua lavoro tempo gente paese storia lingua economia governo ponte",
        "con ri pre pro zione tà mente are ere ire ato ito ezza ino etto ca co cu da do ga go gli "
        "la lo ma mo na no pa po ra ro sa so ta to va vo tra tri gua qui cia scia chie ghi",
        longest=5,
    ),
    Language(
        "ar",
        0.03,
        "في من على إلى أن التي عن مع هذا الذي هذه كان ما لا بين بعد كما قد ذلك كل وقد حيث عام لم "
        "أو هو كانت خلال أكثر غير قبل يوم حتى إذا ثم أي عند لكن مدينة بيت ماء عمل وقت الناس سؤال "
        "بلد تاريخ لغة اقتصاد حكومة جسر شتاء",
        "ال م ت ي ن كت در عل سل رح قو صن فت حم شر طب جم بر ول عد مل كر نظ خب سف ات ون ين ة ها وا",
        longest=4,
    ),
    Language(
        "zh",
        0.03,
        "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 "
        "就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 而 方 后 多 城市 历史 经济 "
        "政府 语言 问题 冬天 图书馆 铁路 森林",
        "东西南北山水河海天地日月星云风雨雪春夏秋冬金木火土石田林花草鸟鱼马牛羊车船门窗书画诗歌乐学校"
        "市场店铺工厂农村城镇街道桥梁房屋灯光电话机械器具衣食住行医药病痛健康父母兄弟姐妹朋友老师学生"
        "法律政治经济文化历史科技艺术体育新闻报告研究发展建设管理服务教育交通环境能源资源安全国际合作",
        shortest=1,
        longest=3,
        gap="",
        stop="。",
    ),
    Language(
        "ja",
        0.02,
        "の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ "
        "ない この ため その あっ よう また もの という あり まで られ なる へ か だ これ によって "
        "により おり より による ず なり 都市 歴史 経済 政府 言語 問題 冬 図書館 鉄道 森",
        "東西南北山水川海天地日月星雲風雨雪春夏秋冬金木火土石田林花草鳥魚馬牛車船門窓書画歌学校市場店町"
        "村道橋家灯電話医薬父母兄弟友先生法政経文化歴史科技新聞研究発展アイウエカキクケサシスタテトナニ"
        "ハヒマミラリルレロン",
        shortest=1,
        longest=4,
        gap="",
        stop="。",
    ),
    Language(
        "th",
        0.01,
        "ที่ และ ใน เป็น ของ มี ได้ การ จะ ว่า ไม่ ให้ มา กับ แต่ จาก นี้ ไป โดย ความ หรือ คน ก็ ต้อง "
        "อยู่ แล้ว ถึง ผู้ เมื่อ กัน ปี เพื่อ อีก ทำ ยัง เมือง บ้าน น้ำ งาน เวลา ประเทศ คำถาม ประวัติศาสตร์ "
        "ภาษา เศรษฐกิจ รัฐบาล สะพาน",
        "กา ขาน คน งาม จาน ชม ดี ตา ทาง นา บาน ปี ผล พล มาก ยา รัก ลม วัน ศาล สาย หมู่ อา เก่ง เขา "
        "เดิน เมือง แดง แม่ โต โลก ใจ ไกล ไทย สวน พระ ประ กระ ตลาด",
        gap="",
        stop=" ",
    ),
    Language(
        "ko",
        0.01,
        "이 그 수 있는 것은 그리고 한 대한 등 또는 하는 위해 있다 했다 것이 더 때 가장 및 우리 그는 "
        "많은 다른 없는 모든 이런 통해 함께 지난 올해 도시 집 물 일 시간 사람 나라 질문 역사 언어 경제 "
        "정부 다리 겨울",
        "가 나 다 라 마 바 사 아 자 차 카 타 파 하 고 노 도 로 모 보 소 오 조 초 기 니 디 리 미 비 시 이 "
        "지 치 김 박 정 강 산 천 원 은 는 을 를 에 의 와 과 들 한 인 성 대 국 학",
    ),
)
