#!/usr/bin/env python3
"""Counts how words are written: words.py LANGUAGE DATA OUT

Reads real segments under DATA (eval/tm, eval/align) and writes a table of Sources/Shims/CSegmentation/data. A line is a word
and two digits: how often it is in lower case, and how often it begins a segment, against its capitals inside segments.
Segments that the model is trained with (one in ten, by hash) are not counted. Only counts leave this program."""
import collections, lzma, math, pathlib, re, sys, zlib

WORD = re.compile(r"[^\W\d_]+")
TRAIN = {'en': 10, 'ru': 4, 'zh': 1}


def segments(language, data):
    """All real segments of a language."""
    data = pathlib.Path(data)
    if language == 'en':
        with lzma.open(data / 'tm/en_1m.tsv.xz', 'rt', encoding='utf-8') as file:
            for line in file:
                kind, text = line.split('\t')[:2]
                if not kind.startswith('md'):
                    yield text.strip()
    else:
        with lzma.open(data / f'tm/{language}_100k.txt.xz', 'rt', encoding='utf-8') as file:
            for line in file:
                yield line.strip()
    for other in ['ru', 'zh'] if language == 'en' else [language]:
        with lzma.open(data / f'align/memory.en-{other}.tsv.xz', 'rt', encoding='utf-8') as file:
            for line in file:
                yield line.rstrip('\n').split('\t')[0 if language == 'en' else 1].strip()


def is_training(text, language):
    return zlib.crc32(text.encode()) % TRAIN[language] == 0


def main(language, data, out):
    cut = 6 if language == 'ru' else 24
    letters = re.compile('[а-яё]+' if language == 'ru' else '[a-z]+')
    lower, inside, first = collections.Counter(), collections.Counter(), collections.Counter()
    for text in segments(language, data):
        if is_training(text, language):
            continue
        words = WORD.findall(text)
        capitals = sum(w[0].isupper() for w in words)
        if len(words) < 4 or capitals * 2 > len(words):
            continue
        for index, word in enumerate(words):
            key = word.lower()[:cut]
            if word.islower():
                lower[key] += 1
            elif word[1:].islower() or len(word) == 1:
                (first if index == 0 else inside)[key] += 1
    least = 2
    lines = []
    for key in sorted(set(lower) | set(inside), key=lambda w: w.encode()):
        l, c, s = lower[key], inside[key], first[key]
        if not letters.fullmatch(key) or l + s < least or l + c + s < 2 * least:
            continue
        def level(count):
            return min(9, max(0, round(math.log((count + .5) / (c + .5))) + 4))
        lines.append(f'{key} {level(l)}{level(s)}')
    pathlib.Path(out).write_text(''.join(line + '\n' for line in lines), encoding='utf-8')
    print(language, len(lines), sum(len(l.encode()) + 1 for l in lines))


if __name__ == '__main__':
    main(*sys.argv[1:])
