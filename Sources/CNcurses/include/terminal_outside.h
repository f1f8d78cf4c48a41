// Programs that get the terminal for a while: an editor, a pager.
#ifndef TENURE_TERMINAL_OUTSIDE_H
#define TENURE_TERMINAL_OUTSIDE_H

// Runs a command of the shell with arguments it does not read as commands, and waits for its end. It stays in the
// program's own job, since only that may read the terminal. `input` is its standard input; NULL: the terminal.
// The exit status, 128 + the signal that ended it, or -1 when it could not be started.
int terminal_run_outside(const char *command, const char *const *arguments, int count, const char *input);

#endif
