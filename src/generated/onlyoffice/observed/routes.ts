// Generated from openapi/onlyoffice/observed.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "onlyoffice",
  "profile": "observed",
  "title": "ONLYOFFICE authentication, as observed",
  "basePath": "/api/2.0",
  "ignoresCase": true,
  "refusals": {
    "malformed": {
      "status": 400,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error
      }
    },
    "too-large": {
      "status": 413,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error
      }
    },
    "not-found": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error
      }
    },
    "method-not-allowed": {
      "status": 405,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Error
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
        "check": checks.AuthRequestByCode,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.AuthRequestByCode,
        "fields": {}
      },
      "text/json": {
        "check": checks.AuthRequestByCode,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.AuthDataAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
      },
      "401": {
        "application/json": checks.Error
      },
      "403": {
        "application/json": checks.Error
      },
      "413": {
        "application/json": checks.Error
      },
      "415": {
        "application/json": checks.Error
      },
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "outcomes": {
      "signed-in": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": true,
          "provenance": "observed"
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
      "second-factor-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "second-factor-unavailable": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "locked-out": [
        {
          "status": 403,
          "first": true,
          "provenance": "observed"
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
      "request": {
        "fields": {
          "userName": "plain",
          "password": "password",
          "passwordHash": "password",
          "code": "code",
          "session": "plain"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "response": {
              "fields": {
                "token": "session",
                "tfaKey": "code",
                "confirmUrl": "code"
              }
            }
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
        "application/json": checks.BooleanAnswer
      },
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "outcomes": {
      "who-am-i": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
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
      "200": {
        "application/json": checks.EmptyAnswer
      },
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
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
