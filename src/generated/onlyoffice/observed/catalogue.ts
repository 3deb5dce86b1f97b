// Generated from openapi/onlyoffice/observed.yaml by `npm run generate`.
import type { Catalogue } from '../../../catalogue.ts';

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
      "source": "the vendor's server source and its own tests; the sentence on a field's JSON is its framework's, shortened",
      "reach": "send a body that cannot be read, or a field of another type",
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
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "leave out userName, or both password and passwordHash",
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
      "source": "the vendor's server source, its own tests, and what its login page waits for",
      "reach": "give a wrong password five times within a minute, then any; or sign in as locked@example.com",
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
      "outcome": "account-disabled",
      "status": 403,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; its type, its stack and its hresult are inferred",
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
      "source": "the words that the vendor's server has for what is not allowed",
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
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the headers are the counting package's",
      "reach": "with --request-budget vendor, send 1501 requests within a minute"
    },
    {
      "operation": "authenticateByCode",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server around words of its framework",
      "reach": "only when switched on",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "ask with the token of a login, or without one",
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
      "source": "the vendor's server source; the headers are the counting package's",
      "reach": "with --request-budget vendor, send 1501 requests within a minute"
    },
    {
      "operation": "isAuthenticated",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server around words of its framework",
      "reach": "only when switched on",
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
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; that a header's token lives on is inferred from the source",
      "reach": "post it, with the cookie of a login or with nothing",
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
      "source": "the vendor's server source; the headers are the counting package's",
      "reach": "with --request-budget vendor, send 1501 requests within a minute"
    },
    {
      "operation": "logout",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the envelope of the vendor's server around words of its framework",
      "reach": "only when switched on",
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
    "malformed": "the envelope of the vendor's server",
    "unsupported-media-type": "the vendor's server source knows the status and that it has no stack; its words are the framework's",
    "too-large": "the envelope of the vendor's server",
    "not-found": "the envelope of the vendor's server",
    "method-not-allowed": "the envelope of the vendor's server"
  }
};
