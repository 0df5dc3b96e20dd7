"""Words whose name in another region depends on what stands around them; contexts.txt holds the cases of the Mainland."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe
from slepipe.edit.context import contexts
from slepipe.edit.tables import EDITIONS

LINES = Path(__file__).with_name("contexts.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" → ") for line in LINES if not line.startswith("#")]
LOCALES = {"mainland": "zh-Hans", "taiwan": "zh-Hant-TW", "hong_kong": "zh-Hant-HK"}


def check(text: str, *, start: str = "", **expected: str) -> None:
    """Each edition named is what is expected of it; behind a ``start`` that shows the region it ends so, from the mark on."""
    for region, ending in expected.items():
        made = slepipe.convert(start + text, to=LOCALES[region]).text
        assert made.endswith(start[-1:] + ending) if start else made == ending


@pytest.mark.parametrize(("mainland", "taiwan", "hong_kong"), CASES, ids=[case[0] for case in CASES])
def test_a_word_changes_among_its_own_words_only(mainland: str, taiwan: str, hong_kong: str) -> None:
    """期房 is 預售屋 in Taiwan where somebody buys it, and no word in 早期房颤."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("药物通过抑制信号起效", "透過"),
        ("可通过静脉给药", "透過"),
        ("通过与受体结合发挥作用", "透過"),
        ("研究团队通过分析血样发现", "透過"),
        ("申请获通过后上市", "通過"),
        ("该方案已通过伦理审查", "通過"),
        ("药物能通过血脑屏障", "通過"),
        ("抗体可通过胎盘", "通過"),
        ("该药通过FDA批准", "通過"),
        ("决议一致通过。", "通過"),
        ("通过率为三成", "通過"),
        ("受试者通过技能考核后上岗", "通過"),
        ("球员须通过单脚跳测试。", "通過"),
        ("通过跑步机运动测试评估心肺功能", "透過"),
        ("通过面试筛选受试者", "透過"),
    ],
)
def test_a_means_is_reworded_and_a_passage_is_not(mainland: str, taiwan: str) -> None:
    """通过 is 透過 in Taiwan where it means by means of; in Hong Kong it stays."""
    assert taiwan in slepipe.convert(mainland, to="zh-Hant-TW").text
    assert "通過" in slepipe.convert(mainland, to="zh-Hant-HK").text


def test_taiwans_means_are_the_mainlands() -> None:
    """透過 becomes 通过."""
    assert slepipe.convert("這款藥物透過抑制訊號，減緩發炎", to="zh-Hans").text.startswith("这款药物通过抑制")


def test_a_part_of_another_word_is_no_word() -> None:
    """The word must stand for itself."""
    assert "透過" not in slepipe.convert("交通过于拥挤", to="zh-Hant-TW").text


