#define _DEFAULT_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "curses_terminal.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "curses_pairs.h"
#include "terminal_signals.h"

#undef columns
#undef lines

static SCREEN *screen;
static int has_color;
static int mouse_is_on = 1;

// Mouse buttons, drags and wheel as SGR coordinates; bracketed paste. curses knows neither everywhere.
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";
static const char paste_on[] = "\033[?2004h";
static const char input_off[] = "\033[?1006l\033[?1002l\033[?1000l\033[?2004l";

static void send_input_on(void) {
  if (mouse_is_on) terminal_send(mouse_on, sizeof mouse_on - 1);
  terminal_send(paste_on, sizeof paste_on - 1);
}

void terminal_set_mouse(int on) {
  mouse_is_on = on;
  if (screen == NULL) return;
  if (on) terminal_send(mouse_on, sizeof mouse_on - 1);
  else terminal_send(mouse_off, sizeof mouse_off - 1);
}

int terminal_is_interactive(void) { return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO); }

static int is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

int terminal_choose_locale(void) {
  // LC_ALL overrules everything: who says C there means it.
  const char *all = getenv("LC_ALL");
  if (all != NULL && (strcmp(all, "C") == 0 || strcmp(all, "POSIX") == 0)) {
    setlocale(LC_CTYPE, "C");
    return 0;
  }
  int chosen = setlocale(LC_CTYPE, "") != NULL;
  if (chosen && is_utf8()) return 1;
  // An eight-bit locale was asked for on purpose; plain C was only not thought of.
  if (chosen && strncmp(nl_langinfo(CODESET), "ANSI_X3", 7) != 0 &&
      strcmp(nl_langinfo(CODESET), "US-ASCII") != 0)
    return 0;
  const char *substitutes[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (int i = 0; i < 3; i++)
    if (setlocale(LC_CTYPE, substitutes[i]) != NULL && is_utf8()) return 1;
  return 0;
}

int terminal_describe(const char *name, terminal_description *found) {
  int status = 0;
  if (setupterm((char *)name, STDOUT_FILENO, &status) == ERR) return -1;
  char *cup = tigetstr("cup"), *clear = tigetstr("clear");
  int colors = tigetnum("colors");
  found->can_move_cursor = cup != NULL && cup != (char *)-1 && clear != NULL && clear != (char *)-1;
  found->colors = colors < 0 ? 0 : colors;
  del_curterm(cur_term);
  return 0;
}

int terminal_start(const char *name, int wants_color) {
  if (screen != NULL) return 0;
  terminal_remember_modes();
  screen = newterm(name, stdout, stdin);  // initscr would end the process on a bad name
  if (screen == NULL) return -1;
  set_term(screen);
  static int registered;
  if (!registered) registered = atexit(terminal_stop) == 0;
  terminal_set_active(1);
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  typeahead(-1);  // we read the input, so curses must not stop painting when some waits
  scrollok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  curs_set(0);
  has_color = 0;
  if (wants_color && has_colors() && start_color() == OK) {
    use_default_colors();
    has_color = 1;
    pairs_begin(COLOR_PAIRS);
  }
  terminal_adopt_size();
  send_input_on();
  return 0;
}

void terminal_stop(void) {
  if (screen == NULL) return;
  terminal_send(input_off, sizeof input_off - 1);
  endwin();
  terminal_set_active(0);
  delscreen(screen);
  screen = NULL;
}

void terminal_leave(void) {
  if (screen == NULL) return;
  terminal_send(input_off, sizeof input_off - 1);
  endwin();
  terminal_set_active(0);
}

void terminal_enter(void) {
  if (screen == NULL) return;
  terminal_set_active(1);
  clearok(curscr, TRUE);
  refresh();
  terminal_adopt_size();
  send_input_on();
}

int terminal_colors(void) { return has_color ? COLORS : 0; }

void terminal_size(int *rows, int *columns) {
  *rows = screen == NULL ? 0 : LINES;
  *columns = screen == NULL ? 0 : COLS;
}

int terminal_adopt_size(void) {
  struct winsize size;
  if (screen == NULL || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0) return -1;
  if (size.ws_row == 0 || size.ws_col == 0) return -1;
  if (size.ws_row != LINES || size.ws_col != COLS) resizeterm(size.ws_row, size.ws_col);
  return 0;
}

static attr_t attributes_of(const terminal_cell *cell) {
  attr_t set = 0;
  if (cell->attributes & 1) set |= A_BOLD;
  if (cell->attributes & 2) set |= A_DIM;
  if (cell->attributes & 4) set |= A_UNDERLINE;
  if (cell->attributes & 8) set |= A_REVERSE;
#ifdef A_ITALIC
  if (cell->attributes & 16) set |= A_ITALIC;
#endif
  return set;
}

// Where the C library's idea of a width differs from ours, the glyph would shift the rest of the line.
static int fill_text(const terminal_cell *cell, wchar_t text[6]) {
  int count = 0;
  while (count < 5 && cell->scalars[count] != 0) {
    text[count] = (wchar_t)cell->scalars[count];
    count++;
  }
  text[count] = 0;
  if (text[0] < 0x7F || wcwidth(text[0]) == cell->width) return cell->width;
  text[0] = 0xFFFD;
  text[1] = 0;
  if (wcwidth(text[0]) != 1) text[0] = L'?';
  return 1;
}

void terminal_put(int row, int column, const terminal_cell *cells, int count) {
  if (screen == NULL) return;
  wmove(stdscr, row, column);
  for (int i = 0; i < count; i++) {
    if (cells[i].scalars[0] == 0) continue;
    wchar_t text[6];
    cchar_t glyph;
    int width = fill_text(&cells[i], text);
    int pair = has_color ? pair_for(cells[i].foreground, cells[i].background) : 0;
    attr_t attributes = attributes_of(&cells[i]);
    if (setcchar(&glyph, text, attributes, (short)(pair > 32767 ? 0 : pair), &pair) == ERR) continue;
    wadd_wch(stdscr, &glyph);
    if (width < cells[i].width) {
      setcchar(&glyph, L" ", attributes, (short)(pair > 32767 ? 0 : pair), &pair);
      wadd_wch(stdscr, &glyph);
    }
    if (text[0] > 0x7E && i + 1 < count) wmove(stdscr, row, column + i + cells[i].width);
  }
}

void terminal_cursor(int row, int column, int visible) {
  if (screen == NULL) return;
  curs_set(visible);
  wmove(stdscr, row, column);
}

void terminal_flush(void) {
  if (screen == NULL) return;
  wnoutrefresh(stdscr);
  doupdate();
}

void terminal_repaint(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}

void terminal_send(const char *bytes, int count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, (size_t)count);
    if (sent <= 0) return;
    bytes += sent;
    count -= (int)sent;
  }
}
