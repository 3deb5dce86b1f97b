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
      "reach": "with --request-budget vendor, send 1501 requests within a minute",
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
      "reach": "with --request-budget vendor, send 1501 requests within a minute",
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
