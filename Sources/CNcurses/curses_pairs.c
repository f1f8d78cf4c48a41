#define _DEFAULT_SOURCE 1
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "curses_pairs.h"

#include <curses.h>
#include <stdint.h>
#include <string.h>

// Open addressing, never more than half full; a screen needs some hundreds.
#define SLOTS 16384
static struct {
  int foreground, background, pair;
} slots[SLOTS];
static int used, capacity;
// The pair of the cell before, which most cells have too.
static int last_foreground = -1, last_background = -1, last_pair;

void pairs_begin(int limit) {
  memset(slots, 0, sizeof slots);
  used = 0;
  last_foreground = last_background = -1;
  last_pair = 0;
  capacity = limit > SLOTS / 2 - 1 ? SLOTS / 2 - 1 : limit - 1;
}

static int make_pair(int pair, int foreground, int background) {
#ifdef NCURSES_EXT_COLORS
  return init_extended_pair(pair, foreground, background);
#else
  return init_pair((short)pair, (short)foreground, (short)background);
#endif
}

static int pair_in_slots(int foreground, int background) {
  uint32_t hash = (uint32_t)foreground * 2654435761u ^ (uint32_t)background * 2246822519u;
  uint32_t slot = (hash ^ hash >> 15) & (SLOTS - 1);
  while (slots[slot].pair != 0) {
    if (slots[slot].foreground == foreground && slots[slot].background == background)
      return slots[slot].pair;
    slot = (slot + 1) & (SLOTS - 1);
  }
  if (used >= capacity || make_pair(used + 1, foreground, background) == ERR) return 0;
  slots[slot].foreground = foreground;
  slots[slot].background = background;
  slots[slot].pair = ++used;
  return used;
}

int pair_for(int foreground, int background) {
  if (foreground < 0 && background < 0) return 0;
  if (foreground != last_foreground || background != last_background) {
    last_pair = pair_in_slots(foreground, background);
    last_foreground = foreground;
    last_background = background;
  }
  return last_pair;
}
