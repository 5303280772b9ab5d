/// The version of this package: of its tools, and so of the files that they write.
package enum PackageVersion {
    package static let text = "1.0.0"
}
