// Bit masks of the bytes that matter in a CSV file, 64 at a time; header only, inlined by the importer.
#ifndef TENURE_SIMD_MASKS_H
#define TENURE_SIMD_MASKS_H
#include <stdint.h>
#include <string.h>
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
#endif
