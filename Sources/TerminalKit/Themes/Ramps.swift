/// The colours of a heat map, from little to much. Lightness is strictly monotone, so order survives colour
/// blindness and a grey printer; more is always further from the surface.
public enum HeatRamp: String, CaseIterable, Sendable {
  /// Indigo, blue, teal, green, yellow: Tenure's own.
  case tenure
  /// Matplotlib's default.
  case viridis
  /// Blue to yellow, made for colour-blind readers (Nuñez, Anderton, Renslow 2018).
  case cividis

  /// Steps a ramp has.
  public static let steps = 32

  /// The ramp's colours for a dark or a light surface.
  public func colors(onLight: Bool) -> [RGB] {
    switch self {
    case .tenure:
      return Self.polar(onLight ? Self.lightStops : Self.darkStops)
    case .viridis:
      return Self.straight(Self.viridisStops, reversed: onLight)
    case .cividis:
      return Self.straight(Self.cividisStops, reversed: onLight)
    }
  }

  /// Lightness, chroma, hue.
  private static let darkStops: [(Double, Double, Double)] = [
    (0.27, 0.070, 282), (0.39, 0.095, 262), (0.51, 0.092, 228), (0.63, 0.100, 188),
    (0.75, 0.125, 152), (0.90, 0.150, 108),
  ]
  private static let lightStops: [(Double, Double, Double)] = [
    (0.965, 0.030, 108), (0.87, 0.095, 125), (0.75, 0.105, 165), (0.62, 0.098, 205),
    (0.48, 0.105, 250), (0.33, 0.095, 282),
  ]
  private static let viridisStops: [UInt32] = [
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725,
  ]
  private static let cividisStops: [UInt32] = [
    0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
    0xFEE838,
  ]

  private static func polar(_ stops: [(Double, Double, Double)]) -> [RGB] {
    (0..<steps).map { step in
      let (below, above, t) = neighbours(step, of: stops)
      return OKLab(
        lightness: below.0 + (above.0 - below.0) * t, chroma: below.1 + (above.1 - below.1) * t,
        hue: below.2 + (above.2 - below.2) * t
      ).rgb
    }
  }

  private static func straight(_ stops: [UInt32], reversed: Bool) -> [RGB] {
    let colours = stops.map { OKLab(RGB($0)) }
    let ramp = (0..<steps).map { step in
      let (below, above, t) = neighbours(step, of: colours)
      return below.mixed(with: above, t).rgb
    }
    return reversed ? ramp.reversed() : ramp
  }

  private static func neighbours<Stop>(_ step: Int, of stops: [Stop]) -> (Stop, Stop, Double) {
    let place = Double(step) / Double(steps - 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    return (stops[index], stops[index + 1], place - Double(index))
  }
}

/// The colours around zero: orange under, neutral grey, blue over; never red and green.
enum DivergingRamp {
  static let steps = 31

  static func colors(onLight: Bool) -> [RGB] {
    let stops = (onLight ? light : dark).map {
      OKLab(lightness: $0.0, chroma: $0.1, hue: $0.2)
    }
    return (0..<steps).map { step in
      let place = Double(step) / Double(steps - 1) * Double(stops.count - 1)
      let index = min(Int(place), stops.count - 2)
      return stops[index].mixed(with: stops[index + 1], place - Double(index)).rgb
    }
  }

  private static let dark: [(Double, Double, Double)] = [
    (0.70, 0.150, 45), (0.52, 0.110, 42), (0.33, 0.010, 260), (0.52, 0.100, 245),
    (0.74, 0.110, 238),
  ]
  private static let light: [(Double, Double, Double)] = [
    (0.58, 0.150, 42), (0.80, 0.080, 48), (0.95, 0.005, 260), (0.80, 0.075, 242),
    (0.50, 0.125, 250),
  ]
}
