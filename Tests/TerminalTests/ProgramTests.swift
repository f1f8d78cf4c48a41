import Testing

/// One at a time: each test waits for a process and would keep a thread from the tests that need one.
@Suite("The program on a terminal", .serialized) enum ProgramTests {}
