/// Why nothing was delivered. Whatever it is, no half-written file remains.
public enum DeliveryError: Error, Hashable, Sendable {
  /// A file is there already; nothing was touched.
  case fileExists(path: String)
  /// The folder or file cannot be written: the system's error number.
  case notWritable(path: String, errno: Int32)
  /// Writing stopped half-way: the system's error number, such as ENOSPC for a full disk.
  case interruptedWrite(path: String, errno: Int32)
  /// The platform would refuse the list.
  case refused(DestinationError)
  /// Everyone was held back.
  case nobodyCleared
  /// Cancelled while writing.
  case cancelled
}
