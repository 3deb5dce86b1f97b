// Generated from openapi/misaka/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../core/catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "login",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "Response Body; the status is inferred",
      "reach": "sign in as plain@example.com with Password-1",
      "body": {
        "detail": "string",
        "user": {
          "id": 0,
          "email": "user@example.com",
          "avatar_url": "string",
          "username": "string",
          "first_name": "string",
          "last_name": "string",
          "display_name": "string",
          "country": "ZZ",
          "is_staff": true,
          "whmcs_uuid": "string",
          "services": [
            "string"
          ],
          "modules": [
            {
              "property1": "string",
              "property2": "string"
            }
          ],
          "teams": [
            {
              "id": "string",
              "name": "string",
              "is_admin": true
            }
          ]
        },
        "access": "string",
        "refresh": "string",
        "access_token": "string",
        "refresh_token": "string",
        "sliding_token": "string"
      }
    },
    {
      "operation": "login",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a body that isn't JSON",
      "body": {
        "detail": "Cannot parse request body"
      }
    },
    {
      "operation": "login",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the document's body; the status and wording of the token library that the vendor evidently uses",
      "reach": "send a wrong password of at least six characters, or an unknown email",
      "body": {
        "detail": "No active account found with the given credentials"
      }
    },
    {
      "operation": "login",
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the document makes both e-mail and username optional and doesn't mention a body without either",
      "reach": "omit both email and username",
      "body": {
        "detail": "No active account found with the given credentials"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-required",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the document names a login with 2FA and shows no response that requires it",
      "reach": "sign in as totp@example.com, sms@example.com or mail@example.com",
      "body": {
        "detail": "Two-factor authentication required"
      }
    },
    {
      "operation": "login",
      "outcome": "account-disabled",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "the wording of the token library that the vendor evidently uses",
      "reach": "sign in as disabled@example.com",
      "body": {
        "detail": "User is inactive"
      }
    },
    {
      "operation": "login",
      "outcome": "account-unverified",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "the document's navigation names an e-mail confirmation; the emulator's wording",
      "reach": "sign in as unverified@example.com",
      "body": {
        "detail": "E-mail address is not confirmed"
      }
    },
    {
      "operation": "login",
      "outcome": "malformed-request",
      "status": 422,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "omit password, or send one with fewer than six characters",
      "body": {
        "detail": [
          {
            "type": "missing",
            "loc": [
              "body",
              "data",
              "password"
            ],
            "msg": "Field required"
          }
        ]
      }
    },
    {
      "operation": "login",
      "outcome": "locked-out",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document; the emulator's wording",
      "reach": "send a wrong password five times, then any password; or sign in as locked@example.com",
      "body": {
        "detail": "Too many failed login attempts."
      }
    },
    {
      "operation": "login",
      "outcome": "rate-limited",
      "status": 429,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 logins within a minute",
      "body": {
        "detail": "Too many requests."
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
        "detail": "Internal server error"
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
        "detail": "Service unavailable"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the document names a login with 2FA; the response is the login's",
      "reach": "sign in as totp@example.com with the code of an authenticator app, or as sms@example.com or mail@example.com with the code that a login put into the outbox",
      "body": {
        "detail": "string",
        "user": {
          "id": 0,
          "email": "user@example.com",
          "avatar_url": "string",
          "username": "string",
          "first_name": "string",
          "last_name": "string",
          "display_name": "string",
          "country": "ZZ",
          "is_staff": true,
          "whmcs_uuid": "string",
          "services": [
            "string"
          ],
          "modules": [
            {
              "property1": "string",
              "property2": "string"
            }
          ],
          "teams": [
            {
              "id": "string",
              "name": "string",
              "is_admin": true
            }
          ]
        },
        "access": "string",
        "refresh": "string",
        "access_token": "string",
        "refresh_token": "string",
        "sliding_token": "string"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a body that isn't JSON",
      "body": {
        "detail": "Cannot parse request body"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "second-factor-invalid",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document; the emulator's wording",
      "reach": "sign in as totp@example.com with a wrong code",
      "body": {
        "detail": "Invalid two-factor authentication code"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "as for the login",
      "reach": "send a wrong password of at least six characters, or an unknown email",
      "body": {
        "detail": "No active account found with the given credentials"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "as for the login",
      "reach": "omit both email and username",
      "body": {
        "detail": "No active account found with the given credentials"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "account-disabled",
      "status": 403,
      "first": true,
      "provenance": "inferred",
      "source": "as for the login",
      "reach": "sign in as disabled@example.com",
      "body": {
        "detail": "User is inactive"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "account-unverified",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "as for the login",
      "reach": "sign in as unverified@example.com",
      "body": {
        "detail": "E-mail address is not confirmed"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "second-factor-unavailable",
      "status": 403,
      "first": false,
      "provenance": "inferred",
      "source": "not in the document; the emulator's wording",
      "reach": "sign in as plain@example.com",
      "body": {
        "detail": "Two-factor authentication is not enabled"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "malformed-request",
      "status": 422,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "omit code or password, or send a password of fewer than six characters",
      "body": {
        "detail": [
          {
            "type": "missing",
            "loc": [
              "body",
              "data",
              "code"
            ],
            "msg": "Field required"
          }
        ]
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "locked-out",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "as for the login; that wrong codes count is inferred",
      "reach": "send a wrong password or code five times, then any; or sign in as locked@example.com",
      "body": {
        "detail": "Too many failed login attempts."
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "rate-limited",
      "status": 429,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 logins within a minute",
      "body": {
        "detail": "Too many requests."
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Internal server error"
      }
    },
    {
      "operation": "loginWithTwoFactor",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Service unavailable"
      }
    },
    {
      "operation": "refresh",
      "outcome": "refreshed",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "Response Body; that a matching etag omits user is inferred",
      "reach": "send the refresh token of a login",
      "body": {
        "access": "string",
        "refresh": "string",
        "user_etag": "string",
        "user": {
          "id": 0,
          "email": "user@example.com",
          "avatar_url": "string",
          "username": "string",
          "first_name": "string",
          "last_name": "string",
          "display_name": "string",
          "country": "ZZ",
          "is_staff": true,
          "whmcs_uuid": "string",
          "teams": [
            {
              "id": 0,
              "name": "string",
              "is_admin": true
            }
          ]
        }
      }
    },
    {
      "operation": "refresh",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a body that isn't JSON",
      "body": {
        "detail": "Cannot parse request body"
      }
    },
    {
      "operation": "refresh",
      "outcome": "token-invalid",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the token library that the vendor evidently uses, without its field code",
      "reach": "send a refresh token that is unknown (Token is invalid), used or ended by a logout (Token is blacklisted); or an access token (Token has wrong type)",
      "body": {
        "detail": "Token is invalid"
      }
    },
    {
      "operation": "refresh",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the token library that the vendor evidently uses, without its field code",
      "reach": "sign in, advance the clock by policy.tokens.refreshSeconds, send the refresh token",
      "body": {
        "detail": "Token is expired"
      }
    },
    {
      "operation": "refresh",
      "outcome": "malformed-request",
      "status": 422,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "omit refresh",
      "body": {
        "detail": [
          {
            "type": "missing",
            "loc": [
              "body",
              "data",
              "refresh"
            ],
            "msg": "Field required"
          }
        ]
      }
    },
    {
      "operation": "refresh",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "detail": "Too many requests."
      }
    },
    {
      "operation": "refresh",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Internal server error"
      }
    },
    {
      "operation": "refresh",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Service unavailable"
      }
    },
    {
      "operation": "logout",
      "outcome": "signed-out",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the library whose vocabulary the login uses",
      "reach": "send the access token of a login as bearer token, its refresh token in the body, or both",
      "body": {
        "detail": "Successfully logged out."
      }
    },
    {
      "operation": "logout",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a body that isn't JSON",
      "body": {
        "detail": "Cannot parse request body"
      }
    },
    {
      "operation": "logout",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send neither bearer nor refresh",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "logout",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the framework (bearer token) or token library (refresh token) that the vendor evidently uses",
      "reach": "send an unknown or ended bearer token (Unauthorized); or a refresh token that is unknown (Token is invalid), ended (Token is blacklisted) or of another type (Token has wrong type)",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "logout",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the framework (bearer token) or token library (refresh token) that the vendor evidently uses",
      "reach": "sign in, advance the clock by policy.tokens.accessSeconds, send the access token (Unauthorized); or do the same with a refresh token (Token is expired)",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "logout",
      "outcome": "malformed-request",
      "status": 422,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a refresh that isn't a string",
      "body": {
        "detail": [
          {
            "type": "string_type",
            "loc": [
              "body",
              "data",
              "refresh"
            ],
            "msg": "Input should be a valid string"
          }
        ]
      }
    },
    {
      "operation": "logout",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "detail": "Too many requests."
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
        "detail": "Internal server error"
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
        "detail": "Service unavailable"
      }
    },
    {
      "operation": "getToken",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the documented login, as far as the bearer token has its values",
      "reach": "send the access token of a login as bearer token",
      "body": {
        "user": {
          "id": 0,
          "email": "user@example.com",
          "avatar_url": "string",
          "username": "string",
          "first_name": "string",
          "last_name": "string",
          "display_name": "string",
          "country": "ZZ",
          "is_staff": true,
          "whmcs_uuid": "string",
          "services": [
            "string"
          ],
          "modules": [
            {
              "property1": "string",
              "property2": "string"
            }
          ],
          "teams": [
            {
              "id": "string",
              "name": "string",
              "is_admin": true
            }
          ]
        },
        "access": "string",
        "access_token": "string"
      }
    },
    {
      "operation": "getToken",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send no Authorization header, or another scheme",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "getToken",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a bearer token that is unknown or ended, or a refresh token",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "getToken",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "sign in, advance the clock by policy.tokens.accessSeconds, send the access token",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "getToken",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "detail": "Too many requests."
      }
    },
    {
      "operation": "getToken",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Internal server error"
      }
    },
    {
      "operation": "getToken",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Service unavailable"
      }
    },
    {
      "operation": "postToken",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the documented login, as far as the bearer token has its values",
      "reach": "send the access token of a login as bearer token",
      "body": {
        "user": {
          "id": 0,
          "email": "user@example.com",
          "avatar_url": "string",
          "username": "string",
          "first_name": "string",
          "last_name": "string",
          "display_name": "string",
          "country": "ZZ",
          "is_staff": true,
          "whmcs_uuid": "string",
          "services": [
            "string"
          ],
          "modules": [
            {
              "property1": "string",
              "property2": "string"
            }
          ],
          "teams": [
            {
              "id": "string",
              "name": "string",
              "is_admin": true
            }
          ]
        },
        "access": "string",
        "access_token": "string"
      }
    },
    {
      "operation": "postToken",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send no Authorization header, or another scheme",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "postToken",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a bearer token that is unknown or ended, or a refresh token",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "postToken",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "sign in, advance the clock by policy.tokens.accessSeconds, send the access token",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "postToken",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "detail": "Too many requests."
      }
    },
    {
      "operation": "postToken",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Internal server error"
      }
    },
    {
      "operation": "postToken",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Service unavailable"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "documented",
      "source": "Response Body",
      "reach": "send the access token of a login as bearer token, its password and a new one",
      "body": {
        "success": true
      }
    },
    {
      "operation": "changePassword",
      "outcome": "invalid-credentials",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document; the emulator's wording",
      "reach": "send a wrong current_password of at least six characters",
      "body": {
        "detail": "Current password is incorrect"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a body that isn't JSON",
      "body": {
        "detail": "Cannot parse request body"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send no Authorization header, or another scheme",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "send a bearer token that is unknown or ended, or a refresh token",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "sign in, advance the clock by policy.tokens.accessSeconds, send the access token",
      "body": {
        "detail": "Unauthorized"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "malformed-request",
      "status": 422,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "omit current_password or new_password, or send one with fewer than six characters",
      "body": {
        "detail": [
          {
            "type": "missing",
            "loc": [
              "body",
              "data",
              "current_password"
            ],
            "msg": "Field required"
          }
        ]
      }
    },
    {
      "operation": "changePassword",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "inferred",
      "source": "the response of the framework that the vendor evidently uses",
      "reach": "with --request-budget vendor, send 61 requests within a minute",
      "body": {
        "detail": "Too many requests."
      }
    },
    {
      "operation": "changePassword",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Internal server error"
      }
    },
    {
      "operation": "changePassword",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "not in the document",
      "reach": "only when forced",
      "body": {
        "detail": "Service unavailable"
      }
    }
  ],
  "refusals": {
    "malformed": "not in the document",
    "unsupported-media-type": "not in the document",
    "too-large": "not in the document",
    "not-found": "the format of the document's errors",
    "method-not-allowed": "the format of the document's errors"
  }
};
