// Generated from openapi/interserver/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "interserver",
  "profile": "documented",
  "title": "InterServer login, as documented",
  "basePath": "/apiv2",
  "refusals": {
    "malformed": {
      "status": 400,
      "content": {
        "application/json": checks.LoginError
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "content": {
        "application/json": checks.LoginError
      }
    },
    "too-large": {
      "status": 413,
      "content": {
        "application/json": checks.LoginError
      }
    },
    "not-found": {
      "status": 404,
      "content": {
        "application/json": checks.LoginError
      }
    },
    "method-not-allowed": {
      "status": 405,
      "content": {
        "application/json": checks.LoginError
      }
    }
  }
} as const;

export const operations = {
  "login": {
    "operationId": "login",
    "method": "POST",
    "template": "/login",
    "segments": [
      {
        "literal": "login"
      }
    ],
    "body": {
      "application/json": {
        "check": checks.LoginRequest,
        "fields": {}
      },
      "multipart/form-data": {
        "check": checks.LoginRequest,
        "fields": {
          "g-recaptcha-response": "json"
        }
      }
    },
    "responses": {
      "200": {
        "application/json": checks.LoginResponse
      },
      "400": {
        "application/json": checks.LoginError
      },
      "402": {
        "application/json": checks.LoginError
      },
      "403": {
        "application/json": checks.LoginError
      },
      "413": {
        "application/json": checks.LoginError
      },
      "415": {
        "application/json": checks.LoginError
      },
      "429": {
        "application/json": checks.LoginError
      },
      "500": {
        "application/json": checks.LoginError
      },
      "503": {
        "application/json": checks.LoginError
      }
    },
    "outcomes": {
      "signed-in": [
        {
          "status": 200,
          "first": true,
          "provenance": "documented",
          "source": "Response examples (200)"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred",
          "source": "the document gives no status for a malformed body; 400 as at the vendor's signup"
        }
      ],
      "second-factor-required": [
        {
          "status": 402,
          "first": true,
          "provenance": "documented",
          "source": "Response examples (402)"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred",
          "source": "the vendor's 0.9.0 OpenAPI examples say \"invalid 2fa\"; the field is the document's"
        }
      ],
      "captcha-required": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred",
          "source": "the vendor's 0.9.0 OpenAPI examples"
        }
      ],
      "missing-credentials": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred",
          "source": "the document marks login and passwd as required; worded like \"missing 2fa\""
        }
      ],
      "invalid-credentials": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred",
          "source": "the vendor's older prose says 402 to a failed authentication; the words are its web client's"
        }
      ],
      "account-disabled": [
        {
          "status": 403,
          "first": true,
          "provenance": "inferred",
          "source": "the vendor declares 403 for its login page; the words are the emulator's"
        }
      ],
      "account-unverified": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred",
          "source": "the vendor declares 403 for its login page; the words are the emulator's"
        }
      ],
      "locked-out": [
        {
          "status": 429,
          "first": true,
          "provenance": "inferred",
          "source": "the vendor's 2026 prose says 429 after too many failed logins; the words are the emulator's"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": false,
          "provenance": "inferred",
          "source": "the vendor's 2026 prose says 429; the words are the emulator's"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": true,
          "provenance": "inferred",
          "source": "not in the document"
        }
      ],
      "unavailable": [
        {
          "status": 503,
          "first": true,
          "provenance": "inferred",
          "source": "not in the document"
        }
      ]
    }
  }
} as const;
