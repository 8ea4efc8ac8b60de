#!/usr/bin/env python3
"""Makes results.md of the figures and notes of a run: table.py FOLDER (of .build) ROOT"""
import collections
import glob
import os
import re
import sys

folder, root = sys.argv[1:]
figures = collections.defaultdict(dict)
odd = []
for line in open(f"{folder}/figures.tsv", encoding="utf-8"):
    fields = line.rstrip("\n").split("\t")
    if fields[0] == "odd":
        odd.append(fields[1:])
    elif len(fields) == 5:
        part, case, who, seconds, ratio = fields
        figures[part, case][who] = (float(seconds), float(ratio))
notes = open(f"{folder}/notes.txt", encoding="utf-8").read()

sources = {path: open(path, encoding="utf-8").read() for path in
           glob.glob(f"{root}/Sources/**/*.swift", recursive=True) + glob.glob(f"{root}/Sources/**/*.[ch]", recursive=True)}


def code(text):
    """Lines that are neither blank nor a comment alone."""
    return sum(1 for line in text.split("\n") if line.strip() and not line.strip().startswith(("//", "#", "/*", "*")))


def lines(*wanted):
    """Of each file that has the first expression, from the second to the third where these are given."""
    total = 0
    for declared, *part in wanted:
        found = [text for text in sources.values() if re.search(declared, text, re.M)]
        if not found:
            return "gone"
        text = found[0]
        if part:
            start = re.search(part[0], text, re.M)
            stop = re.compile(part[1], re.M).search(text, start.end())
            text = text[start.start():stop.end() if stop else len(text)]
        total += code(text)
    return str(total)


def speed(part, case, ours, library, is_prefix=False):
    """How many times as fast ours is as the library, by the first one's ratios in the same rounds."""
    for (one, name), rows in figures.items():
        if one == part and name.startswith(case):
            mine = next((v for k, v in rows.items() if k.startswith(ours)), None)
            other = next((v for k, v in rows.items() if k.startswith(library)), None)
            if mine and other:
                return mine[1] / other[1]
    return None


def times(value):
    return "not measured" if value is None else f"{value:.2f}"


def span(values):
    values = [v for v in values if v is not None]
    if not values:
        return "not measured"
    low, high = min(values), max(values)
    return f"{low:.2f}" if f"{low:.2f}" == f"{high:.2f}" else f"{low:.2f} to {high:.2f}"


