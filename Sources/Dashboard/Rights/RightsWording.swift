import Destinations
import Workspace

extension Wording {
  /// Why nobody was erased.
  public func sentence(_ failure: RightsDesk.Failure) -> String {
    switch failure {
    case .unknownCustomer:
      say("No customer has this id.", "Aucun client n’a cet identifiant.")
    case .workspace(let error): sentence(error)
    case .file(let error): sentence(error)
    case .folder(let path, let errno):
      sentence(DeliveryDeskError.folder(path: path, errno: errno))
    }
  }
}
