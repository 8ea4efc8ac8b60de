#!/usr/bin/env python3
"""Makes results.md of the figures and notes of a run: table.py FOLDER"""
import collections
import re
import sys

folder = sys.argv[1]
parts = {"kernels": "Products", "utf16": "UTF-16", "html": "HTML", "json": "JSON"}
figures = collections.defaultdict(lambda: collections.defaultdict(dict))
notes = []
for part in parts:
    for line in open(f"{folder}/{part}.tsv", encoding="utf-8"):
        _, case, who, seconds, ratio = line.rstrip("\n").split("\t")
        figures[part][case][re.sub(r" \[.*", "", who)] = float(seconds), float(ratio)
    notes += [line.rstrip("\n") for line in open(f"{folder}/{part}.txt", encoding="utf-8")]


def lines(*files, start=None, stop=None):
    """Counts lines that are neither blank nor only a comment."""
    total = 0
    for file in files:
        text = open(f"../../Sources/{file}", encoding="utf-8").read()
        text = text[text.index(start):text.index(stop)] if start else text
        total += sum(1 for line in text.split("\n") if line.strip() and not re.match(r"\s*(//|#|/\*|\*)", line))
    return total


def speed(part, library, ours="ours", case=""):
    """The speed of ours over the library's; a range over the cases whose names begin with `case`."""
    found = [rows[ours][1] / rows[library][1] for name, rows in figures[part].items()
             if name.startswith(case) and ours in rows and library in rows]
    if not found:
        return f"{library} not measured"
    low, high = f"{min(found):.2f}", f"{max(found):.2f}"
    return f"{library} {low}" + ("" if low == high else f" to {high}")


rows = [
    ("bfloat16 and int8 products", lines("Shims/COpenBLAS/bf16.c", "Shims/COpenBLAS/int8.c"),
     ["int8: " + speed("kernels", "OpenBLAS sgemm", "ours, int8"), speed("kernels", "oneDNN int8", "ours, int8"),
      "bfloat16: " + speed("kernels", "oneDNN bfloat16", "ours, bfloat16")],
     "Debian's OpenBLAS multiplies neither bfloat16 nor bytes. oneDNN has one scale for all rows of A; ours has one for each"
     " row. oneDNN's product takes no overlapping rows, so that windows are a convolution there. It adds 39 MB, OpenMP and"
     " OpenCL.",
     "**Keep.** In the model of llvm-mca for Ice Lake (2026-11-29), our inner loops take 12.0 cycles for 24 products of"
     " vectors. The multipliers allow no fewer."),
    ("single precision, without AVX-512", lines("Shims/COpenBLAS/blas.c", start="void calque_blas_sgemm", stop="bool calque_"),
     [speed("kernels", "oneDNN single", "OpenBLAS sgemm"), speed("kernels", "oneDNN int8", "OpenBLAS sgemm")],
     "Ours is a call of OpenBLAS. Without VNNI, oneDNN's bytes overflow unless the weights have 7 bits.",
     "**Keep** OpenBLAS. A product of bytes for AVX2 would pay; oneDNN for this alone would not."),
    ("UTF-16 decoder", lines("Shims/CLibXML2/encoding.c", start="size_t calque_utf16_room", stop="int calque_looks_like"),
     [speed("utf16", who, case="50 MB") for who in ("ICU ucnv_convertEx", "ICU u_strToUTF8WithSub", "iconv")],
     "ICU replaces half of a surrogate pair by U+FFFD; ours keeps it, so that libxml2 can report it. iconv stops there."
     " ICU's converter needs two callbacks to keep it; ICU's plain function does not say where it was.",
     "**Keep.** Ours is the fastest of all for ASCII, which markup is. ICU is faster for Russian, and its plain"
     " function for Chinese as well."),
    ("HTML tokenizer", lines("Base/XML/HTMLReader.swift", "Base/XML/HTMLReader+References.swift"),
     [speed("html", "gumbo", case="266 pages")],
     "gumbo makes a tree, and adds elements without a tag. It does not know the place of a character reference. It needs"
     " more than 20 s for 100,000 open elements.",
     "**Keep.** It is many times faster. Ours has one fault: it ends `<script><!-- <script> </script> -->` too early."),
    ("JSON reader", lines("Base/JSON/JSONDocument.swift", "Base/JSON/JSONScanner.swift"),
     [speed("json", who, case="1") for who in ("simdjson", "Jansson", "Foundation")],
     "Ours knows the place of each value and of each part of a string. Jansson, Foundation and simdjson's tree keep no"
     " places. Ours reads numbers of any size, stops at 256 levels, and refuses a NUL.",
     "**Keep.** Only simdjson is faster, and Calque needs the places."),
]

