"""Makes aligned texts from the evaluation data: prepare.py DATA MADE

DATA is the folder of the evaluation sets (…/eval/align). MADE is the folder to write to. The first half of each memory
is written as a table to learn a lexicon from. The second half is cut into texts, which the data's own gen_news.py makes
noisy. So no lexicon that the trainer uses has seen these texts.

Two more kinds are made from the development sets and from these texts. In "strays", short lines that have no counterpart
stand between the segments: times, section names, names of agencies, menus, repeated teasers. In "unrelated", the source of
one text meets the target of another. The output is the same each time.
"""

import glob
import lzma
import os
import random
import re
import subprocess
import sys

data, made = sys.argv[1:3]
os.makedirs(made, exist_ok=True)
for pair in ("en-ru", "en-zh"):
    with lzma.open(f"{data}/memory.{pair}.tsv.xz", "rt", encoding="utf-8") as memory:
        rows = [row for row in (line.rstrip("\n").split("\t") for line in memory) if len(row) == 2]
    half = len(rows) // 2
    path = f"{made}/{pair}"
    with open(path + ".memory.tsv", "w", encoding="utf-8") as table:
        table.writelines(f"{a}\t{b}\n" for a, b in rows[:half])
    draw, left, number = random.Random(5), 0, 0
    with open(path + ".s", "w", encoding="utf-8") as source, open(path + ".t", "w", encoding="utf-8") as target, open(
        path + ".ids", "w", encoding="utf-8"
    ) as ids:
        for a, b in rows[half:]:
            if left == 0:
                number, left = number + 1, draw.choice([10, 14, 18, 22, 26, 30, 36, 44])
            left -= 1
            source.write(a + "\n")
            target.write(b + "\n")
            ids.write(f"d{number}\n")
    one, two = pair.split("-")
    subprocess.run(
        [sys.executable, f"{data}/gen_news.py", "--src-lang", one, "--tgt-lang", two, "--out", path, "--seed", "11",
         "--lines", path + ".s", path + ".t", path + ".ids"],
        check=True,
    )

NAMES = {
    "en": ["Reuters", "AP", "Interfax", "Home", "Politics", "World", "Markets", "Sport", "Opinion", "Read more", "(more)",
           "Photo: AP", "Share", "Breaking", "UPDATED", "Analysis", "Live", "By our correspondent", "Video", "Top stories"],
    "ru": ["ТАСС", "Интерфакс", "РИА", "Главная", "Политика", "Экономика", "В мире", "Спорт", "Мнения", "Читайте также",
           "Фото: ТАСС", "Поделиться", "Срочно", "ОБНОВЛЕНО", "Главное", "Видео", "Подписаться", "Лента новостей"],
    "zh": ["新华社", "中新社", "首页", "要闻", "国际", "财经", "体育", "评论", "更多", "责任编辑", "分享", "图片", "快讯",
           "视频", "专题", "滚动新闻"],
}


def fragment(line, language, draw):
    """A few words of a line, as a section's name or a teaser has them."""
    if language == "zh":
        size = draw.randint(2, 7)
        start = draw.randrange(max(1, len(line) - size))
        return re.sub(r"^\W+|\W+$", "", line[start:start + size]) or "要闻"
    words = line.split()
    size = min(len(words), draw.choice([1, 1, 1, 2, 2, 3, 4, 5]))
    start = draw.randrange(len(words) - size + 1)
    text = re.sub(r"^\W+|\W+$", "", " ".join(words[start:start + size])) or "Live"
    return text.upper() if draw.random() < 0.2 else text[:1].upper() + text[1:]


def stray(lines, language, draw):
    kind = draw.random()
    clock = f"{draw.randrange(24)}:{draw.randrange(60):02}"
    if kind < 0.2:
        return draw.choice([clock, clock + " GMT" if language == "en" else clock, f"{draw.randrange(1, 32)}.{draw.randrange(1, 13):02}.2026"])
    if kind < 0.5:
        return draw.choice(NAMES[language])
    return fragment(draw.choice(lines), language, draw)


