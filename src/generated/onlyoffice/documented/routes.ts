// Generated from openapi/onlyoffice/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "onlyoffice",
  "profile": "documented",
  "title": "ONLYOFFICE authentication by code, as documented",
  "basePath": "/api/2.0",
  "refusals": {
    "malformed": {
      "status": 400,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "too-large": {
      "status": 413,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "not-found": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "method-not-allowed": {
      "status": 405,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    }
  },
  "notBuilt": []
} as const;

export const operations = {
  "authenticateByCode": {
    "operationId": "authenticateByCode",
    "method": "POST",
    "template": "/authentication/{code}",
    "segments": [
      {
        "literal": "authentication"
      },
      {
        "parameter": "code",
        "secret": "code"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.AuthRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.AuthRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.AuthRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.AuthData,
        "text/json": checks.AuthData,
        "text/plain": checks.AuthData
      },
      "400": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "401": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "403": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "413": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "415": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "429": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "500": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "503": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
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
      "missing-credentials": [
        {
          "status": 400,
          "first": true,
          "provenance": "documented"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "documented"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "second-factor-unavailable": [
        {
          "status": 403,
          "first": true,
          "provenance": "documented"
        }
      ],
      "account-disabled": [
        {
          "status": 403,
          "first": false,
          "provenance": "observed"
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
          "provenance": "documented"
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
          "userName": "plain",
          "password": "password",
          "passwordHash": "password",
          "provider": "plain",
          "accessToken": "session",
          "serializedProfile": "session",
          "code": "code",
          "codeOAuth": "code",
          "session": "plain",
          "confirmData": {
            "fields": {
              "email": "plain",
              "first": "plain",
              "key": "code"
            }
          },
          "recaptchaType": "plain",
          "recaptchaResponse": "captcha",
          "culture": "plain"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "token": "session",
            "tfaKey": "code",
            "confirmUrl": "code"
          }
        }
      }
    }
  },
  "isAuthenticated": {
    "operationId": "isAuthenticated",
    "method": "GET",
    "template": "/authentication",
    "segments": [
      {
        "literal": "authentication"
      }
    ],
    "reads": {
      "headers": {
        "authorization": "session"
      },
      "cookies": {
        "asc_auth_key": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Boolean,
        "text/json": checks.Boolean,
        "text/plain": checks.Boolean
      },
      "429": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "500": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "503": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "outcomes": {
      "who-am-i": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": true,
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
      "request": "plain",
      "responses": {}
    }
  },
  "logout": {
    "operationId": "logout",
    "method": "POST",
    "template": "/authentication/logout",
    "segments": [
      {
        "literal": "authentication"
      },
      {
        "literal": "logout"
      }
    ],
    "reads": {
      "headers": {
        "authorization": "session"
      },
      "cookies": {
        "asc_auth_key": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {},
      "429": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "500": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      },
      "503": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": true,
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
      "request": "plain",
      "responses": {}
    }
  }
} as const;
