// Generated from openapi/misaka/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../catalogue.ts';

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
