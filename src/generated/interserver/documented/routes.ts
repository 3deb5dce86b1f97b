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
      "provenance": "inferred",
      "content": {
        "application/json": checks.LoginError
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "provenance": "inferred",
      "content": {
        "application/json": checks.LoginError
      }
    },
    "too-large": {
      "status": 413,
      "provenance": "inferred",
      "content": {
        "application/json": checks.LoginError
      }
    },
    "not-found": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "application/json": checks.LoginError
      }
    },
    "method-not-allowed": {
      "status": 405,
      "provenance": "inferred",
      "content": {
        "application/json": checks.LoginError
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
          "provenance": "documented"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "second-factor-required": [
        {
          "status": 402,
          "first": true,
          "provenance": "documented"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "captcha-required": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "invalid-credentials": [
        {
          "status": 402,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "account-disabled": [
        {
          "status": 403,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "account-unverified": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "locked-out": [
        {
          "status": 429,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": false,
          "provenance": "inferred"
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
          "login": "plain",
          "passwd": "password",
          "remember": "plain",
          "g-recaptcha-response": {
            "fields": {
              "__v_isShallow": "plain",
              "dep": {
                "fields": {
                  "w": "plain",
                  "n": "plain"
                }
              },
              "__v_isRef": "plain",
              "_rawValue": "captcha",
              "_value": "captcha"
            }
          },
          "tfa": "code"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "sessionId": "session"
          }
        }
      }
    }
  }
} as const;
