/// The network that scores beads, many at a time. It is compiled for the processor's wide registers if it has them;
/// Swift does this only with compiler flags.
#pragma once

#include <stddef.h>

/// Features of a bead, and hidden units.
enum { CALQUE_FEATURES = 16 };

typedef struct {
    float mean[CALQUE_FEATURES];
    float scale[CALQUE_FEATURES];
    float linear[CALQUE_FEATURES];
    float bias[CALQUE_FEATURES];
    float output[CALQUE_FEATURES];
    /// For each feature, its weight in each hidden unit.
    float weights[CALQUE_FEATURES][CALQUE_FEATURES];
} calque_network;

/// Writes the scores of beads whose features are stored one after the other.
/// Every sum is made in the order of features and units without fused operations, so that a score is the same to the bit
/// on every processor.
void calque_network_score(const calque_network *network, const float *features, size_t count, float *scores);
