#!/usr/bin/env python3
"""Makes many pages out of the sample pages of data/: every copy has other figures and other names.

usage: make_pages.py FOLDER MEGABYTES

The same arguments give the same bytes.
"""
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What the sample pages speak of; every copy speaks of others. Cities become other cities, people get other given
# names, and districts and other names begin with drawn characters, so that the copies fill a country instead of one
# city. (A city of a thousand districts, or a name borne in each of them, would have linking compare each with all
# others.)
CITIES = ("漯河", "洛阳", "株洲", "芜湖")
NAME_PARTS = ("西城", "西工", "渌湾", "芦港", "赭东", "万达", "丹尼斯", "荣科", "中约", "中原", "沙澧", "平漯周", "四方", "大卫", "解放",
              "高水平", "中食", "中南", "许信", "漯舞", "花溪", "智轨", "云轨", "万隆", "云峰", "凤凰", "凤栖", "绿能", "皖江", "江城", "沐阳",
              "锦禾", "微芯", "月湾", "白石", "湖滨", "秋枫", "青弋", "环湾", "江淮", "恒达", "蓝岳", "天元", "王城", "大数据", "循环经济", "小巨人", "瞪羚", "产业示范")
NAMES = """东走一站路 中州中路 中科人工智能中试基地 亚太财险 人力资源产业园 人力资源服务产业园 人工智能算力平台 人行步道 凌云山路 唐诗宋词园 城市阳台
大家财险 太平洋财险 旅游出行综合服务平台 智慧出行综合运营中心 智慧岛科创园 智能科技产业园 智谷家园 汉江西路 河东去逛街 河南铁建投 洛河北岸 湘东供销 湘东理工学院
滨江步道 澧北新路 状元市集 王府井百货 生物酶催化 红星爱琴海 绿色新材料 豫西剧社 邮储银行 金融保险 冷链物流 长江支路桥 匈牙利 三步走完 平安建设先进县
科技成果转化示范区 瞪羚企业 科技企业孵化器 绿色园区 投产仪式 集中开工仪式 新型工业化 示范园区 小巨人企业 报区人民代表大会 十九次会议 企业名单""".split()
PEOPLE = "冯雅静 史千灵 夏明礼 张克轩 张天宝 文素梅 方晓禾 昝宏仓 李冬生 来了有 柏云英 梅雨季 沈云溪 秦保强 苏曼华 钱一楠 阮世杰 陈元通 高丽娟".split()
SYLLABLES = "安宝昌成春德东方丰福光广海和恒宏华辉嘉建江金锦景康兰乐丽联林龙明宁鹏平青庆荣瑞润三山胜盛天通同万威文祥新信兴旭阳怡永友宇裕元远泽长正中众卓"
COPIES_LEFT_ALONE = 8  # one copy in so many keeps its names, so that pages also speak of the same things


def sample_pages():
    pages = []
    for path in sorted((ROOT / "data" / "pages").glob("*.*")):
        if path.suffix not in (".txt", ".md"):
            continue
        raw = path.read_bytes()
        try:
            pages.append((path.stem, raw.decode("utf-8-sig")))
        except UnicodeDecodeError:
            pages.append((path.stem, raw.decode("gb18030")))
    return pages


def cities():
    """The short names of other prefecture-level cities."""
    rows = (line.split("\t") for line in (ROOT / "ontology" / "divisions.tsv").read_text(encoding="utf-8").splitlines())
    names = {row[3] for row in rows if len(row) > 3 and row[0].endswith("00") and not row[0].endswith("0000")}
    return sorted(name for name in names - set(CITIES) if len(name) == 2)


def people():
    """Whom the sample pages name."""
    lines = (ROOT / "data" / "identities.jsonl").read_text(encoding="utf-8").splitlines()
    persons = [one for one in map(json.loads, lines) if one["type"] == "Person"]
    return sorted({member["name"] for one in persons for member in one["members"]}.union(PEOPLE))


def renaming(copy, city_names, person_names):
    """What the names of a copy become."""
    draw = random.Random(copy)

    def drawn(count):
        return "".join(draw.choice(SYLLABLES) for _ in range(count))

    renamed = dict(zip(CITIES, draw.sample(city_names, len(CITIES))))
    renamed.update((part, drawn(2)) for part in NAME_PARTS)
    renamed.update((name, drawn(2) + name[2:]) for name in NAMES)
    renamed.update((name, name[0] + drawn(len(name) - 1)) for name in person_names)
    return renamed


def vary(text, copy, renamed):
    digits = str.maketrans("0123456789", "".join(str((d + copy) % 10) for d in range(10)))
    # Years stay years: only runs of digits outside 19xx and 20xx are turned.
    out, run = [], ""
    for character in text + "\0":
        if character.isascii() and character.isdigit():
            run += character
            continue
        if run:
            out.append(run if len(run) == 4 and run[:2] in ("19", "20") else run.translate(digits))
            run = ""
        out.append(character)
    text = "".join(out)[:-1]
    if copy % COPIES_LEFT_ALONE == 0:
        return text
    # A name may be broken by the end of a line.
    broken = "|".join(r"\s*".join(name) for name in renamed)
    return re.sub(broken, lambda found: renamed["".join(found.group().split())], text)


def main(arguments):
    if len(arguments) != 2 or not arguments[1].isdigit():
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    folder, wanted = pathlib.Path(arguments[0]), int(arguments[1]) * 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    pages, written, copy = sample_pages(), 0, 0
    city_names, person_names = cities(), people()
    while written < wanted:
        renamed = renaming(copy, city_names, person_names)
        for name, text in pages:
            data = vary(text, copy, renamed).encode("utf-8")
            (folder / f"{copy:05d}_{name}.txt").write_bytes(data)
            written += len(data)
        copy += 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