shapes = [case for part, case in figures if part == "kernels"]
utf16 = "50 MB"
rows = [
    ("bfloat16 and int8 products",
     lines((r"^BF16 void calque_bf16_round",), (r"^VNNI void calque_int8_quantise",), (r"^final class Product:",),
           (r"^public enum Arithmetic",)),
     [("OpenBLAS sgemm", span([speed("kernels", c, "ours, int8", "OpenBLAS") for c in shapes])),
      ("oneDNN int8", span([speed("kernels", c, "ours, int8", "oneDNN, int8") for c in shapes])),
      ("oneDNN bfloat16", span([speed("kernels", c, "ours, bfloat16", "oneDNN, bfloat16") for c in shapes]))],
     "Debian's OpenBLAS has no sbgemm and no product of bytes. oneDNN has one scale for all rows of A, ours one a row; its"
     " product takes no overlapping rows, so windows are a convolution there, which computes the padding too. It brings"
     " 39 MB, OpenMP and OpenCL.",
     "**Keep.** By llvm-mca's model the inner loops run at the multipliers' bound, so that nothing without AMX is faster"
     " there."),
    ("single precision, where there is no AVX-512",
     lines((r"^void calque_blas_sgemm\(int m",)),
     [("oneDNN single", span([speed("kernels", c, "OpenBLAS", "oneDNN, single") for c in shapes])),
      ("oneDNN int8", span([speed("kernels", c, "OpenBLAS", "oneDNN, int8") for c in shapes]))],
     "Without VNNI oneDNN adds two products of bytes in 16 bits: with weights of 8 bits they overflow (the cosine falls to"
     " 0.968), with 7 bits not (0.99996 a product).",
     "**Keep** OpenBLAS for single precision. Products of bytes pay on such processors as well: a kernel of ours for AVX2"
     " with weights of 7 bits is worth the lines, oneDNN for this alone is not."),
    ("HTML tokenizer", lines((r"^public struct HTMLReader",), (r"^extension HTMLReader",)),
     [("gumbo", times(speed("html", "", "ours", "gumbo")))],
     "gumbo makes a tree and adds elements that no tag made. It knows where a text stands, but not where what a reference"
     " stands for does. It takes more than 20 s for 100,000 open elements. DEL becomes U+FFFD.",
     "**Keep.** It is many times faster, and no page's text gains. One fault of ours is found: `<script><!-- <script>"
     " </script> -->` ends too early."),
    ("UTF-16 decoder", lines((r"^size_t calque_utf16_decode", r"^size_t calque_utf16_room", r"(?=^int calque_looks_like)")),
     [("ICU ucnv_convertEx", times(speed("utf16", utf16, "ours", "ICU ucnv"))),
      ("ICU u_strToUTF8WithSub", times(speed("utf16", utf16, "ours", "ICU u_str"))),
      ("iconv", times(speed("utf16", utf16, "ours", "iconv"))),
      ("ours written anew", times(speed("utf16", utf16, "ours", "sketch")))],
     "ICU replaces a surrogate without a partner by U+FFFD, or stops. With two callbacks it lets it through as ours does,"
     " to the byte. The plain function counts what it replaced and does not say where. iconv stops.",
     "**Drop the loop, not the part.** ICU's converter is faster than ours as it stands, but a loop of the same length"
     " (`decode_fast` in `utf16.c`) is faster than the converter, and needs no callbacks and no second library in the shim."),
    ("JSONTree over Jansson",
     lines((r"^package final class JSONTree",), (r"^calque_json \*calque_json_read\(",),
           (r"^const calque_json \*calque_json_member\(const calque_json \*value, const char \*name\);",)),
     [("sketch of one reader", times(speed("json", "1", "JSONTree", "sketch"))),
      ("the same, vectors", times(speed("json", "an answer", "JSONTree", "sketch"))),
      ("simdjson", times(speed("json", "1", "JSONTree", "simdjson")))],
     "Jansson keeps no places. It refuses a whole document for 2^64 or 1e400. It goes 2,048 levels deep.",
     "**Drop** for the one reader: several times faster, one library less."),
    ("JSONDocument", lines((r"^struct JSONDocument",)),
     [("Jansson", times(speed("json", "1", "JSONDocument", "JSONTree"))),
      ("sketch of one reader", times(speed("json", "1", "JSONDocument", "sketch"))),
      ("simdjson", times(speed("json", "1", "JSONDocument", "simdjson")))],
     "It alone knows the places of strings. It reads `-`, `01`, `1.`, `1e`, `0x10` as numbers, and trusts that its input"
     " is UTF-8. simdjson's tree keeps no places.",
     "**Drop** for the one reader, which has the same maps, and numbers that are numbers."),
    ("JSONPair over Foundation", lines((r"^struct JSONPair",)),
     [("Jansson", times(speed("json", "1", "JSONPair", "JSONTree"))),
      ("sketch of one reader", times(speed("json", "1", "JSONPair", "sketch")))],
     "Foundation takes the first of two members of one name, all others here the last. It reads commas behind the last"
     " item, `-` and `01`, a byte order mark, and zero in a string.",
     "**Drop** for the one reader: this is the least strict of all."),
    ("JSONObjects", lines((r"^final class JSONObjects",)),
     [("sketch of one reader, whole parse", times(speed("json", "1", "JSONObjects alone", "sketch")))],
     "It cuts a stream into objects, which no reader of documents does. A second object on the same line is another unit.",
     "**Keep**; its bytes go to the one reader. A search for quotes and braces by blocks would make it faster."),
    ("checksum of the encoder", lines((r"^func checksum\(_ bytes",)),
     [("XXH3 64", times(speed("hash", "encoder, 2.6", "checksum", "XXH3 64"))),
      ("XXH3 64 by processor", times(speed("hash", "encoder, 2.6", "checksum", "XXH3 64, dispatch")))],
     "Changes of the topmost bits of two words in the same lane do not show: of pairs of bits tried in 256 bytes 197 are not"
     " seen, by all others here none.",
     "**Drop.** The library is no faster from memory, but ours misses damage."),
    ("Checksum of the index", lines((r"^package enum Checksum",)),
     [("XXH3 64", times(speed("hash", "index, pages", "Checksum", "XXH3 64"))),
      ("XXH3 64 by processor", times(speed("hash", "index, pages", "Checksum", "XXH3 64, dispatch"))),
      ("two pages at once, by processor", times(speed("hash", "index, two", "ofHalves", "XXH3 64, dispatch")))],
     "The library's choice by processor is there on x86 only (`xxh_x86dispatch.h`). `ofHalves` is no faster than `of` on"
     " this processor.",
     "**Drop** both for XXH3: three times faster on pages in the cache, and one function in place of three. The formats"
     " on disk change, so that indexes are made anew."),
    ("Digest of a text", lines((r"^struct Digest:", r"^    init\(_ text: String, _ number", r"^    \}"),
                               (r"^struct Digest:", r"private static func mix", r"^    \}")),
     [("XXH3 128, own secret", span([speed("hash", f"digests of texts of {n}", "Digest", "XXH3 128, own") for n in (40, 100, 300)]))],
     "Both have a secret for each run. The library's word is 128 bits mixed together, ours two separate ones of 64.",
     "**Drop, once xxHash is there**; for this alone it is not worth a library (some 20 ns a text of 100 bytes)."),
    ("hash of a token", lines((r"^private struct ShortToken", r"static func hash\(_ token", r"^    \}"),
                              (r"^private struct ShortToken", r"^private struct ShortToken", r"^\}")),
     [("XXH3 64", span([speed("hash", f"vocabulary, tokens of {n}", "hash of", "XXH3 64") for n in (6, 11, 24)]))],
     "The two numbers of a short token are kept beside its hash and compared, which the library does not give.",
     "**Keep.** For so few bytes the call is what costs."),
    ("FNV-1a of words (two places)", lines((r"^enum SpellingHash",), (r"// FNV-1a|/// FNV-1a\.$", r"/// FNV-1a\.$", r"^    \}")),
     [("XXH3 64", span([speed("hash", f"words of {n}", "FNV", "XXH3 64") for n in (6, 11)]))],
     "Words are hashed character by character while they are read; the library needs them as one run of bytes.",
     "**Keep.** As fast, and a few lines."),
]

