swift run FirstOTP

# Sent: true, trace number 552fa73f-4678-4b61-a9fb-149684889987
# Verified: true
# No account has this number. Request ID: …
