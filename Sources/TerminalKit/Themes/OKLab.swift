import Foundation

/// A colour by lightness and two opponent axes, evenly spaced to the eye (Ottosson 2020).
struct OKLab {
  var lightness: Double
  var a: Double
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// From chroma and hue in degrees.
  init(lightness: Double, chroma: Double, hue: Double) {
    let angle = hue * .pi / 180
    self.init(lightness: lightness, a: chroma * cos(angle), b: chroma * sin(angle))
  }

  init(_ rgb: RGB) {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let (r, g, b) = (linear(rgb.red), linear(rgb.green), linear(rgb.blue))
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    self.init(
      lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
  }

  /// Distance from grey.
  var chroma: Double { (a * a + b * b).squareRoot() }

  func mixed(with other: OKLab, _ t: Double) -> OKLab {
    OKLab(
      lightness: lightness + (other.lightness - lightness) * t, a: a + (other.a - a) * t,
      b: b + (other.b - b) * t)
  }

  /// The nearest colour a screen can show: chroma shrinks until the channels fit.
  var rgb: RGB {
    var colour = self
    for _ in 0..<100 {
      let (r, g, b) = colour.linearRGB
      if [r, g, b].allSatisfy({ $0 >= -0.0005 && $0 <= 1.0005 }) { break }
      colour.a *= 0.97
      colour.b *= 0.97
    }
    let (r, g, b) = colour.linearRGB
    return RGB(red: OKLab.gamma(r), green: OKLab.gamma(g), blue: OKLab.gamma(b))
  }

  private var linearRGB: (Double, Double, Double) {
    let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
    let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
    let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
    return (
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    )
  }

  private static func gamma(_ linear: Double) -> UInt8 {
    let value = min(1, max(0, linear))
    let encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
    return UInt8((255 * min(1, max(0, encoded))).rounded())
  }
}
