"""Terms: concepts and general words take the name that the edition's region gives them."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.model import Edit

REGIONS = {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK"}
TAIWAN_TEXT = "健保署公告，這裡的醫師說，全身性紅斑狼瘡病友可使用單株抗體。"


def terms(text: str, locale: str) -> list[tuple[str, str]]:
    """The terms that an edition changes, before and after."""
    return [(edit.before, edit.after) for edit in slepipe.convert(text, to=locale).edits if edit.kind == "term"]


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("单克隆抗体用于系统性红斑狼疮。", "zh-Hant-TW", "單株抗體用於全身性紅斑狼瘡。"),
        ("单克隆抗体用于系统性红斑狼疮。", "zh-Hant-HK", "單克隆抗體用於系統性紅斑狼瘡。"),
        ("單株抗體用於全身性紅斑狼瘡。", "zh-Hans", "单克隆抗体用于系统性红斑狼疮。"),
        ("靶向疗法与自身免疫", "zh-Hant-TW", "標靶療法與自體免疫"),
        ("狼疮性肾炎的患病率", "zh-Hant-HK", "狼瘡腎炎的患病率"),
        ("自身免疫性肝炎", "zh-Hant-TW", "自體免疫性肝炎"),
        ("戊型肝炎病毒与甲肝", "zh-Hant-TW", "E型肝炎病毒與A型肝炎"),
        ("互联网复诊，手机相册里的帖子", "zh-Hant-TW", "線上回診，手機相簿裡的貼文"),
        ("互联网复诊，手机相册里的帖子", "zh-Hant-HK", "網上覆診，手機相簿裏的帖文"),
        ("躯体功能与残疾指数", "zh-Hant-TW", "身體功能與失能指數"),
        ("有晶体眼人工晶体植入术", "zh-Hant-TW", "有晶體眼人工水晶體植入術"),
        ("高血压、高血脂、高血糖", "zh-Hant-TW", "高血壓、高血脂、高血糖"),
        ("异基因骨髓移植，急性髓细胞白血病", "zh-Hant-TW", "異體骨髓移植，急性骨髓性白血病"),
        ("退行性骨关节炎，腰椎退行性变", "zh-Hant-TW", "退化性關節炎，腰椎退化性變化"),
        ("多不饱和脂肪酸，甘油三脂", "zh-Hant-HK", "多元不飽和脂肪酸，三酸甘油酯"),
        ("玻璃酸钠滴眼液，更昔洛韦", "zh-Hant-TW", "玻尿酸鈉眼藥水，ganciclovir"),
        ("愛滋病病毒感染者，愛滋病毒帶原", "zh-Hans", "艾滋病病毒感染者，艾滋病病毒带原"),
    ],
)
def test_a_concept_takes_the_name_of_the_region(text: str, locale: str, expected: str) -> None:
    """Preferred names of one region become those of another."""
    assert slepipe.convert(text, to=locale).text == expected


def test_a_gram_is_called_so_in_taiwan_only() -> None:
    """公克 becomes 克 in the other regions; 克 is common to all and stays."""
    assert ("公克", "克") in terms(TAIWAN_TEXT + "每日2公克。", "zh-Hans")
    assert ("公克", "克") in terms(TAIWAN_TEXT + "每日2公克。", "zh-Hant-HK")
    assert terms("每日2克。", "zh-Hant-TW") == []


def test_general_words_change_from_the_sources_own_region_only() -> None:
    """激活 of a Mainland text is 活化 in Taiwan; in a Taiwan text it is the author's choice and stays."""
    assert terms("细胞被激活了。", "zh-Hant-TW") == [("激活", "活化")]
    assert terms("细胞活化了。", "zh-Hant-TW") == []
    assert ("激活", "活化") not in terms(TAIWAN_TEXT + "細胞被激活。", "zh-Hant-HK")
    assert ("活化", "激活") in terms(TAIWAN_TEXT + "細胞被活化。", "zh-Hans")


def test_a_region_keeps_its_own_words() -> None:
    """The Taiwan edition of a well-written Taiwan text changes no term, even one that another region prefers."""
    assert terms(TAIWAN_TEXT + "狼瘡腎炎的病友也適用。", "zh-Hant-TW") == []


@pytest.mark.parametrize("name", ["《自身免疫杂志》", "《科学·转化医学》", "撒玛利亚基金"])
def test_proper_names_change_whole_or_not_at_all(name: str) -> None:
    """自身免疫 inside the name of a journal and 亚基 in that of a fund are no words of the text."""
    for edit in slepipe.convert(f"他在{name}工作。", to="zh-Hant-TW").edits:
        assert edit.kind != "term" or edit.before == name.strip("《》")


@pytest.mark.parametrize("alias", ["Saphnelo", "倍力腾", "MEDI-546", "霉酚酸嗎啉乙酯", "SLE"])
def test_aliases_brands_and_codes_stay(alias: str) -> None:
    """What the author chose to call a drug is changed in script only."""
    assert terms(f"患者使用{alias}治疗。", "zh-Hant-TW") == []


def test_an_alias_of_one_region_gives_way_in_the_others() -> None:
    """血管紧张素转化酶抑制剂 is marked @zh-Hans: Taiwan reads its own name, the Mainland keeps the alias."""
    text = "患者服用血管紧张素转化酶抑制剂。"
    assert terms(text, "zh-Hant-TW") == [("血管紧张素转化酶抑制剂", "血管收縮素轉化酶抑制劑")]
    assert terms(text, "zh-Hans") == []


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("醫管局採購奧比妥珠單抗及巴瑞克替尼。", "zh-Hans", "医管局采购奥妥珠单抗及巴瑞替尼。"),
        ("醫管局採購奧比妥珠單抗及巴瑞克替尼。", "zh-Hant-TW", "醫管局採購obinutuzumab及baricitinib。"),
        ("香港衞生署採購奧比妥珠單抗。", "zh-Hant-HK", "香港衞生署採購奧比妥珠單抗。"),
        ("医保局采购盐酸安罗替尼。", "zh-Hant-TW", "醫保局採購anlotinib hydrochloride。"),
    ],
)
def test_a_transliteration_of_no_region_gives_way_in_the_others(text: str, locale: str, expected: str) -> None:
    """Names that only spell the international one, a salt's with its word; the text's own region keeps its author's."""
    assert slepipe.convert(text, to=locale).text == expected


