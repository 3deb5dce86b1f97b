// Generated from openapi/rocketchat/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "login",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "Result",
      "reach": "sign in as plain with Password-1, or give a token that it gave as resume",
      "body": {
        "status": "success",
        "data": {
          "authToken": "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq",
          "userId": "aobEdbYhXfu5hkeqG",
          "me": {
            "_id": "aYjNnig8BEAWeQzMh",
            "name": "Rocket Cat",
            "emails": [
              {
                "address": "rocket.cat@example.com",
                "verified": false
              }
            ],
            "status": "offline",
            "statusConnection": "offline",
            "username": "rocket.cat",
            "utcOffset": -3,
            "active": true,
            "roles": [
              "admin"
            ],
            "settings": {
              "preferences": {}
            },
            "avatarUrl": "http://localhost:3000/avatar/test"
          }
        }
      }
    },
    {
      "operation": "login",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "measured on servers of the document's time",
      "reach": "give a wrong password, a user that no account has, or a token that was never given as resume",
      "body": {
        "status": "error",
        "error": "Unauthorized",
        "message": "Unauthorized"
      }
    },
    {
      "operation": "login",
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; a login without its arguments is Unauthorized",
      "reach": "leave out user or password, or send it empty",
      "body": {
        "status": "error",
        "error": "Unauthorized",
        "message": "Unauthorized"
      }
    },
    {
      "operation": "login",
      "outcome": "malformed-request",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; what cannot be read counts as empty",
      "reach": "send a body that cannot be read, or a password that is no text",
      "body": {
        "status": "error",
        "error": "Unauthorized",
        "message": "Unauthorized"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-required",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source, without the later success",
      "reach": "sign in as totp, sms or mail without code",
      "body": {
        "status": "error",
        "error": "totp-required",
        "details": {
          "method": "totp",
          "codeGenerated": false,
          "availableMethods": [
            "totp"
          ]
        },
        "message": "TOTP Required"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source, without the later success",
      "reach": "sign in as totp with a wrong code",
      "body": {
        "status": "error",
        "error": "totp-invalid",
        "details": {
          "method": "totp",
          "codeGenerated": false,
          "availableMethods": [
            "totp"
          ]
        },
        "message": "TOTP Invalid"
      }
    },
    {
      "operation": "login",
      "outcome": "account-disabled",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source, without the later success",
      "reach": "sign in as disabled",
      "body": {
        "status": "error",
        "error": "error-user-is-not-activated",
        "details": {
          "function": "Accounts.validateLoginAttempt"
        },
        "message": "User is not activated"
      }
    },
    {
      "operation": "login",
      "outcome": "account-unverified",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source, without the later success; the placeholder is the server's",
      "reach": "sign in as unverified",
      "body": {
        "status": "error",
        "error": "error-invalid-email",
        "message": "Invalid email __email__"
      }
    },
    {
      "operation": "login",
      "outcome": "locked-out",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests, without the later success",
      "reach": "give a wrong password ten times, then any; or sign in as locked",
      "body": {
        "status": "error",
        "error": "error-login-blocked-for-user",
        "details": {
          "function": "Accounts.validateLoginAttempt"
        },
        "message": "Login has been temporarily blocked For User"
      }
    },
    {
      "operation": "login",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven logins within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "login",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "the later servers' words in the form of the document's time",
      "reach": "only when switched on",
      "body": {
        "status": "error",
        "error": "Internal server error",
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
      "reach": "only when switched on",
      "body": {
        "status": "error",
        "error": "Service unavailable",
        "message": "Service unavailable"
      }
    }
  ],
  "refusals": {
    "malformed": "not in the document",
    "unsupported-media-type": "not in the document",
    "too-large": "not in the document",
    "not-found": "the router of the document's time; the body is not settled",
    "method-not-allowed": "not in the document"
  }
};
