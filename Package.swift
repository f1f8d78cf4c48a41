// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// One floor of the house; Sources/tenure/Tenure.docc/Architecture.md draws them.
func floor(_ name: String, on below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: strict)
}

func tests(_ name: String, of below: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: below + ["Support"], resources: resources, swiftSettings: strict)
}

let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "Tenure",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tenure", targets: ["tenure"]),
    .library(name: "tenure-phone", type: .dynamic, targets: ["CPhone"]),  // opened on first use
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    .target(
      name: "CNcurses", exclude: ["tenure-direct.terminfo"],
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(name: "CPhone", linkerSettings: [.linkedLibrary("phonenumber")]),
    .target(name: "CSIMD"),
    .target(
      name: "CXGBoost",  // opens the library on first use; nothing links against it
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .systemLibrary(
      name: "CSodium", providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    floor("CustomerData", on: ["CSIMD", toml]),
    floor("Retention", on: ["CustomerData", "CXGBoost"]),
    floor("Audiences", on: ["CustomerData", "Retention"]),
    floor("RetentionEngine", on: ["CustomerData", "Retention", "Audiences"]),
    floor("Destinations", on: ["CustomerData", "CSodium"]),
    floor("Workspace", on: [.product(name: "GRDB", package: "GRDB.swift")]),
    floor("TerminalKit", on: ["CNcurses", toml]),
    floor(
      "Dashboard",
      on: [
        "CustomerData", "Retention", "Audiences", "RetentionEngine", "Destinations", "Workspace",
        "TerminalKit",
      ]),
    floor("SampleShop"),
    .executableTarget(
      name: "tenure",
      dependencies: [
        "CustomerData", "Retention", "Audiences", "RetentionEngine", "Destinations", "Workspace",
        "TerminalKit", "Dashboard", "SampleShop",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-rehearsal", dependencies: ["TerminalKit"], path: "Tests/Rehearsal",
      swiftSettings: strict),
    .target(name: "CPty", path: "Tests/CPty"),
    .target(
      name: "Support", dependencies: ["CPty", "CustomerData"], path: "Tests/Support",
      swiftSettings: strict),
    tests("CustomerDataTests", of: ["CustomerData"], resources: [.copy("Fixtures")]),
    tests("RetentionTests", of: ["CustomerData", "Retention"], resources: [.copy("Fixtures")]),
    tests("AudiencesTests", of: ["CustomerData", "Retention", "Audiences"]),
    tests(
      "RetentionEngineTests", of: ["CustomerData", "Retention", "Audiences", "RetentionEngine"]),
    tests("DestinationsTests", of: ["CustomerData", "Destinations"]),
    tests(
      "WorkspaceTests", of: ["Workspace", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("TerminalKitTests", of: ["TerminalKit"]),
    tests(
      "DashboardTests",
      of: [
        "CustomerData", "Retention", "Audiences", "RetentionEngine", "Destinations", "Workspace",
        "TerminalKit", "Dashboard",
      ]),
    tests("SampleShopTests", of: ["SampleShop"]),
    tests(
      "TenureTests",
      of: ["tenure", "CustomerData", "Retention", "Audiences", "RetentionEngine", "Dashboard"]),
    tests("TerminalTests", of: ["tenure", "terminal-rehearsal", "CPty"]),
    tests("ArchitectureTests", of: []),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