def test_an_ending_changes_where_the_rest_of_the_name_has_no_other() -> None:
    """The parts of a name are asked one by one: nobody says 藥物過敏反應綜合症."""
    assert slepipe.convert("患者出现药物超敏反应综合征。", to="zh-Hant-HK").text == "患者出現藥物超敏反應綜合症。"


def test_a_name_that_changed_closes_its_parts() -> None:
    """自身免疫性肝炎 is one edit; the word 自身免疫 inside it is not edited again."""
    assert terms("自身免疫性肝炎", "zh-Hant-TW") == [("自身免疫性肝炎", "自體免疫性肝炎")]


def test_parts_of_a_name_without_a_regional_form_do_change() -> None:
    """A therapy that no row names still takes the region's words: 靶向治疗药物."""
    assert "標靶治療" in slepipe.convert("CD19靶向治疗研究", to="zh-Hant-TW").text


def test_references_keep_their_wording() -> None:
    """The same term is changed in the text and left in the list of references."""
    text = "单克隆抗体研究[1]。\n\n参考文献\n[1] 王明. 单克隆抗体治疗系统性红斑狼疮[J]. 中华风湿病学杂志, 2020, 5(1): 1-2.\n"
    edits = [edit for edit in slepipe.convert(text, to="zh-Hant-TW").edits if edit.kind == "term"]
    assert [(edit.before, edit.after) for edit in edits] == [("单克隆抗体", "單株抗體")]
    assert all(edit.end < text.index("参考文献") for edit in edits)


def test_a_term_names_its_concept() -> None:
    """The rule of the edit leads to the row of the lexicon."""
    edits = slepipe.convert("单克隆抗体", to="zh-Hant-TW").edits
    assert edits == (Edit(0, 5, "单克隆抗体", "單株抗體", "term", "term.monoclonal-antibody"),)


def test_a_name_across_a_broken_line_is_one_term() -> None:
    """单克隆⏎抗体 is recognized and reworded with its line end."""
    text = "红斑狼疮的治疗\n\n近年来研究者发现用于治疗红斑狼疮的多种单克隆\n抗体都有一定的疗效。"
    assert ("单克隆\n抗体", "單株抗體") in terms(text, "zh-Hant-TW")


def test_a_given_name_is_no_form() -> None:
    """应答 becomes 反應 in Taiwan; 反應 of a Taiwan text is not always an 应答 and stays."""
    assert ("应答", "反應") in terms("患者获得应答。", "zh-Hant-TW")
    assert "反应" in slepipe.convert(TAIWAN_TEXT + "輸液反應須留意。", to="zh-Hans").text


def test_a_word_that_is_right_already_keeps_its_parts() -> None:
    """The name of the edition is taken whole: 嗜中性球 does not become 嗜嗜中性球."""
    for text in ("嗜中性球", "骨盆腔发炎", "細胞激素"):
        once = slepipe.convert(text, to="zh-Hant-TW").text
        assert slepipe.convert(once, to="zh-Hant-TW").text == once
    assert slepipe.convert("嗜中性粒细胞与中性粒细胞", to="zh-Hant-TW").text == "嗜中性球與嗜中性球"


