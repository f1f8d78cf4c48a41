// The least a full-screen program can do: a list that is drawn whole on every key. What it takes, the machine takes.
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  for (int cursor = 0, key = 0; key != 'Q'; key = getch()) {
    if (key == 'j') cursor++;
    if (key == 'k' && cursor > 0) cursor--;
    erase();
    for (int row = 0; row < LINES; row++) {
      if (row == cursor % LINES) attron(A_REVERSE);
      mvprintw(row, 0, "%6d  customer %d  %8d.%02d EUR", row, row * 7919, row * 31, row % 100);
      attroff(A_REVERSE);
    }
    refresh();
  }
  endwin();
  return 0;
}
