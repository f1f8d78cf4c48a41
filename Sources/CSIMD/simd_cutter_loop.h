// The loop of simd_cutter.c, included once for each kind of vector. `CUT` names the function, `TARGET` its processor,
// `MASKS`, `RETURNS`, `PARITY` and `WRITE` what it works with.

TARGET static int CUT(simd_cutter *cutter, size_t start, size_t limit) {
  const uint8_t *text = cutter->text;
  const size_t end = cutter->end;
  const uint8_t delimiter = cutter->delimiter;
  uint32_t *stops = cutter->stops, *lasts = cutter->lasts;
  size_t block = start & ~(size_t)63, count = 1, records = 0, checked = 0;
  uint64_t valid = UINT64_MAX << (start & 63), may_open = 1ull << (start & 63);
  uint64_t closed = 0, returned = 0, inside = 0, doubled = 0;
  int outcome = simd_cut_short;
  stops[0] = (uint32_t)(start - 1);
  cutter->next = start;
  for (; block < end; block += 64, valid = UINT64_MAX) {
    if (block + 64 > end) valid &= UINT64_MAX >> (64 - (end - block));
    const simd_cut cut = MASKS(text + block, delimiter, '\n');
    if ((cut.nul | cut.high) & valid) {
      if (cut.nul & valid || !is_utf8(cutter, cut.high & valid, block, &checked)) {
        outcome = simd_cut_irregular;
        break;
      }
    }
    uint64_t separators = (cut.delimiter | cut.newline) & valid;
    const uint64_t quotes = cut.quote & valid;
    if (quotes | inside | closed | returned) {
      // Quotes may open behind a stop and close before one, or before a return and a line feed.
      const uint64_t within = PARITY(quotes) ^ inside;
      const uint64_t opening = quotes & within, closing = quotes & ~within;
      doubled |= opening & (closing << 1 | closed);
      const uint64_t outer = separators & ~within, behind = (closing << 1 | closed) & valid;
      const uint64_t returns = behind ? RETURNS(text + block) & behind : 0;
      const uint64_t fault = (opening & ~((outer | closing) << 1 | may_open))
          | (behind & ~(outer | opening | returns))
          | ((returns << 1 | returned) & valid & ~(cut.newline & outer));
      if (fault) {
        outcome = simd_cut_irregular;
        break;
      }
      closed = closing >> 63;
      returned = returns >> 63;
      may_open = (outer | closing) >> 63;
      inside = (uint64_t)((int64_t)within >> 63);
      uint64_t lines = cut.newline & within & valid;
      for (; lines; lines &= lines - 1)
        cutter->inner_lines[cutter->inner_count++] = (uint32_t)(block + __builtin_ctzll(lines));
      separators = outer;
    } else {
      may_open = separators >> 63;
    }
    WRITE(stops + count, separators, (uint32_t)block);
    for (uint64_t rest = cut.newline & separators; rest; rest &= rest - 1) {
      const uint64_t below = separators & ((rest & -rest) - 1);
      lasts[records++] = (uint32_t)(count + __builtin_popcountll(below));
      cutter->next = block + __builtin_ctzll(rest) + 1;
      if (cutter->next >= limit) {
        outcome = simd_cut_done;
        break;
      }
    }
    if (outcome == simd_cut_done) break;
    count += __builtin_popcountll(separators);
  }
  cutter->count = count;
  cutter->records = records;
  cutter->is_inside = inside != 0;
  cutter->has_doubled = doubled != 0;
  // Those behind the last record are the next text's.
  while (outcome == simd_cut_done && cutter->inner_count
         && cutter->inner_lines[cutter->inner_count - 1] >= cutter->next)
    cutter->inner_count--;
  return outcome;
}

#undef CUT
#undef TARGET
#undef MASKS
#undef RETURNS
#undef PARITY
#undef WRITE