def test_the_table_names_editions() -> None:
    """Each row has a word that becomes another in an edition, or that stays where something stands beside it."""
    for row in contexts():
        assert row.locale in EDITIONS
        assert row.word != row.name or row.before or row.after or row.text


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("每次1錠，早晚各半錠，健保給付", "每次1片，早晚各半片，健保给付"),
        ("裝60錠，健保給付", "装60片，健保给付"),
        ("「某某加強錠」每錠5毫克，健保給付", "“某某加强锭”每片5毫克，健保给付"),
        ("鈣錠、維他命C錠與葉黃素錠，健保給付", "钙片、维生素C片与叶黄素片，健保给付"),
        ("健保給付，靜脈脈衝3天", "健保给付，静脉冲击3天"),
        ("健保給付，電脈衝刺激", "健保给付，电脉冲刺激"),
        ("健保給付，金錠一枚", "健保给付，金锭一枚"),
    ],
)
def test_tablets_and_pulses_of_taiwan(taiwan: str, mainland: str) -> None:
    """錠 is 片 where it counts what is taken or says what of, not behind a brand; 脈衝 is 冲击 where a drug is given, not where a current is."""
    assert slepipe.convert(taiwan, to="zh-Hans").text == mainland


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("支持语音输入，默认大字体", "支援語音輸入，預設大字體", "支援語音輸入，預設大字體"),
        ("研究支持这一结论，他默认了此事", "研究支持這一結論，他默認了此事", "研究支持這一結論，他默認了此事"),
        ("设置密码，界面很丑", "設定密碼，介面很醜", "設定密碼，介面很醜"),
        ("设置安慰剂组，气液界面", "設置安慰劑組，氣液界面", "設置安慰劑組，氣液界面"),
        ("与医生在线沟通，保持在线状态", "與醫生線上溝通，保持在線狀態", "與醫生網上溝通，保持在線狀態"),
        ("数据已脱敏；牙齿脱敏", "數據已脫敏；牙齒脫敏", "數據已脫敏；牙齒脫敏"),
        ("所有数据脱敏后批量导出", "所有數據去識別化後批量匯出", "所有數據脫敏後批量匯出"),
        ("由此可导出公式", "由此可導出公式", "由此可導出公式"),
        ("分子的表达，语言表达", "分子的表現，語言表達", "分子的表達，語言表達"),
        ("监测血钾水平，抗体水平高", "監測血鉀濃度，抗體水平高", "監測血鉀水平，抗體水平高"),
        ("用计算机筛选，拍计算机断层扫描", "用電腦篩選，拍電腦斷層掃描", "用電腦篩選，拍電腦掃描"),
        ("核磁共振检查，核磁共振氢谱", "核磁共振檢查，核磁共振氫譜", "磁力共振檢查，核磁共振氫譜"),
        ("外显子14跳变，信号跳变", "外顯子14跳躍突變，訊號跳變", "外顯子14跳躍突變，訊號跳變"),
        ("完全缓解3例，ORR为60%", "完全反應3例，ORR為60%", "完全緩解3例，ORR為60%"),
        ("狼疮肾炎完全缓解3例", "狼瘡性腎炎完全緩解3例", "狼瘡腎炎完全緩解3例"),
        ("无发热，关节红肿、发热", "無發燒，關節紅腫、發熱", "無發燒，關節紅腫、發熱"),
        ("该突变人群，人群密集", "該突變族群，人群密集", "該突變人群，人群密集"),
        ("初治78例，经治晚期肺癌", "未曾接受治療78例，曾接受治療的晚期肺癌", "未曾接受治療78例，曾接受治療的晚期肺癌"),
        ("经治医师，经治疗后", "主治醫師，經治療後", "主診醫生，經治療後"),
        ("计划入组240例，符合入组标准", "計畫收案240例，符合收案標準", "計劃招募240例，符合納入標準"),
        ("高嘌呤食物，腺嘌呤", "高普林食物，腺嘌呤", "高嘌呤食物，腺嘌呤"),
        ("手机自带秒表，自带水杯", "手機內建碼錶，自備水杯", "手機內置秒錶，自備水杯"),
        ("小区门口，试验小区", "社區門口，試驗小區", "屋苑門口，試驗小區"),
        ("跌倒报警功能，打电话报警", "跌倒警報功能，打電話報警", "跌倒警報功能，打電話報警"),
        ("扫码关注，密切关注病情", "掃碼追蹤，密切關注病情", "掃碼關注，密切關注病情"),
        ("约800米，一米粒大小", "約800公尺，一米粒大小", "約800米，一米粒大小"),
        ("吃头孢后饮酒，换用头孢替坦", "吃頭孢菌素後飲酒，換用頭孢替坦", "吃頭孢菌素後飲酒，換用頭孢替坦"),
        ("门诊楼3层，共分3层", "門診大樓3樓，共分3層", "門診樓3層，共分3層"),
        ("创新药板块走强，大陆板块", "創新藥類股走強，大陸板塊", "創新藥板塊走強，大陸板塊"),
        (
            "已通过GMP检查，原研对照组与国产原研新药",
            "已通過GMP檢查，原廠對照組與國產原研新藥",
            "已通過GMP檢查，原廠對照組與國產原研新藥",
        ),
        ("质量更高的研究，分子质量更高", "品質更高的研究，分子質量更高", "質素更高的研究，分子質量更高"),
        (
            "甲型、乙型肝炎，甲、乙、丙型肝炎，甲、乙两组",
            "A型、B型肝炎，A、B、C型肝炎，甲、乙兩組",
            "甲型、乙型肝炎，甲、乙、丙型肝炎，甲、乙兩組",
        ),
        ("80多平方米，2.4万升，由5升至8", "80多平方公尺，2.4萬公升，由5升至8", "80多平方米，2.4萬升，由5升至8"),
        ("每升8克，每升高1℃", "每公升8克，每升高1℃", "每升8克，每升高1℃"),
        ("自免赛道，来自免疫系统", "自體免疫賽道，來自免疫系統", "自身免疫賽道，來自免疫系統"),
        (
            "药（靶向CD22）与药（靶向CD19），靶向性",
            "藥（標靶CD22）與藥（標靶CD19），靶向性",
            "藥（靶向CD22）與藥（靶向CD19），靶向性",
        ),
        ("出台措施，出台文件，出台演出", "推出措施，發布文件，出台演出", "推出措施，發布文件，出台演出"),
        ("创新药械，港澳药械通", "創新藥品與醫療器材，港澳藥械通", "創新藥械，港澳藥械通"),
        ("扫码入群，入群标准，5个工作日", "掃碼加入群組，入群標準，5個工作天", "掃碼加入群組，入群標準，5個工作天"),
        ("遵医师或药师指导，中国医师协会", "遵醫師或藥師指導，中國醫師協會", "遵醫生或藥劑師指導，中國醫師協會"),
    ],
)
def test_a_word_of_two_meanings_is_reworded_where_one_is_certain(mainland: str, taiwan: str, hong_kong: str) -> None:
    """Support for speech is 支援, for a conclusion 支持; what a neighbour does not settle stays."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("每天喝水700 c.c.，C.C. Wang說", "每天喝水700 毫升，C.C. Wang说", "每天喝水700 毫升，C.C. Wang說"),
        ("營收年增22%，逐年增加", "营收同比增长22%，逐年增加", "營收按年增長22%，逐年增加"),
        ("標靶的單株抗體，以CD20為標靶", "靶向的单克隆抗体，以CD20为标靶", "標靶的單克隆抗體，以CD20為標靶"),
        ("未見芽細胞增加，神經芽細胞瘤", "未见原始细胞增加，神经芽细胞瘤", "未見芽細胞增加，神經芽細胞瘤"),
        ("第二型輔助T細胞（Th2）", "2型辅助性T细胞（Th2）", "2型輔助性T細胞（Th2）"),
        ("修格蘭氏症候群（乾燥症）", "舍格伦综合征（干燥综合征）", "舍格倫綜合症（乾燥綜合症）"),
        ("衛教參考（編號NUR-衛教-0317）", "健康教育参考（编号NUR-卫教-0317）", "健康教育參考（編號NUR-衛教-0317）"),
        ("抗藥機轉過去不明，酶機轉，飛機轉機", "耐药机制过去不明，酶机制，飞机转机", "抗藥機制過去不明，酶機制，飛機轉機"),
        ("腸道移生與CRKP移生者，轉移生長", "肠道定植与CRKP定植者，转移生长", "腸道定植與CRKP定植者，轉移生長"),
        ("院內群突發，人群突發疾病", "院内聚集性暴发，人群突发疾病", "院內爆發，人群突發疾病"),
        ("請先問過主治醫師，風濕科主治醫師", "请先问过主治医师，风湿科主治医师", "請先問過主診醫生，風濕科主診醫生"),
        ("數位版手冊，數位病人同住", "数字版手册，数位病人同住", "數碼版手冊，數位病人同住"),
        ("第24週追蹤時，過敏須追蹤", "第24周随访时，过敏须追踪", "第24週追蹤時，過敏須追蹤"),
        ("藥物有交互作用，性別的交互作用", "药物有相互作用，性别的交互作用", "藥物有相互作用，性別的交互作用"),
        ("偏鄉族群與原住民族群", "偏远地区人群与原住民族群", "偏遠地區人群與原住民族群"),
        ("與介入無關，心臟介入", "与干预无关，心脏介入", "與介入無關，心臟介入"),
        ("騎機車戴安全帽，工地安全帽", "骑摩托车戴头盔，工地安全帽", "騎電單車戴頭盔，工地安全帽"),
        ("線上課程，生產線上服務", "在线课程，生产线上服务", "網上課程，生產線上服務"),
        ("低普林飲食，普林含量，普林斯頓大學", "低嘌呤饮食，嘌呤含量，普林斯顿大学", "低嘌呤飲食，嘌呤含量，普林斯頓大學"),
        ("去北投泡湯，計畫泡湯", "去北投泡温泉，计划泡汤", "去北投浸溫泉，計劃泡湯"),
        ("趕捷運，台北捷運，捷運站旁", "赶地铁，台北捷运，捷运站旁", "趕地鐵，台北捷運，捷運站旁"),
        ("寄送紙本，紙本病歷，設色紙本", "寄送纸质材料，纸质病历，设色纸本", "寄送紙本，紙本病歷，設色紙本"),
        ("吃蝦子，蝦子麵", "吃虾，虾子面", "吃蝦，蝦子麵"),
        ("9月上路，騎車上路", "9月实施，骑车上路", "9月實施，騎車上路"),
        ("奎寧類、撒樂，瘧疾用奎寧", "抗疟药、柳氮磺吡啶，疟疾用奎宁", "抗瘧疾藥、柳氮磺吡啶，瘧疾用奎寧"),
        ("貝氏憂鬱量表，貝氏網路，貝氏家族", "贝克抑郁量表，贝叶斯网络，贝氏家族", "貝克抑鬱量表，貝葉斯網絡，貝氏家族"),
        ("次發性修格蘭氏症候群", "继发性舍格伦综合征", "繼發性舍格倫綜合症"),
        ("右束支傳導阻斷，神經傳導阻斷", "右束支传导阻滞，神经传导阻断", "右束支傳導阻滯，神經傳導阻斷"),
        ("曼-惠特尼檢定，英語檢定", "曼-惠特尼检验，英语检定", "曼-惠特尼檢驗，英語檢定"),
        ("國小孩子、國高中生，我國小孩子", "小学孩子、初高中生，我国小孩子", "小學孩子、初高中生，我國小孩子"),
        ("兒少精神科，兒少法", "儿童青少年精神科，儿少法", "兒童及青少年精神科，兒少法"),
        ("流感個案，流感個案管理", "流感病例，流感个案管理", "流感個案，流感個案管理"),
        ("下架回收，資源回收，過期藥品回收箱", "下架召回，资源回收，过期药品回收箱", "下架回收，資源回收，過期藥品回收箱"),
        ("抑制發炎，容易發炎", "抑制炎症，容易发炎", "抑制發炎，容易發炎"),
        ("賀爾蒙失調", "激素失调", "賀爾蒙失調"),
        ("以次數、百分比呈現，住院次數", "以频数、百分比呈现，住院次数", "以頻數、百分比呈現，住院次數"),
        ("中醫診所林醫師，針灸科醫師，內科醫師", "中医诊所林医师，针灸科医师，内科医师", "中醫診所林醫師，針灸科醫師，內科醫生"),
    ],
)
def test_words_of_taiwan_in_their_places(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What is a word of Taiwan in one place and none in another: 年增22% is a rise on the year, 逐年增加 is not."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付。")


def test_hong_kong_watches_blood_and_markets_with_one_word() -> None:
    """監察血糖 is 监测血糖; who keeps an eye on an office does 监察 on the Mainland, too."""
    text = "監察院監察市政；醫管局公布，香港病人須監察血糖。"
    assert slepipe.convert(text, to="zh-Hans").text == "监察院监察市政；医管局公布，香港病人须监测血糖。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恢復對meropenem的感受性，美感的感受性", "恢复对美罗培南的敏感性，美感的感受性"),
        ("疾病感受性基因，抗生素感受性試驗", "疾病易感性基因，抗生素敏感性试验"),
        ("高毒性菌株，高毒性農藥", "高毒力菌株，高毒性农药"),
        ("類流感門急診，類流感病例", "流感样病例门急诊，流感样病例"),
    ],
)
def test_words_of_taiwans_infection_wards(text: str, expected: str) -> None:
    """感受性 is 敏感性 of what is treated and 易感性 of who falls ill; a poison is no strain."""
    start = "健保署公告，病友可使用單株抗體，健保給付。"
    assert slepipe.convert(start + text, to="zh-Hans").text.endswith(expected)


@pytest.mark.parametrize(
    ("text", "mainland", "taiwan"),
    [
        ("早餐後一次過服用，一次過敏", "早餐后一次性服用，一次过敏", "早餐後一次服用，一次過敏"),
        (
            "對磺胺類藥物敏感者不適用，細菌對磺胺敏感",
            "对磺胺类药物过敏者不适用，细菌对磺胺敏感",
            "對磺胺類藥物過敏者不適用，細菌對磺胺敏感",
        ),
        ("到街市買魚，大樓地下G06室，地下水", "到菜市场买鱼，大楼一楼G06室，地下水", "到傳統市場買魚，大樓一樓G06室，地下水"),
        ("水腫、氣喘才求醫，哮喘", "水肿、气促才求医，哮喘", "水腫、氣喘才求醫，氣喘"),
    ],
)
def test_words_of_hong_kongs_leaflets(text: str, mainland: str, taiwan: str) -> None:
    """Who is 敏感 must not take a drug, a germ that is 敏感 dies of it; 地下 is the ground floor where a room of it is named."""
    check(text, mainland=mainland, taiwan=taiwan, start="香港醫院管理局公布，屯門街坊覆診後。")


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("請電郵至本部，收到電郵後", "请发电子邮件至本部，收到电子邮件后", "請寄電子郵件至本部，收到電子郵件後"),
        ("可把表格電郵至中心", "可把表格通过电子邮件发送至中心", "可把表格以電子郵件寄至中心"),
        ("本單張，單張照片", "本宣传单，单张照片", "本單張，單張照片"),
        ("向護士查詢，護士查詢病歷", "向护士咨询，护士查询病历", "向護理師詢問，護理師查詢病歷"),
        ("照X光、照胃鏡，照顧", "拍X线片、做胃镜，照顾", "照X光、照胃鏡，照顧"),
        ("薄血藥與去水藥（俗稱去水丸）", "抗血栓药与利尿药（俗称去水丸）", "抗血栓藥物與利尿劑（俗稱去水丸）"),
        ("服膽固醇藥，降膽固醇藥", "服降脂药，降胆固醇药", "服降血脂藥，降膽固醇藥"),
        ("首兩天，首次，一首三分鐘的歌", "前两天，首次，一首三分钟的歌", "前兩天，首次，一首三分鐘的歌"),
        ("或會暈眩，會痛或會癢", "可能会晕眩，会痛或会痒", "可能會暈眩，會痛或會癢"),
        ("有機會出現副作用，沒有機會影響", "有可能出现副作用，没有机会影响", "有可能出現副作用，沒有機會影響"),
        ("老伴過身，轉過身離開", "老伴去世，转过身离开", "老伴過世，轉過身離開"),
        ("按下按掣，一個磅，一百磅", "按下按钮，一个体重秤，一百磅", "按下按鈕，一個體重計，一百磅"),
        ("吃魚蛋，肉類、魚蛋與奶類", "吃鱼丸，肉类、鱼蛋与奶类", "吃魚丸，肉類、魚蛋與奶類"),
        ("長者鄰舍中心的長者", "长者邻舍中心的老年人", "長者鄰舍中心的長者"),
        ("網上登記，漁網上", "网上登记，渔网上", "線上登記，漁網上"),
        ("兩宗爆發個案，三宗確診個案，宗教", "两起暴发疫情，三例确诊病例，宗教", "兩起群聚事件，三例確診個案，宗教"),
        ("地盤、搬運等工作，搶地盤", "工地、搬运等工作，抢地盘", "工地、搬運等工作，搶地盤"),
        ("行兩層樓梯，步行三層樓梯", "爬两层楼梯，步行三层楼梯", "爬兩層樓梯，步行三層樓梯"),
        ("使用地拖，慢慢地拖延", "使用拖把，慢慢地拖延", "使用拖把，慢慢地拖延"),
        ("一個水煲，用清水煲粥", "一个烧水壶，用清水煲粥", "一個熱水壺，用清水熬粥"),
        ("醫生會處方抗生素，處方藥", "医生会开具抗生素，处方药", "醫生會開立抗生素，處方藥"),
        ("追蹤其社交媒體專頁，追蹤病人", "关注其社交媒体主页，追踪病人", "追蹤其社群媒體專頁，追蹤病人"),
        ("用抹手紙或乾手機，擦乾手機", "用擦手纸或干手机，擦干手机", "用擦手紙或烘手機，擦乾手機"),
    ],
)
def test_words_of_hong_kong_in_their_places(hong_kong: str, mainland: str, taiwan: str) -> None:
    """電郵 is an action before 至 and a thing elsewhere, 首 the first before a number, 照 what is done with a machine."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="香港醫院管理局公布，屯門街坊覆診後。")


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("眼科新症輪候時間", "眼科初诊等候时间", "眼科初診等候時間"),
        ("每年有五千宗肺癌新症", "每年有五千例肺癌新发病例", "每年有五千例肺癌新增病例"),
        ("乳癌新症個案，感染新症狀", "乳腺癌新发病例，感染新症状", "乳癌新增病例，感染新症狀"),
        ("劑量因應腎功能決定", "剂量根据肾功能决定", "劑量因應腎功能決定"),
        ("因應流感高峰期採取因應措施", "应对流感高峰期采取应对措施", "因應流感高峰期採取因應措施"),
        ("中度至重度抑鬱症與重度抑鬱症", "中度至重度抑郁症与重度抑郁症", "中度至重度憂鬱症與重鬱症"),
        (
            "醫生轉介病人到專科，社工轉介個案至福利機構",
            "医生转诊病人到专科，社工转介个案至福利机构",
            "醫生轉介病人到專科，社工轉介個案至福利機構",
        ),
        ("全港幼稚園，聖公會聖雅各幼稚園", "全港幼儿园，圣公会圣雅各幼稚园", "全港幼兒園，聖公會聖雅各幼稚園"),
        ("走兩步便氣喘，氣喘發作", "走两步便气促，哮喘发作", "走兩步便氣喘，氣喘發作"),
        ("紓緩徵狀，類似徵狀", "缓解症状，类似症状", "緩解症狀，類似症狀"),
        ("出現骨枯，骨枯髓減", "出现骨坏死，骨枯髓减", "出現骨壞死，骨枯髓減"),
        (
            "約三分一、四分三，十分一致，三分一般",
            "约三分之一、四分之三，十分一致，三分一般",
            "約三分之一、四分之三，十分一致，三分一般",
        ),
        ("大部份水份，身份、省份", "大部分水分，身份、省份", "大部份水分，身分、省份"),
        ("收費相宜，濃淡相宜", "收费低廉，浓淡相宜", "收費低廉，濃淡相宜"),
        ("每隻牙齒，四隻智慧齒，兩隻牙刷", "每颗牙齿，四颗智齿，两只牙刷", "每顆牙齒，四顆智齒，兩隻牙刷"),
        ("定期驗身，驗身份", "定期体检，验身份", "定期健康檢查，驗身分"),
        ("頑治癲癇的抽筋發作，小腿抽筋", "难治性癫痫的抽搐发作，小腿抽筋", "難治性癲癇的抽搐發作，小腿抽筋"),
        (
            "今年尾預計百多人，今年尾聲有一百多人",
            "今年年底预计一百多人，今年尾声有一百多人",
            "今年年底預計一百多人，今年尾聲有一百多人",
        ),
        ("糖尿眼底相與糖尿眼", "糖尿病眼底照片与糖尿病视网膜病变", "糖尿病眼底照片與糖尿病視網膜病變"),
        (
            "認知障礙症家庭與認知障礙症藥物",
            "认知障碍家庭与痴呆药物",
            "失智症家庭與失智症藥物",
        ),
        ("認知障礙症（舊稱老人痴呆症）", "认知障碍症（旧称老人痴呆症）", "失智症（舊稱老人痴呆症）"),
        ("打溶血針，溶血性貧血", "打溶栓药，溶血性贫血", "打血栓溶解劑，溶血性貧血"),
        ("門診人次升幅，股價升幅", "门诊人次增幅，股价涨幅", "門診人次增幅，股價漲幅"),
        ("收益按年升一成，按年齡收費", "收益同比上升一成，按年龄收费", "收益年增一成，按年齡收費"),
        ("抽取活組織化驗，抽取肝組織化驗", "取活组织检查，抽取肝组织化验", "做切片檢查，抽取肝組織化驗"),
        ("一樽藥水，每樽50毫升，2 340樽", "一瓶药水，每瓶50毫升，2 340瓶", "一瓶藥水，每瓶50毫升，2 340瓶"),
        ("又生蛇，生蛇", "又患带状疱疹，带状疱疹", "又患帶狀疱疹，帶狀疱疹"),
        ("創傷後首四十八小時，背後首領", "创伤后前四十八小时，背后首领", "創傷後前四十八小時，背後首領"),
        ("不要着錯鞋，踩着鞋", "不要穿错鞋，踩着鞋", "不要穿錯鞋，踩著鞋"),
        ("只能行四步，分四步", "只能走四步，分四步", "只能走四步，分四步"),
        ("的士司機揸車，坐的士，坐的士兵", "出租车司机开车，坐出租车，坐的士兵", "計程車司機開車，坐計程車，坐的士兵"),
        ("藥劑師公會的藥劑師", "药剂师公会的药剂师", "藥劑師公會的藥師"),
        ("腎生石，熟石膏與生石灰", "肾结石，熟石膏与生石灰", "腎結石，熟石膏與生石灰"),
        ("達致目標，惟現時未有，惟有等待", "达到目标，但目前未有，惟有等待", "達到目標，惟目前未有，惟有等待"),
    ],
)
def test_hong_kongs_words_of_several_meanings(hong_kong: str, mainland: str, taiwan: str) -> None:
    """新症 is a first visit to a clinic and a new case of a cancer, 因應 what one answers and what one goes by."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, hong_kong=hong_kong, start="香港醫院管理局公布，屯門街坊覆診後。")


def test_hong_kong_keeps_the_shorter_name_of_a_targeted_drug() -> None:
    """標靶藥 is Hong Kong's as well as Taiwan's, in a text that shows no region, too."""
    assert slepipe.convert("一線標靶藥用於肺癌。", to="zh-Hant-HK").text == "一線標靶藥用於肺癌。"
    assert slepipe.convert("一線標靶藥用於肺癌。", to="zh-Hans").text == "一线靶向药物用于肺癌。"


@pytest.mark.parametrize(
    ("converted", "taiwan", "hong_kong", "mainland"),
    [
        ("惡性迴圈，微迴圈，寫迴圈", "惡性循環，微循環，寫迴圈", "惡性循環，微循環，寫迴圈", "恶性循环，微循环，写循环"),
        ("T細胞被啟用，大樓啟用", "T細胞被活化，大樓啟用", "T細胞被激活，大樓啟用", "T细胞被激活，大楼启用"),
        ("新增輔食，新增病例", "添加副食品，新增病例", "添加固體食物，新增病例", "添加辅食，新增病例"),
        ("研究物件，物件導向", "研究對象，物件導向", "研究對象，物件導向", "研究对象，物件导向"),
        ("病變區域性紅腫，區域性醫院", "病變局部紅腫，區域性醫院", "病變局部紅腫，區域性醫院", "病变局部红肿，区域性医院"),
        ("孩子的面板發紅，儀器面板", "孩子的皮膚發紅，儀器面板", "孩子的皮膚發紅，儀器面板", "孩子的皮肤发红，仪器面板"),
        ("佇列研究，高階別證據", "世代研究，高級別證據", "隊列研究，高級別證據", "队列研究，高级别证据"),
        ("各項引數，治療視窗期", "各項參數，治療窗口期", "各項參數，治療窗口期", "各项参数，治疗窗口期"),
        ("牙齒支援組織，家人的支援", "牙齒支持組織，家人的支援", "牙齒支持組織，家人的支援", "牙齿支持组织，家人的支援"),
        ("引數約4600萬個，函式的引數", "參數約4600萬個，函式的引數", "參數約4600萬個，函式的引數", "参数约4600万个，函式的参数"),
        ("可疑例項，五例項目", "可疑實例，五例項目", "可疑實例，五例項目", "可疑实例，五例项目"),
        ("面板移植，顯示面板", "皮膚移植，顯示面板", "皮膚移植，顯示面板", "皮肤移植，显示面板"),
        ("許可權管理，專利許可權", "權限管理，專利許可權", "權限管理，專利許可權", "权限管理，专利许可权"),
        ("最佳支援治療，支援前線", "最佳支持性治療，支援前線", "最佳支持治療，支援前線", "最佳支持治疗，支援前线"),
        ("高階生命支援，高階主管", "高級救命術，高階主管", "高級生命支援，高階主管", "高级生命支持，高阶主管"),
        ("藥物互動作用，醫患互動", "藥物交互作用，醫病互動", "藥物相互作用，醫患互動", "药物相互作用，医患互动"),
        ("該佇列的患者，佇列長度", "該世代的患者，佇列長度", "該隊列的患者，佇列長度", "该队列的患者，队列长度"),
        ("資源迴圈利用，程式的迴圈", "資源循環利用，程式的迴圈", "資源循環利用，程式的迴圈", "资源循环利用，程式的循环"),
        ("11個專案縣，專案管理", "11個計畫縣，專案管理", "11個項目縣，專案管理", "11个项目县，专案管理"),
        ("戀愛物件，物件導向", "戀愛對象，物件導向", "戀愛對象，物件導向", "恋爱对象，物件导向"),
    ],
)
def test_words_of_a_converter_for_software(converted: str, taiwan: str, hong_kong: str, mainland: str) -> None:
    """惡性迴圈 and T細胞被啟用 are right in no edition; where 迴圈 and 啟用 are meant, they stay."""
    for locale, expected in (("zh-Hant-TW", taiwan), ("zh-Hant-HK", hong_kong), ("zh-Hans", mainland)):
        assert slepipe.convert(converted, to=locale).text == expected


def test_words_of_a_converter_are_mended_in_their_own_region() -> None:
    """A text of Taiwan keeps its terms in Taiwan's edition, but 惡性迴圈 is none of them."""
    start = "健保署公告，病友可使用單株抗體，健保給付，"
    assert slepipe.convert(start + "遠端醫療，陷入惡性迴圈，系統支援中文。", to="zh-Hant-TW").text == (
        start + "遠端醫療，陷入惡性循環，系統支援中文。"
    )


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("与遗传、激素有关，使用激素", "與遺傳、荷爾蒙有關，使用類固醇", "與遺傳、荷爾蒙有關，使用類固醇"),
        ("激素依赖型乳腺癌，激素依赖", "荷爾蒙依賴型乳癌，類固醇依賴", "荷爾蒙依賴型乳癌，類固醇依賴"),
        ("术后呃逆；中医认为呃逆多因胃气上逆", "術後打嗝；中醫認為呃逆多因胃氣上逆", "術後打嗝；中醫認為呃逆多因胃氣上逆"),
        ("药物有致畸性；致残、致畸性高", "藥物有致畸胎性；致殘、致畸性高", "藥物有致畸性；致殘、致畸性高"),
        ("收到求救信息，收集信息", "收到求救訊息，收集資訊", "收到求救訊息，收集資訊"),
        ("佩戴角膜接触镜，三面镜接触镜", "佩戴隱形眼鏡，三面鏡接觸鏡", "佩戴隱形眼鏡，三面鏡接觸鏡"),
        ("角膜接触镜（隐形眼镜）", "角膜接觸鏡（隱形眼鏡）", "角膜接觸鏡（隱形眼鏡）"),
        ("牙周与种植，腹膜种植转移", "牙周與植牙，腹膜種植轉移", "牙周與植牙，腹膜種植轉移"),
        ("出院宣教，传教士宣教", "出院衛教，傳教士宣教", "出院教育，傳教士宣教"),
        ("心肌重构，结构重构和电重构，重构体系", "心肌重塑，結構重塑和電重塑，重構體系", "心肌重塑，結構重塑和電重塑，重構體系"),
        ("远程护理，远程转移", "遠距照護，遠程轉移", "遙距護理，遠程轉移"),
        ("长期发热，恶寒发热", "長期發燒，惡寒發熱", "長期發燒，惡寒發熱"),
        ("转入重症医学科，重症医学科主任", "轉入重症醫學科，重症醫學科主任", "轉入深切治療科，重症醫學科主任"),
    ],
)
def test_hormones_lenses_and_distance(mainland: str, taiwan: str, hong_kong: str) -> None:
    """激素 is a hormone beside heredity and a steroid where it is taken, 种植 a tooth beside 牙周; the name of a department stays in a title."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("無線網路、校園網路，官網路徑", "无线网络、校园网络，官网路径", "無線網絡、校園網絡，官網路徑"),
        ("軟硬體總經費，軟體總公司", "软硬件总经费，软件总公司", "軟硬件總經費，軟件總公司"),
        ("程式介面，介面設計，骨植體介面", "程序接口，界面设计，骨植体界面", "程式介面，介面設計，骨植體介面"),
        ("伺服器當機，當機立斷，當機會來臨", "服务器宕机，当机立断，当机会来临", "伺服器當機，當機立斷，當機會來臨"),
        ("病患個資，每個資深護理師", "患者个人信息，每个资深护士", "病人個人資料，每個資深護士"),
        ("預設字型，預設立場", "默认字体，预设立场", "預設字型，預設立場"),
        ("PDF檔，PDF檔案", "PDF文件，PDF档案", "PDF檔，PDF檔案"),
        ("支援藍牙，支援人力", "支持蓝牙，支援人力", "支援藍牙，支援人力"),
        ("遇異常值就推播到手機", "遇异常值就推送到手机", "遇異常值就推送到手機"),
        ("回復備份，血糖回復正常", "恢复备份，血糖恢复正常", "回復備份，血糖回復正常"),
        ("高警訊藥品，身體的警訊", "高警示药品，身体的警示信号", "高警示藥物，身體的警號"),
        ("批號回收，過期藥品回收，回收率", "批号召回，过期药品回收，回收率", "批號回收，過期藥品回收，回收率"),
    ],
)
def test_words_of_computers_and_notices(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What the segmenter cuts across (無線網|路) is found, and what only looks like it (官網路徑) stays."""
    check(
        taiwan, mainland=mainland, hong_kong=hong_kong, taiwan=taiwan, start="健保署公告，病友可使用單株抗體，健保給付，計程車，"
    )


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("大榕國小，偏鄉國小", "大榕国小，偏远地区小学", "大榕國小，偏遠地區小學"),
        ("成功國中、附近國中", "成功国中、附近初中", "成功國中、附近初中"),
        ("小六升國一，全國一致，愛國一生", "小六升初一，全国一致，爱国一生", "小六升中一，全國一致，愛國一生"),
        ("五年級導師，導師制", "五年级班主任，导师制", "五年級班主任，導師制"),
        ("SMA帶因者，B肝帶因者", "SMA携带者，乙型肝炎携带者", "SMA攜帶者，乙型肝炎帶菌者"),
        ("每48人有1人帶因，", "每48人有1人是携带者，", "每48人有1人是攜帶者，"),
        ("採檢流感，採檢站", "检测流感，采样站", "檢測流感，採樣站"),
        ("已於15國收案，收案條件", "已于15国入组，入组条件", "已於15國招募，納入條件"),
        ("急診壅塞，急診科", "急诊拥堵，急诊科", "急症室擠塞，急症科"),
        ("經會陰切片，冷凍切片", "经会阴穿刺活检，冰冻切片", "經會陰切片，冰凍切片"),
        ("中位數無惡化存活期，年齡中位數", "中位无进展生存期，年龄中位数", "中位無惡化存活期，年齡中位數"),
        ("含敵避的產品，遇敵避走", "含避蚊胺的产品，遇敌避走", "含避蚊胺的產品，遇敵避走"),
        ("全國藥物不良反應通報中心", "全国药物不良反应通报中心", "全國藥物不良反應通報中心"),
        ("辦理急救研習，辦理掛號", "举办急救培训，办理挂号", "舉辦急救培訓，辦理掛號"),
        ("尼日、查德，尼日利亞，獅子山隧道", "尼日尔、乍得，尼日利亚，狮子山隧道", "尼日爾、乍得，尼日利亞，獅子山隧道"),
    ],
)
def test_schools_carriers_and_hospitals(taiwan: str, mainland: str, hong_kong: str) -> None:
    """The name of a school stays, who carries a gene is no carrier of germs, and a department keeps its name."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付，計程車，")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("净利同比增41%，不同比例", "淨利年增41%，不同比例", "純利按年增41%，不同比例"),
        (
            "股价同比上涨，三季度毛利率环比提升",
            "股價較去年同期上漲，第三季毛利率較上季提升",
            "股價按年上漲，第三季毛利率按季提升",
        ),
        ("医疗器械召回，召回级别为二级，召回率", "醫療器材回收，回收級別為二級，召回率", "醫療儀器回收，回收級別為二級，召回率"),
        ("按说明书用药，面膜说明书", "按仿單用藥，面膜說明書", "按說明書用藥，面膜說明書"),
        ("一次性使用导尿管，一次性使用抗生素", "拋棄式導尿管，一次性使用抗生素", "即棄導尿管，一次性使用抗生素"),
        ("公司拓展渠道，健全渠道", "公司拓展通路，健全渠道", "公司拓展渠道，健全渠道"),
        ("乘公交12路，公交会", "乘公車12路，公交會", "乘巴士12路，公交會"),
        ("竞品扎堆，扎堆上市", "競品聚集，一窩蜂上市", "競品聚集，一窩蜂上市"),
        ("上半年报产，申报产品", "上半年申請上市，申報產品", "上半年申請上市，申報產品"),
        ("关键时刻掉链子，自行车掉链子", "關鍵時刻出錯，自行車掉鏈子", "關鍵時刻出錯，單車掉鏈子"),
        ("脱机拔管，脱机打印", "脫離呼吸器拔管，脫機列印", "脫離呼吸機拔管，脫機打印"),
    ],
)
def test_finance_recalls_and_traffic(mainland: str, taiwan: str, hong_kong: str) -> None:
    """同比 before what rises, 召回 of devices, 说明书 of drugs, and what looks like them and is something else."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("她指，新藥已面世。她的手指，", "她指出，新药已面世。她的手指，", "她指出，新藥已面世。她的手指，"),
        ("有研究指可減低風險，研究指導", "有研究指出可减低风险，研究指导", "有研究指出可減低風險，研究指導"),
        ("她面上出現紅斑，地面上有水", "她脸上出现红斑，地面上有水", "她臉上出現紅斑，地面上有水"),
        ("一人情況危殆，危殆病人轉院", "一人情况危急，危重病人转院", "一人情況危急，病危病人轉院"),
        ("黃太說，太后和李太白", "黄太太说，太后和李太白", "黃太太說，太后和李太白"),
        ("第二條問題，一條蛇", "第二个问题，一条蛇", "第二個問題，一條蛇"),
        ("半磚豆腐，一磚一瓦", "半块豆腐，一砖一瓦", "半塊豆腐，一磚一瓦"),
        ("大廈看更指路，看更多影片", "大厦保安指路，看更多视频", "大廈警衛指路，看更多影片"),
        ("，相中可見紅疹，他相中一隻錶", "，照片中可见红疹，他相中一只表", "，照片中可見紅疹，他相中一隻錶"),
        ("長枱、枱面和手術枱", "长桌、台面和手术台", "長桌、檯面和手術台"),
        ("走甜，少甜，甜品", "无糖，少糖，甜品", "無糖，少糖，甜品"),
        ("蝦、帶子、青口，鞋帶子", "虾、扇贝、青口，鞋带子", "蝦、干貝、淡菜，鞋帶子"),
        ("心臟病發，心臟病發作", "心脏病发作，心脏病发作", "心臟病發作，心臟病發作"),
    ],
)
def test_hong_kongs_words_of_daily_life(hong_kong: str, mainland: str, taiwan: str) -> None:
    """What Hong Kong calls otherwise, and beside it the same characters where they mean something else."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("較基期下降，以去年為基期", "较基线下降，以去年为基期", "較基線下降，以去年為基期"),
        ("應檢附資料，開放線上補件", "应附上资料，开放在线补交材料", "應附上資料，開放網上補交文件"),
        ("博愛座，員工識別證，訪客識別證", "爱心专座，员工工牌，访客识别证", "關愛座，員工職員證，訪客識別證"),
        ("第三型或第四型狼瘡腎炎", "III型或IV型狼疮性肾炎", "第三型或第四型狼瘡腎炎"),
        (
            "類固醇合併黴酚酸酯，類固醇合併感染",
            "糖皮质激素联合吗替麦考酚酯，糖皮质激素合并感染",
            "類固醇合併霉酚酸酯，類固醇合併感染",
        ),
        ("三個面向，面向大海", "三个方面，面向大海", "三個方面，面向大海"),
        ("肝炎盛行地區，盛行的說法", "肝炎流行地区，盛行的说法", "肝炎流行地區，盛行的說法"),
        ("諮詢專線，專線公車", "咨询热线，专线公交车", "諮詢熱線，專線巴士"),
        ("送急診搶救，急診醫學", "送急诊抢救，急诊医学", "送急症室搶救，急症醫學"),
        ("夜班保全，保全生育能力", "夜班保安，保全生育能力", "夜班保安員，保全生育能力"),
        ("祕書長盡量少說，儘管", "秘书长尽量少说，尽管", "秘書長盡量少說，儘管"),
    ],
)
def test_taiwans_words_of_forms_and_wards(taiwan: str, mainland: str, hong_kong: str) -> None:
    """Words of Taiwan's clinics, notices and papers in their places, and out of them."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付，計程車，")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("今年二季度，第二季度，前三季度", "今年第二季，第二季，前三季", "今年第二季，第二季，首三季"),
        ("干扰素通路，补体通路", "干擾素路徑，補體路徑", "干擾素通路，補體通路"),
        ("宜联用两种药物，色谱-质谱联用", "宜併用兩種藥物，層析-質譜聯用", "宜聯用兩種藥物，色譜-質譜聯用"),
        ("让群众满意，群众路线", "讓民眾滿意，群眾路線", "讓民眾滿意，群眾路線"),
        ("咱们医院的主治医生", "我們醫院的主治醫師", "我們醫院的主診醫生"),
        ("双方签署授权许可协议", "雙方簽署授權協議", "雙方簽署授權協議"),
        ("已完成全部120例受试者入组", "已完成全部120名受試者收案", "已完成全部120名受試者招募"),
        ("我院疑难病多学科诊疗中心，多学科诊疗", "本院疑難病多學科診療中心，多專科診療", "本院疑難病多學科診療中心，跨專科診療"),
        ("头疼、肚子疼和嗓子疼，疼爱", "頭痛、肚子痛和喉嚨痛，疼愛", "頭痛、肚痛和喉嚨痛，疼愛"),
        ("别老开空调，中央空调系统", "別老開冷氣，中央空調系統", "別老開冷氣，中央空調系統"),
        ("初中、大专及以上，本科室", "國中、專科及以上，本科室", "初中、大專及以上，本科室"),
    ],
)
def test_words_of_the_mainlands_clinics_and_papers(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What stands in news of hospitals and companies; names of units and fixed phrases stay."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("上壓150，上壓力大", "收缩压150，上压力大", "收縮壓150，上壓力大"),
        ("學校爆發流感，情緒爆發", "学校暴发流感，情绪爆发", "學校爆發流感，情緒爆發"),
        ("親身交回表格，親身經歷", "亲自交回表格，亲身经历", "親自交回表格，親身經歷"),
        ("搽藥膏，帶氧運動", "涂药膏，有氧运动", "擦藥膏，有氧運動"),
        ("即時停藥，即時新聞", "立即停药，即时新闻", "立即停藥，即時新聞"),
        ("藥費較平，水準較平均", "药费较便宜，水准较平均", "藥費較便宜，水準較平均"),
        ("不要催谷子女", "不要催谷子女", "不要催谷子女"),
    ],
)
def test_hong_kongs_words_of_news(hong_kong: str, mainland: str, taiwan: str) -> None:
    """What newspapers of Hong Kong write, beside words that look like it."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("健檢發現紅字，牆上寫著紅字", "体检发现异常，墙上写着红字", "身體檢查發現異常，牆上寫着紅字"),
        ("校園腸病毒群聚，群聚效應", "校园肠道病毒聚集性疫情，群聚效应", "校園腸病毒爆發，群聚效應"),
        ("向衛生局申訴，行政申訴", "向卫生局投诉，行政申诉", "向衛生局投訴，行政申訴"),
        ("寶寶吃副食品，農業副食品", "宝宝吃辅食，农业辅食", "寶寶吃固體食物，農業副食品"),
        ("停班停課，臨床心理師和心理師", "停工停课，临床心理师和心理咨询师", "停工停課，臨床心理學家和心理學家"),
        ("請洽櫃檯，請洽詢藥師", "请联系柜台，请咨询药师", "請聯絡櫃枱，請查詢藥劑師"),
    ],
)
def test_taiwans_words_of_news(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What newspapers of Taiwan write, beside words that look like it."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付，計程車，")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("视频会诊，上门护理，找上门服务", "視訊會診，到府護理，找上門服務", "視像會診，上門護理，找上門服務"),
        ("回复关键词，三个关键词", "回覆關鍵字，三個關鍵詞", "回覆關鍵字，三個關鍵詞"),
        ("上周拍了CT，拍手", "上週照了CT，拍手", "上週照了CT，拍手"),
        ("志愿者服务队，健康志愿者20名", "志工服務隊，健康志願者20名", "義工服務隊，健康志願者20名"),
        ("灰指甲、脚气，湿脚气病", "灰指甲、香港腳，濕腳氣病", "灰甲、香港腳，濕腳氣病"),
        ("没啥问题", "沒什麼問題", "沒甚麼問題"),
    ],
)
def test_the_mainlands_words_of_clinics_and_talk(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What people say and clinics announce on the Mainland, beside words that look like it."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        (
            "中醫師指氣虛者忌吃生冷，醫生指向傷口",
            "中医师指出气虚者忌吃生冷，医生指向伤口",
            "中醫師指出氣虛者忌吃生冷，醫生指向傷口",
        ),
        ("送往醫院治理，治理河道", "送往医院治疗，治理河道", "送往醫院治療，治理河道"),
        ("疏通渠道淤塞，求助渠道", "疏通下水道淤塞，求助渠道", "疏通排水管淤塞，求助管道"),
        ("派發口罩，派發股息", "发放口罩，派发股息", "發放口罩，派發股息"),
    ],
)
def test_hong_kongs_words_of_streets(hong_kong: str, mainland: str, taiwan: str) -> None:
    """What happens in streets and homes of Hong Kong, beside words that look like it."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("騎士未戴安全帽，工人安全帽", "骑士未戴头盔，工人安全帽", "騎士未戴頭盔，工人安全帽"),
        ("送往市立醫院急診，急診醫學", "送往市立医院急诊，急诊医学", "送往市立醫院急症室，急症醫學"),
        ("攤商販售偏方，遭檢舉後淹水", "摊贩销售偏方，遭举报后淹水", "攤販售賣偏方，遭舉報後水浸"),
        ("燉湯加黃耆，請陪產假", "炖汤加黄芪，请陪产假", "燉湯加黃芪，請侍產假"),
    ],
)
def test_taiwans_words_of_streets(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What happens in streets and homes of Taiwan, beside words that look like it."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付，計程車，")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("产品下架召回，召回率", "產品下架回收，召回率", "產品下架回收，召回率"),
        ("骑行要戴头盔，头盔治疗", "騎行要戴安全帽，頭盔治療", "騎行要戴頭盔，頭盔治療"),
        ("三无药品，三无人员", "來路不明的藥品，三無人員", "來路不明的藥品，三無人員"),
        ("公益救助项目，检查项目", "公益救助計畫，檢查項目", "公益救助計劃，檢查項目"),
        ("观看回放，回放录像", "觀看重播，回放錄像", "觀看重溫，回放錄像"),
    ],
)
def test_the_mainlands_words_of_streets(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What happens in streets and homes of the Mainland, beside words that look like it."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("試驗未達主要指標，主要指標包括", "taiwan", "试验未达主要终点，主要指标包括"),
        ("腎臟侵犯的病人，癌細胞侵犯淋巴", "taiwan", "肾脏受累的病人，癌细胞侵犯淋巴"),
        ("邀請合資格病人，不合資格者", "hong_kong", "邀请符合条件的病人，不合资格者"),
        ("前線醫護，走到前線", "hong_kong", "一线医护，走到前线"),
        ("會引致病發，病發症", "hong_kong", "会导致发病，病发症"),
    ],
)
def test_words_of_reviews_and_programmes(text: str, start: str, expected: str) -> None:
    """What the Mainland calls endpoints, organs involved and those who qualify."""
    begins = {"taiwan": "健保署公告，病友可使用單株抗體，健保給付，計程車，", "hong_kong": "醫管局指，公營醫院長者毋須覆診，"}
    check(text, mainland=expected, start=begins[start])


