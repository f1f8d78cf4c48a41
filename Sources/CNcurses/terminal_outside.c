#define _DEFAULT_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define _XOPEN_SOURCE 700
#include "terminal_outside.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terminal_signals.h"

enum { MOST_ARGUMENTS = 16 };

// Only what may be called between fork and exec.
static void become(const char *command, const char *const *arguments, int count, int input) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  const int usual[] = {SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGTERM, SIGHUP, SIGWINCH, SIGCONT};
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) signal(usual[i], SIG_DFL);
  if (input >= 0) dup2(input, STDIN_FILENO);
  const char *words[MOST_ARGUMENTS + 5] = {"sh", "-c", command, "sh"};
  for (int i = 0; i < count && i < MOST_ARGUMENTS; i++) words[4 + i] = arguments[i];
  execv("/bin/sh", (char *const *)words);
  _exit(127);
}

static void write_all(int file, const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    ssize_t sent = write(file, text, left);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;  // a pager that is left early reads no more
    text += sent;
    left -= (size_t)sent;
  }
}

int terminal_run_outside(const char *command, const char *const *arguments, int count, const char *input) {
  int ends[2] = {-1, -1};
  if (input != NULL && pipe(ends) < 0) return -1;
  // What is typed to stop the other program must not end this one.
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  pid_t child = fork();
  if (child == 0) {
    if (ends[1] >= 0) close(ends[1]);
    become(command, arguments, count, ends[0]);
  }
  if (ends[0] >= 0) close(ends[0]);
  if (child > 0 && input != NULL) write_all(ends[1], input);
  if (ends[1] >= 0) close(ends[1]);
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  terminal_catch_signals();
  if (child < 0) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
