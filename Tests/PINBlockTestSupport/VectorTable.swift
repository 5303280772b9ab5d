import Foundation

/// A file of test vectors in `Vectors/`.
///
/// Its README describes how they were made.
public struct VectorTable: Decodable {
    let columns: [String]
    let rows: [[String]]

    /// The file isn't the expected table.
    struct Unexpected: Error {
        let name: String
    }

    /// Reads a file, and checks its columns and minimum number of rows, so that no test runs without vectors.
    public static func load(_ name: String, columns: [String], atLeast count: Int = 2000) throws -> [[String]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("Vectors/\(name).json")
        let table = try JSONDecoder().decode(VectorTable.self, from: Data(contentsOf: file))
        guard table.columns == columns, table.rows.count >= count,
            table.rows.allSatisfy({ $0.count == columns.count })
        else { throw Unexpected(name: name) }
        return table.rows
    }
}
