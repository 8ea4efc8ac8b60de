"""ours.py DATA OUT BINARY: aligns all sets with Calque, one pair at a time, into OUT/calque*/SET/DOC.beads.

OUT/calque*/SET.times has one line: "all", seconds of processor time, seconds by the clock. Both include the start of
the program.
"""
import os
import shutil
import subprocess
import sys
import time

import sets


def align(binary, data, name, languages, folder, flags):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    pairs = folder + ".list"
    with open(pairs, "w", encoding="utf-8") as file:
        for document in sets.documents(data, name):
            output = os.path.join(folder, os.path.basename(document) + ".beads")
            file.write("%s.src\t%s.tgt\t%s\n" % (document, document, output))
    command = [binary, "align", "--batch", pairs, "--segmented", "--format", "beads", "--quiet", "--force",
               "--jobs", "1", "--source-lang", languages[0], "--target-lang", languages[1], *flags]
    clock = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - clock
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("ours.py: exit code %d of %s" % (process.returncode, " ".join(command)))
    with open(folder + ".times", "w", encoding="utf-8") as file:
        file.write("all\t%.6f\t%.6f\n" % (used.ru_utime + used.ru_stime, clock))


def main():
    data, out, binary = sys.argv[1:]
    for label, flags in (("calque", []), ("calque-no-encoder", ["--no-encoder"])):
        for group, name in sets.SETS:
            align(binary, data, name, sets.LANGUAGES[group], os.path.join(out, label, name), flags)


main()
