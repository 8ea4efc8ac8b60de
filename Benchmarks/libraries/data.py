#!/usr/bin/env python3
"""Makes the inputs from the evaluation data: data.py SHARED FOLDER"""
import json
import lzma
import os
import sys
import tarfile

shared, folder = sys.argv[1:]
size = 50_000_000


def lines(path, skip=0):
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")[skip:]


def pairs():
    for name, language in ("en-ru", "ru"), ("en-zh", "zh"):
        for row in lines(f"{shared}/eval/align/memory.{name}.tsv.xz"):
            yield row[0], row[1], language
    for row in lines(f"{shared}/eval/tm/en_1m.tsv.xz", skip=1):
        for language, text in zip(("ru", "zh"), row[1:]):
            if text and row[0]:
                yield row[0], text, language


def write_json(path):
    # Every second line has its letters as escapes. A blank follows each colon, as in the files of Weblate.
    written = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            for source, target, language in pairs():
                number += 1
                value = {"id": number, "source": source, "target": target, "source_language": "en",
                         "target_language": language, "origin": "memory/\"news\"", "category": 2}
                line = json.dumps(value, ensure_ascii=number % 2 == 0) + "\n"
                file.write(line)
                written += len(line.encode())
                if written >= size:
                    break


def write_utf16(path):
    third = size // 3 // 2 * 2
    texts = {"en": [], "ru": [], "zh": []}
    for source, target, language in pairs():
        texts["en"].append(source)
        texts[language].append(target)
    with open(path, "wb") as file:
        for language in "en", "ru", "zh":
            text = "\n".join(texts[language]).encode("utf-16-le")
            file.write((text * (third // len(text) + 1))[:third])


os.makedirs(folder, exist_ok=True)
if not os.path.exists(f"{folder}/pages"):
    with tarfile.open(f"{shared}/eval/pages/dev.tar.xz") as archive:
        for member in archive:
            if member.name.startswith("set/") and member.isfile():
                member.name = "pages/" + os.path.basename(member.name)
                archive.extract(member, folder, filter="data")
for name, write in ("lines.jsonl", write_json), ("text.utf16", write_utf16):
    if not os.path.exists(f"{folder}/{name}"):
        write(f"{folder}/{name}.new")
        os.rename(f"{folder}/{name}.new", f"{folder}/{name}")
