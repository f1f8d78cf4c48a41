// Signals, waiting, and giving the terminal back when the program dies.
#ifndef TENURE_TERMINAL_SIGNALS_H
#define TENURE_TERMINAL_SIGNALS_H

#include <stdint.h>

#include "terminal_outside.h"

// Catches the signals that end, stop or resize a program (their number goes into the wake pipe) and those of a crash
// (the terminal is given back, then the signal is raised again). 0 on success. Before terminal_start: curses takes
// only signals nobody caught.
int terminal_catch_signals(void);

// Ends a wait; safe from any thread and from signal handlers. 0 is a plain wake-up, else a signal's number.
void terminal_wake(uint8_t byte);

enum { TERMINAL_INPUT = 1, TERMINAL_WOKEN = 2, TERMINAL_CLOSED = 4 };
// Waits for input or a wake-up; milliseconds < 0 waits for ever. Returns a set of the bits above.
int terminal_wait(int milliseconds);
// Reads what is there; the count, 0 at the end, -1 when nothing can be read now.
int terminal_read(uint8_t *bytes, int capacity);
int terminal_read_wakes(uint8_t *bytes, int capacity);

// Stops the program as Ctrl-Z does; returns when it runs again.
void terminal_stop_process(void);

// The bytes that undo everything done to a terminal.
const char *terminal_restore_sequence(void);
// Sends them and restores the modes of before; async-signal-safe, does nothing while the screen isn't ours.
void terminal_emergency_restore(void);
// Remembers the modes of before, or says that the screen is (not) ours.
void terminal_remember_modes(void);
void terminal_set_active(int active);
// Makes the modes those of a usable line, for a terminal left raw by a killed program.
void terminal_make_sane(void);
// Single keys without echo, the screen left alone; 0 on success. Given back by terminal_stop_lines and on a crash.
int terminal_start_lines(void);
void terminal_stop_lines(void);

// Sends standard error to a file while the screen is ours; a fresh one must not exist yet. 0 on success. A crash
// shows the file's end.
int terminal_capture_errors(const char *path, int is_fresh);
// Back to where it was; the bytes captured, and the file is removed when there are none.
long terminal_release_errors(void);

#endif
