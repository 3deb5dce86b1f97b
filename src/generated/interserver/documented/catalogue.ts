// Generated from openapi/interserver/documented.yaml by `npm run generate`.
import type { Catalogue } from '../../../catalogue.ts';

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
      "reach": "send a body that cannot be read, or a passwd that is no text",
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
      "source": "the vendor's 0.9.0 OpenAPI examples say \"invalid 2fa\"; the field is the document's",
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
      "outcome": "missing-credentials",
      "status": 402,
      "first": false,
      "provenance": "inferred",
      "source": "the document marks login and passwd as required; worded like \"missing 2fa\"",
      "reach": "leave out login or passwd, or send it empty",
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
      "source": "the vendor's older prose says 402 to a failed authentication; the words are its web client's",
      "reach": "give a wrong passwd, or a login that no account has",
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
      "source": "the vendor declares 403 for its login page; the words are the emulator's",
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
      "source": "the vendor declares 403 for its login page; the words are the emulator's",
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
      "source": "the vendor's 2026 prose says 429 after too many failed logins; the words are the emulator's",
      "reach": "give a wrong passwd five times, then any; or sign in as locked@example.com",
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
      "source": "the vendor's 2026 prose says 429; the words are the emulator's",
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
      "reach": "only when switched on",
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
      "reach": "only when switched on",
      "body": {
        "message": "Service unavailable"
      }
    }
  ],
  "refusals": {
    "malformed": "not in the document",
    "unsupported-media-type": "the document names two content types and no status for others",
    "too-large": "not in the document",
    "not-found": "the vendor's other 404 answers carry a message",
    "method-not-allowed": "not in the document"
  }
};
