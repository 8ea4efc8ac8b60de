#!/usr/bin/env python3
"""train.py PAGES [--program page-features] [--folds K] [--model FILE] [--peers]

Learns the model that tells the text of an article from the rest of its page (`page-model.txt`). PAGES has set/ID.html and
gold/ID.json (body: paragraphs, title, lang, url). The features come from the product itself (`page-features`); this script
labels the blocks by the gold, checks the model by cross-validation in which no site is on both sides, and writes it.

Needs: lightgbm, numpy."""
import collections, html, json, os, pathlib, random, re, statistics, subprocess, sys, unicodedata
import lightgbm, numpy

args = sys.argv[1:]
option = lambda name, default: args[args.index(name) + 1] if name in args else default
pages = pathlib.Path(args[0])
program = option("--program", str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/page-features"))
TREES, PARAMETERS = int(option("--trees", 150)), dict(
    objective="cross_entropy", num_leaves=int(option("--leaves", 15)), learning_rate=0.05, min_data_in_leaf=40,
    feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, seed=1,
    deterministic=True)
SHORT, BARE = float(option("--short", 0.05)), float(option("--bare", 0.12))

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]|[^\W\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]+")
def words(text): return WORD.findall(unicodedata.normalize("NFKC", html.unescape(text or "")).lower())
def shingles(texts, n=4):
    w = words("\n".join(texts))
    return collections.Counter(tuple(w[i:i + n]) for i in range(max(1, len(w) - n + 1))) if w else collections.Counter()

def site(name, gold):
    """A name for the site of a page: its host, or the part of the page's own name before the date or number."""
    host = re.sub(r"^(https?:)?/*(www\.)?", "", gold.get("url") or "").split("/")[0]
    if host: return ".".join(host.split(".")[-3 if re.search(r"\.(co|com)\.\w+$", host) else -2:])
    return re.split(r"_|-\d", name)[0]

class Page:
    def __init__(self, name, gold, found):
        self.name, self.gold, self.site = name, gold, site(name, gold)
        self.title = "".join(words(gold.get("title")))
        self.body = [p for p in gold["body"] if not self.title or "".join(words(p)) != self.title]
        self.shingles = shingles(self.body)
        self.take(found)
        self.label()

    def take(self, found):
        self.texts, self.headline = found["texts"], found["headline"]
        self.rows = numpy.array(found["rows"], dtype=numpy.float32)
        self.words = [words(t) for t in self.texts]

    def label(self):
        """The share of each block that is in the gold. A text that the page has several times is labelled once, where
        the most gold is around; the others do not count."""
        n = len(self.texts)
        self.labels, self.ignored = [0.0] * n, [False] * n
        paragraphs = collections.Counter("".join(words(p)) for p in self.body)
        whole = " " + " ".join(words("\n".join(self.body))) + " "
        for i, w in enumerate(self.words):
            if not w or "".join(w) == self.title:
                self.ignored[i] = True
            elif len(w) >= 4:
                s = shingles([self.texts[i]])
                self.labels[i] = sum((s & self.shingles).values()) / sum(s.values())
            else:
                self.labels[i] = 1.0 if "".join(w) in paragraphs else 0.5 if f" {' '.join(w)} " in whole else 0.0
        for i, w in enumerate(self.words):  # a few words that are only somewhere in the gold: neighbours decide
            if self.labels[i] == 0.5 and len(w) < 4:
                near = [self.labels[j] for j in range(max(0, i - 3), min(n, i + 4)) if j != i]
                before, after = self.labels[max(0, i - 3):i], self.labels[i + 1:i + 4]
                fits = before and after and max(before) > 0.6 and max(after) > 0.6 and statistics.mean(near) > 0.6
                self.labels[i] = 1.0 if fits else 0.0
        same = collections.defaultdict(list)
        for i, w in enumerate(self.words):
            if self.labels[i] >= 0.5: same["".join(w)].append(i)
        for text, places in same.items():
            most = max(1, paragraphs.get(text, 1))
            around = lambda i: -sum(self.labels[j] * len(self.words[j]) for j in range(max(0, i - 6), min(n, i + 7)))
            for i in sorted(places, key=around)[most:]: self.labels[i], self.ignored[i] = 0.0, True

    def weights(self, factor=1.0):
        gold = sum(len(w) for w, y in zip(self.words, self.labels) if y > 0.5)
        w = numpy.minimum((numpy.array([len(w) for w in self.words]) + 2) / (min(max(gold, 60), 3000) + 100), 0.25)
        w[numpy.array(self.ignored, dtype=bool)] = 0
        return w * 20 * factor

    def variants(self):
        """Blocks to leave out for a short story on the same page, and for a page with little around its story."""
        r, n = random.Random(self.name), len(self.texts)
        text = [i for i in range(n) if self.labels[i] > 0.5 and len(self.words[i]) >= 8]
        if len(text) > 6:
            last = text[r.choice([1, 2, 2, 3, 3, 4, 5]) - 1]
            yield SHORT, [i for i in range(n) if self.labels[i] > 0.5 and not text[0] <= i <= last]
        if len(text) > 2:
            last = text[min(len(text), r.choice([2, 3, 4, 8])) - 1]
            yield BARE, [i for i in range(n) if i != self.headline and
                         (not text[0] <= i <= last if self.labels[i] > 0.5 else r.random() >= 0.08)]

    def score(self, kept):
        chosen, seen, texts = [i for i in range(len(self.texts)) if kept[i] and i != self.headline], set(), []
        for i in chosen:  # as PageChoice.withoutRepeats
            w = self.words[i]
            runs = [tuple(w[k:k + 4]) for k in range(len(w) - 3)]
            if len(runs) >= 8 and sum(x in seen for x in runs) * 5 >= len(runs) * 4: continue
            seen.update(runs)
            if not self.title or "".join(w) != self.title: texts.append(self.texts[i])
        found = shingles(texts)
        both = sum((found & self.shingles).values())
        p, r = both / max(1, sum(found.values())), both / max(1, sum(self.shingles.values()))
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

