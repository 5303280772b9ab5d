import PINBlockAES

/// Every valid combination of layout, mode and padding.
enum CipherSettings {
    static let all: [AESBlockSettings] = BlockLayout.allCases.flatMap { layout in
        Padding.allCases.flatMap { padding in
            [CipherMode.ecb, .cbc()].compactMap { mode in
                try? AESBlockSettings(layout: layout, mode: mode, padding: padding)
            }
        }
    }
}
