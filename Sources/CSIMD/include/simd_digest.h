// A hash over the words of a long text, whatever order its parts are read in.
#ifndef TENURE_SIMD_DIGEST_H
#define TENURE_SIMD_DIGEST_H
#include <stddef.h>
#include <stdint.h>

/// Two sums over words of eight bytes.
typedef struct {
  uint64_t low, high;
} simd_digest;

/// Sums over `words` words, the first of which is the text's `first`.
simd_digest simd_digest_words(const uint8_t *bytes, size_t words, uint64_t first);
#endif
