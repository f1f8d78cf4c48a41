#define _DEFAULT_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define _XOPEN_SOURCE 700
#include "terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static struct termios modes_before;
static int knows_modes;
static volatile sig_atomic_t is_active;
static int saved_error = -1;
static char error_path[1024];
static char crash_stack[65536];

// Mouse, paste, focus reports, keypad and cursor keys, wrapping, main screen, cursor, colours.
static const char restore_sequence[] =
    "\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l\033[?1004l"
    "\033[?1l\033>\033[?7h\033[?1049l\033[?25h\033[0m\r";

const char *terminal_restore_sequence(void) { return restore_sequence; }
void terminal_set_active(int active) { is_active = active; }
void terminal_remember_modes(void) { knows_modes = tcgetattr(STDIN_FILENO, &modes_before) == 0; }

void terminal_emergency_restore(void) {
  if (!is_active) return;
  int has_screen = is_active == 1;
  is_active = 0;
  if (has_screen) {
    ssize_t sent = write(STDOUT_FILENO, restore_sequence, sizeof restore_sequence - 1);
    (void)sent;
  }
  if (knows_modes) tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
}

// Only write, open, lseek, read and dup2: this runs in a signal handler.
static void show_captured_errors(void) {
  if (saved_error < 0) return;
  dup2(saved_error, STDERR_FILENO);
  int file = open(error_path, O_RDONLY);
  if (file < 0) return;
  char bytes[4096];
  off_t end = lseek(file, 0, SEEK_END);
  lseek(file, end > 16384 ? end - 16384 : 0, SEEK_SET);
  ssize_t count;
  while ((count = read(file, bytes, sizeof bytes)) > 0) {
    ssize_t sent = write(STDERR_FILENO, bytes, (size_t)count);
    (void)sent;
  }
  close(file);
  static const char words[] = "\r\nlog: ";
  ssize_t sent = write(STDERR_FILENO, words, sizeof words - 1);
  sent = write(STDERR_FILENO, error_path, strlen(error_path));
  sent = write(STDERR_FILENO, "\r\n", 2);
  (void)sent;
}

static void on_crash(int number) {
  terminal_emergency_restore();
  show_captured_errors();
  signal(number, SIG_DFL);
  raise(number);
}

static void on_signal(int number) {
  int kept = errno;
  terminal_wake((uint8_t)number);
  errno = kept;
}

static void catch(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int terminal_catch_signals(void) {
  if (wake_pipe[0] < 0) {
    if (pipe(wake_pipe) < 0) return -1;
    for (int i = 0; i < 2; i++) {
      fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK);
      fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
    }
  }
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack, .ss_flags = 0};
  sigaltstack(&stack, NULL);
  const int ordinary[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof ordinary / sizeof *ordinary; i++)
    catch(ordinary[i], on_signal, SA_RESTART);
  const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    catch(crashes[i], on_crash, SA_ONSTACK | SA_RESETHAND);
  signal(SIGPIPE, SIG_IGN);
  return 0;
}

void terminal_wake(uint8_t byte) {
  if (wake_pipe[1] < 0) return;
  ssize_t sent = write(wake_pipe[1], &byte, 1);  // a full pipe wakes as well
  (void)sent;
}

int terminal_wait(int milliseconds) {
  struct pollfd sources[2] = {{STDIN_FILENO, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
  int ready = poll(sources, 2, milliseconds);
  if (ready < 0 && errno == EINTR) ready = poll(sources, 2, 0);
  if (ready <= 0) return 0;
  int found = 0;
  if (sources[0].revents & POLLIN) found |= TERMINAL_INPUT;
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= TERMINAL_CLOSED;
  if (sources[1].revents & POLLIN) found |= TERMINAL_WOKEN;
  return found;
}

int terminal_read(uint8_t *bytes, int capacity) {
  return (int)read(STDIN_FILENO, bytes, (size_t)capacity);
}

int terminal_read_wakes(uint8_t *bytes, int capacity) {
  return (int)read(wake_pipe[0], bytes, (size_t)capacity);
}

void terminal_stop_process(void) {
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);  // the whole job, as the terminal itself would
  catch(SIGTSTP, on_signal, SA_RESTART);
}

int terminal_start_lines(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) < 0) return -1;
  terminal_remember_modes();
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  is_active = 2;  // nothing but the modes to give back
  return tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void terminal_stop_lines(void) {
  if (is_active != 2) return;
  is_active = 0;
  if (knows_modes) tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
}

void terminal_make_sane(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) < 0) return;
  modes.c_iflag |= BRKINT | ICRNL | IXON;
  modes.c_iflag &= ~(tcflag_t)(INLCR | IGNCR);
  modes.c_oflag |= OPOST | ONLCR;
  modes.c_lflag |= ICANON | ISIG | IEXTEN | ECHO | ECHOE | ECHOK;
  modes.c_lflag &= ~(tcflag_t)(NOFLSH | ECHONL);
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

int terminal_capture_errors(const char *path, int is_fresh) {
  if (saved_error >= 0 || strlen(path) >= sizeof error_path) return -1;
  // others can write to the folder too, hence neither links nor files of theirs
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | (is_fresh ? O_EXCL : 0);
  int file = open(path, flags, 0600);
  if (file < 0) return -1;
  saved_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (saved_error >= 0) {
    strcpy(error_path, path);
    dup2(file, STDERR_FILENO);
  }
  close(file);
  return saved_error >= 0 ? 0 : -1;
}

long terminal_release_errors(void) {
  if (saved_error < 0) return 0;
  off_t size = lseek(STDERR_FILENO, 0, SEEK_END);
  dup2(saved_error, STDERR_FILENO);
  close(saved_error);
  saved_error = -1;
  if (size <= 0) unlink(error_path);
  return size < 0 ? 0 : (long)size;
}
