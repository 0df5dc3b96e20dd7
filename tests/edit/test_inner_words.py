"""Words that stand inside longer ones, and words whose meaning the whole text tells."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.edit.context import contexts
from slepipe.edit.tables import EDITIONS, rows

TAIWAN, HONG_KONG, MAINLAND = "zh-Hant-TW", "zh-Hant-HK", "zh-Hans"
OF_TAIWAN = "健保署公告，病友可使用單株抗體，健保給付，"
OF_HONG_KONG = "醫管局指，公營醫院長者毋須覆診，"


def edition(text: str, locale: str, start: str = "") -> str:
    """What becomes of a text behind a start that shows its region."""
    made = slepipe.convert(start + text, to=locale).text
    return made[len(slepipe.convert(start, to=locale).text) :] if start else made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("心内科病房，儿童哮喘", "心臟內科病房，兒童氣喘"),
        ("网络应用与信息系统", "網路應用與資訊系統"),
        ("乙型流感病毒，甲型流感病毒", "B型流感病毒，A型流感病毒"),
        ("风疹病毒，麻疹病毒", "德國麻疹病毒，麻疹病毒"),
        ("软体动物，气急败坏", "軟體動物，氣急敗壞"),
        ("头孢并不管用，头孢克洛", "頭孢菌素並不管用，cefaclor"),
    ],
)
def test_a_word_inside_a_long_word_has_its_name(text: str, expected: str) -> None:
    """儿童|哮喘 is one word of the dictionary, and a virus is called after its disease; an idiom is no compound."""
    assert edition(text, TAIWAN) == expected


def test_a_guess_of_the_segmenter_hides_no_word() -> None:
    """經施 and 何太無 are no words of the dictionary."""
    assert edition("病人經施打靜脈注射免疫球蛋白後好轉", MAINLAND, OF_TAIWAN) == "病人经给予静脉注射用人免疫球蛋白后好转"
    assert edition("五十歲的何太無煙酒習慣，咳足兩個月", MAINLAND, OF_HONG_KONG) == "五十岁的何太太无烟酒习惯，咳了整整两个月"


def test_a_department_ends_at_a_comma_of_any_width() -> None:
    """A hospital and a ward of another clause are no one organization."""
    text = "送往瑪麗醫院求醫,同日轉往兒童深切治療部,情況穩定"
    assert edition(text, TAIWAN, OF_HONG_KONG).endswith("轉往兒童加護病房，情況穩定")


@pytest.mark.parametrize(
    ("text", "locale", "start", "expected"),
    [
        ("植牙前拔牙，种植牙后再考虑种植。", TAIWAN, "", "植牙前拔牙，植牙後再考慮植牙。"),
        ("当地种植果树。", TAIWAN, "", "當地種植果樹。"),
        ("药品说明书载明，请看说明书。设备说明书另附。", TAIWAN, "", "藥品仿單載明，請看仿單。設備說明書另附。"),
        ("请看说明书。", TAIWAN, "", "請看說明書。"),
        ("做腎臟切片，切片顯示", MAINLAND, OF_TAIWAN, "做肾活检，活检显示"),
        ("心房顫動可考慮電燒", MAINLAND, OF_TAIWAN, "心房颤动可考虑射频消融"),
        ("起初像干燥症，后诊断干燥综合征。", TAIWAN, "", "起初像乾燥症，後診斷修格蘭氏症候群。"),
    ],
)
def test_the_whole_text_tells_what_a_word_means(text: str, locale: str, start: str, expected: str) -> None:
    """Where 种植牙 stands, 种植 is of teeth, unless the words around it say otherwise."""
    assert edition(text, locale, start) == expected


def test_words_of_the_whole_text_are_in_order() -> None:
    """Rows are sorted, each once, name an edition and a text."""
    table = rows("throughout.tsv")
    assert table == sorted(table)
    assert len({tuple(row) for row in table}) == len(table)
    assert all(len(row) == 6 and row[1] in EDITIONS and row[3] for row in table)
    assert sum(row.text is not None for row in contexts()) == len(table)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用“维得利珠单抗”（Vedolizumab）", "使用「維得利珠單抗」（Vedolizumab）"),
        ("停用氯吡格雷/clopidogrel，托珠单抗注射液（tocilizumab）", "停用氯吡格雷/clopidogrel，托珠單抗注射液（tocilizumab）"),
        ("停用氯吡格雷，即clopidogrel。", "停用氯吡格雷，即clopidogrel。"),
    ],
)
def test_a_drug_beside_its_latin_name_is_not_named_twice(text: str, expected: str) -> None:
    """Quotation marks, a stroke or 即 between the two change nothing."""
    assert edition(text, TAIWAN) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (MAINLAND, "钠-葡萄糖协同转运蛋白2抑制剂（SGLT2i）与胰高糖素样肽-1受体激动剂（GLP-1 RA）"),
        (HONG_KONG, "鈉-葡萄糖協同轉運蛋白2抑制劑（SGLT2i）與胰高血糖素樣肽-1受體激動劑（GLP-1 RA）"),
    ],
)
def test_a_full_name_stays_full_before_its_abbreviation(locale: str, expected: str) -> None:
    """SGLT2抑制剂（SGLT2i） says one thing twice."""
    assert edition("鈉-葡萄糖共同轉運蛋白2抑制劑(SGLT2i)與類升糖素胜肽-1受體促效劑(GLP-1 RA)", locale, OF_TAIWAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三或第四型腎炎，第三、四型狼瘡腎炎", "III或IV型肾炎，III、IV型狼疮性肾炎"),
        ("第三、四、五型，第三期或第四期", "第三、四、五型，第三期或第四期"),
        ("第三和第四期臨床試驗，第二、三期試驗", "III和IV期临床试验，II、III期试验"),
        ("第一、二型糖尿病，第一型與第二型糖尿病", "1、2型糖尿病，1型与2型糖尿病"),
        ("第六介白素與第十七介白素", "白介素-6与白介素-17"),
        ("台灣阿斯特捷利康與胺甲喋呤", "台湾阿斯利康与甲氨蝶呤"),
        ("A型(H3N2)流感，A型和B型流感", "甲型（H3N2）流感，甲型和乙型流感"),
        ("由醫師處方，醫師處方類固醇，憑醫師處方購買", "由医师开具，医师开具糖皮质激素，凭医师处方购买"),
        ("前後換了五、六家診所", "前后换了五六家诊所"),
        ("嚴重型氣喘的年急性惡化率下修至兩成", "重度哮喘的年急性加重率下调至两成"),
        ("經手術後傷口瘉合", "经手术后伤口愈合"),
    ],
)
def test_words_of_taiwan_in_the_mainland(text: str, expected: str) -> None:
    """Classes in one form, cytokines in the Mainland's order, influenza with its subtype in brackets."""
    assert edition(text, MAINLAND, OF_TAIWAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲泼尼龙冲击3天，环磷酰胺冲击剂量", "甲基培尼皮質醇脈衝治療3天，環磷醯胺脈衝劑量"),
        ("一次性吸水材料，一次性补助，一次性针对", "拋棄式吸水材料，一次性補助，一次性針對"),
        ("制剂的质量，蛋白质的质量，样本质量为5 g", "製劑的品質，蛋白質的質量，樣本質量為5 g"),
        ("合胞病毒感染，肺弥散功能，疫苗副反应", "融合病毒感染，肺瀰散功能，疫苗副作用"),
        ("注册队列，多中心注册研究，药品注册", "登錄世代，多中心登錄研究，藥品註冊"),
    ],
)
def test_words_of_the_mainland_in_taiwan(text: str, expected: str) -> None:
    """Pulses of a drug, things thrown away, the quality of what is made and not its mass, registries of patients."""
    assert edition(text, TAIWAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("朝早食餐蛋治，湯通粉走腸仔", "早上吃午餐肉蛋三明治，通心粉湯不加小香腸"),
        ("兩隻新藥，這只是藥物副作用", "兩種新藥，這只是藥物副作用"),
        ("郁動半個鐘，下晝返屋企，撐遮，遮陽", "活動半小時，下午回家，撐傘，遮陽"),
        ("流行甲型(H3)流感，有黑影一粒", "流行A型（H3）流感，有黑影一粒"),
        ("右肺有一粒陰影，一粒米大小的肉瘤", "右肺有一個陰影，一粒米大小的肉瘤"),
    ],
)
def test_what_hong_kong_narrates(text: str, expected: str) -> None:
    """Food, kinds of drugs and what is done in a day, outside of quotations."""
    assert edition(text, TAIWAN, OF_HONG_KONG) == expected


def test_breathlessness_in_hong_kong_is_no_asthma() -> None:
    """There the disease is 哮喘; where a text has both, 氣喘 is the symptom."""
    assert edition("如持續肚瀉或氣喘，應求診", MAINLAND, OF_HONG_KONG) == "如持续腹泻或气喘，应就诊"
    assert edition("出現氣喘。氣喘病人與兒童氣喘", MAINLAND, OF_TAIWAN) == "出现气喘。哮喘病人与儿童哮喘"
