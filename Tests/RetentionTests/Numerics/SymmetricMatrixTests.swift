import Retention
import Support
import Testing

@Suite("Symmetric matrices")
struct SymmetricMatrixTests {
  @Test("the inverse times the matrix changes no column", arguments: Seed.some(20))
  func inverse(seed: Int) throws {
    var chance = Seed(seed)
    let size = chance.int(1...5)
    // A sum of squares is positive definite.
    var matrix = SymmetricMatrix(size: size, diagonal: 0.5)
    for _ in 0..<size {
      let side = (0..<size).map { _ in Double.random(in: -1...1, using: &chance) }
      for row in 0..<size {
        for column in 0..<size { matrix[row, column] += side[row] * side[column] }
      }
    }
    let inverse = try #require(matrix.inverse)
    let column = (0..<size).map { _ in Double.random(in: -1...1, using: &chance) }
    for (value, expected) in zip(inverse.times(matrix.times(column)), column) {
      #expect(near(value, expected, 1e-10))
    }
  }

  @Test("a saddle has no inverse: it is not positive definite")
  func saddle() {
    var matrix = SymmetricMatrix(size: 2, diagonal: 1)
    (matrix[0, 1], matrix[1, 0]) = (2, 2)
    #expect(matrix.inverse == nil && SymmetricMatrix(size: 2).inverse == nil)
  }
}
