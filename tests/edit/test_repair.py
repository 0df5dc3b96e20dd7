"""Repairs: damaged sentences become what an editor would write, clean ones stay; repairs.txt and clean.txt hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe
from slepipe.lexicon.load import load_lexicon

HERE = Path(__file__).parent
# Three certain errors before a sentence tell that a machine made the text, so that 于 and 后 are doubted too.
DAMAGED = "這種癥狀復雜，制劑的范圍須經批準。\n\n"


def sections(name: str) -> list[tuple[str, str]]:
    """The lines of a fixture, each with the locale of its section."""
    cases, locale = [], ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            locale = line[3:]
        elif line and not line.startswith("#"):
            cases.append((locale, line))
    return cases


REPAIRS = [(locale, *line.split(" → ")) for locale, line in sections("repairs.txt")]
CLEAN = sections("clean.txt")


@pytest.mark.parametrize(("locale", "damaged", "repaired"), REPAIRS, ids=[case[1] for case in REPAIRS])
def test_a_damaged_sentence_is_repaired(locale: str, damaged: str, repaired: str) -> None:
    """In a text that a machine made, every wrong character becomes the right one and no other changes."""
    edition = slepipe.convert(DAMAGED + damaged, to=locale, terms=False, typography=False)
    assert edition.text.splitlines()[-1] == repaired


@pytest.mark.parametrize(("locale", "sentence"), CLEAN, ids=[case[1] for case in CLEAN])
def test_a_clean_sentence_stays(locale: str, sentence: str) -> None:
    """A well-written sentence alone, with every kind of edit on, is its own edition."""
    assert slepipe.convert(sentence, to=locale).text == sentence


@pytest.mark.parametrize("locale", ["zh-Hant-TW", "zh-Hant-HK"])
def test_a_clean_article_has_no_edits(locale: str) -> None:
    """All clean sentences of a region together are an article of that region, and its own edition leaves all of it."""
    text = "\n\n".join(sentence for region, sentence in CLEAN if region == locale)
    assert slepipe.annotate(text).variant.tag == locale
    assert slepipe.convert(text, to=locale).edits == ()


def test_the_fixtures_are_large_enough() -> None:
    """Both directions of damage and both regions are covered."""
    assert len(REPAIRS) >= 200
    assert len(CLEAN) >= 80
    assert {locale for locale, _ in CLEAN} == {"zh-Hant-TW", "zh-Hant-HK"}


@pytest.mark.parametrize(
    ("sentence", "repaired"),
    [("癥狀持續兩年。", "症狀持續兩年。"), ("他的腎髒受累。", "他的腎臟受累。"), ("醫師說病情復雜。", "醫師說病情複雜。")],
)
def test_a_certain_error_is_repaired_in_any_text(sentence: str, repaired: str) -> None:
    """癥狀, 腎髒 and 復雜 are wrong whoever wrote them."""
    assert slepipe.convert(sentence, to="zh-Hant-TW").text == repaired


def test_a_doubtful_character_stays_in_a_text_without_errors() -> None:
    """于 and 后 alone may be names; a text that shows no damage gets the benefit of the doubt."""
    for sentence in ("他與于君同車。", "太后賜藥與后。"):
        assert slepipe.convert(sentence, to="zh-Hant-TW").text == sentence


def test_repairs_name_their_rule() -> None:
    """A word settles 復雜, a character alone (于) is repaired for the damage of the rest."""
    edits = slepipe.convert(DAMAGED + "適用于患者。", to="zh-Hant-TW").edits
    assert {edit.rule for edit in edits if edit.kind == "repair"} >= {"repair.word"}
    assert all(edit.kind == "repair" for edit in edits if edit.rule.startswith("repair."))


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("于右任与范仲淹", "于右任與范仲淹"),
        ("余光中写诗", "余光中寫詩"),
        ("他姓范，百姓于是高兴", "他姓范，百姓於是高興"),
        ("孙凌云教授", "孫凌雲教授"),
    ],
)
def test_names_keep_their_characters_in_traditional_editions(simplified: str, traditional: str) -> None:
    """范 is not 範 in a name, but 云 is 雲, and 于是 is 於是."""
    assert slepipe.convert(simplified, to="zh-Hant-TW", terms=False).text == traditional


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("這種癥狀適用于此藥", "這種症狀適用於此藥"),
        ("癥狀于治療后好轉，并可停藥", "症狀於治療後好轉，並可停藥"),
        ("這種症狀適用于此藥", "這種症狀適用于此藥"),
        ("癥狀好轉，于右任與皇后", "症狀好轉，于右任與皇后"),
    ],
)
def test_one_certain_error_casts_doubt_on_particles(text: str, repaired: str) -> None:
    """Prepositions and conjunctions are repaired beside one; without any, and in names and words, they stay."""
    assert slepipe.convert(text, to="zh-Hant-TW", terms=False, typography=False).text == repaired


def test_cantonese_is_no_damage() -> None:
    """What Hong Kong quotes in Cantonese has words that written Chinese lacks: 係, 吓, 郁 and a 隻 before a noun of any kind."""
    text = "陳女士說：「初初以為係做得多，搽吓藥油就算，個仔起身郁動吓反而舒服啲。」醫生問：「你係咪淨係餵粥水？」她說呢隻手指變咗形。"
    assert slepipe.convert(text, "zh-Hant-HK").edits == ()
    assert slepipe.convert(text, "zh-Hant-TW").text == text


def test_a_text_without_cantonese_is_repaired_as_before() -> None:
    """係統 is 系統 wherever nobody speaks Cantonese."""
    assert "免疫系統" in slepipe.convert("醫師說明，免疫係統異常的病人應定期追蹤，並且避免日曬與熬夜。", "zh-Hant-TW").text


@pytest.mark.parametrize(
    "text", ["服用里先安與臟得樂，勿自行停藥。", "管路前後各沖管一次，並請沖身。", "調查126個里，由里鄰長通知里民。"]
)
def test_brands_and_words_of_taiwan_stay(text: str) -> None:
    """A brand that the lexicon lists is right as it stands; a 里 that is counted is a ward of a town."""
    assert slepipe.convert(text, "zh-Hant-TW").text == text


def test_what_is_said_in_cantonese_keeps_its_words() -> None:
    """手震 is 震顫 where the article says it, and 手震 where a driver does."""
    text = "病人會手震。司機說：「揸車最怕就係低血糖手震，咪自己減藥囉。」"
    made = slepipe.convert("香港醫管局指，" + text, "zh-Hant-TW").text
    assert made.endswith("「揸車最怕就係低血糖手震，咪自己減藥囉。」")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("她每朝要食藥，常常唔記得，惟有叫女兒返屋企打點。", "她每天早上要吃藥，常常不記得，惟有叫女兒回家打點。"),
        ("她每朝要食藥，佢成日唔記得，惟有叫女兒返屋企打點。", "她每天早上要吃藥，佢成日唔記得，惟有叫女兒回家打點。"),
        ("她說：「每朝要食藥，我唔記得，要返屋企。」", "她說：「每朝要食藥，我唔記得，要返屋企。」"),
        ("佢每朝食藥，成日唔記得。", "佢每朝食藥，成日唔記得。"),
    ],
)
def test_one_word_of_cantonese_keeps_its_clause(text: str, expected: str) -> None:
    """A sentence of written Chinese is reworded around it, and with it where the tables know it; what is quoted or all Cantonese is not."""
    assert slepipe.convert("香港醫管局指，屯門街坊覆診，長者毋須輪候。" + text, "zh-Hant-TW").text.endswith("。" + expected)


@pytest.mark.parametrize(
    "text",
    [
        "每天掉髮掉到排水孔塞住。",
        "午餐吃一碗素麵。",
        "丈夫余建斗是護理師，余建斗上夜班。",
        "手臂痠脹，隨後緩解。",
        "他藉此機會說明。",
    ],
)
def test_what_the_words_beside_it_settle_stays(text: str) -> None:
    """發掉, 素面, 餘, 鬥 and 酸 are what each character is elsewhere."""
    assert slepipe.convert(text, "zh-Hant-TW").text == text


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("北京協和醫院範云教授指出，", "北京協和醫院范雲教授指出，"),
        ("肺為嬌髒，喜潤惡燥，", "肺為嬌臟，喜潤惡燥，"),
        ("尿佈與棉佈、貿然彙款、上下遊與遊戲，昏昏慾睡的食慾。", "尿布與棉布、貿然匯款、上下游與遊戲，昏昏欲睡的食慾。"),
        ("她清晨遊泳，嚐試新法，遊離輔基與嚐鮮不變。", "她清晨游泳，嘗試新法，遊離輔基與嚐鮮不變。"),
        ("向親戚藉了十萬元，", "向親戚借了十萬元，"),
        ("多吃全谷雜糧，", "多吃全穀雜糧，"),
    ],
)
def test_damage_behind_which_no_dictionary_stands_is_repaired(damaged: str, repaired: str) -> None:
    """In a text with other damage: a surname that became a word, an organ of old books, who borrows, a grain."""
    rest = "並發癥復雜，幹擾素于后期批準。"
    assert slepipe.convert(damaged + rest, "zh-Hant-TW").text.startswith(repaired)


def test_a_bad_me_is_repaired_in_any_text() -> None:
    """么 in 什么 is no writing of 麼."""
    assert slepipe.convert("醫師問他為什么不吃藥，他說怎么可能。", "zh-Hant-TW").text == "醫師問他為什麼不吃藥，他說怎麼可能。"


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("紅斑狼瘡，即係統性紅斑狼瘡，累及免疫係統。", "紅斑狼瘡，即系統性紅斑狼瘡，累及免疫系統。"),
        ("司機說：「我唔知。」醫生說這是免疫係統的病。", "司機說：「我唔知。」醫生說這是免疫系統的病。"),
    ],
)
def test_a_wrong_xi_is_repaired_beside_cantonese_too(damaged: str, repaired: str) -> None:
    """係 before 統 is no Cantonese copula, in a text that quotes Cantonese as in one that does not."""
    assert slepipe.convert(damaged, "zh-Hant-TW", terms=False).text == repaired


@pytest.mark.parametrize("locale", ["zh-Hant-TW", "zh-Hant-HK"])
def test_no_name_of_a_region_is_damage_in_its_texts(locale: str) -> None:
    """菸害防制法, 多變項迴歸 and 何杰金氏淋巴瘤 are what Taiwan writes; a sentence for each name of the lexicon."""
    names = {concept.names[locale] for concept in load_lexicon().concepts() if not concept.names.get(locale, "").isascii()}
    text = "".join(f"醫師說明，{name}，患者表示恢復良好。\n\n" for name in sorted(names))
    edits = slepipe.convert(text, to=locale, terms=False, typography=False).edits
    assert [text[edit.start - 6 : edit.end + 6] for edit in edits if edit.kind == "repair"] == []
