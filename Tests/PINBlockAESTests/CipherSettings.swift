import PINBlockAES

/// Every combination of layout, mode and padding that can be.
enum CipherSettings {
    static let all: [AESBlockSettings] = BlockLayout.allCases.flatMap { layout in
        Padding.allCases.flatMap { padding in
            [CipherMode.ecb, .cbc()].compactMap { mode in
                try? AESBlockSettings(layout: layout, mode: mode, padding: padding)
            }
        }
    }
}