def with_strays(sides, beads, languages, pool, draw):
    """Puts stray lines into one side or both, and numbers the beads anew."""
    places = []
    for side, language, lines in zip(sides, languages, pool):
        added = [[] for _ in range(len(side) + 1)]
        if draw.random() < 0.75:
            if draw.random() < 0.5:
                added[0] = [stray(lines, language, draw) for _ in range(draw.randint(1, 6))]
            if draw.random() < 0.4:
                added[-1] = [stray(lines, language, draw) for _ in range(draw.randint(1, 4))]
            rate, is_live = draw.choice([0, 0.05, 0.1, 0.2]), draw.random() < 0.15
            for place in range(1, len(side)):
                if is_live and place % 2 == 0:
                    added[place] = [f"{draw.randrange(24)}:{draw.randrange(60):02}"]
                elif draw.random() < rate:
                    added[place] = [stray(lines, language, draw) for _ in range(draw.choice([1, 1, 1, 2, 3]))]
        new, numbers, omitted = [], [], []
        for place in range(len(side) + 1):
            for text in added[place]:
                omitted.append(len(new))
                new.append(text)
            if place < len(side):
                numbers.append(len(new))
                new.append(side[place])
        places.append((new, numbers, omitted))
    (one, left, gone), (two, right, come) = places
    # A gold bead stays whole: a stray between two of its segments would make it none.
    made = []
    for source, target in beads:
        made.append(([left[i] for i in source], [right[i] for i in target]))
    if any(numbers and numbers[-1] - numbers[0] != len(numbers) - 1 for bead in made for numbers in bead):
        return None
    return one, two, made + [([i], []) for i in gone] + [([], [i]) for i in come]


def read(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def read_pair(stem):
    beads = [tuple([int(n) for n in side.split(",") if n] for side in line.split(":")[:2]) for line in read(stem + ".gold") if line]
    return [read(stem + ".src"), read(stem + ".tgt")], beads


def write_pair(folder, name, one, two, beads):
    os.makedirs(folder, exist_ok=True)
    for ending, lines in ((".src", one), (".tgt", two)):
        with open(f"{folder}/{name}{ending}", "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
    with open(f"{folder}/{name}.gold", "w", encoding="utf-8") as file:
        for source, target in beads:
            file.write(",".join(map(str, source)) + ":" + ",".join(map(str, target)) + "\n")


for pair in ("en-ru", "en-zh"):
    languages = pair.split("-")
    joined = "".join(languages)
    for kind, origin in (("dev", f"{data}/news-{joined}/noisy-dev"), ("made", f"{made}/{pair}/noisy-dev"), ("wire", f"{made}/{pair}/wire-test")):
        stems = sorted(path[:-5] for path in glob.glob(origin + "/*.gold"))
        texts = [read_pair(stem) for stem in stems]
        pool = [[line for sides, _ in texts for line in sides[index] if line] for index in (0, 1)]
        draw = random.Random(17)
        for number, (stem, (sides, beads)) in enumerate(zip(stems, texts)):
            name = os.path.basename(stem)
            # A text where every trial cut a bead stays as it is.
            trials = (with_strays(sides, beads, languages, pool, draw) for _ in range(40))
            one, two, gold = next((trial for trial in trials if trial), (*sides, beads))
            write_pair(f"{made}/strays/{pair}-{kind}", name, one, two, gold)
            if kind != "wire":
                # Two texts of the same half, so that neither half has seen the other's.
                other = texts[(number + 2) % len(texts) if len(texts) % 2 == 0 else (number + 2) % (len(texts) - 1)][0][1]
                gold = [([i], []) for i in range(len(sides[0]))] + [([], [i]) for i in range(len(other))]
                write_pair(f"{made}/unrelated/{pair}-{kind}", name, sides[0], other, gold)
