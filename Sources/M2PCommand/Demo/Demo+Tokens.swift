import M2P
import M2PSandbox

extension Demo {
    mutating func showTokens() async {
        narrator.chapter("Tokens")

        step("A program gets a token", "A client ID and its secret become a bearer token that is valid for an hour.")
        let access = await call(
            CreateAccessToken(clientId: account.clientId, clientSecret: account.clientSecret)
        )

        step(
            "A person logs in",
            "A user name and a password work too. This token is valid for a day and is used for the calls below."
        )
        let session = await call(Login(username: account.username, password: account.password))

        guard let token = session?.token ?? access?.accessToken else {
            return abandon("There is no token, so the calls below will fail.")
        }
        use(token: token)
    }
}