def features(requests):
    lines = "".join(f"{path}\t{','.join(map(str, omitted))}\n" if omitted else f"{path}\n" for path, omitted in requests)
    out = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.split("\n") if line]

def choose(p, lengths):
    """As PageChoice.best."""
    order, expected, right, total, best = numpy.argsort(-p, kind="stable"), float((p * lengths).sum()), 0.0, 0.0, (0.0, 0)
    for count, i in enumerate(order):
        right += p[i] * lengths[i]; total += lengths[i]
        value = 2 * right / (total + expected)
        if value > best[0]: best = (value, count + 1)
    kept = numpy.zeros(len(p), dtype=bool)
    kept[order[:best[1]]] = True
    return kept

def learn(names, chosen, trees=TREES):
    x, y, w = [], [], []
    for page in chosen:
        if len(page.rows): x.append(page.rows); y.append(page.labels); w.append(page.weights())
        for rows, labels, weights in page.more: x.append(rows); y.append(labels); w.append(weights)
    data = lightgbm.Dataset(numpy.concatenate(x), numpy.concatenate(y), weight=numpy.concatenate(w), feature_name=names)
    return lightgbm.train(PARAMETERS, data, trees)

def table(model, names):
    """The trees in preorder, with places in the list of used names."""
    used = []
    def place(i):
        if i not in used: used.append(i)
        return used.index(i)
    def words(node):
        if "leaf_value" in node: return [f"{node['leaf_value']:.4g}"]
        return [f"{place(node['split_feature'])}<{node['threshold']:.6g}"] + words(node["left_child"]) + words(node["right_child"])
    trees = [" ".join(words(t["tree_structure"])) for t in model.dump_model()["tree_info"]]
    return [",".join(names[i] for i in used)] + trees

def report(title, pages, results):
    print(title, flush=True)
    groups = [("en", ["en"]), ("ru", ["ru"]), ("zh", ["zh"]), ("de", ["de"]), ("others", None), ("all", None)]
    for name, langs in groups:
        rows = [r for p, r in zip(pages, results) if name == "all" or (p.gold["lang"] in langs if langs else
                p.gold["lang"] not in ("en", "ru", "zh", "de"))]
        if rows:
            mean = lambda k: statistics.mean(r[k] for r in rows)
            print(f"{name:8} {len(rows):4} pages  P {mean(0):.3f}  R {mean(1):.3f}  F1 {mean(2):.3f}", flush=True)

golds = {p.stem: json.loads(p.read_text("utf-8")) for p in sorted((pages / "gold").glob("*.json"))}
found = features([(pages / "set" / f"{name}.html", []) for name in golds])
names = next(f["names"] for f in found if f["names"])
all_pages = [Page(name, gold, f) for (name, gold), f in zip(golds.items(), found)]
requests = [(page, weight, omitted) for page in all_pages for weight, omitted in page.variants() if weight > 0]
for page in all_pages: page.more = []
for (page, weight, omitted), f in zip(requests, features([(pages / "set" / f"{p.name}.html", o) for p, _, o in requests])):
    kept = [i for i in range(len(page.texts)) if i not in set(omitted)]
    short = Page.__new__(Page)
    short.labels, short.ignored, short.words = ([getattr(page, k)[i] for i in kept] for k in ("labels", "ignored", "words"))
    page.more.append((numpy.array(f["rows"], dtype=numpy.float32), short.labels, short.weights(weight)))
print(f"{len(all_pages)} pages of {len({p.site for p in all_pages})} sites, {sum(len(p.texts) for p in all_pages)} blocks, "
      f"{len(names)} features")

lengths = lambda page: numpy.array([len(w) + 0.5 for w in page.words])
def rate(model, page):
    """As PageRating."""
    if not len(page.rows): return numpy.zeros(0)
    p = model.predict(page.rows)
    return numpy.where(page.rows[:, names.index("foreign")] > 0, p / 10, p)
folds, results, rated = int(option("--folds", 5)), {}, {}
if folds > 1:
    sites = sorted({p.site for p in all_pages})
    random.Random(0).shuffle(sites)
    fold = {s: i % folds for i, s in enumerate(sites)}
    for k in range(folds):
        model = learn(names, [p for p in all_pages if fold[p.site] != k])
        for page in all_pages:
            if fold[page.site] == k:
                rated[page.name] = rate(model, page)
                results[page.name] = page.score(choose(rated[page.name], lengths(page)))
    report(f"cross-validated, {folds} folds by site", all_pages, [results[p.name] for p in all_pages])
    if "-v" in args:
        for name in sorted(results, key=lambda n: results[n][2])[:40]: print(name, [round(x, 2) for x in results[name]])
    if option("--dump", None):
        import pickle
        pickle.dump([(p.name, p.texts, p.labels, p.ignored, rated[p.name], results[p.name], p.headline, p.rows) for p in all_pages], open(option("--dump", None), "wb"))
if option("--model", None):
    model = learn(names, all_pages)
    report("on the pages that it was learned from", all_pages, [p.score(choose(rate(model, p), lengths(p))) for p in all_pages])
    head = ["# Made by Benchmarks/pages/train.py: the names of the features, then a tree a line (PageModel)."]
    pathlib.Path(option("--model", None)).write_text("\n".join(head + table(model, names)) + "\n", "utf-8")
    gain = model.feature_importance("gain")
    print("; ".join(f"{names[i]} {gain[i]:.0f}" for i in numpy.argsort(-gain)[:130]))
