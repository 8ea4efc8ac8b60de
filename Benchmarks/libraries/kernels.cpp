// The encoder's products in the shapes that it has: our kernels, OpenBLAS, oneDNN. One thread.
//
// The first is OpenBLAS's sgemm, which the encoder uses without our kernels. Kernels that this processor cannot run are
// left out. Operands and results are in single precision, so that each side pays for its own rounding.
#include "timing.h"

#include <math.h>
#include <string.h>

#include <functional>
#include <string>
#include <vector>

#include <oneapi/dnnl/dnnl.hpp>

extern "C" {
#include "CCalqueOpenBLAS.h"
}

using namespace dnnl;

static engine cpu(engine::kind::cpu, 0);
static stream queue(cpu);

struct shape {
    const char *name;
    int m, k, n;
    int window;  // rows of A in one row of the product, which overlap; 0 where they do not
};

struct contender {
    std::string name;
    std::function<void()> run;
    float *result;
};

static std::vector<float> numbers(size_t count, unsigned seed, bool is_rectified) {
    std::vector<float> v(count);
    uint64_t state = seed * 2654435761u + 1;
    for (float &x : v) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        x = (float)((int32_t)(state >> 32)) / 2147483648.0f;
        if (is_rectified && x < -0.5f) x = 0;
    }
    return v;
}

/// The library's own layout of the weights is made once, as ours is.
static memory packed(const memory::desc &wanted, const memory::desc &given, void *data, const primitive_attr &attr) {
    memory from(given, cpu, data), to(wanted, cpu);
    reorder(reorder::primitive_desc(from, to, attr)).execute(queue, from, to);
    queue.wait();
    return to;
}

static double cosine(const float *a, const float *b, size_t count) {
    double ab = 0, aa = 0, bb = 0;
    for (size_t i = 0; i < count; i++) ab += (double)a[i] * b[i], aa += (double)a[i] * a[i], bb += (double)b[i] * b[i];
    return ab / sqrt(aa * bb);
}

