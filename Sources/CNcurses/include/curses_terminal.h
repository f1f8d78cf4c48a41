// The only header Swift sees. It does not include <curses.h>, whose globals, macros and variadic functions Swift 6
// can't use safely.
#ifndef TENURE_CURSES_TERMINAL_H
#define TENURE_CURSES_TERMINAL_H

#include <stdint.h>

// One cell. Scalars end with a 0 unless all five are used (CCHARW_MAX). A first scalar of 0 is the right half of a
// wide glyph. Colours are the terminal's own numbers; -1 is its default.
typedef struct {
  uint32_t scalars[5];
  int32_t foreground;
  int32_t background;
  uint8_t attributes;  // 1 bold, 2 dim, 4 underline, 8 reverse, 16 italic
  uint8_t width;
} terminal_cell;

// What the terminal description says; colors is 0 where there are none.
typedef struct {
  int colors;
  int can_move_cursor;
} terminal_description;

// 1 when standard input and output are both terminals.
int terminal_is_interactive(void);
// Chooses the locale of the environment, or C.UTF-8 where that is plain ASCII. 1 when text is UTF-8.
int terminal_choose_locale(void);
// Looks a name up; 0, or -1 when nobody described it.
int terminal_describe(const char *name, terminal_description *found);

// Takes the terminal over. 0, or -1 when curses can't. Signals must be caught before.
int terminal_start(const char *name, int wants_color);
// Gives it back; idempotent, also run at exit.
void terminal_stop(void);
// Gives it back for a while, and takes it again.
void terminal_leave(void);
void terminal_enter(void);

int terminal_colors(void);
// Whether clicks, drags and the wheel are reported; remembered over terminal_leave.
void terminal_set_mouse(int on);
void terminal_size(int *rows, int *columns);
// Asks the system for the size and tells curses; 0 when it is known.
int terminal_adopt_size(void);
// Writes cells from (row, column) on; nothing is sent before terminal_flush.
void terminal_put(int row, int column, const terminal_cell *cells, int count);
void terminal_cursor(int row, int column, int visible);
void terminal_flush(void);
// The next flush paints everything.
void terminal_repaint(void);
// Sends bytes past curses, such as the clipboard's.
void terminal_send(const char *bytes, int count);

#endif
