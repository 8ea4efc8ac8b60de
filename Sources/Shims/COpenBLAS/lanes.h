/// Loops with the vectors that the processor has.
#pragma once

// The thread sanitizer crashes in the resolvers of clones, which run before it has started.
#if defined(__x86_64__) && !__has_feature(thread_sanitizer)
#define EACH_WIDTH __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define EACH_WIDTH
#endif

typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));
