// Bit masks of the bytes that matter in a CSV file, 64 at a time; header only, inlined by the importer.
#ifndef TENURE_SIMD_MASKS_H
#define TENURE_SIMD_MASKS_H
#include <stdint.h>
#include <string.h>
#include "simd_cutter.h"
#include "simd_digest.h"
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// One bit for each of the 64 bytes at `p` that equals `byte`.
static inline uint64_t simd_equal_mask(const uint8_t *p, uint8_t byte) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)byte);
  uint64_t mask = 0;
  for (int lane = 0; lane < 4; lane++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(p + 16 * lane));
    uint64_t bits = (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted));
    mask |= bits << (16 * lane);
  }
  return mask;
#else
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) mask |= (uint64_t)(p[i] == byte) << i;
  return mask;
#endif
}

/// What cutting needs to know of 64 bytes, one bit for each.
typedef struct {
  uint64_t delimiter, newline, quote;
  /// Bytes from 0x80 on.
  uint64_t high;
  /// NUL bytes.
  uint64_t nul;
} simd_cut;

/// The masks of the 64 bytes at `p`, which are read once.
static inline simd_cut simd_cut_masks(const uint8_t *p, uint8_t delimiter, uint8_t newline) {
  simd_cut cut = {0, 0, 0, 0, 0};
#if defined(__SSE2__)
  const __m128i delimiters = _mm_set1_epi8((char)delimiter);
  const __m128i newlines = _mm_set1_epi8((char)newline);
  const __m128i quotes = _mm_set1_epi8('"');
  __m128i least = _mm_set1_epi8((char)0xFF);
  for (int lane = 0; lane < 4; lane++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(p + 16 * lane));
    int shift = 16 * lane;
    cut.delimiter |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, delimiters)) << shift;
    cut.newline |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, newlines)) << shift;
    cut.quote |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, quotes)) << shift;
    cut.high |= (uint64_t)(uint16_t)_mm_movemask_epi8(bytes) << shift;
    least = _mm_min_epu8(least, bytes);
  }
  if (_mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128()))) cut.nul = simd_equal_mask(p, 0);
#else
  cut.delimiter = simd_equal_mask(p, delimiter);
  cut.newline = simd_equal_mask(p, newline);
  cut.quote = simd_equal_mask(p, '"');
  for (int i = 0; i < 64; i++) cut.high |= (uint64_t)(p[i] >> 7) << i;
  cut.nul = simd_equal_mask(p, 0);
#endif
  return cut;
}

/// For each bit whether an odd number of bits is set up to and with it.
static inline uint64_t simd_parity(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ bits << 32;
}

/// Asks for the cache line at `p`, which will be read soon.
static inline void simd_prefetch(const void *p) { __builtin_prefetch(p); }
#endif