def test_no_edits_overlap() -> None:
    """Whatever forms and words of context lie in each other."""
    edits = slepipe.convert("SRI应答率与BICLA应答、通过激素治疗的应答者。", to="zh-Hant-TW").edits
    assert all(first.end <= second.start for first, second in zip(edits, edits[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "locale", "kept"),
    [
        ("患者出现急性心衰竭。", "zh-Hant-TW", "急性心衰竭"),
        ("采集月经血干细胞。", "zh-Hans", "月经血干细胞"),
        ("服用止泻药物。", "zh-Hant-TW", "止瀉藥物"),
        ("检查甲状腺素水平。", "zh-Hant-HK", "甲狀腺"),
        ("主诉活动后气喘。", "zh-Hant-HK", "活動後氣喘"),
    ],
)
def test_parts_of_a_name_stay_where_the_whole_would_be_none(text: str, locale: str, kept: str) -> None:
    """心衰 is 心臟衰竭 in Taiwan, but 心衰竭 no 心臟衰竭竭; the author's name stays."""
    assert kept in slepipe.convert(text, to=locale).text


def test_parts_of_a_name_change_where_that_makes_another_of_its_names() -> None:
    """B系急性淋巴细胞白血病 is B系急性淋巴性白血病 in Taiwan, which the lexicon knows as the same."""
    edition = slepipe.convert("用于B系急性淋巴细胞白血病。", to="zh-Hant-TW").text
    assert edition == "用於B系急性淋巴性白血病。"
    assert slepipe.annotate(edition).mentions[-1].entity == "b-cell-acute-lymphoblastic-leukemia"


def test_a_machines_traditional_keeps_the_mainlands_words_in_simplified() -> None:
    """自身免疫病 and 自身免疫性疾病 are both the Mainland's; a machine that made the text Traditional chose neither."""
    text = "患者癥狀復雜，出現并發癥，新制劑已獲批準，適用于自身免疫病與類風濕性關節炎。"
    assert slepipe.annotate(text).variant.machine_made
    assert terms(text, "zh-Hans") == []
    assert ("自身免疫病", "自體免疫疾病") in terms(text, "zh-Hant-TW")


def test_a_name_whose_head_another_shares_stays() -> None:
    """The liver of A/C肝 belongs to both: A/丙型肝炎 would be half a name. B/C肝 is known as a whole."""
    made = slepipe.convert("健保給付前須篩檢A/C肝、B/C肝；C肝病人與CRP/C反應蛋白另計。", "zh-Hans").text
    assert made.startswith("健保给付前须筛查A/C肝、乙/丙肝；丙型肝炎")
    assert "CRP/C反应蛋白" in made


def test_signs_and_records_are_the_mainlands() -> None:
    """≧ is ≥ there, a 紀錄 of drugs a 记录, that of sports a 纪录; 公斤 is everybody's."""
    made = slepipe.convert("健保給付：年紀≧60歲，看用藥紀錄，創下紀錄，一両陳皮，每公斤體重1毫克。", "zh-Hans").text
    assert made == "健保给付：年纪≥60岁，看用药记录，创下纪录，一两陈皮，每公斤体重1毫克。"


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("鼠标和U盘", "滑鼠和隨身碟", "滑鼠和USB手指"),
        ("复印病历，打印机缺硒鼓", "影印病歷，印表機缺碳粉匣", "影印病歷，打印機缺碳粉盒"),
        ("西柚汁、黄瓜和玉米", "葡萄柚汁、黃瓜和玉米", "西柚汁、青瓜和粟米"),
        ("现金等价物，换手率", "約當現金，週轉率", "現金等價物，換手率"),
        ("一过性升高，高危人群", "暫時性升高，高風險族群", "短暫性升高，高危人群"),
        ("慢病患者，慢病毒载体", "慢性病患者，慢病毒載體", "慢性病患者，慢病毒載體"),
        ("SLE队列，队列研究", "SLE世代，世代研究", "SLE隊列，隊列研究"),
        ("提供者是健康供者", "提供者是健康捐贈者", "提供者是健康捐贈者"),
        ("核素显像，查甲功和肝肾功", "核子醫學掃描，查甲狀腺功能和肝腎功能", "同位素掃描，查甲狀腺功能和肝腎功能"),
        ("装甲功能，取关节液，把他取关", "裝甲功能，取關節液，把他取消追蹤", "裝甲功能，取關節液，把他取消追蹤"),
        ("入院查体：纳差，既往体健", "入院理學檢查：食慾不振，過去身體健康", "入院體格檢查：食慾不振，過往身體健康"),
        ("检查体温，采纳差异分析", "檢查體溫，採納差異分析", "檢查體溫，採納差異分析"),
        ("尿卟啉升高，血红素合成受阻", "尿紫質升高，血基質合成受阻", "尿卟啉升高，血紅素合成受阻"),
        ("1例报告并文献复习", "1例報告並文獻回顧", "1例報告並文獻回顧"),
        ("腔镜手术与腹腔镜手术", "內視鏡手術與腹腔鏡手術", "內窺鏡手術與腹腔鏡手術"),
        ("老小区的楼道堆着快递", "老社區的樓梯間堆著快遞", "舊屋苑的樓梯間堆着速遞"),
        ("中位缓解持续时间", "中位反應持續時間", "中位緩解持續時間"),
    ],
)
def test_general_words_of_daily_life_and_practice(mainland: str, taiwan: str, hong_kong: str) -> None:
    """Computers, food, finance and the wards have their own words in each region; a part of another word is none of them."""
    assert slepipe.convert(mainland, to="zh-Hant-TW").text == taiwan
    assert slepipe.convert(mainland, to="zh-Hant-HK").text == hong_kong


