// Generated from openapi/onlyoffice/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "authenticateByCode",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "the fields of the 200; the values are the vendor's server's",
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
      "source": "the 400's sentence; the envelope is the vendor's server's",
      "reach": "leave out userName, or both password and passwordHash",
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
      "source": "the vendor's server says these words to a body it cannot bind, in another envelope",
      "reach": "send a body that cannot be read, or a session that is neither true nor false",
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
      "source": "the 401's sentence; the envelope is the vendor's server's",
      "reach": "give a wrong password, or a userName that no account has",
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
      "reach": "with policy.lockoutRule: by-address, give a wrong code five times within a minute, then any",
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
      "source": "the 403's sentence; the envelope is the vendor's server's",
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
      "source": "the words that the vendor's server has for what is not allowed",
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
      "reach": "with a policy.recaptcha, send another recaptchaResponse than its response",
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
      "source": "the vendor's server source, without its stack trace: the document's links change nothing",
      "reach": "only when switched on",
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
      "source": "the 429's sentence; the envelope is the vendor's server's",
      "reach": "give a wrong password or code five times, then any; or sign in as locked@example.com",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the vendor's server source has it, in an envelope",
      "reach": "ask with the token of a login, or without one",
      "body": true
    },
    {
      "operation": "isAuthenticated",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget has",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the vendor's server source has it, in an envelope",
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
      "source": "the vendor's server source has it, in an envelope",
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
      "source": "the sentence that the document has for the 400 of its operation",
      "reach": "leave out userName, or both password and passwordHash",
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
      "source": "the vendor's server says these words to a body it cannot bind, in another envelope",
      "reach": "send a body that cannot be read, or a field of another type",
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
      "source": "the sentence that the document has for the 401 of its operation",
      "reach": "give a wrong password, or a userName that no account has",
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
      "source": "the words that the vendor's server has for what is not allowed",
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
      "reach": "with a policy.recaptcha, send another recaptchaResponse than its response",
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
      "reach": "send confirmData to POST /authentication with a key that its account has not",
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
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "give a wrong password or code five times, then any; or sign in as locked@example.com",
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
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget has",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the vendor's server source has it, in an envelope around nothing",
      "reach": "post it, with the cookie of a login or with nothing"
    },
    {
      "operation": "logout",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget has",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the vendor's server source has it, in an envelope",
      "reach": "ask as sms@example.com with Password-1",
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
      "source": "the sentence that the document has for the 400 of its operation",
      "reach": "leave out userName, or both password and passwordHash",
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
      "source": "the vendor's server says these words to a body it cannot bind, in another envelope",
      "reach": "send a body that cannot be read, or a field of another type",
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
      "source": "the sentence that the document has for the 401 of its operation",
      "reach": "give a wrong password, or a userName that no account has",
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
      "source": "the sentence that the document has where a code is not available",
      "reach": "ask as plain@example.com, or for an account without a phone",
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
      "reach": "with a policy.recaptcha, send another recaptchaResponse than its response",
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
      "source": "the words that the vendor's server has for what is not allowed",
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
      "reach": "send confirmData to POST /authentication with a key that its account has not",
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
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "give a wrong password or code five times, then any; or sign in as locked@example.com",
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
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget has",
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
      "reach": "ask seven times as sms@example.com with Password-1",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the vendor's server source has it, in an envelope",
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
      "source": "the vendor's server says these words to a body it cannot bind, in another envelope",
      "reach": "send a body that cannot be read, or a field of another type",
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
      "source": "the vendor's own tests know the status; that there is no body follows from the server's framework",
      "reach": "send neither the cookie nor an Authorization"
    },
    {
      "operation": "setPhone",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's own tests know the status; that there is no body follows from the server's framework",
      "reach": "send a token that no login has given, or one whose session has ended"
    },
    {
      "operation": "setPhone",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source; that there is no body follows from the server's framework",
      "reach": "send the token of a login after its time"
    },
    {
      "operation": "setPhone",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's own tests know the status; that there is no body follows from the server's framework",
      "reach": "ask with a token where a confirmation is wanted, or as one who is no administrator"
    },
    {
      "operation": "setPhone",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget has",
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
      "source": "the vendor's server source has the status; its sentence is made up",
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
      "source": "the vendor's server source has the status; its sentence is made up",
      "reach": "send a phone for an account whose phone is activated",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the vendor's server source has it, in an envelope",
      "reach": "post the query of the link that a sign-in as totp@example.com put into the outbox",
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
      "source": "the vendor's server source has it, in an envelope",
      "reach": "post a key that no link has",
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
      "source": "the vendor's server source has it, in an envelope",
      "reach": "post the link's query an hour later",
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
      "source": "the vendor's server says these words to a body it cannot bind, in another envelope",
      "reach": "send a body that cannot be read, or a field of another type",
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
      "source": "the sentence that the document has for the 429 of its operation",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget has",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