static void measure(const shape &s) {
    const int parts = s.window ? s.window : 1, width = s.k / parts;
    const int rows = s.m + parts - 1;
    auto a = numbers((size_t)rows * width, 1, true), b = numbers((size_t)s.k * s.n, 2, false);
    std::vector<std::vector<float>> results;
    results.reserve(16);
    auto room = [&] {
        results.emplace_back((size_t)s.m * s.n);
        return results.back().data();
    };
    std::vector<int32_t> list((size_t)rows);
    for (int i = 0; i < rows; i++) list[(size_t)i] = i;
    std::vector<contender> contenders;

    float *c = room();
    contenders.push_back({"OpenBLAS sgemm", [&, c] {
        for (int p = 0; p < parts; p++)
            calque_blas_sgemm(s.m, s.n, width, a.data() + p * width, width, b.data() + (size_t)p * width * s.n, s.n,
                              p ? 1.0f : 0.0f, c, s.n);
    }, c});

    // Ours.
    std::vector<uint16_t> rounded(a.size()), weights16(b.size());
    std::vector<uint8_t> bytes(a.size());
    std::vector<int8_t> weights8(b.size());
    std::vector<float> a_scales(2 * (size_t)rows), b_scales((size_t)s.n), b_sums((size_t)parts * s.n);
    if (calque_bf16_available()) {
        calque_bf16_pack(b.data(), (size_t)s.n, (size_t)s.k, (size_t)s.n, weights16.data());
        float *c = room();
        contenders.push_back({"ours, bfloat16", [&, c] {
            calque_bf16_round(a.data(), a.size(), rounded.data());
            calque_bf16_multiply((size_t)s.m, (size_t)s.n, (size_t)s.k, rounded.data(), (size_t)width, list.data(),
                                 weights16.data(), c, (size_t)s.n);
        }, c});
    }
    if (calque_int8_available()) {
        calque_int8_pack(b.data(), (size_t)parts, (size_t)width, (size_t)s.n, weights8.data(), b_scales.data(),
                         b_sums.data());
        float *c = room();
        contenders.push_back({"ours, int8", [&, c] {
            calque_int8_quantise(a.data(), (size_t)rows, (size_t)width, bytes.data(), a_scales.data());
            calque_int8_multiply((size_t)s.m, (size_t)s.n, (size_t)parts, (size_t)width, bytes.data(), a_scales.data(),
                                 list.data(), weights8.data(), b_scales.data(), b_sums.data(), c, (size_t)s.n);
        }, c});
    }

    // oneDNN: a convolution where the rows overlap, as no product of it takes such rows; a product otherwise.
    using tag = memory::format_tag;
    using type = memory::data_type;
    auto library = [&](const char *name, type kind, float steps = 127) {
        try {
            const bool is_byte = kind == type::u8;
            const type weight_kind = is_byte ? type::s8 : kind;
            // One scale for all rows of A: the library has none for each row.
            const float a_scale = 2.0f / 255, b_scale = 1.0f / steps;
            const int zero = 127;
            primitive_attr attr, round_a, round_b;
            if (is_byte) {
                attr.set_output_scales(0, {a_scale * b_scale});
                attr.set_zero_points(DNNL_ARG_SRC, 0, {zero});
                round_a.set_output_scales(0, {1 / a_scale});
                round_a.set_zero_points(DNNL_ARG_DST, 0, {zero});
                round_b.set_output_scales(0, {1 / b_scale});
            }
            const tag layout = s.window ? tag::nwc : tag::ab;
            memory::dims a_dims, b_dims, c_dims;
            primitive run;
            memory::desc given_b, wanted_a, wanted_b, wanted_c;
            auto take = [&](auto made, auto description) {
                run = made;
                wanted_a = description.src_desc(), wanted_b = description.weights_desc(), wanted_c = description.dst_desc();
            };
            if (s.window) {
                a_dims = {1, width, rows}, b_dims = {s.n, width, parts}, c_dims = {1, s.n, s.m};
                given_b = memory::desc(b_dims, type::f32, memory::dims{1, s.n, (memory::dim)width * s.n});
                auto desc = convolution_forward::desc(
                    prop_kind::forward_inference, algorithm::convolution_direct, {a_dims, kind, layout},
                    {b_dims, weight_kind, tag::any}, {c_dims, type::f32, layout}, {1}, {0}, {0});
                auto description = convolution_forward::primitive_desc(desc, attr, cpu);
                take(convolution_forward(description), description);
            } else {
                a_dims = {s.m, s.k}, b_dims = {s.k, s.n}, c_dims = {s.m, s.n};
                given_b = memory::desc(b_dims, type::f32, tag::ab);
                auto desc = matmul::desc({a_dims, kind, layout}, {b_dims, weight_kind, tag::any}, {c_dims, type::f32, layout});
                auto description = matmul::primitive_desc(desc, attr, cpu);
                take(matmul(description), description);
            }
            float *c = room();
            memory mem_b = packed(wanted_b, given_b, b.data(), round_b), mem_c(wanted_c, cpu, c);
            memory from({a_dims, type::f32, layout}, cpu, a.data());
            memory to = kind == type::f32 ? from : memory(wanted_a, cpu);
            reorder round(reorder::primitive_desc(from, to, round_a));
            contenders.push_back({name, [=]() mutable {
                if (kind != type::f32) round.execute(queue, from, to);
                run.execute(queue, {{DNNL_ARG_SRC, to}, {DNNL_ARG_WEIGHTS, mem_b}, {DNNL_ARG_DST, mem_c}});
                queue.wait();
            }, c});
        } catch (const error &) {}  // the processor lacks the instructions
    };
    library("oneDNN single", type::f32);
    library("oneDNN bfloat16", type::bf16);
    // Without the instructions for bytes it adds two products in 16 bits, which is too little unless weights keep to 7.
    const bool is_narrow = !calque_int8_available();
    library("oneDNN int8", type::u8, is_narrow ? 63 : 127);
    if (is_narrow && s.window == 2) library("oneDNN int8 with weights of 8 bits", type::u8);

    std::vector<std::vector<double>> seconds(contenders.size(), std::vector<double>(ROUNDS));
    std::vector<int> times(contenders.size());
    for (size_t i = 0; i < contenders.size(); i++) {
        contenders[i].run();
        double start = now();
        contenders[i].run();
        times[i] = (int)(0.02 / (now() - start + 1e-7)) + 1;
    }
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < contenders.size(); i++) {
            double start = now();
            for (int t = 0; t < times[i]; t++) contenders[i].run();
            seconds[i][(size_t)round] = (now() - start) / times[i];
        }
    char name[96];
    snprintf(name, sizeof name, "%s, %d×%d×%d", s.name, s.m, s.k, s.n);
    for (size_t i = 0; i < contenders.size(); i++) {
        print_figure("kernels", name, contenders[i].name.c_str(), seconds[i].data(), seconds[0].data(), ROUNDS);
        const double likeness = cosine(results[0].data(), contenders[i].result, (size_t)s.m * s.n);
        if (likeness < 0.9999)
            fprintf(stderr, "kernels: %s, %s: cosine with OpenBLAS's %.4f\n", name, contenders[i].name.c_str(), likeness);
    }
}

int main(void) {
    // 640 places hold some 600 tokens of news; one sentence has some 30. 128 texts are taken together, or new pieces.
    static const shape shapes[] = {
        {"second convolution, window 2", 600, 512, 256, 2},
        {"second convolution, window 3", 600, 768, 256, 3},
        {"second convolution, window 5", 600, 1280, 256, 5},
        {"the same of one sentence, window 3", 32, 768, 256, 3},
        {"projection of new pieces", 128, 512, 768, 0},
        {"first convolution of new pieces, window 3", 128, 256, 768, 0},
        {"first convolution of new pieces, window 5", 128, 256, 1280, 0},
        {"sums of sentences", 384, 1280, 512, 0},
        {"dense head, first layer", 128, 512, 640, 0},
        {"dense head, third layer", 128, 320, 1024, 0},
    };
    for (const shape &s : shapes) measure(s);
}
