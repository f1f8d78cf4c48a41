// Colour pairs, made when first used.
#ifndef TENURE_CURSES_PAIRS_H
#define TENURE_CURSES_PAIRS_H
void pairs_begin(int limit);
// The pair's number; 0 (the terminal's colours) where there are no more.
int pair_for(int foreground, int background);
#endif