out = []
out.append("# Hand-written parts beside libraries\n")
out.append("`Benchmarks/libraries/run` makes this page. What it measures is chosen there; the words are those of `table.py`.\n")
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
flags = next((l for l in open("/proc/cpuinfo") if l.startswith("flags")), "")
has512 = "avx512f" in flags
out.append(f"Processor: {cpu}, {'with' if has512 else '**without**'} AVX-512. Times are processor time of one thread; ours and the libraries run in"
           " turns in one process, seven times (HTML and JSON five). A ratio is the speed of ours over the library's, the median of the"
           " turns: above 1 ours is faster. Lines are lines of code, without comments and blanks. The machine was busy with other work.\n")
if not has512:
    out.append("**Our bfloat16 and int8 kernels do not run on this processor, so they are not measured beside oneDNN's.** What stands for"
               " it: the model of llvm-mca below, and the encoder as a whole on a processor that has the instructions"
               " ([Encoder](../README.md#encoder)): 1,113 lines a second with OpenBLAS's sgemm, 2,357 with our bfloat16, 2,918 with our"
               " int8. On such a machine the same command fills the table in.\n")
out.append("| part | lines | library: speed of ours over its | what the library does not do, or does otherwise | verdict |")
out.append("|---|---|---|---|---|")
for name, count, ratios, differs, verdict in rows:
    shown = "; ".join(f"{who} {value}" for who, value in ratios)
    out.append(f"| {name} | {count} | {shown} | {differs.strip()} | {verdict} |")
out.append("\nlexbor is not in Debian 12 and was not tried; of other readers of JSON only simdjson was.\n")
out.append("## Times\n")
for part, title in (("kernels", "Products"), ("utf16", "UTF-16"), ("html", "HTML"), ("json", "JSON"), ("hash", "Hashes")):
    cases = [(case, rows) for (one, case), rows in figures.items() if one == part]
    if not cases:
        continue
    out.append(f"### {title}\n")
    out.append("| case | who | ms | times as fast as the first |")
    out.append("|---|---|---|---|")
    for case, found in cases:
        for index, (who, (seconds, ratio)) in enumerate(found.items()):
            out.append(f"| {case if index == 0 else ''} | {who} | {seconds * 1000:.3f} | {ratio:.2f} |")
    out.append("")
out.append("## Odd JSON\n")
out.append("Whether it is read. Odd strings stand where a text is asked for.\n")
if odd:
    out.append("| | " + " | ".join(odd[0]) + " |")
    out.append("|---" * (len(odd[0]) + 1) + "|")
    for row in odd[1:]:
        out.append("| " + " | ".join([f"`{row[0]}`"] + row[1:]) + " |")
out.append("\n## Notes of the run\n")
out.append("Surrogates and the like, attacks on HTML, changes that a sum does not show:\n")
out.append("```")
kept = [l for l in notes.split("\n") if not re.search(r"MB/s$|could not create|^kernels: .*: cosine (1\.0|0\.9999)", l) and l.strip()]
out += kept
out.append("```")
# The first table's own header has an empty cell name.
text = "\n".join(out) + "\n"
text = text.replace("| | JSONTree", "| odd | JSONTree")
print(text, end="")
