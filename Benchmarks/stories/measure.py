"""Counts the pairs of articles whose belonging together `calque align --batch` doubts. See run."""

import collections
import glob
import os
import re
import subprocess
import sys
import tempfile

# Each mismatched article is aligned with the translations of so many others, the nearest in length.
OTHERS = 3
# Cases that are parts of other cases' texts, or unrelated on purpose.
UNRELATED = "25z-unrelated"


def read(path):
    with open(path, encoding="utf-8-sig") as stream:
        return [line.strip() for line in stream if line.strip()]


def sets(data):
    """The name of each set, and its pairs: stem of the files, languages."""
    cases = [file[:-4] for file in sorted(glob.glob(f"{data}/align/cases/*.src"))]
    yield "cases", [(stem, tuple(stem.rsplit(".", 1)[1].split("-", 1))) for stem in cases]
    for name, languages in (("enru", ("en", "ru")), ("enzh", ("en", "zh"))):
        for folder in sorted(glob.glob(f"{data}/align/news-{name}/*-dev")):
            yield "news", [(file[:-4], languages) for file in sorted(glob.glob(folder + "/*.src"))]
    for folder in sorted(glob.glob(f"{data}/align/multi/*/wire-dev")):
        languages = tuple(os.path.basename(os.path.dirname(folder)).split("-", 1))
        yield "15 other pairs of languages", [(file[:-4], languages) for file in sorted(glob.glob(folder + "/*.src"))[:16]]


def shares(one, other):
    """Whether two articles have text in common, so that they are no different stories."""
    first, second = " ".join(one), " ".join(other)
    return any(len(line) > 20 and line in second for line in one) or any(
        len(line) > 20 and line in first for line in other)


def pairs(data):
    """Yields set, languages, source, target, and whether they are one story."""
    for name, stems in sets(data):
        sources = {stem: read(stem + ".src") for stem, _ in stems}
        targets = {stem: read(stem + ".tgt") for stem, _ in stems}
        sizes = {stem: sum(map(len, lines)) for stem, lines in targets.items()}
        for stem, languages in stems:
            yield name, languages, stem + ".src", stem + ".tgt", UNRELATED not in stem
            others = [
                other for other, own in stems if own == languages and other != stem
                and not shares(targets[stem], targets[other]) and not shares(sources[stem], sources[other])]
            others.sort(key=lambda other: abs(sizes[other] - sizes[stem]))
            for other in others[:OTHERS]:
                yield name, languages, stem + ".src", other + ".tgt", False


def main():
    calque, data = sys.argv[1:]
    groups = collections.defaultdict(list)
    for name, languages, source, target, same in pairs(data):
        groups[languages].append((name, source, target, same))
    for flags in ([], ["--no-encoder"]):
        counts = collections.defaultdict(lambda: [0, 0])
        with tempfile.TemporaryDirectory() as folder:
            for languages, rows in groups.items():
                with open(f"{folder}/list", "w", encoding="utf-8") as stream:
                    for number, (_, source, target, _) in enumerate(rows):
                        for side, file in (("s", source), ("t", target)):
                            link = f"{folder}/{side}{number}"
                            if os.path.lexists(link):
                                os.remove(link)
                            os.symlink(file, link)
                        stream.write(f"{folder}/s{number}\t{folder}/t{number}\t{folder}/out{number}\n")
                run = subprocess.run(
                    [calque, "align", "--batch", f"{folder}/list", "--segmented", "--format", "beads", "--force",
                     "--source-lang", languages[0], "--target-lang", languages[1], *flags],
                    check=True, capture_output=True, text=True)
                doubted = {int(found) for found in re.findall(r"segments of \S*/s(\d+) are linked", run.stderr)}
                for number, (name, source, target, same) in enumerate(rows):
                    counts[name, same][0] += number in doubted
                    counts[name, same][1] += 1
                    if os.environ.get("CALQUE_VERBOSE") and (number in doubted) == same:
                        print("  ", name, languages, os.path.basename(source), os.path.basename(target))
        print("without an encoder" if flags else "with the encoder")
        for (name, same), (doubted, total) in sorted(counts.items()):
            print(f"  {name}, {'one story' if same else 'different stories'}: {doubted} of {total} doubted "
                  f"({100 * doubted / total:.1f} %)")


if __name__ == "__main__":
    main()
