import Foundation

/// A colour of the sRGB space, one byte a channel; what themes are written in.
public struct RGB: Hashable, Sendable {
  /// Red, 0…255.
  public let red: UInt8
  /// Green, 0…255.
  public let green: UInt8
  /// Blue, 0…255.
  public let blue: UInt8

  /// A colour from its channels.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour from 0xRRGGBB.
  public init(_ hex: UInt32) {
    self.init(
      red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
  }

  /// A colour from `#rrggbb`; nil for anything else.
  public init?(hex text: String) {
    guard text.utf8.count == 7, text.first == "#",
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(value)
  }

  /// `#rrggbb`.
  public var hex: String { String(format: "#%02x%02x%02x", red, green, blue) }

  /// This colour at 0, the other at 1; channel by channel.
  public func mixed(with other: RGB, _ share: Double) -> RGB {
    let t = share.isFinite ? min(1, max(0, share)) : 0
    func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * t).rounded())
    }
    return RGB(
      red: channel(red, other.red), green: channel(green, other.green),
      blue: channel(blue, other.blue))
  }

  /// Relative luminance, 0…1 (WCAG 2.1: 0.2126 R + 0.7152 G + 0.0722 B of the linear channels).
  public var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast ratio, 1…21 (WCAG 2.1: (L₁ + 0.05) / (L₂ + 0.05), the lighter first).
  public func contrast(to other: RGB) -> Double {
    let high = max(luminance, other.luminance)
    let low = min(luminance, other.luminance)
    return (high + 0.05) / (low + 0.05)
  }

  /// Black or white, whichever reads better on this colour.
  public var ink: RGB {
    contrast(to: .white) >= contrast(to: .black) ? .white : .black
  }

  /// #000000.
  public static let black = RGB(0x000000)
  /// #ffffff.
  public static let white = RGB(0xFFFFFF)

  /// As a terminal's true colour.
  public var color: Color { .rgb(red, green, blue) }
}
