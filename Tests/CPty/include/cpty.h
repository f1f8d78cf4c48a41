// A child on a terminal of its own, begun wholly in C: fork is not available in Swift, and a child begun from a
// thread of Swift's pool would inherit blocked signals.
#ifndef TENURE_CPTY_H
#define TENURE_CPTY_H

// Runs a program in a folder, NULL for this one, on a new terminal of that size; the terminal's
// descriptor, or -1.
int cpty_spawn(const char *path, char *const arguments[], char *const environment[],
               const char *directory, int rows, int columns, int *process);
// Gives the terminal another size, which signals the child.
int cpty_resize(int terminal, int rows, int columns);
// 1 when the terminal is in line mode with echo, 0 when a full-screen program has it, -1 when closed.
int cpty_is_canonical(int terminal);
// Waits for the child: its status, 128 + the signal that killed it, -1 if it still runs after the time.
int cpty_wait(int process, int milliseconds);
// Runs a program without a terminal, its output and its errors going to those files; its number, or -1.
int cpty_run(const char *path, char *const arguments[], char *const environment[], int output,
             int errors);

#endif
