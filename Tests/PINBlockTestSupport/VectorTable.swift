import Foundation

/// A file of vectors in `Vectors/`: how they were made is in its README.
public struct VectorTable: Decodable {
    let columns: [String]
    let rows: [[String]]

    /// Not the table that the test is about.
    struct Unexpected: Error {
        let name: String
    }

    /// Reads a file and makes sure that it has these columns and at least so many rows, so that no test runs on nothing.
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