def test_words_that_are_only_given_stay_in_their_own_region() -> None:
    """Taiwan's 交互作用 and 週轉率 are more than the Mainland's 相互作用 and 换手率."""
    assert slepipe.convert(TAIWAN_TEXT + "病床週轉率與交互作用。", to="zh-Hans").text.endswith("病床周转率与交互作用。")


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("去藥局買藥，請至藥局領藥", "去药店买药，请至药房取药", "去藥房買藥，請至藥房取藥"),
        ("食道靜脈瘤與末期腎臟病", "食管静脉曲张与终末期肾病", "食道靜脈曲張與末期腎病"),
        ("嗜伊紅性球增多，心包膜積液", "嗜酸性粒细胞增多，心包积液", "嗜酸性粒細胞增多，心包積液"),
        ("腎絲球病變，二尖瓣逆流", "肾小球疾病，二尖瓣反流", "腎小球疾病，二尖瓣倒流"),
        (
            "克痢黴素用於抗碳青黴烯的克雷伯氏肺炎桿菌",
            "黏菌素用于抗碳青霉烯的肺炎克雷伯菌",
            "黏菌素用於抗碳青霉烯的肺炎克雷伯氏菌",
        ),
        (
            "產廣效性乙內醯胺酶，非類固醇藥物與類固醇",
            "产超广谱β-内酰胺酶，非甾体药物与糖皮质激素",
            "產超廣譜β-內酰胺酶，非類固醇藥物與類固醇",
        ),
        ("糞便微菌叢植入，嗜睡躁動", "粪菌移植，嗜睡躁动", "糞便微菌叢植入，嗜睡躁動"),
        ("B型及C型肝炎帶原者", "乙型及丙型肝炎携带者", "乙型及丙型肝炎帶菌者"),
        ("生殖泌尿道感染，泌尿道感染", "泌尿生殖道感染，尿路感染", "泌尿生殖道感染，尿道感染"),
        ("利多與利空，薄利多銷", "利好与利空，薄利多销", "利好與利淡，薄利多銷"),
        ("67歲阿嬤吃稀飯，養樂多", "67岁奶奶吃稀饭，养乐多", "67歲婆婆吃粥，益力多"),
        ("揪團看磁磚，換手機桌布", "组团看瓷砖，换手机壁纸", "組團看瓷磚，換手機桌布"),
        ("走回診間，回診間隔，回診所", "走回诊室，复诊间隔，回诊所", "走回診症室，覆診間隔，回診所"),
        ("一等親網膜剝離，格子狀退化", "一级亲属视网膜脱离，格子样变性", "一級親屬視網膜脫落，格子狀退化"),
        ("高危險妊娠，雙相情緒障礙症", "高危妊娠，双相情感障碍", "高危妊娠，躁鬱症"),
        ("偏鄉連網，調降字級，藉由訪員", "偏远地区联网，下调字号，通过访谈员", "偏遠地區上網，調低字型大小，透過訪問員"),
        ("視訊連線，研發長與研發長效針劑", "视频连线，首席研发官与研发长效针剂", "視像連線，研發總監與研發長效針劑"),
        ("看後照鏡，搭公車，坐公車", "看后视镜，乘公交车，坐公交车", "看倒後鏡，搭巴士，坐巴士"),
        ("脊椎沾黏成竹竿狀，沾黏性，沾黏", "脊椎粘连成竹竿状，粘连性，粘连", "脊椎黏連成竹竿狀，黏連性，黏連"),
        ("鮪魚蛋吐司、鮮乳與生鮮乳", "金枪鱼鸡蛋吐司、鲜奶与生鲜乳", "吞拿魚蛋多士、鮮奶與生鮮乳"),
        ("精緻澱粉與精緻甜點，乾香菇", "精制淀粉与精致甜点，干香菇", "精製澱粉與精緻甜點，乾冬菇"),
        ("撒樂、艾炎寧與methotrexate", "柳氮磺吡啶、来氟米特与甲氨蝶呤", "柳氮磺吡啶、來氟米特與methotrexate"),
        ("關節超音波檢查，頸部超音波", "关节超声检查，颈部超声", "關節超聲波檢查，頸部超聲波"),
        ("低燒不退，低熱量", "低热不退，低热量", "低燒不退，低熱量"),
        ("成長率，光碟片，衛教室", "增长率，光盘，健康教育室", "增長率，光碟，健康教育室"),
        ("各醫療院所與中醫院所", "各医疗机构与中医医疗机构", "各醫療機構與中醫醫療機構"),
        ("過動與衝動，通過動脈", "多动与冲动，通过动脉", "過度活躍與衝動，通過動脈"),
        ("義式料理與鮮奶酪，教義式微", "意式料理与奶冻，教义式微", "意式料理與奶凍，教義式微"),
        ("每股純益增加，單純益處", "每股收益增加，单纯益处", "每股盈利增加，單純益處"),
        ("共變數分析與無母數統計", "协方差分析与非参数统计", "協方差分析與非參數統計"),
        ("急診檢傷，檢傷站", "急诊分诊，分诊台", "急症室分流，分流站"),
        ("用藥安全警訊，身體的警訊", "用药安全警示，身体的警示信号", "用藥安全警示，身體的警號"),
        ("春節連假，接連假日", "春节假期，接连假日", "春節假期，接連假日"),
        ("次發性感染，腸病毒感染併發重症", "继发感染，肠道病毒感染并发重症", "繼發感染，腸病毒感染併發重症"),
        ("解熱鎮痛的乙醯氨酚，自體免疫抗體", "解热镇痛的对乙酰氨基酚，自身抗体", "解熱鎮痛的撲熱息痛，自身抗體"),
        ("依「藥師法」處罰", "依“药师法”处罚", "依「藥師法」處罰"),
    ],
)
def test_words_of_taiwan(taiwan: str, mainland: str, hong_kong: str) -> None:
    """Taiwan's names of diseases, shops, shares and officers, and no part of another word."""
    assert slepipe.convert(TAIWAN_TEXT + taiwan, to="zh-Hans").text.endswith(mainland)
    assert slepipe.convert(TAIWAN_TEXT + taiwan, to="zh-Hant-HK").text.endswith(hong_kong)


@pytest.mark.parametrize(
    ("source", "locale", "expected"),
    [
        ("他的《護理師的軟體》寫護理師的軟體", "zh-Hans", "他的《护理师的软体》写护士的软件"),
        ("《報導者》報導", "zh-Hant-HK", "《報導者》報道"),
        ("〈醫師問卷〉訪問醫師", "zh-Hant-HK", "〈醫師問卷〉訪問醫生"),
        ("《紅斑性狼瘡治療指引》", "zh-Hans", "《红斑狼疮治疗指引》"),
    ],
)
def test_the_title_of_a_work_keeps_its_words(source: str, locale: str, expected: str) -> None:
    """Its diseases and drugs have the names of the edition, but a book, a paper or a law is called as it is."""
    assert slepipe.convert(TAIWAN_TEXT + source, to=locale).text.endswith(expected)


