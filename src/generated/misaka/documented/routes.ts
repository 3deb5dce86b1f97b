// Generated from openapi/misaka/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "misaka",
  "profile": "documented",
  "title": "Misaka.io login, as documented",
  "basePath": "/v3",
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
    "template": "/session/login",
    "segments": [
      {
        "literal": "session"
      },
      {
        "literal": "login"
      }
    ],
    "body": {
      "application/json": {
        "check": checks.LoginRequest,
        "fields": {}
      },
      "*/*": {
        "check": checks.LoginRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.LoginResponse
      },
      "400": {
        "application/json": checks.LoginError
      },
      "401": {
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
      "422": {
        "application/json": checks.ValidationError
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
          "source": "Response Body; the status is inferred"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred",
          "source": "what the evident framework answers"
        },
        {
          "status": 422,
          "first": true,
          "provenance": "inferred",
          "source": "what the evident framework answers"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred",
          "source": "the body's form is the document's; status and words are those of the evident token library"
        }
      ],
      "missing-credentials": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred",
          "source": "the document lets both e-mail and username be left out and says nothing of leaving out both"
        }
      ],
      "second-factor-required": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred",
          "source": "the document names a login with 2FA and no answer that asks for it"
        }
      ],
      "account-disabled": [
        {
          "status": 403,
          "first": true,
          "provenance": "inferred",
          "source": "the words are those of the evident token library"
        }
      ],
      "account-unverified": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred",
          "source": "the document's navigation names a confirmation of the e-mail; the words are the emulator's"
        }
      ],
      "locked-out": [
        {
          "status": 429,
          "first": true,
          "provenance": "inferred",
          "source": "not in the document; the words are the emulator's"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": false,
          "provenance": "inferred",
          "source": "what the evident framework answers"
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
