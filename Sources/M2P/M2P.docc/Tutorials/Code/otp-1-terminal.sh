mkdir -p FirstOTP/Sources/FirstOTP
cd FirstOTP
