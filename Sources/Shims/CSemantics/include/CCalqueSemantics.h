/// Products of rows of bytes, with the vectors that the processor has.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The product of two rows of `width` signed bytes, a multiple of 64, up to 2,048.
int32_t calque_semantics_product(const int8_t *row, const int8_t *other, size_t width);

/// Products of the first `width` bytes, a multiple of 64, of rows with those of a query, and bounds on the products of
/// whole rows: bounds[i] = (products[i] + rests[i] · query_rest, a little more for rounding) · factors[i].
/// Returns the index of the row with the greatest bound; `count` must not be 0.
size_t calque_semantics_bounds(const int8_t *rows, size_t count, size_t width, const int8_t *query,
                               const float *factors, const float *rests, float query_rest, int32_t *products,
                               float *bounds);

/// The same with the next `width` bytes, for the rows whose bound is at least `least`: their indices go to `found`,
/// which has room for `count`, and their products are added up. Returns how many still have such a bound.
size_t calque_semantics_refine(const int8_t *rows, size_t count, size_t width, const int8_t *query,
                               const float *factors, const float *rests, float query_rest, float least,
                               const float *bounds, int32_t *products, uint32_t *found);
