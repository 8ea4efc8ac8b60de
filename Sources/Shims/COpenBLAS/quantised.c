// Quantised matrices: their making, and the kernel that the processor has.
#include "quantised.h"
#include "lanes.h"

#pragma clang fp contract(off)

enum { COLUMNS = 64 };

typedef int32_t wholes __attribute__((vector_size(64), aligned(4), may_alias));
typedef int16_t words __attribute__((vector_size(32), aligned(2), may_alias));
typedef uint8_t bytes __attribute__((vector_size(16), aligned(1), may_alias));

// Adding it leaves the nearest whole number in the lowest bits.
static const float rounder = 12582912;

#if defined(__x86_64__)
static bool has_vnni(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}
static bool has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#else
static bool has_vnni(void) { return false; }
static bool has_avx2(void) { return false; }
#endif

bool calque_kernel_has(calque_kernel kernel) {
    switch (kernel) {
    case CALQUE_KERNEL_VNNI: return has_vnni();
    case CALQUE_KERNEL_AVX2: return has_avx2();
    default: return false;
    }
}

EACH_WIDTH void calque_int8_quantise(calque_kernel kernel, const float *a, size_t stride, size_t rows,
                                     size_t width, uint8_t *quantised, float *scales) {
    const float steps = kernel == CALQUE_KERNEL_AVX2 ? 127 : 255;
    for (size_t row = 0; row < rows; row++, a += stride, quantised += width, scales += 2) {
        // The range includes zero, so that zero is exact: relu makes many zeros, and padding is all zeros.
        lanes low = {0}, high = {0};
        for (size_t i = 0; i < width; i += 16) {
            const lanes x = *(const lanes *)(a + i);
            low = __builtin_elementwise_min(low, x);
            high = __builtin_elementwise_max(high, x);
        }
        float least = 0, most = 0;
        for (size_t i = 0; i < 16; i++) {
            least = low[i] < least ? low[i] : least;
            most = high[i] > most ? high[i] : most;
        }
        const float range = most - least, scale = range / steps, inverse = range > 0 ? steps / range : 0;
        const float zero = (-least * inverse + rounder) - rounder;
        scales[0] = scale;
        scales[1] = zero;
        for (size_t i = 0; i < width; i += 16) {
            // Halves round to the even number, so the sum may exceed the steps by one.
            const lanes x = *(const lanes *)(a + i) * inverse + zero;
            const lanes kept = __builtin_elementwise_min(__builtin_elementwise_max(x, (lanes){0}), (lanes){0} + steps);
            *(bytes *)(quantised + i) = __builtin_convertvector((wholes)(kept + rounder), bytes);
        }
    }
}

EACH_WIDTH void calque_int8_pack(const float *b, size_t parts, size_t width, size_t n, int8_t *packed, float *scales,
                                 float *sums) {
    const size_t k = parts * width;
    for (size_t i = 0; i < parts * n; i++) sums[i] = 0;
    for (size_t column = 0; column < n; column += 16) {
        lanes most = {0};
        for (size_t row = 0; row < k; row++) {
            const lanes x = *(const lanes *)(b + row * n + column);
            most = __builtin_elementwise_max(most, __builtin_elementwise_abs(x));
        }
        // A column of zeros stays zero with any scale.
        const wholes one = (wholes)((lanes){0} + 1);
        const lanes scale = (lanes)((wholes)(most / 127) | ((most == 0) & one));
        *(lanes *)(scales + column) = scale;
        // Panel by panel; in a panel four rows at a time, column by column: each lane takes the four of its column.
        int8_t *to = packed + column / COLUMNS * COLUMNS * k + column % COLUMNS * 4;
        for (size_t row = 0; row < k; row += 4, to += 4 * COLUMNS) {
            float *sum = sums + row / width * n + column;
            wholes four = {0};
            lanes total = *(const lanes *)sum;
            for (size_t i = 0; i < 4; i++) {
                const lanes value = *(const lanes *)(b + (row + i) * n + column) / scale + rounder;
                total += value - rounder;
                four |= ((wholes)value & 255) << (int)(8 * i);
            }
            *(lanes *)sum = total;
            *(wholes *)to = four;
        }
    }
}

