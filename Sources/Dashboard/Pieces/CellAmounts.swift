import CustomerData
import TerminalKit

/// The amounts of a map's cells, all written alike: with the currency where each of them has room for it, else
/// without, and then the map says once which currency it is.
struct CellAmounts {
  /// What the map has to say beside its cells; nil: they say it themselves.
  let currency: String?
  private let form: (Int64) -> String

  /// The longest form in which every amount has room.
  init(_ amounts: [Int64], fitting width: Int, _ w: Wording) {
    let bare: [(Int64) -> String] = [{ w.shortMoney($0, isMarked: false) }, { w.tightAmount($0) }]
    func fit(_ form: (Int64) -> String) -> Bool {
      amounts.allSatisfy { form($0).displayWidth <= width }
    }
    guard !fit({ w.shortMoney($0) }) else {
      currency = nil
      form = { w.shortMoney($0) }
      return
    }
    currency = w.symbol
    form = bare.first(where: fit) ?? { w.tightAmount($0) }
  }

  /// An amount of the map, in minor units.
  func text(_ amount: Int64) -> String { form(amount) }
}
