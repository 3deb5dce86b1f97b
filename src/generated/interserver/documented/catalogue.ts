// Generated from openapi/interserver/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../core/catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "login",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "Response examples (200)",
      "reach": "sign in as plain@example.com with Password-1",
      "body": {
        "ima": "client",
        "gravatar": "https://gravatar.com/user/image.png",
        "sessionId": "zzzzzzzzzzzzzz",
        "account_id": 123,
        "account_lid": "my@user.com"
      }
    },
    {
      "operation": "login",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the document gives no status for a malformed body; 400 as at the vendor's signup",
      "reach": "send an unreadable body, or a passwd that isn't a string",
      "body": {
        "message": "invalid request body"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-required",
      "status": 402,
      "first": true,
      "provenance": "documented",
      "source": "Response examples (402)",
      "reach": "sign in as totp@example.com, sms@example.com or mail@example.com without tfa",
      "body": {
        "field": "2fa",
        "message": "missing 2fa"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-invalid",
      "status": 402,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's 0.9.0 OpenAPI examples have \"invalid 2fa\"; the field is the document's",
      "reach": "sign in as totp@example.com with a wrong tfa",
      "body": {
        "field": "2fa",
        "message": "invalid 2fa"
      }
    },
    {
      "operation": "login",
      "outcome": "captcha-required",
      "status": 402,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's 0.9.0 OpenAPI examples",
      "reach": "sign in as captcha@example.com without g-recaptcha-response, or with a wrong answer",
      "body": {
        "message": "missing captcha",
        "field": "captcha"
      }
    },
    {
      "operation": "login",
      "outcome": "verification-required",
      "status": 402,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's 0.9.0 OpenAPI examples, with their spelling",
      "reach": "sign in as newaddress@example.com without verify, or with a wrong one",
      "body": {
        "field": "verify",
        "message": "max tries treached on code, sending new one, submit again"
      }
    },
    {
      "operation": "login",
      "outcome": "missing-credentials",
      "status": 402,
      "first": false,
      "provenance": "inferred",
      "source": "the document marks login and passwd as required; worded like \"missing 2fa\"",
      "reach": "omit login or passwd, or send it empty",
      "body": {
        "field": "login",
        "message": "missing login"
      }
    },
    {
      "operation": "login",
      "outcome": "invalid-credentials",
      "status": 402,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's older prose has 402 for a failed authentication; the wording of its web client",
      "reach": "send a wrong passwd or an unknown login",
      "body": {
        "field": "login",
        "message": "Invalid credentials"
      }
    },
    {
      "operation": "login",
      "outcome": "account-disabled",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 403 for its login page; the emulator's wording",
      "reach": "sign in as disabled@example.com",
      "body": {
        "field": "login",
        "message": "account disabled"
      }
    },
    {
      "operation": "login",
      "outcome": "account-unverified",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 403 for its login page; the emulator's wording",
      "reach": "sign in as unverified@example.com",
      "body": {
        "field": "login",
        "message": "account not verified"
      }
    },
    {
      "operation": "login",
      "outcome": "locked-out",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429 after too many failed logins; the emulator's wording",
      "reach": "send a wrong passwd five times, then any passwd; or sign in as locked@example.com",
      "body": {
        "field": "login",
        "message": "too many failed logins"
      }
    },
    {
      "operation": "login",
      "outcome": "rate-limited",
      "status": 429,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 logins within a minute",
      "body": {
        "message": "too many requests"
      }
    },
    {
      "operation": "login",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "message": "Internal server error"
      }
    },
    {
      "operation": "login",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "message": "Service unavailable"
      }
    },
    {
      "operation": "getLoginPage",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 0.9.0 OpenAPI examples; their image is truncated, so this image is the emulator's",
      "reach": "send the request; the captcha's phrase goes to the outbox",
      "body": {
        "logo": "//my.interserver.net/images/logos/mystaging.png",
        "captcha": "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAALCAAoAJgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD/9k=",
        "language": "en-US",
        "counts": {
          "vps": 290201,
          "websites": 205172,
          "servers": 27940
        }
      }
    },
    {
      "operation": "getLoginPage",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 403 with the body of a login's error; the emulator's wording",
      "reach": "only when forced",
      "body": {
        "message": "access denied"
      }
    },
    {
      "operation": "getLoginPage",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "getLoginPage",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "getLoginPage",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "getCaptcha",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 0.9.0 OpenAPI examples; their image is truncated, so this image is the emulator's",
      "reach": "send the request; the phrase goes to the outbox",
      "body": {
        "captcha": "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAALCAAoAJgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD/9k="
      }
    },
    {
      "operation": "getCaptcha",
      "outcome": "token-invalid",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 here, too; the emulator's wording",
      "reach": "only when forced",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "getCaptcha",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "getCaptcha",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "getCaptcha",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "logout",
      "outcome": "signed-out",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, logout",
      "reach": "send the sessionid of a login, valid or ended; or none",
      "body": {
        "success": true,
        "text": "Logged Out"
      }
    },
    {
      "operation": "logout",
      "outcome": "token-invalid",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 has 401 only for a malformed header; the emulator's wording",
      "reach": "send a sessionid with an invalid character, such as a space",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "logout",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "logout",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "logout",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "signup",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, submitSignup; the values of its login",
      "reach": "send the captcha's phrase, then the same request with the mailed code",
      "body": {
        "sessionId": "zzzzzzzzzzzzzz",
        "account_id": 123,
        "account_lid": "my@user.com",
        "ima": "client"
      }
    },
    {
      "operation": "signup",
      "outcome": "verification-required",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 has 400 with this field; worded like \"missing 2fa\"",
      "reach": "sign up without email_confirmation, or with a wrong one",
      "body": {
        "message": "missing email_confirmation",
        "field": "email_confirmation"
      }
    },
    {
      "operation": "signup",
      "outcome": "missing-credentials",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 has 400; worded like \"missing 2fa\"",
      "reach": "omit login or passwd",
      "body": {
        "message": "missing login",
        "field": "login"
      }
    },
    {
      "operation": "signup",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 has 400 for an invalid field; the emulator's wording",
      "reach": "send an unreadable body, a login that is an alias or isn't an address, or a passwd of fewer than 4 or more than 64 characters",
      "body": {
        "message": "invalid request body"
      }
    },
    {
      "operation": "signup",
      "outcome": "not-allowed",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 has 400; the emulator's wording",
      "reach": "sign up as plain@example.com, or without tos",
      "body": {
        "message": "account already exists",
        "field": "login"
      }
    },
    {
      "operation": "signup",
      "outcome": "captcha-required",
      "status": 402,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, the example of submitSignup",
      "reach": "sign up without captcha, or with a wrong one; with signupCaptcha any, without one",
      "body": {
        "message": "missing captcha",
        "field": "captcha"
      }
    },
    {
      "operation": "signup",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "signup",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "signup",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, AccountInfo, the fields that the emulator fills",
      "reach": "send the sessionid of a login",
      "body": {
        "custid": "98651",
        "ima": "client",
        "data": {
          "country": "US",
          "ima": "client",
          "name": "John Doe",
          "status": "active",
          "account_id": "98651",
          "account_lid": "user@domain.com",
          "currency": "USD",
          "email": "user@domain.com",
          "locale": "auto",
          "username": "user@domain.com",
          "2fa_google_enabled": true,
          "2fa_google": 1
        },
        "ip": "1.2.3.4",
        "oauthproviders": [],
        "oauthconfig": {
          "callback": "https://my.interserver.net/oauth/callback.php",
          "providers": {}
        },
        "oauthadapters": [],
        "limits": [],
        "language": "en-US",
        "countryCurrencies": {
          "CN": [
            "USD"
          ],
          "BR": [
            "USD",
            "BRL"
          ],
          "RU": [
            "USD"
          ]
        },
        "enableLocales": true,
        "enableCurrencies": false,
        "gravatar": "https://gravatar.com/user/image.png"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "getAccount",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, getAccountTfaSetup; the values are invented",
      "reach": "send the sessionid of a login",
      "body": {
        "2fa_google_key": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "2fa_google_split": "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "getTwoFactor",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 has success and text; worded like turning it off",
      "reach": "send a code of the secret that GET /account/2fa returned to this session",
      "body": {
        "success": true,
        "text": "Google Two Factor Authentication is enabled successfully!"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "no source gives a status for a malformed body; 400 as at the vendor's signup",
      "reach": "send an unreadable body, or a field that isn't a string",
      "body": {
        "code": 400,
        "message": "Invalid request body"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "second-factor-invalid",
      "status": 422,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, the example of updateAccountTfa",
      "reach": "send a wrong 2fa_google_code, or none; or any code before GET /account/2fa",
      "body": {
        "message": "Invalid Code"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "enableTwoFactor",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, deleteAccountTfa",
      "reach": "send the sessionid of a login, whether or not it needed a code",
      "body": {
        "success": true,
        "text": "Google Two Factor Authentication is disabled successfully!"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "disableTwoFactor",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 declares a text and success; the emulator's wording",
      "reach": "send currentpassword, and the new password twice",
      "body": {
        "success": true,
        "text": "Password changed"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "no source gives a status for a malformed body; 400 as at the vendor's signup",
      "reach": "send an unreadable body, or a field that isn't a string",
      "body": {
        "code": 400,
        "message": "Invalid request body"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "invalid-credentials",
      "status": 422,
      "first": true,
      "provenance": "inferred",
      "source": "the wording of the vendor's OpenAPI 0.9.0, which gives no status",
      "reach": "send a wrong currentpassword",
      "body": {
        "message": "Current login password is mismatching"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "missing-credentials",
      "status": 422,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's OpenAPI 0.9.0 requires all three; worded like \"missing 2fa\"",
      "reach": "omit currentpassword, password or password2",
      "body": {
        "message": "missing currentpassword",
        "field": "currentpassword"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "not-allowed",
      "status": 422,
      "first": false,
      "provenance": "inferred",
      "source": "the wording of the vendor's OpenAPI 0.9.0, which gives no status",
      "reach": "send a password2 that differs from password; or a password that doesn't have 8 to 50 characters, with an upper-case letter, a lower-case letter, a digit and one of _~-!@#$%^&*",
      "body": {
        "message": "Confirm Password is mismatching"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, updateAccountApiKey; the key is invented",
      "reach": "send the sessionid of a login",
      "body": {
        "success": true,
        "text": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbccccccccccccccccccccccccccccccccdddddddddddddddddddddddddddddddd"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "renewApiKey",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "getHome",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the fields of Home in the vendor's OpenAPI 0.9.0, with the values of an empty account",
      "reach": "send the sessionid of a login",
      "body": {
        "last_login_ip": "99.88.77.66",
        "last_login": "14:58:pm - 17 Aug, 2023",
        "currency": "$",
        "amount": "$0.00",
        "invoice_list": 0,
        "balance": "$0.00",
        "full_name": "John",
        "email": "user@domain.com",
        "tickets": [],
        "ticketStatus": {
          "Open": 0,
          "On Hold": 0
        },
        "ticketStatusView": {
          "4": "Open",
          "5": "On Hold",
          "6": "Closed"
        },
        "details": {
          "modules": {
            "domains": {
              "icon": "globe",
              "view_link": "view_domain",
              "heading": "Domains",
              "buy_link": "domain_order",
              "list_link": "view_domains_list"
            },
            "webhosting": {
              "icon": "window-maximize",
              "view_link": "view_website",
              "heading": "Web Hosting",
              "buy_link": "order_website",
              "list_link": "view_websites_list"
            },
            "vps": {
              "icon": "cloud-meatball",
              "view_link": "view_vps",
              "heading": "VPS",
              "buy_link": "order_vps",
              "list_link": "view_vps_list"
            },
            "licenses": {
              "icon": "id-card",
              "view_link": "view_license",
              "heading": "Licenses",
              "buy_link": "order_license",
              "list_link": "view_licenses_list"
            },
            "backups": {
              "icon": "warehouse",
              "view_link": "view_backup",
              "heading": "Storages",
              "buy_link": "order_storage",
              "list_link": "view_backups_list"
            },
            "servers": {
              "icon": "server",
              "view_link": "view_server",
              "heading": "Dedicated Servers",
              "buy_link": "order_server",
              "list_link": "view_servers_list"
            }
          }
        },
        "services": {
          "domains": {
            "links": {},
            "count": 0
          },
          "webhosting": {
            "links": {},
            "count": 0
          },
          "vps": {
            "links": {},
            "count": 0
          },
          "licenses": {
            "links": {},
            "count": 0
          },
          "servers": {
            "links": {},
            "count": 0
          },
          "backups": {
            "links": [],
            "count": 0
          }
        },
        "AFFILIATE_AMOUNT": "100"
      }
    },
    {
      "operation": "getHome",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send neither sessionid nor X-API-KEY",
      "body": {
        "code": 401,
        "message": "Missing session id"
      }
    },
    {
      "operation": "getHome",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "send an unknown or ended sessionid",
      "body": {
        "code": 401,
        "message": "Invalid session id"
      }
    },
    {
      "operation": "getHome",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor declares 401 with code and message; the emulator's wording",
      "reach": "sign in, advance the clock past the session's lifetime, send its sessionid",
      "body": {
        "code": 401,
        "message": "Expired session id"
      }
    },
    {
      "operation": "getHome",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "getHome",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "getHome",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "getInfo",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the fields of ServicesInfo in the vendor's OpenAPI 0.9.0, each with one of its example values; the vendor's lists are long",
      "reach": "send the request; no session is needed",
      "body": {
        "modules": {
          "vps": {
            "SERVICE_ID_OFFSET": 0,
            "USE_REPEAT_INVOICE": true,
            "USE_PACKAGES": true,
            "BILLING_DAYS_OFFSET": 0,
            "IMGNAME": "root-server.png",
            "REPEAT_BILLING_METHOD": 2,
            "DELETE_PENDING_DAYS": 45,
            "SUSPEND_DAYS": 14,
            "SUSPEND_WARNING_DAYS": 7,
            "TITLE": "VPS",
            "MENUNAME": "VPS",
            "EMAIL_FROM": "support@interserver.net",
            "TBLNAME": "VPS",
            "TABLE": "vps",
            "TITLE_FIELD": "vps_hostname",
            "TITLE_FIELD2": "vps_ip",
            "TITLE_FIELD3": "vps_vzid",
            "PREFIX": "vps"
          }
        },
        "services": {
          "31": {
            "services_id": 31,
            "services_name": "OpenVZ VPS Slice",
            "services_cost": 6,
            "services_currency": "USD",
            "services_category": 1,
            "services_buyable": true,
            "services_type": 6,
            "services_field1": "slice",
            "services_field2": "",
            "services_module": "vps"
          }
        },
        "serviceTypes": {
          "6": {
            "st_id": 6,
            "st_name": "OpenVZ VPS",
            "st_category": 1,
            "st_module": "vps"
          }
        },
        "serviceCategories": {
          "1": {
            "category_id": 1,
            "category_name": "OpenVZ Virtual Servers",
            "category_tag": "openvz",
            "category_module": "vps"
          }
        }
      }
    },
    {
      "operation": "getInfo",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "getInfo",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "getInfo",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    },
    {
      "operation": "ping",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the vendor's OpenAPI 0.9.0, pingServer",
      "reach": "send the request; no session is needed",
      "body": "pong"
    },
    {
      "operation": "ping",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's 2026 prose has 429; the emulator's wording",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "code": 429,
        "message": "Too many requests"
      }
    },
    {
      "operation": "ping",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 500,
        "message": "Internal server error"
      }
    },
    {
      "operation": "ping",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no source shows it",
      "reach": "only when forced",
      "body": {
        "code": 503,
        "message": "Service unavailable"
      }
    }
  ],
  "refusals": {
    "malformed": "not in the document",
    "unsupported-media-type": "the document names two content types and no status for others",
    "too-large": "not in the document",
    "not-found": "the vendor's other 404 responses have a message",
    "method-not-allowed": "not in the document"
  }
};
