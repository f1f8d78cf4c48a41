#include "simd_digest.h"
#include <string.h>

// Steps by the golden ratio of 64 bits: places lie far apart (Weyl; see SplitMix64).
static const uint64_t step = 0x9E3779B97F4A7C15;

/// Each word is mixed with its place twice over, and the halves of what comes out are multiplied: NH (Black, Halevi,
/// Krawczyk, Krovetz and Rogaway, "UMAC", 1999, section 3.2).
static inline __attribute__((always_inline)) simd_digest sums(const uint8_t *bytes, size_t words, uint64_t first) {
  simd_digest sums = {0, 0};
  for (size_t place = 0; place < words; place++) {
    uint64_t word;
    memcpy(&word, bytes + 8 * place, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    const uint64_t key = (first + place + 1) * step;
    const uint64_t added = word + key, mixed = word ^ (key << 32 | key >> 32);
    sums.low += (added & UINT32_MAX) * (added >> 32);
    sums.high += (mixed & UINT32_MAX) * (mixed >> 32);
  }
  return sums;
}

#if defined(__x86_64__) && defined(__linux__)
__attribute__((target("avx512f,avx512dq"))) static simd_digest wide_sums(
    const uint8_t *bytes, size_t words, uint64_t first) {
  return sums(bytes, words, first);
}
#endif

simd_digest simd_digest_words(const uint8_t *bytes, size_t words, uint64_t first) {
#if defined(__x86_64__) && defined(__linux__)
  if (__builtin_cpu_supports("avx512dq")) return wide_sums(bytes, words, first);
#endif
  return sums(bytes, words, first);
}
