"""Makes aligned texts from the evaluation data's memories: prepare.py DATA MADE

DATA is the folder of the evaluation sets (…/eval/align). MADE is the folder to write to. The first half of each memory
is written as a table to learn a lexicon from. The second half is cut into texts, which the data's own gen_news.py makes
noisy. So no lexicon that the trainer uses has seen these texts. The output is the same each time.
"""

import lzma
import os
import random
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
