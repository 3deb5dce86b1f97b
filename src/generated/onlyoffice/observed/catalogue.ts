// Generated from openapi/onlyoffice/observed.yaml by `npm run generate`.
import type { Catalogue } from '../../../core/catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "authenticateByCode",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "sign in as totp@example.com with Password-1 and its authenticator app's code in the body",
      "body": {
        "response": {
          "token": "c29tZSB0b2tlbg==",
          "expires": "2027-11-21T20:31:23.2618362Z",
          "sms": false,
          "tfa": true
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/123456",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
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
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "omit userName, or both password and passwordHash",
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
      "reach": "sign in as totp@example.com with a wrong code in the body",
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
      "reach": "sign in as totp@example.com with a wrong code five times within a minute, then with any code",
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
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "sign in as plain@example.com, which has no second factor",
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
      "outcome": "locked-out",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source, its own tests, and its login page, which checks for it",
      "reach": "send a wrong password five times within a minute, then any password; or sign in as locked@example.com",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
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
      "reach": "send a recaptchaResponse other than policy.recaptcha.response",
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
      "outcome": "account-disabled",
      "status": 403,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; its hresult is .NET's, its stack is invented",
      "reach": "sign in as disabled@example.com",
      "body": {
        "error": {
          "message": "User disabled",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "provenance": "observed",
      "source": "the vendor's server source; its hresult is .NET's, its stack is invented",
      "reach": "send confirmData with a key that no account has, or with another account's",
      "body": {
        "error": {
          "message": "The user could not be found",
          "type": "ASC.Common.Utils.ItemNotFoundException",
          "stack": "   at ASC.Common.Utils.ItemNotFoundException",
          "hresult": -2146233088
        },
        "status": 1,
        "statusCode": 404
      }
    },
    {
      "operation": "authenticateByCode",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "authenticateByCode",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the token of a login, or none",
      "body": {
        "response": true,
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "isAuthenticated",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "isAuthenticated",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "sign in as plain@example.com with Password-1",
      "body": {
        "response": {
          "token": "c29tZSB0b2tlbg==",
          "expires": "2027-11-21T20:31:23.2618362Z",
          "sms": false,
          "tfa": false
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "authenticate",
      "outcome": "second-factor-required",
      "status": 200,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and the fields that its login page reads",
      "reach": "sign in as totp@example.com or sms@example.com with Password-1",
      "body": {
        "response": {
          "expires": "0001-01-01T00:00:00",
          "sms": false,
          "tfa": true,
          "confirmUrl": "https://example.com/confirm/TfaAuth?type=TfaAuth&uid=4c65a238-ca50-4374-b904-0d51d4c1822b"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "authenticate",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "authenticate",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
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
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "omit userName, or both password and passwordHash",
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
      "outcome": "locked-out",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source, its own tests, and its login page, which checks for it",
      "reach": "send a wrong password five times within a minute, then any password; or sign in as locked@example.com",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send a recaptchaResponse other than policy.recaptcha.response",
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
      "outcome": "account-disabled",
      "status": 403,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; its hresult is .NET's, its stack is invented",
      "reach": "sign in as disabled@example.com",
      "body": {
        "error": {
          "message": "User disabled",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "provenance": "observed",
      "source": "the vendor's server source; its hresult is .NET's, its stack is invented",
      "reach": "send confirmData with a key that no account has, or with another account's",
      "body": {
        "error": {
          "message": "The user could not be found",
          "type": "ASC.Common.Utils.ItemNotFoundException",
          "stack": "   at ASC.Common.Utils.ItemNotFoundException",
          "hresult": -2146233088
        },
        "status": 1,
        "statusCode": 404
      }
    },
    {
      "operation": "authenticate",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "authenticate",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; that a token in a header stays valid is inferred from the source",
      "reach": "send the request, with or without the cookie of a login",
      "body": {
        "count": 0,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/logout",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "logout",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "logout",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "request a code as sms@example.com with Password-1",
      "body": {
        "response": {
          "expires": "2027-11-21T20:31:23.2618362Z",
          "sms": true,
          "phoneNoise": "+1234***7890",
          "tfa": false
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/sendsms",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "sendSms",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "sendSms",
      "outcome": "second-factor-unavailable",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source, for an empty phone; the sentence is its framework's",
      "reach": "request a code for an account whose second factor is sms and that has no phone",
      "body": {
        "error": {
          "message": "The value cannot be an empty string. (Parameter 'phone')",
          "type": "System.ArgumentException",
          "stack": "   at System.ArgumentException",
          "hresult": -2147024809
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
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
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "omit userName, or both password and passwordHash",
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
      "outcome": "locked-out",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source, its own tests, and its login page, which checks for it",
      "reach": "send a wrong password five times within a minute, then any password; or sign in as locked@example.com",
      "body": {
        "error": {
          "message": "Too many login attempts. Please try again later",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send a recaptchaResponse other than policy.recaptcha.response",
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
      "provenance": "observed",
      "source": "the vendor's server source; its hresult is .NET's, its stack is invented",
      "reach": "sign in as disabled@example.com",
      "body": {
        "error": {
          "message": "User disabled",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "provenance": "observed",
      "source": "the vendor's server source; its hresult is .NET's, its stack is invented",
      "reach": "send confirmData with a key that no account has, or with another account's",
      "body": {
        "error": {
          "message": "The user could not be found",
          "type": "ASC.Common.Utils.ItemNotFoundException",
          "stack": "   at ASC.Common.Utils.ItemNotFoundException",
          "hresult": -2146233088
        },
        "status": 1,
        "statusCode": 404
      }
    },
    {
      "operation": "sendSms",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "sendSms",
      "outcome": "second-factor-unavailable",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; the sentence is its framework's, its stack and hresult are inferred",
      "reach": "request a code as totp@example.com with Password-1",
      "body": {
        "error": {
          "message": "Attempt to access the method failed.",
          "type": "System.MethodAccessException",
          "stack": "   at System.MethodAccessException",
          "hresult": -2146233072
        },
        "status": 1,
        "statusCode": 500
      }
    },
    {
      "operation": "sendSms",
      "outcome": "second-factor-exhausted",
      "status": 500,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; its type, stack and hresult are inferred",
      "reach": "request a code seven times as sms@example.com with Password-1",
      "body": {
        "error": {
          "message": "You have sent too many text messages. Please try again later.",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send a phone with the query of a PhoneActivation link in the header confirm",
      "body": {
        "response": {
          "expires": "2027-11-21T20:31:23.2618362Z",
          "sms": true,
          "phoneNoise": "+1234***7890",
          "tfa": false
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/setphone",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "setPhone",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setPhone",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setPhone",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setPhone",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setPhone",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send a token where a confirmation is required"
    },
    {
      "operation": "setPhone",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
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
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send the query of the link that a sign-in as totp@example.com put into the outbox",
      "body": {
        "response": {
          "result": 0
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/confirm",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "confirm",
      "outcome": "token-invalid",
      "status": 200,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send a key that no link has",
      "body": {
        "response": {
          "result": 1
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/confirm",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "confirm",
      "outcome": "token-expired",
      "status": 200,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send the link's query an hour later",
      "body": {
        "response": {
          "result": 2
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication/confirm",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "confirm",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "confirm",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "source": "the vendor's server source and its SDK; of the portal's other settings, only those that the SDK always has",
      "reach": "send the request; recaptchaPublicKey is present with policy.recaptcha",
      "body": {
        "response": {
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
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as plain@example.com, before and after setTwoFactorSettings",
      "body": {
        "response": [
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
        ],
        "count": 2,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getTwoFactorSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "response": true,
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp",
            "action": "PUT"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "setTwoFactorSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "response": "https://example.com/confirm/TfaActivation?type=TfaActivation&uid=4c65a238-ca50-4374-b904-0d51d4c1822b",
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaappwithlink",
            "action": "PUT"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "setTwoFactorSettingsWithLink",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "confirm as totp@example.com with its authenticator app's code",
      "body": {
        "response": true,
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp/validate",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "validateCode",
      "outcome": "second-factor-unavailable",
      "status": 200,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "confirm as totp@example.com after the portal has turned its second factor off; returns false and no session",
      "body": {
        "response": false,
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp/validate",
            "action": "POST"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "validateCode",
      "outcome": "second-factor-invalid",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; its type, stack and hresult are inferred",
      "reach": "confirm as totp@example.com with a wrong code",
      "body": {
        "error": {
          "message": "Incorrect code",
          "type": "System.ArgumentException",
          "stack": "   at System.ArgumentException",
          "hresult": -2147024809
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp/validate",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "validateCode",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "validateCode",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "validateCode",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "validateCode",
      "outcome": "second-factor-exhausted",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
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
      "provenance": "observed",
      "source": "the vendor's own tests",
      "reach": "send the token of a login and no confirmation, or a confirmation of another type"
    },
    {
      "operation": "validateCode",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "validateCode",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "provenance": "observed",
      "source": "the vendor's server source; its type, stack and hresult are inferred",
      "reach": "confirm as totp@example.com with an empty code",
      "body": {
        "error": {
          "message": "Validation code field cannot be empty",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as totp@example.com",
      "body": {
        "response": {
          "url": "https://example.com/confirm/TfaAuth?type=TfaAuth&uid=4c65a238-ca50-4374-b904-0d51d4c1822b",
          "cookieName": "asc_confirm_key_TfaAuth",
          "cookieValue": "1795262400000.7D0F4A1B2C3E5F60718293A4B5C6D7E8"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp/confirm",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getConfirmation",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getConfirmation",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getConfirmation",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getConfirmation",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getConfirmation",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "source": "the vendor's server source; the image has no QR code, the secret is in manualEntryKey",
      "reach": "confirm as unlinked@example.com, whose app is not linked",
      "body": {
        "response": {
          "account": "unlinked@example.com",
          "manualEntryKey": "JBSWY3DPEHPK3PXP",
          "qrCodeSetupImageUrl": "data:image/png;base64,iVBORw0KGgo="
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaapp/setup",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getSetup",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getSetup",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getSetup",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getSetup",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "confirm as unlinked@example.com after its app has been linked",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
      "provenance": "observed",
      "source": "the vendor's own tests",
      "reach": "send the token of a login and no confirmation, or a confirmation of another type"
    },
    {
      "operation": "getSetup",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getSetup",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as totp@example.com",
      "body": {
        "response": [
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
        ],
        "count": 5,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaappcodes",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getBackupCodes",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as plain@example.com, who has no app",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getBackupCodes",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as totp@example.com",
      "body": {
        "response": [
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
        ],
        "count": 5,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaappnewcodes",
            "action": "PUT"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as plain@example.com, who has no app",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "renewBackupCodes",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "as totp@example.com, send their own id",
      "body": {
        "response": "https://example.com/confirm/TfaActivation?type=TfaActivation&uid=4c65a238-ca50-4374-b904-0d51d4c1822b",
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/tfaappnewapp",
            "action": "PUT"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "renewApp",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "renewApp",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "renewApp",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "renewApp",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "renewApp",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "as totp@example.com, send another user's id, an unknown id, or none",
      "body": {
        "error": {
          "message": "No permissions to perform this action",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "as plain@example.com, who has no app, send their own id",
      "body": {
        "error": {
          "message": "TFA application settings are not available",
          "type": "System.InvalidOperationException",
          "stack": "   at System.InvalidOperationException",
          "hresult": -2146233079
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "renewApp",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "response": {
          "attemptCount": 5,
          "blockTime": 60,
          "checkPeriod": 60,
          "isDefault": true
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/security/loginsettings",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getLoginSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getLoginSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "response": {
          "attemptCount": 3,
          "blockTime": 15,
          "checkPeriod": 60,
          "isDefault": false
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/security/loginsettings",
            "action": "PUT"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; the sentence about a field's JSON is its framework's, shortened",
      "reach": "send an unreadable body, or a field of another type",
      "body": {
        "response": {
          "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
          "title": "One or more validation errors occurred.",
          "status": 400,
          "errors": {
            "$": [
              "The JSON value could not be converted."
            ]
          },
          "traceId": "00-00000000000000000000000000000001-0000000000000001-00"
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/authentication",
            "action": "POST"
          }
        ],
        "status": 1,
        "statusCode": 400
      }
    },
    {
      "operation": "setLoginSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "setLoginSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the request as plain@example.com, the administrator",
      "body": {
        "response": {
          "attemptCount": 5,
          "blockTime": 60,
          "checkPeriod": 60,
          "isDefault": true
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/settings/security/loginsettings",
            "action": "DELETE"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; its type, stack and hresult are inferred",
      "reach": "send the request as totp@example.com, who isn't an administrator",
      "body": {
        "error": {
          "message": "Access denied",
          "type": "System.Security.SecurityException",
          "stack": "   at System.Security.SecurityException",
          "hresult": -2146233078
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
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "resetLoginSettings",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
      "source": "the vendor's SDK; values that a fixture omits follow from its login",
      "reach": "send the token of a login",
      "body": {
        "response": {
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
        },
        "count": 1,
        "links": [
          {
            "href": "https://example.com/api/2.0/people/@self",
            "action": "GET"
          }
        ],
        "status": 0,
        "statusCode": 200
      }
    },
    {
      "operation": "getSelf",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send neither the cookie nor an Authorization header"
    },
    {
      "operation": "getSelf",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's own tests have the status; the empty body is inferred from the server's framework",
      "reach": "send an unknown token, or a token whose session has ended"
    },
    {
      "operation": "getSelf",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the empty body is inferred from the server's framework",
      "reach": "send the token of a login after it has expired"
    },
    {
      "operation": "getSelf",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are those of the package that counts requests",
      "reach": "with --request-budget vendor, send more requests within a minute than policy.requestBudget allows"
    },
    {
      "operation": "getSelf",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server, with its framework's wording",
      "reach": "only when forced",
      "body": {
        "error": {
          "message": "Internal server error",
          "type": "System.Exception",
          "stack": "   at System.Exception",
          "hresult": -2146233088
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
      "source": "the envelope of the vendor's server",
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
    "malformed": "the envelope of the vendor's server",
    "unsupported-media-type": "the vendor's server source has the status without a stack; the wording of its framework",
    "too-large": "the envelope of the vendor's server",
    "not-found": "the envelope of the vendor's server",
    "method-not-allowed": "the envelope of the vendor's server"
  }
};