def test_the_quoted_name_of_a_scheme_keeps_its_words() -> None:
    """What a government calls its plan or voucher is a name; what is quoted otherwise is none."""
    text = "香港醫院管理局公布，屯門街坊覆診後可參加「的士司機健康計劃」和「長者社區照顧服務券」，院舍券、「的士司機」"
    assert slepipe.convert(text, to="zh-Hans").text.endswith("“的士司机健康计划”和“长者社区照顾服务券”，院舍券、“出租车司机”")
    # Taiwan's character of a plan is no other word.
    assert slepipe.convert(text, to="zh-Hant-TW").text.endswith(
        "「的士司機健康計畫」和「長者社區照顧服務券」，院舍券、「計程車司機」"
    )


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("合資格人士須提交入息證明", "符合条件人士须提交收入证明", "符合資格人士須提交收入證明"),
        ("上載月結單，網上載入", "上传对账单，网上载入", "上傳對帳單，網上載入"),
        ("敗血病，服用亞士匹靈", "脓毒症，服用阿司匹林", "敗血症，服用阿斯匹靈"),
        ("新症輪候時間，新症狀", "初诊等候时间，新症状", "初診等候時間，新症狀"),
        ("經巴士德消毒的奶，乘巴士", "经巴氏消毒的奶，乘公交车", "經巴氏殺菌的奶，乘公車"),
        ("空肚服用霉酚酸鈉，塗太陽油，甩髮", "空腹服用麦考酚钠，涂防晒霜，脱发", "空腹服用黴酚酸鈉，塗防曬乳，脫髮"),
        ("微蛋白尿與糖尿腎，量度血壓", "微量白蛋白尿与糖尿病肾病，测量血压", "微量白蛋白尿與糖尿病腎病變，測量血壓"),
        ("盲目戒口，買沙甸魚", "盲目忌口，买沙丁鱼", "盲目忌口，買沙丁魚"),
        ("穿恤衫影相，陰影相同", "穿衬衫拍照，阴影相同", "穿襯衫拍照，陰影相同"),
        ("乘搭的士，落車、上落樓梯，馬上落實", "乘坐出租车，下车、上下楼梯，马上落实", "搭乘計程車，下車、上下樓梯，馬上落實"),
        ("買餸煮食，地氈、床褥與座廁", "买菜做饭，地毯、床垫与坐便器", "買菜烹飪，地毯、床墊與馬桶"),
        ("行山、游水、踏單車，步行山路", "爬山、游泳、骑自行车，步行山路", "爬山、游泳、騎腳踏車，步行山路"),
        ("凍飲、意粉、啫喱和提子", "冷饮、意大利面、果冻和葡萄", "冷飲、義大利麵、果凍和葡萄"),
        ("會計師樓夜更，地盤工人當更", "会计师事务所夜班，建筑工地工人值班", "會計師事務所夜班，工地工人值班"),
        ("膝頭、腳踭和O形腳，手腳眼睛", "膝盖、脚跟和O形腿，手脚眼睛", "膝蓋、腳跟和O型腿，手腳眼睛"),
        ("病人自控止痛機、塞劑與醫生信", "患者自控镇痛泵、栓剂与医生证明", "病人自控式止痛幫浦、塞劑與醫師證明"),
        ("糖尿前期與雷爾氏綜合症，傷風", "糖尿病前期与瑞氏综合征，感冒", "糖尿病前期與雷氏症候群，感冒"),
        ("帶備藥物，視乎情況，帶同學", "带好药物，视情况，带同学", "備妥藥物，視情況，帶同學"),
        ("脷底丸放在脷底含溶", "舌下含片放在舌下含化", "舌下含片放在舌下含溶"),
        ("浸浴、焗桑拿、扭乾毛巾", "盆浴、蒸桑拿、拧干毛巾", "泡澡、洗三溫暖、擰乾毛巾"),
        ("蓋上廁板，坐在廁板上", "盖上马桶盖，坐在马桶圈上", "蓋上馬桶蓋，坐在馬桶座上"),
        ("U型聚水器、地台去水、抹手紙", "U形存水弯、地漏、擦手纸", "U型存水彎、地板排水口、擦手紙"),
        ("懷疑有爆發個案，課室內留家休息", "怀疑有暴发疫情，教室内居家休息", "懷疑有群聚事件，教室內在家休息"),
        ("口服補充鹽溶液，小便蛋白", "口服补液盐，尿蛋白", "口服電解質液，尿蛋白"),
        ("插尿喉、鼻胃喉，耳鼻喉科", "插导尿管、鼻胃管，耳鼻喉科", "插導尿管、鼻胃管，耳鼻喉科"),
        ("院外遊車河，外遊前買外遊保險", "院外兜风，出境旅游前买旅游保险", "院外兜風，出國旅遊前買旅遊平安險"),
        ("穿梭巴士、旅遊巴士與巴士", "接驳车、旅游大巴与公交车", "接駁車、遊覽車與公車"),
        ("樽身、樣本樽，煲水後熄爐", "瓶身、样本瓶，烧水后关火", "瓶身、檢體瓶，燒開水後關火"),
        ("外判商蝕錢，分析員表示", "外包商亏钱，分析师表示", "外包商賠錢，分析師表示"),
        ("行山鞋、筋腱、橡筋帶", "登山鞋、肌腱、弹力带", "登山鞋、肌腱、彈力帶"),
        ("抽血化驗報告，生理時鐘", "抽血化验报告，生物钟", "抽血檢驗報告，生理時鐘"),
        ("服利凡斯的明、美金剛胺，塗避蚊胺", "服卡巴拉汀、美金刚，涂避蚊胺", "服rivastigmine、memantine，塗敵避"),
        ("服安眠藥，看專科醫生", "服安眠药，看专科医生", "服安眠藥，看專科醫師"),
        (
            "未有發現，從未有人，除下口罩，扣除下列",
            "未发现，从未有人，摘下口罩，扣除下列",
            "未發現，從未有人，取下口罩，扣除下列",
        ),
        ("吃葡提子、粘米粉、龍脷魚、豬紅", "吃葡萄、粘米粉、龙利鱼、猪血", "吃葡萄、在來米粉、龍利魚、豬血"),
        ("細路哥用沖涼液，長尿片疹", "小孩用沐浴露，长尿布疹", "小孩用沐浴乳，長尿布疹"),
        ("安排照腸鏡，退黑激素", "安排做肠镜，褪黑素", "安排照大腸鏡，褪黑激素"),
        ("社康護理、出院紙、殮房", "社区护理、出院单、太平间", "社區護理、出院單、太平間"),
        ("由高處墮下，遇溺，倒瀉熱水", "由高处坠下，溺水，打翻热水", "由高處墜落，溺水，打翻熱水"),
        ("飽肚服用，用儲霧器吸藥", "饭后服用，用储雾罐吸药", "飯後服用，用吸藥輔助艙吸藥"),
        ("受保人索償，持份者會面", "被保险人申请理赔，利益相关者会面", "被保險人申請理賠，利害關係人會面"),
        ("公共屋邨與私人屋邨", "公屋小区与私人小区", "公共住宅社區與私人社區"),
        ("腦癇症、瘋狗症、心臟停頓", "癫痫、狂犬病、心脏骤停", "癲癇、狂犬病、心跳停止"),
        ("奧米加三、奧米加-3脂肪酸", "ω-3、ω-3脂肪酸", "Omega-3、Omega-3脂肪酸"),
        ("即場抽血，法官非常，警官非禮", "现场抽血，法官非常，警官猥亵", "現場抽血，法官非常，警官猥褻"),
        ("思疑中毒，深思疑問", "怀疑中毒，深思疑问", "懷疑中毒，深思疑問"),
    ],
)
def test_words_of_hong_kong(hong_kong: str, mainland: str, taiwan: str) -> None:
    """Hong Kong's words of offices, clinics and daily life, and no part of another word."""
    start = "香港醫院管理局公布，屯門街坊覆診後。"
    assert slepipe.convert(start + hong_kong, to="zh-Hans").text.endswith(mainland)
    assert slepipe.convert(start + hong_kong, to="zh-Hant-TW").text.endswith(taiwan)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("病患的檢體經快篩後採檢送驗", "患者的标本经快速检测后采样送检"),
        ("高風險族群、控制組與第三期臨床試驗", "高危人群、对照组与III期临床试验"),
        ("復健、洗腎與開刀房", "康复、透析与手术室"),
        ("白血球計數、嗜中性球低下與肝酵素", "白细胞计数、中性粒细胞减少与肝酶"),
        ("水果酵素飲與荷爾蒙療法", "水果酵素饮与激素疗法"),
        ("mTOR路徑與銷售路徑", "mTOR通路与销售路径"),
        ("非侵入性檢查與非侵入性膀胱癌", "无创检查与非侵入性膀胱癌"),
        ("去年增加三人，營收年增12%", "去年增加三人，营收同比增长12%"),
    ],
)
def test_everyday_words_of_taiwan_in_the_mainland(text: str, expected: str) -> None:
    """What every article of a hospital or a newspaper says, and where the same characters mean something else."""
    assert slepipe.convert(TAIWAN_TEXT + text + "。", to="zh-Hans").text.endswith(expected + "。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("徵狀輕微者求診，留院後轉介至深切治療病房", "症状轻微者就诊，住院后转诊至重症监护病房"),
        ("磁力共振掃描、電療與紓緩痛楚", "磁共振成像、放疗与缓解痛楚"),
        ("長者可用長者醫療券", "老年人可用长者医疗券"),
        ("本港的基層家庭與私家病人", "香港的低收入家庭与自费病人"),
        ("作悶作嘔、屙嘔、生飛滋", "恶心、上吐下泻、生口腔溃疡"),
        ("牙菌膜、牙罅與牙患，智慧牙患者", "牙菌斑、牙缝与牙病，智慧牙患者"),
        ("老年黃斑退化、糖尿眼與二型糖尿", "年龄相关性黄斑变性、糖尿病视网膜病变与2型糖尿病"),
    ],
)
def test_everyday_words_of_hong_kong_in_the_mainland(text: str, expected: str) -> None:
    """So for Hong Kong; a scheme keeps its name."""
    assert slepipe.convert("香港醫管局公布，屯門的公營醫院。" + text + "。", to="zh-Hans").text.endswith(expected + "。")


