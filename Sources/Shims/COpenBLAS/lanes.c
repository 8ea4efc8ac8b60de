// The loops around the products, compiled for each width of vectors: Swift code is compiled for the narrowest. The sums
// are the same to the bit on all, as lanes are added in one order and no product is fused with a sum.
#include "CCalqueOpenBLAS.h"
#include "lanes.h"

#pragma clang fp contract(off)

EACH_WIDTH void calque_window_sum(const float *bias, const float *products, const int32_t *rows, size_t row_length,
                                  size_t first, size_t end, size_t channels, const float *x, float *target) {
    for (size_t at = 0; at < channels; at += 64) {
        lanes sum[4];
        for (size_t i = 0; i < 4; i++) sum[i] = *(const lanes *)(bias + at + 16 * i);
        for (size_t slot = first; slot < end; slot++) {
            const float *row = products + (size_t)rows[slot] * row_length + slot * channels + at;
            for (size_t i = 0; i < 4; i++) sum[i] += *(const lanes *)(row + 16 * i);
        }
        for (size_t i = 0; i < 4; i++) {
            const lanes kept = (lanes)((sum[i] >= 0) & (__typeof__(sum[i] >= 0))sum[i]);
            *(lanes *)(target + at + 16 * i) = kept + *(const lanes *)(x + at + 16 * i);
        }
    }
}

EACH_WIDTH void calque_rectified_sum(const float *a, const float *bias, const float *b, size_t count, float *target) {
    for (size_t at = 0; at < count; at += 16) {
        const lanes sum = *(const lanes *)(a + at) + *(const lanes *)(bias + at);
        const lanes kept = (lanes)((sum >= 0) & (__typeof__(sum >= 0))sum);
        *(lanes *)(target + at) = kept + *(const lanes *)(b + at);
    }
}

EACH_WIDTH void calque_widen(const uint8_t *bytes, float factor, float offset, size_t count, float *target) {
    for (size_t i = 0; i < count; i++) target[i] = (float)bytes[i] * factor + offset;
}

EACH_WIDTH void calque_add_times(const float *source, float factor, size_t count, float *target) {
    for (size_t at = 0; at < count; at += 16) *(lanes *)(target + at) += *(const lanes *)(source + at) * factor;
}

EACH_WIDTH bool calque_all_finite(const float *values, size_t count) {
    // Infinities and what is no number have all bits of the exponent.
    const uint32_t exponent = 0x7F800000;
    uint32_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        __builtin_memcpy(&bits, values + i, sizeof bits);
        found |= (bits & exponent) == exponent;
    }
    return found == 0;
}

EACH_WIDTH void calque_sum_lanes(const float *values, size_t count, float *sums) {
    lanes sum = {0};
    for (size_t at = 0; at < count; at += 16) sum += *(const lanes *)(values + at);
    *(lanes *)sums = sum;
}

EACH_WIDTH void calque_square_lanes(const float *values, float middle, size_t count, float *sums) {
    lanes sum = {0};
    for (size_t at = 0; at < count; at += 16) {
        const lanes distance = *(const lanes *)(values + at) - middle;
        sum += distance * distance;
    }
    *(lanes *)sums = sum;
}

EACH_WIDTH void calque_product_lanes(const float *a, const float *b, size_t count, float *sums) {
    lanes sum = {0};
    for (size_t at = 0; at < count; at += 16) sum += *(const lanes *)(a + at) * *(const lanes *)(b + at);
    *(lanes *)sums = sum;
}
