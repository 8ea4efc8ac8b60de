"""Counts the lines and articles whose language `calque segment` recognises. See run."""

import collections
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

# Tags that mean the same language here.
SAME = {"nb": "no", "nn": "no"}
PER_LANGUAGE = 400


def read(path):
    with open(path, encoding="utf-8-sig") as stream:
        return [line.strip() for line in stream if line.strip()]


def articles(data):
    """The articles of the news sets: language, lines."""
    for folder in sorted(glob.glob(f"{data}/align/multi/*/wire-dev")):
        languages = os.path.basename(os.path.dirname(folder)).split("-", 1)
        for source in sorted(glob.glob(folder + "/*.src")):
            yield languages[0], read(source)
            yield languages[1], read(source[:-4] + ".tgt")
    for name, languages in (("enru", ("en", "ru")), ("enzh", ("en", "zh"))):
        for source in sorted(glob.glob(f"{data}/align/news-{name}/clean-dev/*.src")):
            yield languages[0], read(source)
            yield languages[1], read(source[:-4] + ".tgt")


def recognised(calque, texts):
    """The language of each text, by one run of calque."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, text in enumerate(texts):
            names.append(f"{folder}/{number:06}")
            with open(names[-1], "w", encoding="utf-8") as stream:
                stream.write(text + "\n")
        found = {}
        for start in range(0, len(names), 500):
            run = subprocess.run(
                [calque, "segment", "--input-format", "text", "--format", "json", *names[start:start + 500]], check=True,
                capture_output=True, text=True)
            for line in run.stdout.splitlines():
                record = json.loads(line)
                found.setdefault(record["file"], record["lang"])
        return [found.get(name, "und") for name in names]


def report(title, languages, found):
    right, total, errors = collections.Counter(), collections.Counter(), collections.Counter()
    for language, tag in zip(languages, found):
        wanted, tag = SAME.get(language, language), SAME.get(tag, tag)
        total[language] += 1
        right[language] += tag == wanted
        if tag != wanted:
            errors[f"{language} as {tag}"] += 1
    print(f"{title}: {100 * sum(right.values()) / sum(total.values()):.2f} % of {sum(total.values())}")
    print("   " + "  ".join(f"{tag} {100 * right[tag] / total[tag]:.1f}" for tag in sorted(total)))
    print("   most frequent errors: " + (", ".join(f"{what} {count}" for what, count in errors.most_common(8)) or "none"))


def main():
    calque, data, *files = sys.argv[1:]
    whole = list(articles(data))
    report("articles of news", [one for one, _ in whole], recognised(calque, ["\n".join(lines) for _, lines in whole]))
    by_language = collections.defaultdict(set)
    for language, lines in whole:
        by_language[language].update(lines)
    sets = {"lines of news": by_language}
    for file in files:
        own = sets.setdefault(f"lines of {os.path.basename(file)}", collections.defaultdict(set))
        for line in read(file):
            language, text = line.split("\t", 1)
            own[language].add(text)
    for title, lines in sets.items():
        pairs = []
        for language in sorted(lines):
            some = sorted(lines[language])
            random.Random(1).shuffle(some)
            pairs += [(language, text) for text in some[:PER_LANGUAGE]]
        found = recognised(calque, [text for _, text in pairs])
        report(title, [one for one, _ in pairs], found)
        short = [(one, tag) for (one, text), tag in zip(pairs, found) if len(text) < 40]
        if short:
            report(f"{title}, shorter than 40 characters", [one for one, _ in short], [tag for _, tag in short])


if __name__ == "__main__":
    main()
