#include "CCalqueAlignment.h"

#pragma clang fp contract(off)

// The thread sanitizer crashes in the resolvers of clones, which run before it has started.
#if defined(__x86_64__) && !__has_feature(thread_sanitizer)
#define EACH_WIDTH __attribute__((target_clones("avx2", "default")))
#else
#define EACH_WIDTH
#endif

// Beads that are scored side by side, one in each place of the registers.
enum { LANES = 16 };

EACH_WIDTH void calque_network_score(const calque_network *network, const float *features, size_t count,
                                     float *scores) {
    for (size_t first = 0; first < count; first += LANES) {
        const size_t lanes = count - first < LANES ? count - first : LANES;
        float inputs[CALQUE_FEATURES][LANES] = {{0}};
        for (size_t lane = 0; lane < lanes; lane++)
            for (size_t i = 0; i < CALQUE_FEATURES; i++)
                inputs[i][lane] =
                    (features[(first + lane) * CALQUE_FEATURES + i] - network->mean[i]) * network->scale[i];
        float sums[LANES] = {0};
        for (size_t unit = 0; unit < CALQUE_FEATURES; unit++) {
            float activations[LANES];
            for (size_t lane = 0; lane < LANES; lane++) activations[lane] = network->bias[unit];
            for (size_t i = 0; i < CALQUE_FEATURES; i++)
                for (size_t lane = 0; lane < LANES; lane++)
                    activations[lane] += network->weights[i][unit] * inputs[i][lane];
            for (size_t lane = 0; lane < LANES; lane++) {
                const float active = activations[lane] < 0 ? 0 : activations[lane];
                const float part = network->linear[unit] * inputs[unit][lane] + network->output[unit] * active;
                sums[lane] = unit == 0 ? part : sums[lane] + part;
            }
        }
        for (size_t lane = 0; lane < lanes; lane++) scores[first + lane] = sums[lane];
    }
}
