import BindingsRuntime
import M2P
import M2PSandbox
import PINBlock
import PINBlockAES
import TestSupport
import Testing

/// Each operation, called over HTTP, ends as documented.
@Suite struct SuccessTests {
    @Test func generatedOtpIsSentAndAccepted() async throws {
        try await withTestBed { bed in
            let sent = try await bed.client.generateOtp(
                mobileNumber: Sample.mobile,
                otpType: .mobile,
                template: "OTP",
                card: "0016",
                productId: "HKfXwH9uph",
                countryCode: 91,
                entityId: bed.account.entityId
            )
            #expect(sent.result.status)
            #expect(sent.pagination == nil)
            let message = try #require(await bed.sandbox.latestMessage(to: Sample.mobile))
            #expect(message.traceNumber == sent.result.traceNumber)

            let verified = try await bed.client.validateOtp(
                traceNumber: sent.result.traceNumber,
                mobileOtp: message.otp,
                refNumber: "68bff8eb7eedcd247cf46204",
                otpType: .singleOtpMobile,
                mobile: MobileNumber(value: Sample.mobile, countryCode: 91)
            )
            #expect(verified.result.status)
            #expect(verified.result.messageHash.count == 64)
        }
    }

    @Test func passwordByMailIsAcceptedToo() async throws {
        var configuration = Sandbox.Configuration()
        configuration.dualPasswordsDiffer = true
        try await withTestBed(configuration) { bed in
            let sent = try await bed.client.generateOtp(mobileNumber: Sample.mobile, otpType: .mobileAndEmail)
            let messages = await bed.sandbox.messages
            let sms = try #require(messages.last { $0.channel == .sms })
            let mail = try #require(messages.last { $0.channel == .email })
            #expect(sms.otp != mail.otp)
            let verified = try await bed.client.validateOtp(
                traceNumber: sent.result.traceNumber,
                mobileOtp: sms.otp,
                emailOtp: mail.otp,
                otpType: .differentOtpDual
            )
            #expect(verified.result.status)
        }
    }

    @Test(arguments: [OtpPurpose.setPin, .transaction, .login, .cardBlock])
    func purposeOtpIsSentAndAccepted(purpose: OtpPurpose) async throws {
        try await withTestBed { bed in
            let sent = try await bed.client.generatePurposeOtp(
                mobile: Sample.mobile,
                purpose: purpose,
                kitNo: Sample.kit
            )
            #expect(sent.status == "success" && sent.message == "OTP sent successfully")
            let message = try #require(await bed.sandbox.latestMessage(to: Sample.mobile))
            #expect(message.purpose == purpose.rawValue)
            let checked = try await bed.client.validatePurposeOtp(
                mobile: Sample.mobile,
                otp: message.otp,
                purpose: purpose
            )
            #expect(checked.status == "success" && checked.message == "OTP validated successfully")
        }
    }

    @Test func pinIsSetAndChanged() async throws {
        try await withTestBed { bed in
            let kit = try KitNumber(bed.account.kitNo)
            let cipher = AESPINCipher(key: try AESKey(text: Sandbox.TestAccount.pinKey))
            for digits in ["1234", "987654"] {
                let pin = try await cipher.encrypt(ClearPIN(digits), for: AccountNumber(kit: kit))
                let change = try await bed.client.setPin(
                    entityId: bed.account.entityId,
                    pin: pin,
                    kitNo: kit.padded,
                    expiryDate: bed.account.expiryDate,
                    dob: bed.account.dateOfBirth
                )
                #expect(change.result == .object(["status": "success"]))
                #expect(await bed.sandbox.pinMatches(try ClearPIN(digits), kit: kit, tenant: bed.account.tenant))
            }
        }
    }

    @Test func tokensOfBothKindsOpenTheOtherOperations() async throws {
        try await withTestBed { bed in
            let session = try await bed.client.login(username: bed.account.username, password: bed.account.password)
            #expect(session.user.username == bed.account.username)
            let issued = try await bed.client.createAccessToken(
                clientId: bed.account.clientId,
                clientSecret: bed.account.clientSecret
            )
            #expect(issued.tokenType == "Bearer")
            #expect(issued.expiresIn == 3600)
            for token in [session.token, issued.accessToken] {
                let client = bed.client(token: .token(token))
                #expect(try await client.generateOtp(mobileNumber: Sample.mobile).result.status)
            }
        }
    }

    @Test func tokenFromAProviderIsAskedForBeforeEachCall() async throws {
        try await withTestBed { bed in
            let asked = Locked(0)
            let token = await bed.sandbox.issueToken(tenant: bed.account.tenant) ?? ""
            let client = bed.client(
                token: .provider {
                    asked.change { $0 += 1 }
                    return token
                }
            )
            _ = try await client.generateOtp(mobileNumber: Sample.mobile)
            _ = try await client.generateOtp(mobileNumber: Sample.mobile)
            #expect(asked.value == 2)
        }
    }
}
