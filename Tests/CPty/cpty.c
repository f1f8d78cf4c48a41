#define _GNU_SOURCE 1
#include "cpty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

int cpty_spawn(const char *path, char *const arguments[], char *const environment[],
               const char *directory, int rows, int columns, int *process) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int terminal;
  pid_t child = forkpty(&terminal, NULL, NULL, &size);
  if (child < 0) return -1;
  if (child == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    for (int other = 3; other < 256; other++) close(other);
    if (directory && chdir(directory) != 0) _exit(126);
    execve(path, arguments, environment);
    _exit(127);
  }
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  *process = child;
  return terminal;
}

int cpty_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int cpty_is_canonical(int terminal) {
  struct termios modes;
  if (tcgetattr(terminal, &modes) < 0) return -1;
  return (modes.c_lflag & ICANON) != 0 && (modes.c_lflag & ECHO) != 0;
}

int cpty_wait(int process, int milliseconds) {
  for (int waited = 0;; waited++) {
    int status;
    pid_t ended = waitpid(process, &status, WNOHANG);
    if (ended == process)
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (ended < 0 && errno != EINTR) return -1;
    if (waited >= milliseconds) return -1;
    poll(NULL, 0, 1);
  }
}

int cpty_run(const char *path, char *const arguments[], char *const environment[], int output,
             int errors) {
  pid_t child = fork();
  if (child != 0) return child;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  dup2(output, 1);
  dup2(errors, 2);
  close(0);
  open("/dev/null", O_RDONLY);
  for (int other = 3; other < 256; other++) close(other);
  execve(path, arguments, environment);
  _exit(127);
}
