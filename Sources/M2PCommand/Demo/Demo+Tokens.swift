import M2P
import M2PSandbox

extension Demo {
    mutating func tellOfTokens() async {
        narrator.chapter("Tokens")

        step("A program gets a token", "A client ID and its secret become a bearer token that lives an hour.")
        let access = await call(
            CreateAccessToken(clientId: account.clientId, clientSecret: account.clientSecret)
        )

        step(
            "A person logs in",
            "A user name and a password do as well; this token lives a day. The calls below send it along."
        )
        let session = await call(Login(username: account.username, password: account.password))

        guard let token = session?.token ?? access?.accessToken else {
            return abandon("There is no token, so the calls below are going to fail.")
        }
        use(token: token)
    }
}
