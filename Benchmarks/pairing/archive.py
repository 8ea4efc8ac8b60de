#!/usr/bin/env python3
"""Makes an archive of stories in two languages, with its truth.

    archive.py TABLE LANGUAGE STORIES SEED FOLDER

TABLE has a segment in English and its translations in a line (`en_1m.tsv.xz` of the evaluation data: number, English, Russian,
Chinese). A story is some 20 neighbouring segments that have a translation. Half of the English stories have a version in the
other language: whole, a brief of three or four segments, a rewrite of 40 to 60 % with a moved block, or a follow-up (a
second English story has 70 % of the text under a new beginning) or a twin (a second English story has another number). As many
stories of the other language have none. Dates are within three days of each other, one in ten is missing, and one in twenty is
wrong. Writes source.jsonl, target.jsonl and gold.tsv (source, target, kind)."""
import datetime
import json
import lzma
import os
import random
import re
import sys

COLUMNS = {"ru": 2, "zh": 3}
KINDS = ["full", "full", "full", "brief", "rewrite", "follow-up", "twin"]
FIRST_DAY = datetime.date(2026, 1, 1)


def segments(table, language):
    """Pairs of texts in the order of the table."""
    with lzma.open(table, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[COLUMNS[language]] and 20 <= len(fields[1]) <= 600:
                yield fields[1], fields[COLUMNS[language]]


class Maker:
    def __init__(self, pairs, chance):
        self.pairs, self.chance = pairs, chance
        self.source, self.target, self.gold = [], [], []
        self.stretches = []

    def story(self):
        """Neighbouring segments that no other story has, until all have been used; then again, in other stretches."""
        if not self.stretches:
            start = self.chance.randint(0, 20)
            while start + 28 <= len(self.pairs):
                length = self.chance.randint(12, 28)
                self.stretches.append(self.pairs[start:start + length])
                start += length
            self.chance.shuffle(self.stretches)
        return self.stretches.pop()

    def add(self, side, texts, language, day):
        name = f"{language}{len(side):06d}"
        story = {"id": name, "lang": language, "text": "\n".join(texts)}
        if self.chance.random() >= 0.1:
            moved = self.chance.randint(20, 300) if self.chance.random() < 0.05 else self.chance.randint(0, 3)
            story["date"] = str(FIRST_DAY + datetime.timedelta(day + moved))
        side.append(story)
        return name

    def version(self, story, kind):
        """The segments of the other language."""
        texts = [other for _, other in story]
        if kind == "brief":
            return texts[:self.chance.randint(3, 4)]
        if kind == "rewrite":
            kept = [text for text in texts if self.chance.random() < 0.5] or texts[:2]
            at = self.chance.randrange(len(kept))
            return kept[at:] + kept[:at]
        return texts

    def second(self, story, kind):
        """The English story that is not the source."""
        texts = [text for text, _ in story]
        if kind == "follow-up":
            return [text for text, _ in self.story()[:4]] + texts[:len(texts) * 7 // 10]
        numbered = [at for at, text in enumerate(texts) if re.search(r"\d", text)]
        if not numbered:
            return None
        at = self.chance.choice(numbered)
        found = self.chance.choice(list(re.finditer(r"\d+", texts[at])))
        texts[at] = texts[at][:found.start()] + str(int(found[0]) + self.chance.randint(1, 9)) + texts[at][found.end():]
        return texts

    def make(self, count, language):
        while len(self.source) < count:
            story, day = self.story(), self.chance.randrange(300)
            name = self.add(self.source, [text for text, _ in story], "en", day)
            if self.chance.random() < 0.5:
                other = [text for _, text in self.story()]
                self.add(self.target, other, language, self.chance.randrange(300))
                continue
            kind = self.chance.choice(KINDS)
            if kind in ("follow-up", "twin"):
                second = self.second(story, kind)
                if second is None:
                    kind = "full"
                else:
                    self.add(self.source, second, "en", day + (1 if kind == "follow-up" else 0))
            self.gold.append((name, self.add(self.target, self.version(story, kind), language, day), kind))
        self.chance.shuffle(self.source)
        self.chance.shuffle(self.target)


def main(table, language, count, seed, folder):
    maker = Maker(list(segments(table, language)), random.Random(int(seed)))
    maker.make(int(count), language)
    os.makedirs(folder, exist_ok=True)
    for name, stories in (("source", maker.source), ("target", maker.target)):
        with open(f"{folder}/{name}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(story, ensure_ascii=False) + "\n" for story in stories)
    with open(f"{folder}/gold.tsv", "w", encoding="utf-8") as file:
        file.writelines("\t".join(row) + "\n" for row in maker.gold)
    print(f"{len(maker.source)} and {len(maker.target)} stories, {len(maker.gold)} pairs")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
