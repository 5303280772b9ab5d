import Foundation
import M2PTesting
import Testing

@testable import OTPService

struct SettingsTests {
    private static let complete = [
        "M2P_ENVIRONMENT": "sandbox", "M2P_TENANT": "ACME", "M2P_USERNAME": "operator", "M2P_PASSWORD": "password",
        "M2P_PIN_KEY": Sandbox.TestAccount.pinKey,
    ]

    @Test func environmentIsEnough() throws {
        let settings = try Settings(Self.complete)
        #expect(settings.port == 8080)
        #expect(settings.logLevel == .info)
        #expect(settings.pinKey.bitCount == 256)
    }

    @Test(arguments: complete.keys.sorted())
    func missingVariableIsNamed(name: String) {
        var variables = Self.complete
        variables[name] = nil
        let error = #expect(throws: SettingsError.self) { try Settings(variables) }
        #expect(error?.variable == name)
    }

    @Test(arguments: [
        ("PORT", "65536"), ("LOG_LEVEL", "loud"), ("M2P_ENVIRONMENT", "staging"), ("M2P_PIN_KEY", "too short"),
        ("M2P_PIN_KEY_FORM", "xml"), ("M2P_PASSWORD", ""),
    ])
    func wrongValueIsNamedAndNotShown(name: String, value: String) {
        var variables = Self.complete
        variables[name] = value
        let error = #expect(throws: SettingsError.self) { try Settings(variables) }
        #expect(error?.variable == name)
        if !value.isEmpty { #expect(error?.description.contains(value) == false) }
    }

    @Test func secretsComeFromFilesToo() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).key")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("\(Sandbox.TestAccount.pinKey)\n".utf8).write(to: file)
        var variables = Self.complete
        variables["M2P_PIN_KEY"] = nil
        variables["M2P_PIN_KEY_FILE"] = file.path
        #expect(try Settings(variables).pinKey == Settings(Self.complete).pinKey)
    }

    @Test func settingsShowNoSecret() throws {
        let settings = try Settings(Self.complete)
        var text = ""
        dump(settings, to: &text)
        #expect(!text.contains("\"password\""))
        #expect(!text.contains(Sandbox.TestAccount.pinKey))
    }
}
