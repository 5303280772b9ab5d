import M2P

// The sandbox's first account; its address is the only argument.
let environment = M2PEnvironment.origin(CommandLine.arguments[1])
let anybody = M2PClient(environment: environment, tenant: "ACME_CORP")
let session = try await anybody.login(username: "acme-operator", password: "acme-password")
let client = M2PClient(environment: environment, tenant: "ACME_CORP", token: .token(session.token))
print("password sent: \(try await client.generateOtp(mobileNumber: "9876543210").result.status)")
