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
      "provenance": "inferred",
      "content": {
        "application/json": checks.Refusal
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Refusal
      }
    },
    "too-large": {
      "status": 413,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Refusal
      }
    },
    "not-found": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Refusal
      }
    },
    "method-not-allowed": {
      "status": 405,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Refusal
      }
    }
  },
  "notBuilt": []
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
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
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
          "provenance": "documented"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "missing-credentials": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "malformed-request": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "second-factor-required": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "account-disabled": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "account-unverified": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "locked-out": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": true,
          "provenance": "observed"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "unavailable": [
        {
          "status": 503,
          "first": true,
          "provenance": "inferred"
        }
      ]
    },
    "secrets": {
      "request": {
        "fields": {
          "user": "plain",
          "password": "password",
          "code": "code",
          "resume": "session"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "data": {
              "fields": {
                "authToken": "session"
              }
            }
          }
        }
      }
    }
  }
} as const;
