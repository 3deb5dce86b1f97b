// Generated from openapi/rocketchat/observed.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "rocketchat",
  "profile": "observed",
  "title": "Rocket.Chat, as its servers answer",
  "basePath": "/api/v1",
  "headAsGet": true,
  "answerHeaders": [
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "cache-control",
    "pragma"
  ],
  "refusals": {
    "malformed": {
      "status": 400,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Failure
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Failure
      }
    },
    "too-large": {
      "status": 413,
      "provenance": "inferred",
      "content": {
        "application/json": checks.Failure
      }
    },
    "not-found": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "text/plain; charset=UTF-8": checks.NoRoute
      }
    },
    "method-not-allowed": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "text/plain; charset=UTF-8": checks.NoRoute
      }
    },
    "cors-off": {
      "status": 405,
      "provenance": "observed",
      "content": {
        "text/plain;charset=UTF-8": checks.CorsOff
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
      "headers": {
        "x-2fa-code": "code"
      },
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
          ],
          [
            "resume"
          ],
          [
            "serviceName"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.LoginRequest,
        "fields": {},
        "takes": [
          [
            "password"
          ],
          [
            "resume"
          ],
          [
            "serviceName"
          ]
        ]
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
        "application/json": checks.Failure
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "signed-in": [
        {
          "status": 200,
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
      "malformed-request": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        },
        {
          "status": 500,
          "first": false,
          "provenance": "inferred"
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
      "second-factor-exhausted": [
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
      "not-allowed": [
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
          "provenance": "observed"
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
          "user": {
            "fields": {
              "id": "plain",
              "username": "plain",
              "email": "plain"
            },
            "text": "plain"
          },
          "username": "plain",
          "email": "plain",
          "password": {
            "fields": {
              "digest": "digest",
              "algorithm": "plain"
            },
            "text": "password"
          },
          "code": "code",
          "resume": "session",
          "serviceName": "plain",
          "accessToken": "session"
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
  },
  "logoutByGet": {
    "operationId": "logoutByGet",
    "method": "GET",
    "template": "/logout",
    "segments": [
      {
        "literal": "logout"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {},
      "401": {
        "application/json": checks.Unauthorized
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
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
          "provenance": "observed"
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
    "template": "/logout",
    "segments": [
      {
        "literal": "logout"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {},
      "401": {
        "application/json": checks.Unauthorized
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
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
          "provenance": "observed"
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
  "getMe": {
    "operationId": "getMe",
    "method": "GET",
    "template": "/me",
    "segments": [
      {
        "literal": "me"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.MeResponse
      },
      "401": {
        "application/json": checks.Unauthorized
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "who-am-i": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
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
          "provenance": "observed"
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
  "logoutOtherClients": {
    "operationId": "logoutOtherClients",
    "method": "POST",
    "template": "/users.logoutOtherClients",
    "segments": [
      {
        "literal": "users.logoutOtherClients"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.LogoutOthersResponse
      },
      "401": {
        "application/json": checks.Unauthorized
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "done": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
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
          "provenance": "observed"
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
            "token": "session"
          }
        }
      }
    }
  },
  "logoutUser": {
    "operationId": "logoutUser",
    "method": "POST",
    "template": "/users.logout",
    "segments": [
      {
        "literal": "users.logout"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.LogoutUserRequest,
        "fields": {}
      },
      "application/x-www-form-urlencoded": {
        "check": checks.LogoutUserRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.LogoutUserResponse
      },
      "400": {
        "application/json": checks.InvalidParams
      },
      "401": {
        "application/json": checks.Unauthorized
      },
      "403": {
        "application/json": checks.Failure
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "done": [
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
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "not-allowed": [
        {
          "status": 403,
          "first": true,
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
          "provenance": "observed"
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
          "userId": "plain"
        }
      },
      "responses": {}
    }
  },
  "sendEmailCode": {
    "operationId": "sendEmailCode",
    "method": "POST",
    "template": "/users.2fa.sendEmailCode",
    "segments": [
      {
        "literal": "users.2fa.sendEmailCode"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.SendEmailCodeRequest,
        "fields": {},
        "takes": [
          [
            "emailOrUsername"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.SendEmailCodeRequest,
        "fields": {},
        "takes": [
          [
            "emailOrUsername"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Done
      },
      "400": {
        "application/json": checks.InvalidParams
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "code-sent": [
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
          "provenance": "observed"
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
          "emailOrUsername": "plain"
        }
      },
      "responses": {}
    }
  },
  "enableEmailTwoFactor": {
    "operationId": "enableEmailTwoFactor",
    "method": "POST",
    "template": "/users.2fa.enableEmail",
    "segments": [
      {
        "literal": "users.2fa.enableEmail"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Done
      },
      "400": {
        "application/json": checks.Refused
      },
      "401": {
        "application/json": checks.Unauthorized
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "done": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "account-unverified": [
        {
          "status": 400,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
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
          "provenance": "observed"
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
  "disableEmailTwoFactor": {
    "operationId": "disableEmailTwoFactor",
    "method": "POST",
    "template": "/users.2fa.disableEmail",
    "segments": [
      {
        "literal": "users.2fa.disableEmail"
      }
    ],
    "reads": {
      "headers": {
        "x-2fa-code": "code",
        "x-2fa-method": "plain",
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Done
      },
      "400": {
        "application/json": checks.TwoFactorError
      },
      "401": {
        "application/json": checks.Unauthorized
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "done": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "second-factor-required": [
        {
          "status": 400,
          "first": true,
          "provenance": "observed"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 400,
          "first": false,
          "provenance": "observed"
        }
      ],
      "second-factor-exhausted": [
        {
          "status": 400,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
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
          "provenance": "observed"
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
  "registerUser": {
    "operationId": "registerUser",
    "method": "POST",
    "template": "/users.register",
    "segments": [
      {
        "literal": "users.register"
      }
    ],
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.RegisterRequest,
        "fields": {},
        "takes": [
          [
            "username",
            "email",
            "pass"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.RegisterRequest,
        "fields": {},
        "takes": [
          [
            "username",
            "email",
            "pass"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.RegisterResponse
      },
      "400": {
        "application/json": checks.RegisterError
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "done": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "not-allowed": [
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
          "provenance": "observed"
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
          "pass": "password",
          "name": "plain",
          "secretURL": "code",
          "secret": "code",
          "reason": "plain"
        }
      },
      "responses": {}
    }
  },
  "getInfo": {
    "operationId": "getInfo",
    "method": "GET",
    "template": "/info",
    "segments": [
      {
        "literal": "info"
      }
    ],
    "basePath": "/api",
    "reads": {
      "headers": {
        "x-auth-token": "session",
        "x-user-id": "plain"
      },
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.InfoResponse
      },
      "429": {
        "application/json": checks.Failure
      },
      "500": {
        "application/json": checks.Failure
      },
      "503": {
        "application/json": checks.Failure
      }
    },
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset",
      "cache-control",
      "pragma"
    ],
    "outcomes": {
      "done": [
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
          "provenance": "observed"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": true,
          "provenance": "observed"
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