@pytest.mark.parametrize("start", ["", "香港醫管局公布，屯門的公營醫院。"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("必需胺基酸與粒線體", "必需氨基酸与线粒体"),
        ("攝護腺與腎絲球濾過率", "前列腺与肾小球滤过率"),
        ("雷射、奈米、網路與檢體送驗", "激光、纳米、网络与标本送检"),
        ("基因變異數量，蛋白質體外", "基因变异数量，蛋白质体外"),
    ],
)
def test_what_taiwan_alone_writes_is_known_in_every_text(start: str, text: str, expected: str) -> None:
    """粒線體 means what it means in Taiwan wherever it is written; no part of another word is one."""
    assert slepipe.convert(f"{start}{text}。", to="zh-Hans").text.endswith(f"{expected}。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("慢性阻塞性肺病（COPD，俗稱「肺阻塞」）", "慢性阻塞性肺疾病（COPD，俗称“肺阻塞”）"),
        ("血小板減少症（又稱血小板低下）", "血小板减少症（又称血小板低下）"),
        ("血小板低下時停藥", "血小板减少时停药"),
        ("泡麵俗稱速食麵，泡麵又稱「速食麵」或「泡麵」", "方便面俗称速食面，方便面又称“速食面”或“泡面”"),
    ],
)
def test_another_name_is_no_echo(text: str, expected: str) -> None:
    """Where an author gives two names of one thing, the second does not become the first."""
    assert slepipe.convert(TAIWAN_TEXT + text + "。", to="zh-Hans").text.endswith(expected + "。")


