// Generated from openapi/misaka/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "misaka",
  "profile": "documented",
  "title": "Misaka.io login, as documented",
  "basePath": "/v3",
  "answerHeaders": [],
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
    "template": "/session/login",
    "segments": [
      {
        "literal": "session"
      },
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
        "fields": {},
        "takes": [
          [
            "password"
          ]
        ]
      },
      "*/*": {
        "check": checks.LoginRequest,
        "fields": {},
        "takes": [
          [
            "password"
          ]
        ]
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
    "responseHeaders": [],
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
        },
        {
          "status": 422,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "second-factor-required": [
        {
          "status": 401,
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
          "username": "plain",
          "email": "plain",
          "password": "password",
          "sliding": "plain"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "access": "session",
            "refresh": "session",
            "access_token": "session",
            "refresh_token": "session",
            "sliding_token": "session"
          }
        }
      }
    }
  },
  "loginWithTwoFactor": {
    "operationId": "loginWithTwoFactor",
    "method": "POST",
    "template": "/session/login/2fa",
    "segments": [
      {
        "literal": "session"
      },
      {
        "literal": "login"
      },
      {
        "literal": "2fa"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.TwoFactorLoginRequest,
        "fields": {},
        "takes": [
          [
            "password",
            "code"
          ]
        ]
      },
      "*/*": {
        "check": checks.TwoFactorLoginRequest,
        "fields": {},
        "takes": [
          [
            "password",
            "code"
          ]
        ]
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
    "responseHeaders": [],
    "outcomes": {
      "signed-in": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred"
        },
        {
          "status": 422,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
        {
          "status": 401,
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
      "second-factor-unavailable": [
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
          "username": "plain",
          "email": "plain",
          "password": "password",
          "sliding": "plain",
          "code": "code"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "access": "session",
            "refresh": "session",
            "access_token": "session",
            "refresh_token": "session",
            "sliding_token": "session"
          }
        }
      }
    }
  },
  "refresh": {
    "operationId": "refresh",
    "method": "POST",
    "template": "/session/refresh",
    "segments": [
      {
        "literal": "session"
      },
      {
        "literal": "refresh"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.RefreshRequest,
        "fields": {},
        "takes": [
          [
            "refresh"
          ]
        ]
      },
      "*/*": {
        "check": checks.RefreshRequest,
        "fields": {},
        "takes": [
          [
            "refresh"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.RefreshResponse
      },
      "400": {
        "application/json": checks.LoginError
      },
      "401": {
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
    "responseHeaders": [],
    "outcomes": {
      "refreshed": [
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
        },
        {
          "status": 422,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-expired": [
        {
          "status": 401,
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
          "refresh": "session",
          "etag": "plain"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "access": "session",
            "refresh": "session"
          }
        }
      }
    }
  },
  "logout": {
    "operationId": "logout",
    "method": "POST",
    "template": "/session/logout",
    "segments": [
      {
        "literal": "session"
      },
      {
        "literal": "logout"
      }
    ],
    "reads": {
      "headers": {
        "authorization": "session"
      },
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.LogoutRequest,
        "fields": {}
      },
      "*/*": {
        "check": checks.LogoutRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Detail
      },
      "400": {
        "application/json": checks.LoginError
      },
      "401": {
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
    "responseHeaders": [],
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred"
        },
        {
          "status": 422,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "token-expired": [
        {
          "status": 401,
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
          "refresh": "session"
        }
      },
      "responses": {}
    }
  },
  "getToken": {
    "operationId": "getToken",
    "method": "GET",
    "template": "/session/token",
    "segments": [
      {
        "literal": "session"
      },
      {
        "literal": "token"
      }
    ],
    "reads": {
      "headers": {
        "authorization": "session"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.LoginResponse
      },
      "401": {
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
    "responseHeaders": [],
    "outcomes": {
      "who-am-i": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "token-expired": [
        {
          "status": 401,
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
      "request": "plain",
      "responses": {
        "200": {
          "fields": {
            "access": "session",
            "refresh": "session",
            "access_token": "session",
            "refresh_token": "session",
            "sliding_token": "session"
          }
        }
      }
    }
  },
  "postToken": {
    "operationId": "postToken",
    "method": "POST",
    "template": "/session/token",
    "segments": [
      {
        "literal": "session"
      },
      {
        "literal": "token"
      }
    ],
    "reads": {
      "headers": {
        "authorization": "session"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.LoginResponse
      },
      "401": {
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
    "responseHeaders": [],
    "outcomes": {
      "who-am-i": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "token-expired": [
        {
          "status": 401,
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
      "request": "plain",
      "responses": {
        "200": {
          "fields": {
            "access": "session",
            "refresh": "session",
            "access_token": "session",
            "refresh_token": "session",
            "sliding_token": "session"
          }
        }
      }
    }
  },
  "changePassword": {
    "operationId": "changePassword",
    "method": "POST",
    "template": "/account/password",
    "segments": [
      {
        "literal": "account"
      },
      {
        "literal": "password"
      }
    ],
    "reads": {
      "headers": {
        "authorization": "session"
      },
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.PasswordRequest,
        "fields": {},
        "takes": [
          [
            "current_password",
            "new_password"
          ]
        ]
      },
      "*/*": {
        "check": checks.PasswordRequest,
        "fields": {},
        "takes": [
          [
            "current_password",
            "new_password"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Success
      },
      "400": {
        "application/json": checks.LoginError
      },
      "401": {
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
    "responseHeaders": [],
    "outcomes": {
      "done": [
        {
          "status": 200,
          "first": true,
          "provenance": "documented"
        }
      ],
      "invalid-credentials": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": false,
          "provenance": "inferred"
        },
        {
          "status": 422,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "token-expired": [
        {
          "status": 401,
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
          "current_password": "password",
          "new_password": "password",
          "logout_all_sessions": "plain"
        }
      },
      "responses": {}
    }
  }
} as const;
