import Foundation

/// One task's answer and what it took.
struct TaskStep: Sendable {
  /// The letter, `+g` when it was asked of the filtered customers.
  let task: String
  /// Seconds of processor time of the whole process, user and system.
  let cpu: Double
  /// Seconds on the wall.
  let wall: Double
  let table: FactTable
}

/// Measures the steps of a run, one after the other.
struct TaskClock {
  private(set) var steps: [TaskStep] = []

  /// Does a piece of work as the step of that name; its table is part of the answer.
  mutating func take<Answer>(
    _ task: String, _ work: () throws -> Answer, table: (Answer) -> FactTable
  ) rethrows -> Answer {
    let (cpu, wall) = (Self.now(CLOCK_PROCESS_CPUTIME_ID), Self.now(CLOCK_MONOTONIC))
    let answer = try work()
    let rows = table(answer)
    steps.append(
      TaskStep(
        task: task, cpu: Self.now(CLOCK_PROCESS_CPUTIME_ID) - cpu,
        wall: Self.now(CLOCK_MONOTONIC) - wall, table: rows))
    return answer
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