@pytest.mark.parametrize(
    ("text", "mainland", "taiwan"),
    [
        ("冠狀動脈介入治療（俗稱「通波仔」）", "冠状动脉介入治疗（俗称“通波仔”）", "冠狀動脈介入治療（俗稱「通波仔」）"),
        ("又稱「脷底丸」、「薄血丸」的脷底丸", "又称“脷底丸”“薄血丸”的舌下含片", "又稱「脷底丸」、「薄血丸」的舌下含片"),
        ("他說「脷底丸」", "他说“舌下含片”", "他說「舌下含片」"),
    ],
)
def test_what_people_call_a_thing_is_not_reworded(text: str, mainland: str, taiwan: str) -> None:
    """The people of Hong Kong call it 通波仔; no edition may say that they call it 经皮冠状动脉介入治疗."""
    start = "香港醫院管理局公布，屯門街坊覆診後。"
    assert slepipe.convert(start + text + "。", to="zh-Hans").text.endswith(mainland + "。")
    assert slepipe.convert(start + text + "。", to="zh-Hant-TW").text.endswith(taiwan + "。")


def test_a_name_does_not_say_what_its_neighbours_say() -> None:
    """他汀類 is 史他汀類藥物, but not before another 藥, and 網上 is 在线, but not behind another 在."""
    start = "香港醫院管理局公布，屯門街坊覆診後。"
    assert slepipe.convert(start + "他汀類降膽固醇藥，用他汀類。", to="zh-Hant-TW").text.endswith(
        "史他汀類降膽固醇藥，用史他汀類藥物。"
    )
    assert slepipe.convert(start + "在網上平台問，有網上平台。", to="zh-Hans").text.endswith("在网上平台问，有在线平台。")


def test_a_department_behind_its_hospital_is_reworded_whole() -> None:
    """免疫風濕科 is a department, too, but not the one meant, which is for allergies as well."""
    made = slepipe.convert(TAIWAN_TEXT + "台北榮民總醫院過敏免疫風濕科主治醫師，院內免疫風濕科。", "zh-Hans").text
    assert made.endswith("过敏免疫风湿科主治医师，院内风湿免疫科。")


@pytest.mark.parametrize(
    ("text", "mainland", "taiwan"),
    [
        ("瑪嘉烈醫院深切治療部", "玛嘉烈医院重症监护室", "瑪嘉烈醫院加護病房"),
        ("瑪麗醫院兒童深切治療部", "玛丽医院儿童重症监护室", "瑪麗醫院兒童加護病房"),
        ("屯門醫院內科及老人科", "屯门医院内科及老年医学科", "屯門醫院內科及老年醫學科"),
        ("廣華醫院急症部", "广华医院急诊部", "廣華醫院急診部"),
    ],
)
def test_a_department_of_hong_kong_behind_its_hospital_is_reworded(text: str, mainland: str, taiwan: str) -> None:
    """The hospital keeps its name; a 部 that is no department stays."""
    start = "香港醫院管理局公布，屯門街坊覆診後。"
    assert slepipe.convert(f"{start}{text}顧問醫生。", to="zh-Hans").text.endswith(f"{mainland}顾问医生。")
    assert slepipe.convert(f"{start}{text}主管。", to="zh-Hant-TW").text.endswith(f"{taiwan}主管。")


def test_a_name_does_not_say_its_head_twice() -> None:
    """硅肺 is 矽肺症, 硅肺病 no 矽肺症病; the 病 of 病人 is not the disease's."""
    made = slepipe.convert("硅肺病、硅肺病变、硅肺病人与硅肺症状", to="zh-Hant-TW").text
    assert made == "矽肺症、矽肺病變、矽肺症病人與矽肺症症狀"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("患者服用氯吡格雷和特拉唑嗪、帕博利珠单抗治疗。", "患者服用clopidogrel和terazosin、pembrolizumab治療。"),
        ("口服氯吡格雷75mg，CYP2C19氯吡格雷慢代谢者。", "口服clopidogrel 75mg，CYP2C19 clopidogrel慢代謝者。"),
        (
            "氯吡格雷（clopidogrel，波立维），即clopidogrel（氯吡格雷）。",
            "氯吡格雷（clopidogrel，波立維），即clopidogrel（氯吡格雷）。",
        ),
        ("停用甲氨蝶呤、来氟米特，强的松5mg。", "停用methotrexate、leflunomide，prednisone 5mg。"),
        ("氯吡格雷 Clopidogrel，Clopidogrel氯吡格雷。", "氯吡格雷 Clopidogrel，Clopidogrel氯吡格雷。"),
        ("用卡培他滨、奥沙利铂和司美格鲁肽。", "用capecitabine、oxaliplatin和semaglutide。"),
        ("口服阿维A，阿维A酸胶囊", "口服acitretin，acitretin膠囊"),
        ("头孢哌酮钠舒巴坦钠，哌拉西林/他唑巴坦", "Cefoperazone/sulbactam，piperacillin/tazobactam"),
        ("## 4.1 氯吡格雷与特拉唑嗪\n\n12例氯吡格雷。", "## 4.1 Clopidogrel與terazosin\n\n12例clopidogrel。"),
    ],
)
def test_drugs_that_taiwan_calls_in_latin(text: str, expected: str) -> None:
    """Apart from Latin beside them, and not where the author gives both names."""
    assert slepipe.convert(text, to="zh-Hant-TW").text == expected


def test_half_a_name_is_not_given_in_latin() -> None:
    """Combinations are drugs of their own; a salt before the name goes behind the Latin one, an isomer with a row has its own name."""
    text = "缬沙坦氨氯地平片、甲磺酸奥希替尼片、左氨氯地平、帕妥珠曲妥珠单抗、多替拉韦钠、西妥昔单抗β"
    edition = slepipe.convert(text, to="zh-Hant-TW").text
    assert (
        edition == "纈沙坦氨氯地平錠、osimertinib mesylate錠、levamlodipine、帕妥珠曲妥珠單抗、dolutegravir sodium、西妥昔單抗β"
    )


