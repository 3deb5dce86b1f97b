// Generated from openapi/rocketchat/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "rocketchat",
  "profile": "documented",
  "title": "Rocket.Chat login, as documented",
  "basePath": "/api/v1",
  "refusals": {
    "malformed": {
      "status": 400,
      "content": {
        "application/json": checks.Refusal
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "content": {
        "application/json": checks.Refusal
      }
    },
    "too-large": {
      "status": 413,
      "content": {
        "application/json": checks.Refusal
      }
    },
    "not-found": {
      "status": 404,
      "content": {
        "application/json": checks.Refusal
      }
    },
    "method-not-allowed": {
      "status": 405,
      "content": {
        "application/json": checks.Refusal
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
      "application/x-www-form-urlencoded": {
        "check": checks.LoginRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.LoginResponse
      },
      "401": {
        "application/json": checks.LoginError
      },
      "413": {
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
          "source": "Result"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed",
          "source": "measured on servers of the document's time"
        }
      ],
      "missing-credentials": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source; a login without its arguments is Unauthorized"
        }
      ],
      "malformed-request": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source; what cannot be read counts as empty"
        }
      ],
      "second-factor-required": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source, without the later success"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source, without the later success"
        }
      ],
      "account-disabled": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source, without the later success"
        }
      ],
      "account-unverified": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source, without the later success; the placeholder is the server's"
        }
      ],
      "locked-out": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source and its own tests, without the later success"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": true,
          "provenance": "observed",
          "source": "the vendor's server source"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": true,
          "provenance": "inferred",
          "source": "the later servers' words in the form of the document's time"
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
