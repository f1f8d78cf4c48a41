#include "simd_cutter.h"
#include "simd_masks.h"
#if defined(__x86_64__) && defined(__linux__)
#define TENURE_WIDE 1
#include <immintrin.h>
#endif

/// Bytes of the character at `place` that is not ASCII; 0 when it is not well-formed (RFC 3629, section 4).
static size_t sequence_length(const uint8_t *text, size_t count, size_t place) {
  const uint8_t lead = text[place];
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || place + length > count) return 0;
  for (size_t next = 1; next < length; next++)
    if ((text[place + next] & 0xC0) != 0x80) return 0;
  const uint8_t second = text[place + 1];
  const int is_overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const int is_outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return is_overlong || is_outside ? 0 : length;
}

/// Whether the characters at the bits of `high` are well-formed. One that the text's end cuts in two is the next text's.
static int is_utf8(const simd_cutter *cutter, uint64_t high, size_t block, size_t *checked) {
  for (; high; high &= high - 1) {
    const size_t place = block + __builtin_ctzll(high);
    if (place < *checked || (place + 4 > cutter->end && !cutter->is_at_end)) continue;
    const size_t length = sequence_length(cutter->text, cutter->end, place);
    if (!length) return 0;
    *checked = place + length;
  }
  return 1;
}

/// Four at a time, for fewer branches: those too many are written over by the next.
static inline void write_stops(uint32_t *place, uint64_t bits, uint32_t base) {
  while (bits) {
    for (int step = 0; step < 4; step++) {
      *place++ = base + (uint32_t)(bits ? __builtin_ctzll(bits) : 64);
      bits &= bits - 1;
    }
  }
}

static inline uint64_t narrow_returns(const uint8_t *p) { return simd_equal_mask(p, '\r'); }

#define CUT cut_portable
#define TARGET
#define MASKS simd_cut_masks
#define RETURNS narrow_returns
#define PARITY simd_parity
#define WRITE write_stops
#include "simd_cutter_loop.h"

int simd_cut_records_portable(simd_cutter *cutter, size_t start, size_t limit) {
  cutter->inner_count = 0;
  return cut_portable(cutter, start, limit);
}

#if TENURE_WIDE
// Intel's Ice Lake, AMD's Zen 4 and later: 64 bytes a vector, and the set bits' places packed by one instruction.
#define WIDE_TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,pclmul,bmi,bmi2,popcnt")))

WIDE_TARGET static inline simd_cut wide_masks(const uint8_t *p, uint8_t delimiter, uint8_t newline) {
  const __m512i bytes = _mm512_loadu_si512(p);
  const simd_cut cut = {
    .delimiter = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)delimiter)),
    .newline = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)newline)),
    .quote = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')),
    .high = _mm512_movepi8_mask(bytes),
    .nul = _mm512_testn_epi8_mask(bytes, bytes),
  };
  return cut;
}

WIDE_TARGET static inline uint64_t wide_returns(const uint8_t *p) {
  return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(p), _mm512_set1_epi8('\r'));
}

/// A product without carries with all ones is the parity of every bit and those below.
WIDE_TARGET static inline uint64_t wide_parity(uint64_t bits) {
  const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8(-1), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

WIDE_TARGET static inline void wide_write(uint32_t *place, uint64_t bits, uint32_t base) {
  static const uint8_t places[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  };
  const __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(places));
  const __m512i bases = _mm512_set1_epi32((int)base);
  const int count = __builtin_popcountll(bits);
  _mm512_storeu_si512(place, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
  _mm512_storeu_si512(
      place + 16, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1))));
  if (count <= 32) return;
  _mm512_storeu_si512(
      place + 32, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2))));
  _mm512_storeu_si512(
      place + 48, _mm512_add_epi32(bases, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3))));
}

#define CUT cut_wide
#define TARGET WIDE_TARGET
#define MASKS wide_masks
#define RETURNS wide_returns
#define PARITY wide_parity
#define WRITE wide_write
#include "simd_cutter_loop.h"
#endif

int simd_cut_records(simd_cutter *cutter, size_t start, size_t limit) {
#if TENURE_WIDE
  if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("pclmul")) {
    cutter->inner_count = 0;
    return cut_wide(cutter, start, limit);
  }
#endif
  return simd_cut_records_portable(cutter, start, limit);
}