def test_a_latin_name_of_a_drug_is_no_word_of_taiwan() -> None:
    """An author who writes clopidogrel is not from Taiwan for that: Hong Kong's edition keeps it, and an English abstract its drugs."""
    text = "病患使用clopidogrel。\n\nAbstract: Clopidogrel was given to patients with stroke."
    mainland = slepipe.convert(TAIWAN_TEXT + text, to="zh-Hans").text
    assert mainland.endswith("患者使用氯吡格雷。\n\nAbstract: Clopidogrel was given to patients with stroke.")
    assert "使用clopidogrel。" in slepipe.convert(TAIWAN_TEXT + text, to="zh-Hant-HK").text
    assert "clopidogrel" in slepipe.convert("患者使用clopidogrel。", to="zh-Hant-TW").text


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("服用sertraline與methotrexate（MTX）15 mg", "服用舍曲林与甲氨蝶呤（MTX）15 mg"),
        ("每週 guselkumab 100毫克", "每周古塞奇尤单抗100毫克"),
        ("復邁（adalimumab）、adalimumab（復邁）", "复迈（adalimumab）、adalimumab（复迈）"),
        ("英文名adalimumab/復邁，tocilizumab SC", "英文名adalimumab/复迈，tocilizumab SC"),
        ("免疫抑制劑（azathioprine、methotrexate或cyclosporin）", "免疫抑制剂（硫唑嘌呤、甲氨蝶呤或环孢素）"),
        ("8.2.4. Adalimumab（如Humira）及etanercept（商品名Enbrel）", "8.2.4. 阿达木单抗（如Humira）及依那西普（商品名Enbrel）"),
        ("貝利尤單抗（belimumab、Benlysta）", "贝利尤单抗（belimumab、Benlysta）"),
        ("出院用藥\n\nFurosemide 40 mg 1# QD\n\nApixaban 5 mg 1# BID", "出院用药\n\n呋塞米40 mg 1# QD\n\n阿哌沙班5 mg 1# BID"),
    ],
)
def test_a_drug_in_latin_is_called_by_its_name_on_the_mainland(taiwan: str, mainland: str) -> None:
    """Its editors write no international names; beside a brand or another Latin word the author's form stays."""
    assert slepipe.convert(TAIWAN_TEXT + taiwan, to="zh-Hans").text.endswith(mainland)


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("口服阿托伐他汀钙片，吸入丙酸氟替卡松。", "口服atorvastatin calcium錠，吸入fluticasone propionate。"),
        ("服用氯沙坦钾氢氯噻嗪片或氯沙坦钾片", "服用氯沙坦鉀氫氯噻嗪錠或losartan potassium錠"),
        ("静滴头孢曲松钠，口服头孢呋辛酯片", "靜脈點滴ceftriaxone sodium，口服cefuroxime axetil錠"),
        ("每周一次阿仑膦酸钠片，培美曲塞二钠", "每週一次alendronate sodium錠，pemetrexed disodium"),
        ("静推地塞米松磷酸钠，硫酸氢氯吡格雷片", "靜脈推注dexamethasone sodium phosphate，clopidogrel hydrogen sulfate錠"),
        ("卡托普利钠摄入，更昔洛韦酯，哌拉西林钠他唑巴坦钠", "卡托普利鈉攝取，更昔洛韋酯，哌拉西林鈉他唑巴坦鈉"),
    ],
)
def test_a_salt_or_ester_of_a_drug_has_taiwans_latin_name(mainland: str, taiwan: str) -> None:
    """With its metal; an ester that the table lacks leaves the name alone."""
    assert slepipe.convert(mainland, to="zh-Hant-TW").text == taiwan


@pytest.mark.parametrize(
    ("text", "locale", "edition"),
    [
        ("西柚（葡萄柚）、酸奶（优格）", "zh-Hant-HK", "西柚（葡萄柚）、乳酪（優格）"),
        ("少吃葡萄柚或西柚，吃西柚、葡萄柚", "zh-Hant-TW", "少吃葡萄柚或西柚，吃西柚、葡萄柚"),
        ("少吃葡萄柚或西柚", "zh-Hant-HK", "少吃葡萄柚或西柚"),
    ],
)
def test_no_word_is_joined_to_itself(text: str, locale: str, edition: str) -> None:
    """Where an edition has one word for two, the second stays as the author wrote it."""
    assert slepipe.convert(text, to=locale).text == edition


@pytest.mark.parametrize(
    ("text", "taiwan"),
    [
        ("达格列净类药物", "Dapagliflozin類藥物"),
        ("缬沙坦类降压药", "Valsartan類降血壓藥"),
        ("奥美拉唑类药物", "Omeprazole類藥物"),
        ("格列净类药物与格列汀类", "SGLT2抑制劑與DPP-4抑制劑"),
        ("列净类药物与沙坦类降压药", "SGLT2抑制劑與血管收縮素受體阻斷劑"),
    ],
)
def test_a_class_does_not_begin_inside_a_drug(text: str, taiwan: str) -> None:
    """达格列净类药物 holds the drug and no 列净类药物, so nothing is left of a name that was cut."""
    assert slepipe.convert(text, to="zh-Hant-TW").text == taiwan


@pytest.mark.parametrize(
    ("text", "taiwan"),
    [
        ("脑垂体瘤", "腦下垂體瘤"),
        ("无创性检查，无创通气", "非侵入性檢查，非侵入性通氣"),
        ("一过性性功能障碍", "暫時性性功能障礙"),
        ("院感感染，院内院感，院感防控", "院內感染，院內感染，院內感染管制"),
        ("流食饮食，全流食", "流質飲食，全流質飲食"),
        ("静脉静滴，静滴十分钟", "靜脈點滴，靜脈點滴十分鐘"),
    ],
)
def test_a_name_does_not_say_again_what_stands_beside_it(text: str, taiwan: str) -> None:
    """無創性 is 非侵入性 and no 非侵入性性, 脑垂体 no 腦腦下垂體."""
    assert slepipe.convert(text, to="zh-Hant-TW").text == taiwan
