import Foundation
import Testing

/// A file of vectors in `Vectors/`: how they were made is in its README.
struct VectorTable: Decodable {
    let columns: [String]
    let rows: [[String]]

    /// Reads a file and makes sure that it has these columns and at least so many rows, so that no test runs on nothing.
    static func load(_ name: String, columns: [String], atLeast count: Int = 2000) throws -> [[String]] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appendingPathComponent("PINBlockTests/Vectors/\(name).json")
        let table = try JSONDecoder().decode(VectorTable.self, from: Data(contentsOf: file))
        try #require(table.columns == columns)
        try #require(table.rows.count >= count && table.rows.allSatisfy { $0.count == columns.count })
        return table.rows
    }
}
