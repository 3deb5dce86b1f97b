// Generated from openapi/onlyoffice/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../core/catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "authenticateByCode",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the fields of the 200; the values of the vendor's server",
      "reach": "sign in as totp@example.com with Password-1 and its authenticator app's code in the path",
      "body": {
        "token": "c29tZSB0b2tlbg==",
        "expires": "2027-11-21T20:31:23.2618362Z",
        "sms": false,
        "tfa": true
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "missing-credentials",
      "status": 400,
      "first": true,
      "provenance": "documented",
      "source": "the sentence of the 400; the envelope of the vendor's server",
      "reach": "omit userName, or both password and passwordHash",
      "body": {
        "error": {
          "message": "userName, password or passworHash is empty",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a session that isn't a boolean",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "documented",
      "source": "the sentence of the 401; the envelope of the vendor's server",
      "reach": "send a wrong password or an unknown userName",
      "body": {
        "error": {
          "message": "User authentication failed",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 401
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "second-factor-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "sign in as totp@example.com with a wrong code in the path",
      "body": {
        "error": {
          "message": "User authentication failed",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 401
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "second-factor-exhausted",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with policy.lockoutRule: by-address, send a wrong code five times within a minute, then any code",
      "body": {
        "error": {
          "message": "User authentication failed",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 401
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "documented",
      "source": "the sentence of the 403; the envelope of the vendor's server",
      "reach": "sign in as plain@example.com, which has no second factor",
      "body": {
        "error": {
          "message": "Auth code is not available",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "account-disabled",
      "status": 403,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source, without its stack trace",
      "reach": "sign in as disabled@example.com",
      "body": {
        "error": {
          "message": "User disabled",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "account-unverified",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the wording of the vendor's server for forbidden actions",
      "reach": "sign in as unverified@example.com",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "captcha-invalid",
      "status": 403,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with policy.recaptcha, send a recaptchaResponse other than its response",
      "body": {
        "error": {
          "message": "Invalid Recaptcha",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "token-invalid",
      "status": 404,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, without its stack trace; in the document's operation, links have no effect",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "The user could not be found",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 404
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "locked-out",
      "status": 429,
      "first": true,
      "provenance": "documented",
      "source": "the sentence of the 429; the envelope of the vendor's server",
      "reach": "send a wrong password or code five times, then any; or sign in as locked@example.com",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "rate-limited",
      "status": 429,
      "first": false,
      "provenance": "inferred",
      "source": "the document has one sentence for 429",
      "reach": "with --request-budget vendor, send 1501 logins within a minute",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "isAuthenticated",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "send the token of a login, or none",
      "body": true
    },
    {
      "operation": "isAuthenticated",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "isAuthenticated",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "isAuthenticated",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "authenticate",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "sign in as plain@example.com with Password-1",
      "body": {
        "token": "c29tZSB0b2tlbg==",
        "expires": "2027-11-21T20:31:23.2618362Z",
        "sms": false,
        "tfa": false
      }
    },
    {
      "operation": "authenticate",
      "outcome": "second-factor-required",
      "status": 200,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "sign in as totp@example.com or sms@example.com with Password-1",
      "body": {
        "sms": false,
        "tfa": true,
        "confirmUrl": "https://example.com/confirm/TfaAuth?type=TfaAuth&uid=4c65a238-ca50-4374-b904-0d51d4c1822b"
      }
    },
    {
      "operation": "authenticate",
      "outcome": "missing-credentials",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 400 of its operation",
      "reach": "omit userName, or both password and passwordHash",
      "body": {
        "error": {
          "message": "userName, password or passworHash is empty",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "authenticate",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "authenticate",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 401 of its operation",
      "reach": "send a wrong password or an unknown userName",
      "body": {
        "error": {
          "message": "User authentication failed",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 401
      }
    },
    {
      "operation": "authenticate",
      "outcome": "account-disabled",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, without its stack trace",
      "reach": "sign in as disabled@example.com",
      "body": {
        "error": {
          "message": "User disabled",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticate",
      "outcome": "account-unverified",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the wording of the vendor's server for forbidden actions",
      "reach": "sign in as unverified@example.com",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticate",
      "outcome": "captcha-invalid",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source",
      "reach": "with policy.recaptcha, send a recaptchaResponse other than its response",
      "body": {
        "error": {
          "message": "Invalid Recaptcha",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "authenticate",
      "outcome": "token-invalid",
      "status": 404,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, without its stack trace",
      "reach": "send confirmData to POST /authentication with a key that its account doesn't have",
      "body": {
        "error": {
          "message": "The user could not be found",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 404
      }
    },
    {
      "operation": "authenticate",
      "outcome": "locked-out",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "send a wrong password or code five times, then any; or sign in as locked@example.com",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "authenticate",
      "outcome": "rate-limited",
      "status": 429,
      "first": false,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "authenticate",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "authenticate",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "logout",
      "outcome": "signed-out",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope without a value",
      "reach": "send the request, with or without the cookie of a login"
    },
    {
      "operation": "logout",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "logout",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "logout",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "sendSms",
      "outcome": "code-sent",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "request a code as sms@example.com with Password-1",
      "body": {
        "expires": "2027-11-21T20:31:23.2618362Z",
        "sms": true,
        "phoneNoise": "+1234***7890",
        "tfa": false
      }
    },
    {
      "operation": "sendSms",
      "outcome": "missing-credentials",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 400 of its operation",
      "reach": "omit userName, or both password and passwordHash",
      "body": {
        "error": {
          "message": "userName, password or passworHash is empty",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "sendSms",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "sendSms",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 401 of its operation",
      "reach": "send a wrong password or an unknown userName",
      "body": {
        "error": {
          "message": "User authentication failed",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 401
      }
    },
    {
      "operation": "sendSms",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for an unavailable code",
      "reach": "request a code as plain@example.com, or for an account without a phone",
      "body": {
        "error": {
          "message": "Auth code is not available",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "sendSms",
      "outcome": "captcha-invalid",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source",
      "reach": "with policy.recaptcha, send a recaptchaResponse other than its response",
      "body": {
        "error": {
          "message": "Invalid Recaptcha",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "sendSms",
      "outcome": "account-disabled",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source, without its stack trace",
      "reach": "sign in as disabled@example.com",
      "body": {
        "error": {
          "message": "User disabled",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "sendSms",
      "outcome": "account-unverified",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the wording of the vendor's server for forbidden actions",
      "reach": "sign in as unverified@example.com",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "sendSms",
      "outcome": "token-invalid",
      "status": 404,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, without its stack trace",
      "reach": "send confirmData to POST /authentication with a key that its account doesn't have",
      "body": {
        "error": {
          "message": "The user could not be found",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 404
      }
    },
    {
      "operation": "sendSms",
      "outcome": "locked-out",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "send a wrong password or code five times, then any; or sign in as locked@example.com",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "sendSms",
      "outcome": "rate-limited",
      "status": 429,
      "first": false,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "sendSms",
      "outcome": "second-factor-exhausted",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, without its stack trace",
      "reach": "request a code seven times as sms@example.com with Password-1",
      "body": {
        "error": {
          "message": "You have sent too many text messages. Please try again later.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "sendSms",
      "outcome": "server-error",
      "status": 500,
      "first": false,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "sendSms",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "setPhone",
      "outcome": "code-sent",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "send a phone with the query of a PhoneActivation link in the header confirm",
      "body": {
        "expires": "2027-11-21T20:31:23.2618362Z",
        "sms": true,
        "phoneNoise": "+1234***7890",
        "tfa": false
      }
    },
    {
      "operation": "setPhone",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setPhone",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setPhone",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setPhone",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setPhone",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send a token where a confirmation is required, or as an account that isn't an administrator"
    },
    {
      "operation": "setPhone",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "setPhone",
      "outcome": "missing-credentials",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source has the status; its sentence is invented",
      "reach": "send a mobilePhone without a digit",
      "body": {
        "error": {
          "message": "The phone number is empty",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "setPhone",
      "outcome": "second-factor-unavailable",
      "status": 500,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source has the status; its sentence is invented",
      "reach": "send a phone for an account that has an activated phone",
      "body": {
        "error": {
          "message": "The phone number is activated already",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "setPhone",
      "outcome": "server-error",
      "status": 500,
      "first": false,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "setPhone",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "confirm",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "send the query of the link that a sign-in as totp@example.com put into the outbox",
      "body": {
        "result": 0
      }
    },
    {
      "operation": "confirm",
      "outcome": "token-invalid",
      "status": 200,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "send a key that no link has",
      "body": {
        "result": 1
      }
    },
    {
      "operation": "confirm",
      "outcome": "token-expired",
      "status": 200,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "send the link's query an hour later",
      "body": {
        "result": 2
      }
    },
    {
      "operation": "confirm",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "confirm",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "confirm",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "confirm",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getSettings",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its SDK, in an envelope; of the portal's other settings, only those that the SDK always has",
      "reach": "send the request; recaptchaPublicKey is present with policy.recaptcha",
      "body": {
        "culture": "en-US",
        "docSpace": true,
        "standalone": true,
        "baseDomain": "localhost",
        "passwordHash": {
          "size": 256,
          "iterations": 100000,
          "salt": "5hpdnYzLLYpAjmWpWFTyZYDjLDN7v2D6"
        },
        "version": "3.7.0",
        "recaptchaType": 0,
        "recaptchaPublicKey": "6Lc0example",
        "tenantStatus": 0,
        "tenantAlias": "localhost",
        "cookieSettingsEnabled": false,
        "deepLink": {
          "androidPackageName": "",
          "url": "",
          "iosPackageId": ""
        }
      }
    },
    {
      "operation": "getSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getSettings",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as plain@example.com, before and after setTwoFactorSettings",
      "body": [
        {
          "id": "sms",
          "title": "By SMS",
          "enabled": false,
          "available": true,
          "trustedIps": [],
          "mandatoryUsers": [],
          "mandatoryGroups": []
        },
        {
          "id": "app",
          "title": "By authenticator app",
          "enabled": true,
          "available": true,
          "trustedIps": [
            "203.0.113.7"
          ],
          "mandatoryUsers": [
            "4c65a238-ca50-4374-b904-0d51d4c1822b"
          ],
          "mandatoryGroups": []
        }
      ]
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as plain@example.com, the administrator",
      "body": true
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "send the request as plain@example.com, the administrator",
      "body": "https://example.com/confirm/TfaActivation?type=TfaActivation&uid=4c65a238-ca50-4374-b904-0d51d4c1822b"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "validateCode",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "confirm as totp@example.com with its authenticator app's code",
      "body": true
    },
    {
      "operation": "validateCode",
      "outcome": "second-factor-unavailable",
      "status": 200,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope",
      "reach": "confirm as totp@example.com after the portal has turned its second factor off; returns false and no session",
      "body": false
    },
    {
      "operation": "validateCode",
      "outcome": "second-factor-invalid",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source, in an envelope; the document has no such operation",
      "reach": "confirm as totp@example.com with a wrong code",
      "body": {
        "error": {
          "message": "Incorrect code",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "validateCode",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "validateCode",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "validateCode",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "validateCode",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "validateCode",
      "outcome": "second-factor-exhausted",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the document has no such operation",
      "reach": "confirm as totp@example.com with a sixth wrong code within a minute",
      "body": {
        "error": {
          "message": "You have sent too many text messages. Please try again later.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "validateCode",
      "outcome": "not-allowed",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests",
      "reach": "send the token of a login and no confirmation, or a confirmation of another type"
    },
    {
      "operation": "validateCode",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "validateCode",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "validateCode",
      "outcome": "missing-credentials",
      "status": 500,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the document has no such operation",
      "reach": "confirm as totp@example.com with an empty code",
      "body": {
        "error": {
          "message": "Validation code field cannot be empty",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "validateCode",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getConfirmation",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as totp@example.com",
      "body": {
        "url": "https://example.com/confirm/TfaAuth?type=TfaAuth&uid=4c65a238-ca50-4374-b904-0d51d4c1822b",
        "cookieName": "asc_confirm_key_TfaAuth",
        "cookieValue": "1795262400000.7D0F4A1B2C3E5F60718293A4B5C6D7E8"
      }
    },
    {
      "operation": "getConfirmation",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getConfirmation",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getConfirmation",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getConfirmation",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getConfirmation",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getConfirmation",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getSetup",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the image has no QR code, the secret is in manualEntryKey; in an envelope",
      "reach": "confirm as unlinked@example.com, whose app is not linked",
      "body": {
        "account": "unlinked@example.com",
        "manualEntryKey": "JBSWY3DPEHPK3PXP",
        "qrCodeSetupImageUrl": "data:image/png;base64,iVBORw0KGgo="
      }
    },
    {
      "operation": "getSetup",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getSetup",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getSetup",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getSetup",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "confirm as unlinked@example.com after its app has been linked",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "getSetup",
      "outcome": "not-allowed",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests",
      "reach": "send the token of a login and no confirmation, or a confirmation of another type"
    },
    {
      "operation": "getSetup",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getSetup",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getSetup",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getBackupCodes",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as totp@example.com",
      "body": [
        {
          "isUsed": true,
          "code": "a-1Bc2"
        },
        {
          "isUsed": false,
          "code": "dE3_f4"
        },
        {
          "isUsed": false,
          "code": "Gh5iJ6"
        },
        {
          "isUsed": false,
          "code": "kL7mN8"
        },
        {
          "isUsed": false,
          "code": "o9PqR0"
        }
      ]
    },
    {
      "operation": "getBackupCodes",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as plain@example.com, who has no app",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "getBackupCodes",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getBackupCodes",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getBackupCodes",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as totp@example.com",
      "body": [
        {
          "isUsed": false,
          "code": "a-1Bc2"
        },
        {
          "isUsed": false,
          "code": "dE3_f4"
        },
        {
          "isUsed": false,
          "code": "Gh5iJ6"
        },
        {
          "isUsed": false,
          "code": "kL7mN8"
        },
        {
          "isUsed": false,
          "code": "o9PqR0"
        }
      ]
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as plain@example.com, who has no app",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "renewApp",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "as totp@example.com, send their own id",
      "body": "https://example.com/confirm/TfaActivation?type=TfaActivation&uid=4c65a238-ca50-4374-b904-0d51d4c1822b"
    },
    {
      "operation": "renewApp",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "renewApp",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "renewApp",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "renewApp",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "renewApp",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "as totp@example.com, send another user's id, an unknown id, or none",
      "body": {
        "error": {
          "message": "No permissions to perform this action",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "renewApp",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "as plain@example.com, who has no app, send their own id",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "renewApp",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "renewApp",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "renewApp",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getLoginSettings",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "attemptCount": 5,
        "blockTime": 60,
        "checkPeriod": 60,
        "isDefault": true
      }
    },
    {
      "operation": "getLoginSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "getLoginSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getLoginSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getLoginSettings",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "attemptCount": 3,
        "blockTime": 15,
        "checkPeriod": 60,
        "isDefault": false
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server has this wording for a body that it cannot bind, in another envelope",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "error": {
          "message": "One or more validation errors occurred.",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests, in an envelope",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "attemptCount": 5,
        "blockTime": 60,
        "checkPeriod": 60,
        "isDefault": true
      }
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the document has no such operation",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 403
      }
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    },
    {
      "operation": "getSelf",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's SDK; values that a fixture omits follow from its login, in an envelope",
      "reach": "send the token of a login",
      "body": {
        "id": "4c65a238-ca50-4374-b904-0d51d4c1822b",
        "displayName": "plain",
        "firstName": "plain",
        "lastName": "",
        "userName": "plain",
        "email": "plain@example.com",
        "status": 1,
        "activationStatus": 1,
        "isAdmin": true,
        "isOwner": false,
        "isVisitor": false,
        "isCollaborator": false,
        "mobilePhone": "+12025550100",
        "mobilePhoneActivationStatus": 1,
        "tfaAppEnabled": false
      }
    },
    {
      "operation": "getSelf",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getSelf",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests have the status; the empty body follows from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getSelf",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; the empty body follows from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getSelf",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the document's sentence for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 429
      }
    },
    {
      "operation": "getSelf",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "getSelf",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Service unavailable",
          "type": null,
          "stack": null,
          "hresult": 0
        },
        "status": 1,
        "statusCode": 503
      }
    }
  ],
  "refusals": {
    "malformed": "not in the document",
    "unsupported-media-type": "the document names three content types and no status for others",
    "too-large": "not in the document",
    "not-found": "not in the document",
    "method-not-allowed": "not in the document"
  }
};