# The figures are those of the run of 2026-11-29, before the change.
dropped = [
    ("JSONTree over Jansson", 117, "sketch of the reader 0.22, simdjson 0.09", "The JSON reader replaced it: it is faster, and Jansson"
     " is no longer needed."),
    ("JSONDocument (before)", 172, "sketch of the reader 0.29, simdjson 0.12", "The JSON reader replaced it: it has the same places,"
     " and refuses numbers that are none."),
    ("JSONPair over Foundation", 100, "sketch of the reader 0.20, Jansson 0.89", "The JSON reader replaced Foundation, which was the"
     " least strict."),
    ("checksum of the encoder", 16, "XXH3 0.93 to 1.39", "XXH3 replaced it: it is as fast, and ours missed damage."),
    ("checksum of the index", 53, "XXH3 0.26 to 0.79", "XXH3 replaced it: it is up to three times as fast."),
    ("UTF-16 loop", 48, "ICU 0.51, iconv 0.74", "We wrote the loop anew. A faster loop needs no second library."),
]
kept = [
    ("digest of a text", 30, "XXH3 0.56 to 0.74", "The verdict is to use XXH3. `Digest` in `UnitKeys.swift` does not use it"
     " yet."),
    ("hash of a token", 45, "XXH3 1.02 to 1.24", "Keep: it is as fast, and tokens are short."),
    ("FNV-1a of words", 12, "XXH3 0.93 to 1.17", "Keep: it is as fast, and needs few lines."),
    ("JSONObjects", 78, "sketch of the reader 1.30", "Keep: it cuts a stream into objects, which the JSON reader does not do."),
]

cpu = open("/proc/cpuinfo", encoding="utf-8").read()
model = re.search(r"model name\s*: (.*)", cpu)
out = [
    "# Hand-written parts beside libraries", "",
    "`Benchmarks/libraries/run` writes this page. The words are in `table.py`.", "",
    f"The processor is an {model[1] if model else 'unknown one'}, {'with' if 'avx512f' in cpu else '**without**'} AVX-512."
    " Other programs ran at the same time. Times are processor time of one thread. Ours and the libraries run in turns in"
    " one process, seven times (HTML and JSON: five times). A ratio is the speed of ours over the speed of the library, the"
    " median of the turns: above 1, ours is faster. Lines are lines of code without comments and blanks.", "",
]
if "avx512f" not in cpu:
    out += ["**This processor cannot run our bfloat16 and int8 kernels, so they are not measured.** On a processor with the"
            " instructions, the whole encoder reads 1,113 lines a second with OpenBLAS's sgemm, 2,357 with our bfloat16 and"
            " 2,918 with our int8 ([Encoder](../README.md#encoder)). There the same command fills the table in.", ""]
out += ["| part | lines | speed of ours over the library's | what differs | verdict |", "|---|---|---|---|---|"]
out += [f"| {part} | {count} | {'; '.join(ratios)} | {differs} | {verdict} |" for part, count, ratios, differs, verdict in rows]
for title, words, table in (
    ("Dropped for a library", "The figures are from 2026-11-29, before each change: the speed of ours over the other's.", dropped),
    ("Not measured again", "The figures are from the same day.", kept),
):
    out += ["", f"## {title}", "", words, "", "| part | lines | ratio | result |", "|---|---|---|---|"]
    out += [f"| {part} | {count} | {ratio} | {why} |" for part, count, ratio, why in table]
out += ["", "## Times", "", "Milliseconds; in brackets, the speed over that of the first column."]
for part, title in parts.items():
    names = list(dict.fromkeys(who for found in figures[part].values() for who in found if "8 bits" not in who))
    out += ["", f"| {title} | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for case, found in figures[part].items():
        cells = [f"{found[who][0] * 1000:.3f} ({found[who][1]:.{2 if found[who][1] > 0.1 else 4}f})" if who in found else ""
                 for who in names]
        out.append(f"| {case} | " + " | ".join(cells) + " |")
out += ["", "## Notes of the run", "", "The UTF-16 here is not well formed; the bytes are the UTF-8 that was made of it.", "", "```", *notes, "```"]
print("\n".join(out))
