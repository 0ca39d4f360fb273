#!/usr/bin/env python3
"""Makes many pages out of the sample pages of data/: every copy has other figures and other names.

usage: make_pages.py FOLDER MEGABYTES

The same arguments give the same bytes.
"""
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Parts of the names on the sample pages, each exchanged for two characters drawn anew for every copy.
NAME_PARTS = ("西城", "西工", "万达", "丹尼斯", "荣科", "中约", "中原", "沙澧", "平漯周", "四方", "大卫", "解放", "高水平", "中食")
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


def vary(text, copy):
    draw = random.Random(copy)
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
    if copy % COPIES_LEFT_ALONE != 0:
        for part in NAME_PARTS:
            text = text.replace(part, draw.choice(SYLLABLES) + draw.choice(SYLLABLES))
    return text


def main(arguments):
    if len(arguments) != 2 or not arguments[1].isdigit():
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    folder, wanted = pathlib.Path(arguments[0]), int(arguments[1]) * 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    pages, written, copy = sample_pages(), 0, 0
    while written < wanted:
        for name, text in pages:
            data = vary(text, copy).encode("utf-8")
            (folder / f"{copy:05d}_{name}.txt").write_bytes(data)
            written += len(data)
        copy += 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
