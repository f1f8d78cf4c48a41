import CustomerData
import Destinations
import RetentionEngine
import Workspace

/// Why nothing was delivered, or, in one case, what went wrong after it was.
public enum DeliveryDeskError: Error, Hashable, Sendable {
  /// Nobody is to be left alone, and no reason was stated.
  case noHoldoutReason
  /// A share that is not more than 0 and at most 1.
  case shareOutOfRange(Double)
  /// The destination is for something else.
  case wrongPurpose(destination: String, asked: Purpose, needed: Purpose)
  /// The audience could not be worked out.
  case audience(BackendError)
  /// The expression of a proof cannot be read any more.
  case unreadableProof
  /// The destination refuses.
  case destination(DestinationError)
  /// The user's folder cannot be used, so suppressions and holdouts are unknown.
  case workspace(WorkspaceError)
  /// Everyone was held back, at these steps.
  case nobodyCleared([StageCount])
  /// The file could not be written.
  case file(DeliveryError)
  /// The folder could not be made: the system's error number.
  case folder(path: String, errno: Int32)
  /// The file and its proof are there, but the log does not know: a later removal will miss it.
  case notLogged(Receipt, WorkspaceError)
}