def test_a_target_of_two_and_a_drug_without_a_chinese_name_in_taiwan() -> None:
    """雙標靶 is what Taiwan writes; tacrolimus keeps its Latin name in what is made of it."""
    check("BAFF/APRIL双靶点抑制剂，他克莫司血药浓度", taiwan="BAFF/APRIL雙標靶抑制劑，tacrolimus血藥濃度")


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("早餐食西多士，配齋啡與菠蘿油", "早餐吃西多士，配黑咖啡与菠萝油", "早餐吃法式吐司，配黑咖啡與菠蘿油"),
        ("飲兩杯暖水，不能飲酒，飲食清淡", "喝两杯温水，不能饮酒，饮食清淡", "喝兩杯溫水，不能飲酒，飲食清淡"),
        ("煲中藥，瘦肉湯要煲兩小時", "煎中药，瘦肉汤要煲两小时", "煎中藥，瘦肉湯要燉兩小時"),
        ("同朋友再行山，進行山地訓練", "同朋友再爬山，进行山地训练", "同朋友再爬山，進行山地訓練"),
        ("在街市買餸時跌親，跌倒的人", "在菜市场买菜时摔倒，跌倒的人", "在傳統市場買菜時跌倒，跌倒的人"),
        ("住院個多月，三個多月", "住院一个多月，三个多月", "住院一個多月，三個多月"),
        ("等了六個鐘，六個鐘頭", "等了六小时，六个钟头", "等了六小時，六個鐘頭"),
        ("多間醫院，一間房間", "多家医院，一间房间", "多間醫院，一間房間"),
        ("由中一至中三學生，集中一班", "由初一至初三学生，集中一班", "由國一至國三學生，集中一班"),
        ("小六學生，小一點的孩子", "六年级学生，小一点的孩子", "小六學生，小一點的孩子"),
        ("手腳麻痹，出示身份證明，計劃推行", "手脚麻痹，出示身份证明，计划推行", "手腳麻痺，出示身分證明，計畫推行"),
        ("對乙型流感病毒呈陽性", "对乙型流感病毒呈阳性", "對B型流感病毒呈陽性"),
        ("一宗懷疑醫療事故，懷疑他遲到", "一起疑似医疗事故，怀疑他迟到", "一起疑似醫療事故，懷疑他遲到"),
        ("這隻藥無效，一隻貓", "这种药无效，一只猫", "這種藥無效，一隻貓"),
        ("住公屋單位，單位負責人", "住公屋，单位负责人", "住公屋，單位負責人"),
        ("付了兩千蚊，三隻蚊子", "付了两千元，三只蚊子", "付了兩千元，三隻蚊子"),
        ("街坊黃生說，黃先生說", "街坊黄先生说，黄先生说", "街坊黃先生說，黃先生說"),
        ("，黃生說扮病的人要轉藥", "，黄先生说装病的人要换药", "，黃先生說裝病的人要換藥"),
        ("應向主診醫生查詢", "应向主治医生咨询", "應向主治醫師詢問"),
        ("簽預設照顧計劃，管有毒藥", "签预立医疗照护计划，持有毒药", "簽預立醫療照護諮商，持有毒藥"),
    ],
)
def test_hong_kongs_words_of_patients(hong_kong: str, mainland: str, taiwan: str) -> None:
    """What patients and their families of Hong Kong eat, do and wait for, beside words that look like it."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("每週洗腎，洗腎中心與洗腎室", "每周透析，透析中心与透析室", "每週透析，透析中心與透析室"),
        ("迷信「排毒洗腎」", "迷信“排毒洗肾”", "迷信「排毒洗腎」"),
        ("長照機構與長照2.0", "长期照护机构与长照2.0", "長期護理機構與長照2.0"),
        ("刊於《刺胳針》與《刺胳針風濕病學》", "刊于《柳叶刀》与《柳叶刀·风湿病学》", "刊於《刺針》與《刺針－風濕病學》"),
        ("抽驗減肥錠，最高可開罰三億元", "抽检减肥片，最高可罚款三亿元", "抽查減肥片，最高可罰款三億元"),
        ("校園若有群聚，應儘速通報", "校园若有聚集性疫情，应尽快通报", "校園若有爆發，應盡快通報"),
    ],
)
def test_taiwans_words_of_care(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What Taiwan's offices and homes say; the name of a scheme stays."""
    edition = slepipe.convert("健保署公告，病友可使用單株抗體，健保給付，計程車，" + taiwan, to="zh-Hans").text
    assert edition.replace("新台币", "").endswith("，" + mainland)
    edition = slepipe.convert("健保署公告，病友可使用單株抗體，健保給付，計程車，" + taiwan, to="zh-Hant-HK").text
    assert edition.replace("新台幣", "").endswith("，" + hong_kong)


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("骨科大夫说崴脚后要制动，士大夫", "骨科醫師說扭到腳後要固定，士大夫", "骨科醫生說扭傷腳踝後要固定，士大夫"),
        ("责令商家整改，对无证经营者罚款", "責令商家改善，對無照營業者罰款", "責令商家改善，對無牌經營者罰款"),
        ("他戒了烟，只抽过一支烟，油烟机", "他戒了菸，只抽過一支菸，油煙機", "他戒了煙，只抽過一支煙，油煙機"),
        ("已暂停销售、召回，召回率", "已暫停銷售、回收，召回率", "已暫停銷售、回收，召回率"),
        ("医养结合的养老机构", "醫養結合的長照機構", "醫養結合的安老院舍"),
        ("开展专项检查，桃花开展", "展開專案稽查，桃花開展", "開展專項檢查，桃花開展"),
    ],
)
def test_the_mainlands_words_of_towns(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What happens in wards and shops of the Mainland, beside words that look like it."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


def test_half_width_marks_bound_a_word_as_full_width_ones_do() -> None:
    """The 惟 behind a comma is 但 on the Mainland, whichever comma the author sets."""
    check("他指出,惟病情未穩", mainland="他指出，但病情未稳", start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    "text",
    [
        "雙手帶有細菌，手帶血跡",
        "膽固醇和血壓高，血壓高低不定",
        "不可食部分，主要食物，飲食過多，需要食用",
        "其中二至三例，中三酸",
        "三宗懷疑他偷竊，我懷疑這結果",
        "加入面粉，放入紙袋，超過數百",
        "十個鐘擺，一個鐘錶，三個鐘頭",
        "這隻手錶，那隻藥瓶，單位面積",
        "汽車應立即制動，單位負責人",
        "變成日本人，大學行政，較好平衡",
    ],
)
def test_words_that_look_like_hong_kongs_stay(text: str) -> None:
    """What begins or ends inside of another word, or stands where it means another thing, is no word of Hong Kong's."""
    check(text, taiwan=text, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("過期急凍雞翼與急凍食品", "过期速冻鸡翅与速冻食品", "過期冷凍雞翅與冷凍食品"),
        ("菠蘿蜜、班戟和蛋治", "菠萝蜜、松饼和鸡蛋三明治", "波羅蜜、鬆餅和雞蛋三明治"),
        ("無牌小販，檢獲藥物", "无证摊贩，查获药物", "無照攤販，查獲藥物"),
        ("出街打機，今季流感", "出门打游戏，本季流感", "出門打電動，本季流感"),
        ("等到攰親，飲啖水抖一抖", "等到累坏，喝口水歇一歇", "等到累壞，喝口水休息一下"),
        ("當值護士在配藥處派藥", "值班护士在取药处发药", "值班護理師在領藥處發藥"),
        ("廿九歲女子，廿一世紀", "二十九岁女子，二十一世纪", "廿九歲女子，廿一世紀"),
        ("睇皮膚科醫生，飯後行半個鐘", "看皮肤科医生，饭后走半小时", "看皮膚科醫生，飯後走半小時"),
        ("少過十次，返醫院，用凍水沖洗", "少于十次，回医院，用冷水冲洗", "少於十次，回醫院，用冷水沖洗"),
        ("護老院舍與安老服務", "养老机构与养老服务", "長照機構與老人照護服務"),
    ],
)
def test_hong_kongs_words_within_longer_words(hong_kong: str, mainland: str, taiwan: str) -> None:
    """A compound is reworded whole: 急凍雞翼 is no 急 and 冷凍雞翼, 菠蘿蜜 no 鳳梨蜜."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        (
            "中科院的专家，中科院上海药物所",
            "中國科學院的專家，中國科學院上海藥物研究所",
            "中科院的專家，中國科學院上海藥物研究所",
        ),
        ("FEV1占预计值的65%，超过预计值", "FEV1佔預測值的65%，超過預計值", "FEV1佔預計值的65%，超過預計值"),
        ("补齐短板，靠谱，审批流程", "補強弱點，可靠，審核流程", "補齊短板，可靠，審批流程"),
        ("喝乌鸡汤，服乌鸡白凤丸", "喝烏骨雞湯，服烏雞白鳳丸", "喝竹絲雞湯，服烏雞白鳳丸"),
        ("疾病暴发，山洪暴发", "疾病爆發，山洪暴發", "疾病爆發，山洪暴發"),
        ("计划实施，证明身份", "計畫實施，證明身分", "計劃實施，證明身份"),
    ],
)
def test_words_of_the_mainlands_offices_and_lungs(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What the Mainland's offices, papers and lung clinics write; Taiwan has another 中科院."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("用計算機計算劑量，計算機科學", "用计算器计算剂量，计算机科学", "用電腦計算劑量，電腦科學"),
        ("長照機構住民", "长期照护机构入住者", "長期護理機構院友"),
        ("大姊、姊姊與兄弟姊妹", "大姐、姐姐与兄弟姐妹", "大姊、姐姐與兄弟姊妹"),
        ("群聚感染爆發，爆發力", "聚集性感染暴发，爆发力", "群組感染爆發，爆發力"),
        ("高中職學生打免付費電話", "高中及中职学生打免费电话", "高中及職業學校學生打免費電話"),
        ("照會感染科，外交部照會", "会诊感染科，外交部照会", "照會感染科，外交部照會"),
        ("每日二十公克，六十公克，四十公升", "每日二十克，六十克，四十升", "每日二十克，六十克，四十公升"),
        ("暖身前定期追蹤，立即型過敏", "热身前定期随访，速发型过敏", "熱身前定期覆診，即時型過敏"),
    ],
)
def test_taiwans_words_of_schools_and_calls(taiwan: str, mainland: str, hong_kong: str) -> None:
    """A 計算機 is a calculator, but no science; a unit behind a Chinese number is a word of its own."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付。")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("地包天、龅牙戴矫治器", "戽斗、暴牙戴矯正器", "倒及牙、哨牙戴矯正器"),
        ("遵医嘱留陪人，未诉不适", "依醫囑留陪病者，未主訴不適", "遵醫囑留陪人，未訴不適"),
        ("入院记录，护理记录单，记录血压变化", "入院紀錄，護理紀錄單，記錄血壓變化", "入院記錄，護理記錄表，記錄血壓變化"),
        ("影响DRG入组，入组患者", "影響DRG分組，收案患者", "影響DRG納入，納入患者"),
        ("热敷、电疗、牵引", "熱敷、電療、牽引", "熱敷、電療、牽引"),
        ("普外、胸外、心外会诊，胸外按压", "一般外科、胸腔外科、心外會診，胸外按壓", "普外、胸外、心外會診，胸外按壓"),
        (
            "做玻璃体切割手术，漂白、贴面，贴面料",
            "做玻璃體切除手術，漂白、瓷牙貼片，貼面料",
            "做玻璃體切除手術，漂白、貼面，貼面料",
        ),
        (
            "保安值守，有保安值守，血压反跳，反跳痛",
            "保全值守，有保全值守，血壓反彈，反彈痛",
            "保安值守，有保安值守，血壓反跳，反跳痛",
        ),
        ("冲脱泡盖送，异物卡喉", "沖脫泡蓋送，異物哽塞", "沖脫泡蓋送，異物哽塞"),
        ("灼口综合征，崴脚", "灼口症，扭到腳", "灼口綜合症，扭傷腳踝"),
        ("平板支撑，抗阻训练，榴莲", "棒式，阻力訓練，榴槤", "平板支撐，阻力訓練，榴槤"),
        ("家属已签知情同意书，抽签", "家屬已簽知情同意書，抽籤", "家屬已簽知情同意書，抽籤"),
        ("复查拍片示骨折，电影拍片", "複查照X光示骨折，電影拍片", "覆查拍片示骨折，電影拍片"),
    ],
)
def test_the_mainlands_words_of_wards_teeth_and_sports(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What the Mainland's wards, dentists, offices and gyms write, beside words that look like it."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("根管治療後做牙套，矯正牙套", "根管治疗后做牙冠，矫正牙套", "根管治療後做牙套，矯正牙套"),
        ("補牙用銀粉，矽膠印模", "补牙用银汞合金，硅胶印模", "補牙用銀粉，矽膠印模"),
        ("管灌牛奶，手圈核對", "管饲牛奶，腕带核对", "管飼牛奶，手帶核對"),
        ("待產時催生，催生新法", "待产时催产，催生新法", "待產時催生，催生新法"),
        ("伸展、滾筒、筋膜槍，滾筒洗衣機", "伸展、泡沫轴、筋膜枪，滚筒洗衣机", "伸展、滾筒、筋膜槍，滾筒洗衣機"),
        ("高溫下中暑、熱痙攣，熱痙攣兒童側躺", "高温下中暑、热痉挛，热性惊厥儿童侧躺", "高溫下中暑、熱痙攣，熱痙攣兒童側躺"),
        ("菜花、梅毒與淋病，菜花湯", "尖锐湿疣、梅毒与淋病，菜花汤", "菜花、梅毒與淋病，菜花湯"),
        ("夜診、爬文與慢箋", "夜间门诊、查资料与长期处方", "夜診、找資料與長期藥方"),
        ("雙肺有囉音，理學檢查正常", "双肺有啰音，体格检查正常", "雙肺有囉音，體格檢查正常"),
        ("外籍移工、保全公司與A肝疫苗", "外籍劳工、保安公司与甲型肝炎疫苗", "外籍勞工、保安公司與甲型肝炎疫苗"),
    ],
)
def test_taiwans_words_of_wards_teeth_and_sports(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What Taiwan's wards, dentists and gyms write, beside words that look like it."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付。")


@pytest.mark.parametrize(
    ("hong_kong", "mainland", "taiwan"),
    [
        ("陳醫生與顧問醫生梁大文說", "陈医生与顾问医生梁大文说", "陳醫師與主任醫師梁大文說"),
        ("復發機會高，有機會升職", "复发几率高，有机会升职", "復發機率高，有機會升職"),
        ("沒有感染的機會，關節均有機會受襲", "没有感染的机会，关节均有可能受累", "沒有感染的機會，關節均有可能受侵犯"),
        ("錄得三宗個案，三宗投訴個案", "报告三例病例，三起投诉个案", "通報三例個案，三件投訴個案"),
        ("家長查詢可否接種，查詢紀錄", "家长询问可否接种，查询记录", "家長詢問可否接種，查詢紀錄"),
        ("，他指奧司他韋有效，他指着傷口", "，他指出奥司他韦有效，他指着伤口", "，他指出oseltamivir有效，他指著傷口"),
        ("過年食臘味，月食當晚", "过年吃腊味，月食当晚", "過年吃臘味，月食當晚"),
        ("返落樓見工，看見工作", "下楼面试，看见工作", "下樓面試，看見工作"),
        ("捱了半世，半世紀後餐廳結業", "挨了半辈子，半世纪后餐厅停业", "捱了半輩子，半世紀後餐廳歇業"),
        ("課程結業，住所", "课程结业，住所", "課程結業，住所"),
        ("醫生處方阿莫西林，憑醫生處方阿莫西林", "医生开具阿莫西林，凭医生处方阿莫西林", "醫生開立安莫西林，憑醫生處方安莫西林"),
        ("留醫深切治療部，留醫一星期", "入住重症监护室，住院一星期", "住進加護病房，住院一星期"),
        ("減活噴鼻疫苗，退燒水，炎症指數", "鼻喷减毒活疫苗，退烧糖浆，炎症指标", "鼻噴式活性減毒疫苗，退燒糖漿，發炎指數"),
        ("居民鍾太今年六十歲，註冊結婚", "居民钟太太今年六十岁，登记结婚", "居民鍾太太今年六十歲，登記結婚"),
        ("檢討成效，怕被標籤", "评估成效，怕被贴标签", "檢討成效，怕被貼標籤"),
        ("鼻咽分泌物樣本，樣本數，沒有病徵", "鼻咽分泌物样本，样本数，没有症状", "鼻咽分泌物檢體，樣本數，沒有症狀"),
        ("朋輩支援員，空中服務員，扣鈕", "同伴支持员，空乘，扣纽扣", "同儕支持員，空服員，扣鈕扣"),
        ("面上出現蝴蝶斑，患紅斑狼瘡", "脸上出现蝶形红斑，患红斑狼疮", "臉上出現蝴蝶斑，患紅斑性狼瘡"),
    ],
)
def test_hong_kongs_words_of_papers_and_columns(hong_kong: str, mainland: str, taiwan: str) -> None:
    """What Hong Kong's papers and doctors' columns write, beside words that look like it."""
    check(hong_kong, mainland=mainland, taiwan=taiwan, start="醫管局指，公營醫院長者毋須覆診，")


@pytest.mark.parametrize(
    ("mainland", "taiwan", "hong_kong"),
    [
        ("王医生、王大爷，二大爷", "王醫師、王伯伯，二大爺", "王醫生、王伯伯，二大爺"),
        ("疼醒，很疼，他很疼孩子，心疼", "痛醒，很痛，他很疼孩子，心疼", "痛醒，很痛，他很疼孩子，心疼"),
        ("两到四周复查，五周岁", "兩到四週複查，五週歲", "兩到四週覆查，五週歲"),
        ("原研厂家、头部药企，头部外伤", "原廠藥廠、龍頭藥廠，頭部外傷", "原廠藥廠、龍頭藥企，頭部外傷"),
        ("2023年版指南，十几块钱，切成4块", "2023年版指引，十幾塊錢，切成4塊", "2023年版指引，十幾元，切成4塊"),
        ("避孕药含有激素，女性患者口服激素", "避孕藥含有荷爾蒙，女性患者口服類固醇", "避孕藥含有荷爾蒙，女性患者口服類固醇"),
        (
            "甲减就是激素不够，激素六项，激素减量",
            "甲狀腺功能低下就是荷爾蒙不夠，荷爾蒙六項，類固醇減量",
            "甲狀腺功能減退就是荷爾蒙不夠，荷爾蒙六項，類固醇減量",
        ),
        ("久坐闹的。他接诊了一名患者", "久坐造成的。他診治了一名患者", "久坐所致。他診治了一名患者"),
        ("压榨样胸痛，压榨性骨折", "壓迫性胸痛，壓榨性骨折", "壓迫性胸痛，壓榨性骨折"),
        ("晨练后胳膊肘痛，撸串", "晨間運動後手肘痛，吃烤串", "晨運後手肘痛，吃串燒"),
        ("胸闷气短，气短懒言", "胸悶呼吸急促，氣短懶言", "胸悶氣促，氣短懶言"),
        ("患者感到乏力，神疲乏力", "患者感到虛弱無力，神疲乏力", "患者感到乏力，神疲乏力"),
    ],
)
def test_the_mainlands_words_of_papers_and_columns(mainland: str, taiwan: str, hong_kong: str) -> None:
    """What the Mainland's papers and doctors' columns write, beside words that look like it."""
    check(mainland, taiwan=taiwan, hong_kong=hong_kong)


@pytest.mark.parametrize(
    ("taiwan", "mainland", "hong_kong"),
    [
        ("個管師會同檢調查扣偽藥", "个案管理师会同检察机关查扣假药", "個案經理會同執法部門查扣冒牌藥"),
        ("今年累計確定八例重症，一例病例對照", "今年累计确诊八例重症，一例病例对照", "今年累計確診八宗重症，一例病例對照"),
        ("撥安心專線1925或諮詢專線", "拨安心专线1925或咨询热线", "撥安心專線1925或諮詢熱線"),
        ("「銀髮族群口腔健康促進方案」上路", "“银发族群口腔健康促进方案”上路", "「銀髮族群口腔健康促進方案」上路"),
        ("化療、荷爾蒙藥物都用過", "化疗、内分泌药物都用过", "化療、荷爾蒙藥物都用過"),
        ("例行追蹤，術後追蹤兩年，追蹤例行公事", "定期随访，术后随访两年，追踪例行公事", "定期覆診，術後覆診兩年，追蹤例行公事"),
        ("肺癌友、癌友會與抗癌友人", "肺癌患者、癌友会与抗癌友人", "肺癌病人、癌友會與抗癌友人"),
        ("急診一早湧入傷患，急診醫學", "急诊一早涌入伤患，急诊医学", "急症室一早湧入傷患，急症醫學"),
        ("HER2弱表現，表現弱", "HER2低表达，表现弱", "HER2低表達，表現弱"),
        ("血管埋下未爆彈，工地挖出未爆彈", "血管埋下定时炸弹，工地挖出未爆弹", "血管埋下計時炸彈，工地挖出未爆彈"),
        ("七警訊，第三警訊", "七大警示信号，第三警示信号", "七大警號，第三警號"),
        ("關節卡卡的，關係卡卡", "关节不灵活的，关系卡卡", "關節不靈活的，關係卡卡"),
        ("手腕卡卡，一停藥就復胖", "手腕僵硬，一停药就体重反弹", "手腕僵硬，一停藥就體重反彈"),
        ("請隨時回報，投資回報", "请随时报告，投资回报", "請隨時回報，投資回報"),
        ("三支疫苗取得藥證，打完三支疫苗", "三款疫苗取得药品上市许可，打完三支疫苗", "三款疫苗取得藥物註冊證，打完三支疫苗"),
        ("被匡列為接觸者，匡列經費五億", "被判定为接触者，匡列经费五亿", "被列為接觸者，匡列經費五億"),
        ("類固醇、奎寧，用奎寧治瘧疾", "糖皮质激素、羟氯喹，用奎宁治疟疾", "類固醇、羥氯喹，用奎寧治瘧疾"),
        ("抗荷爾蒙治療後規律追蹤。", "内分泌治疗后规律随访。", "抗荷爾蒙治療後規律覆診。"),
        ("匡列對象今年累計60例，納入60例", "判定对象今年累计60例，纳入60例", "追蹤對象今年累計60宗，納入60例"),
        ("滅殺除癌錠（MTX）", "甲氨蝶呤（MTX）", "甲氨蝶呤（MTX）"),
        ("血清素再回收抑制劑", "选择性5-羟色胺再摄取抑制剂", "選擇性血清素再攝取抑制劑"),
    ],
)
def test_taiwans_words_of_clinics_and_headlines(taiwan: str, mainland: str, hong_kong: str) -> None:
    """What Taiwan's clinics and papers write, beside the same characters where they mean something else."""
    check(taiwan, mainland=mainland, hong_kong=hong_kong, start="健保署公告，病友可使用單株抗體，健保給付。")


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("随访质量，体质量", "追蹤品質，體質量"),
        ("PD-1单抗与国产单抗药物，利妥昔单抗", "PD-1單株抗體與國產單株抗體藥物，rituximab"),
        ("高血压指南，《高血压指南》，旅游指南", "高血壓指引，《高血壓指南》，旅遊指南"),
        ("反复高热，高热量，高热惊厥", "反覆高燒，高熱量，熱性痙攣"),
        ("潮热、骨量丢失，午后潮热", "熱潮紅、骨質流失，午後潮熱"),
        ("冻存卵子，冻存细胞", "冷凍卵子，凍存細胞"),
        ("被扶到站台上，为他站台", "被扶到月台上，為他站台"),
        ("失眠症人群里，人群聚集", "失眠症族群裡，人群聚集"),
        ("小剂量激素，最小剂量", "低劑量類固醇，最小劑量"),
        ("及时干预，行政干预", "及時介入，行政干預"),
        ("干预手段与干预治疗", "介入手段與干預治療"),
        ("由北京协和医院牵头制定的新指南与共识", "由北京協和醫院主導制定的新指引與共識"),
        ("入组了20例受试者，20例患者", "納入了20名受試者，20例患者"),
        ("覆盖30个省份，用纱布覆盖多个创面", "涵蓋30個省份，用紗布覆蓋多個創面"),
        ("骑电动车上班，买电动车", "騎電動機車上班，買電動車"),
        ("常用药品下沉乡镇，专家下沉乡镇", "常用藥品下放鄉鎮，專家下沉鄉鎮"),
        ("CT提示肺炎，专家提示您", "CT顯示肺炎，專家提示您"),
        ("体温蹿到40℃，用胳膊肘捂住口鼻", "體溫飆到40℃，用手肘捂住口鼻"),
        ("孩子要不要输液？静脉输液", "孩子要不要打點滴？靜脈輸液"),
        ("腰骶部疼痛，先排查结核，排查隐患", "腰薦部疼痛，先篩檢結核，排查隱患"),
        ("东北小伙和小伙伴", "東北小夥子和小夥伴"),
    ],
)
def test_the_mainlands_words_of_reports_and_villages(mainland: str, taiwan: str) -> None:
    """What the Mainland's doctors and reporters write, beside the same characters where they mean something else."""
    check(mainland, taiwan=taiwan)


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("一旦发热，电脑发热", "一旦發燒，電腦發熱"),
        ("推迟耐药的出现，多重耐药菌", "推遲抗藥性的出現，多重抗藥菌"),
        ("口服孕激素，雌孕激素", "口服黃體素，雌孕激素"),
        ("起病急，引起病变", "發病急，引起病變"),
        ("他上初二时，大年初二", "他上國二時，大年初二"),
        ("体重超重者，行李超重", "體重過重者，行李超重"),
    ],
)
def test_the_mainlands_words_of_fevers_and_schools(mainland: str, taiwan: str) -> None:
    """What the Mainland's clinics write, beside the same characters where they mean something else."""
    check(mainland, taiwan=taiwan)


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("在法說會表示，力拚後年取證", "在业绩说明会表示，力拼后年获批"),
        ("共收納512名患者，收納櫃", "共纳入512名患者，收纳柜"),
        ("紅斑性狼瘡病友吃奎寧", "红斑狼疮病友吃羟氯喹"),
        ("瘧疾病人吃奎寧", "疟疾病人吃奎宁"),
    ],
)
def test_taiwans_words_of_firms_and_of_quinine(taiwan: str, mainland: str) -> None:
    """Patients with lupus call hydroxychloroquine 奎寧; against malaria it is quinine."""
    edition = slepipe.convert("健保給付。" + taiwan, to="zh-Hans").text
    assert edition == "健保给付。" + mainland
