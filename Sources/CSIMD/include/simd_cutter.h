// Finds the stops of a delimited text, 64 bytes at a time, with the widest vectors the processor has.
#ifndef TENURE_SIMD_CUTTER_H
#define TENURE_SIMD_CUTTER_H
#include <stddef.h>
#include <stdint.h>

/// A text to cut and the rooms for what is found. 64 bytes before and behind the text are readable,
/// 64 places behind those of `stops` that the text may need are writable.
typedef struct {
  const uint8_t *text;
  size_t end;
  /// Whether the file ends with the text.
  int is_at_end;
  uint8_t delimiter;
  /// The byte before the text, then where each field ends.
  uint32_t *stops;
  /// For each record its last place in `stops`.
  uint32_t *lasts;
  /// Line feeds within quotes.
  uint32_t *inner_lines;
  /// Stops, records and inner lines found.
  size_t count, records, inner_count;
  /// Behind the last record.
  size_t next;
  /// Whether the text ended within quotes.
  int is_inside;
  /// Whether a quote within a field was met, which is written twice.
  int has_doubled;
} simd_cutter;

/// How cutting ended: the text ended first, a record ended at or behind the limit, or the text is not
/// regular: no UTF-8, a NUL, or a quote anywhere but around a field.
enum { simd_cut_short, simd_cut_done, simd_cut_irregular };

/// Cuts from `start` until a record ends at or behind `limit`.
int simd_cut_records(simd_cutter *cutter, size_t start, size_t limit);
/// The same with what every processor of the kind has.
int simd_cut_records_portable(simd_cutter *cutter, size_t start, size_t limit);
#endif
