// swift-tools-version: 6.2
// The fuzzer is a package of its own, so that building Tenure never needs libFuzzer. `House` leads to its sources.
import PackageDescription

// Every edge is counted, every byte outside of its memory is an error, and the fuzzer brings its own main.
let instrumented: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library", "-enable-testing"]),
]

let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "TenureFuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0")],
  targets: [
    .target(
      name: "CNcurses", path: "House/CNcurses", exclude: ["tenure-direct.terminfo"],
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "CSIMD", path: "House/CSIMD",
      cSettings: [.unsafeFlags(["-fsanitize=address,fuzzer-no-link"])]),
    .target(
      name: "CXGBoost", path: "House/CXGBoost",
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(
      name: "CustomerData", dependencies: ["CSIMD", toml], path: "House/CustomerData",
      swiftSettings: instrumented),
    .target(
      name: "Retention", dependencies: ["CustomerData", "CXGBoost"], path: "House/Retention",
      swiftSettings: instrumented),
    .target(
      name: "Audiences", dependencies: ["CustomerData", "Retention"], path: "House/Audiences",
      swiftSettings: instrumented),
    .target(
      name: "TerminalKit", dependencies: ["CNcurses", toml], path: "House/TerminalKit",
      swiftSettings: instrumented),
    .executableTarget(
      name: "fuzz", dependencies: ["CustomerData", "Audiences", "TerminalKit"], path: "Fuzz",
      swiftSettings: instrumented,
      // gold fails on the fuzzer's library.
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
