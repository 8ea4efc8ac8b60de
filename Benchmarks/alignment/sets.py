"""The development sets for alignment, and functions that read and score their files."""
import importlib.util
import os
import sys

# The sets of a group share a language pair and a genre. A peer can be tuned to a group.
GROUPS = {
    "enru": ("news-enru/clean-dev", "news-enru/noisy-dev", "news-enru/wire-dev"),
    "enzh": ("news-enzh/clean-dev", "news-enzh/noisy-dev", "news-enzh/wire-dev"),
    "mac": ("mac-dev",),
}
LANGUAGES = {"enru": ("en", "ru"), "enzh": ("en", "zh"), "mac": ("zh", "en")}
SETS = [(group, name) for group, names in GROUPS.items() for name in names]


def folder(data, name):
    return os.path.join(data, "align", name)


def documents(data, name):
    """The paths of the set's documents, without an extension."""
    at = folder(data, name)
    return sorted(os.path.join(at, file[:-4]) for file in os.listdir(at) if file.endswith(".src"))


def lines(path):
    with open(path, encoding="utf-8") as file:
        text = file.read().split("\n")
    return text[:-1] if text and not text[-1] else text


def scorer(data):
    """The sets' own score.py as a module."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("score", os.path.join(data, "align", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(score, gold, test):
    """Strict F1 and pairs F1 of a folder of beads, in percent, and the number of documents without output."""
    total, missing = dict.fromkeys(score.KEYS, 0), 0
    for name in os.listdir(gold):
        if name.endswith(".gold"):
            path = os.path.join(test, name[:-5] + ".beads")
            beads = score.read_beads(path) if os.path.exists(path) else []
            missing += not os.path.exists(path)
            counts = score.count(score.read_beads(os.path.join(gold, name)), beads)
            total = {key: total[key] + counts[key] for key in score.KEYS}
    result = score.result(total)
    return 100 * result["strict"]["f1"], 100 * result["pairs"]["f1"], missing