void calque_int8_multiply(calque_kernel kernel, size_t m, size_t n, size_t parts, size_t width, const uint8_t *a,
                          const float *a_scales, const int32_t *rows, const int8_t *packed, const float *b_scales,
                          const float *b_sums, float *c, size_t c_stride) {
#if defined(__x86_64__)
    if (kernel == CALQUE_KERNEL_VNNI)
        calque_int8_multiply_vnni(m, n, parts, width, a, a_scales, rows, packed, b_scales, b_sums, c, c_stride);
    else if (kernel == CALQUE_KERNEL_AVX2)
        calque_int8_multiply_avx2(m, n, parts, width, a, a_scales, rows, packed, b_scales, b_sums, c, c_stride);
#endif
}

/// The greatest numbers whose `k` products are within 32 bits.
static float most_of(size_t k) {
    float most = 2047;
    while (most * most * (float)k >= 2147483000.0f) most -= 1;
    return most;
}

EACH_WIDTH void calque_int16_quantise(const float *a, size_t stride, size_t rows, size_t k, int16_t *quantised,
                                      float *scales) {
    const float steps = most_of(k);
    for (size_t row = 0; row < rows; row++, a += stride, quantised += k) {
        lanes high = {0};
        for (size_t i = 0; i < k; i += 16)
            high = __builtin_elementwise_max(high, __builtin_elementwise_abs(*(const lanes *)(a + i)));
        float most = 0;
        for (size_t i = 0; i < 16; i++) most = high[i] > most ? high[i] : most;
        const float inverse = most > 0 ? steps / most : 0;
        scales[row] = most / steps;
        for (size_t i = 0; i < k; i += 16) {
            const wholes whole = (wholes)(*(const lanes *)(a + i) * inverse + rounder);
            *(words *)(quantised + i) = __builtin_convertvector(whole, words);
        }
    }
}

EACH_WIDTH void calque_int16_pack(const float *b, size_t k, size_t n, int16_t *packed, float *scales) {
    const float steps = most_of(k);
    for (size_t column = 0; column < n; column += 16) {
        lanes most = {0};
        for (size_t row = 0; row < k; row++)
            most = __builtin_elementwise_max(most, __builtin_elementwise_abs(*(const lanes *)(b + row * n + column)));
        // A column of zeros stays zero with any scale.
        const wholes one = (wholes)((lanes){0} + 1);
        const lanes scale = (lanes)((wholes)(most / steps) | ((most == 0) & one));
        *(lanes *)(scales + column) = scale;
        // Panel by panel; in a panel two rows at a time, column by column.
        int16_t *to = packed + column / COLUMNS * COLUMNS * k + column % COLUMNS * 2;
        for (size_t row = 0; row < k; row += 2, to += 2 * COLUMNS) {
            const wholes even = (wholes)(*(const lanes *)(b + row * n + column) / scale + rounder);
            const wholes odd = (wholes)(*(const lanes *)(b + (row + 1) * n + column) / scale + rounder);
            *(wholes *)to = (even & 0xFFFF) | odd << 16;
        }
    }
}

void calque_int16_multiply(calque_kernel kernel, size_t m, size_t n, size_t k, const int16_t *a, const float *a_scales,
                           const int16_t *packed, const float *b_scales, float *c, size_t c_stride) {
#if defined(__x86_64__)
    if (kernel == CALQUE_KERNEL_VNNI)
        calque_int16_multiply_vnni(m, n, k, a, a_scales, packed, b_scales, c, c_stride);
    else if (kernel == CALQUE_KERNEL_AVX2)
        calque_int16_multiply_avx2(m, n, k, a, a_scales, packed, b_scales, c, c_stride);
#endif
}
