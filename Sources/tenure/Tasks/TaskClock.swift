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
    let begin = Moment.now
    let answer = try work()
    let end = Moment.now
    steps.append(TaskStep(task, begin, end, table(answer)))
    return answer
  }

  /// Does a piece of work that turns from one step to another on its way, when it calls `turn` first;
  /// never called, all of it is the first.
  mutating func take<Answer>(
    _ task: String, then other: String, _ work: (_ turn: () -> Void) throws -> Answer,
    table: (Answer) -> FactTable
  ) rethrows -> Answer {
    let begin = Moment.now
    var turned: Moment?
    let answer = try work { turned = turned ?? .now }
    let end = Moment.now
    steps.append(TaskStep(task, begin, turned ?? end, table(answer)))
    if let turned { steps.append(TaskStep(other, turned, end, FactTable(""))) }
    return answer
  }

  /// A point in time on both clocks.
  fileprivate struct Moment {
    let cpu, wall: Double

    static var now: Moment {
      Moment(cpu: read(CLOCK_PROCESS_CPUTIME_ID), wall: read(CLOCK_MONOTONIC))
    }

    private static func read(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}

extension TaskStep {
  fileprivate init(
    _ task: String, _ begin: TaskClock.Moment, _ end: TaskClock.Moment, _ table: FactTable
  ) {
    self.init(task: task, cpu: end.cpu - begin.cpu, wall: end.wall - begin.wall, table: table)
  }
}
