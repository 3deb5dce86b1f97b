// Generated from openapi/misaka/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../emulator/catalogue.ts';

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
      "source": "what the evident framework answers",
      "reach": "send a body that is no JSON",
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
      "source": "the body's form is the document's; status and words are those of the evident token library",
      "reach": "give a wrong password of at least six characters, or an email that no account has",
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
      "source": "the document lets both e-mail and username be left out and says nothing of leaving out both",
      "reach": "leave out both email and username",
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
      "source": "the document names a login with 2FA and no answer that asks for it",
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
      "source": "the words are those of the evident token library",
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
      "source": "the document's navigation names a confirmation of the e-mail; the words are the emulator's",
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
      "source": "what the evident framework answers",
      "reach": "leave out password, or send one of less than six characters",
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
      "source": "not in the document; the words are the emulator's",
      "reach": "give a wrong password five times, then any; or sign in as locked@example.com",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the document names a login with 2FA; the answer is that of its login",
      "reach": "sign in as totp@example.com with the code of an authenticator app; as sms@example.com or mail@example.com with the code in the outbox after a login",
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
      "source": "what the evident framework answers",
      "reach": "send a body that is no JSON",
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
      "source": "not in the document; the words are the emulator's",
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
      "source": "as the login",
      "reach": "give a wrong password of at least six characters, or an email that no account has",
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
      "source": "as the login",
      "reach": "leave out both email and username",
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
      "source": "as the login",
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
      "source": "as the login",
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
      "source": "not in the document; the words are the emulator's",
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
      "source": "what the evident framework answers",
      "reach": "leave out code or password, or send a password of less than six characters",
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
      "source": "as the login; that wrong codes count is inferred",
      "reach": "give a wrong password or a wrong code five times, then any; or sign in as locked@example.com",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "Response Body; that user is left out where etag is that of the user is inferred",
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
      "source": "what the evident framework answers",
      "reach": "send a body that is no JSON",
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
      "source": "the evident token library; without its code",
      "reach": "send a refresh token that no login gave (Token is invalid), one that was used or that a logout ended (Token is blacklisted), or an access token (Token has wrong type)",
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
      "source": "the evident token library; without its code",
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
      "source": "what the evident framework answers",
      "reach": "leave out refresh",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "what the login's vocabulary comes from answers",
      "reach": "send the access token of a login as bearer, its refresh token in the body, or both",
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
      "source": "what the evident framework answers",
      "reach": "send a body that is no JSON",
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
      "source": "what the evident framework answers",
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
      "source": "of a bearer the evident framework, of a refresh token the evident token library",
      "reach": "send a bearer that no login gave or that was ended (Unauthorized), or such a refresh token (Token is invalid, Token is blacklisted, Token has wrong type)",
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
      "source": "of a bearer the evident framework, of a refresh token the evident token library",
      "reach": "sign in, advance the clock by policy.tokens.accessSeconds, send the access token (Unauthorized); or the same with a refresh token (Token is expired)",
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
      "source": "what the evident framework answers",
      "reach": "send a refresh that is no text",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the answer is that of the documented login, as far as the bearer has it",
      "reach": "send the access token of a login as bearer",
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
      "source": "what the evident framework answers",
      "reach": "send no Authorization, or one of another scheme",
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
      "source": "what the evident framework answers",
      "reach": "send a bearer that no login gave, one that was ended, or a refresh token",
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
      "source": "what the evident framework answers",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "source": "the answer is that of the documented login, as far as the bearer has it",
      "reach": "send the access token of a login as bearer",
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
      "source": "what the evident framework answers",
      "reach": "send no Authorization, or one of another scheme",
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
      "source": "what the evident framework answers",
      "reach": "send a bearer that no login gave, one that was ended, or a refresh token",
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
      "source": "what the evident framework answers",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
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
      "reach": "send the access token of a login as bearer, with its password and a new one",
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
      "source": "not in the document; the words are the emulator's",
      "reach": "give a wrong current_password of at least six characters",
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
      "source": "what the evident framework answers",
      "reach": "send a body that is no JSON",
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
      "source": "what the evident framework answers",
      "reach": "send no Authorization, or one of another scheme",
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
      "source": "what the evident framework answers",
      "reach": "send a bearer that no login gave, one that was ended, or a refresh token",
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
      "source": "what the evident framework answers",
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
      "source": "what the evident framework answers",
      "reach": "leave out current_password or new_password, or send one of less than six characters",
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
      "source": "what the evident framework answers",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
      "body": {
        "detail": "Service unavailable"
      }
    }
  ],
  "refusals": {
    "malformed": "not in the document",
    "unsupported-media-type": "not in the document",
    "too-large": "not in the document",
    "not-found": "the form of the document's errors",
    "method-not-allowed": "the form of the document's errors"
  }
};
