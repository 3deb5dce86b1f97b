// Generated from openapi/rocketchat/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "rocketchat",
  "profile": "documented",
  "title": "Rocket.Chat login, as documented",
  "basePath": "/api/v1",
  "answerHeaders": [
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset"
  ],
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
    },
    "cors-off": {
      "status": 405,
      "provenance": "observed",
      "content": {
        "text/plain; charset=UTF-8": checks.CorsOff
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
    "undocumented": [
      {
        "in": "header",
        "path": [
          "x-2fa-code"
        ],
        "what": "header x-2fa-code",
        "provenance": "inferred",
        "source": "the vendor's server source from 3.1 on, and clients of that time; that a server of the document's time reads it is inferred"
      },
      {
        "in": "body",
        "path": [
          "user"
        ],
        "type": "object",
        "what": "user as an object",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, which passes the object on; its own tests"
      },
      {
        "in": "body",
        "path": [
          "password"
        ],
        "type": "object",
        "what": "password as an object",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, whose framework accepts it"
      },
      {
        "in": "body",
        "path": [
          "code"
        ],
        "type": "null",
        "what": "code as null",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, which treats null as no value"
      },
      {
        "in": "body",
        "path": [
          "code"
        ],
        "type": "number",
        "what": "code as a number",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, which passes any value on; that it counts as text is inferred"
      },
      {
        "in": "body",
        "path": [
          "user"
        ],
        "type": "null",
        "what": "user as null",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, which treats null as no value"
      },
      {
        "in": "body",
        "path": [
          "username"
        ],
        "what": "username",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, and its clients"
      },
      {
        "in": "body",
        "path": [
          "email"
        ],
        "what": "email",
        "provenance": "observed",
        "source": "the vendor's server source of the document's time, and its clients"
      }
    ],
    "body": {
      "application/json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {},
        "takes": [
          [
            "user",
            "password"
          ],
          [
            "resume"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {},
        "takes": [
          [
            "user",
            "password"
          ],
          [
            "resume"
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
    "responseHeaders": [
      "X-RateLimit-Limit",
      "X-RateLimit-Remaining",
      "X-RateLimit-Reset"
    ],
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
          "user": {
            "fields": {
              "id": "plain",
              "username": "plain",
              "email": "plain"
            },
            "text": "plain"
          },
          "password": {
            "fields": {
              "digest": "digest",
              "algorithm": "plain"
            },
            "text": "password"
          },
          "code": "code",
          "resume": "session",
          "username": "plain",
          "email": "plain"
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
      "200": {
        "application/json": checks.LogoutResponse
      },
      "401": {
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
    ],
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "documented"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "documented"
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
      "200": {
        "application/json": checks.LogoutResponse
      },
      "401": {
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
    ],
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "documented"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "documented"
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
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
    ],
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
          "provenance": "documented"
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
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
          "provenance": "documented"
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
        "application/json": checks.Refused
      },
      "401": {
        "application/json": checks.Refusal
      },
      "403": {
        "application/json": checks.Failure
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
          "provenance": "inferred"
        }
      ],
      "token-missing": [
        {
          "status": 401,
          "first": true,
          "provenance": "documented"
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
        "application/json": checks.Refused
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
    ],
    "outcomes": {
      "code-sent": [
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
          "provenance": "documented"
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
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
          "provenance": "documented"
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
        "application/json": checks.Refusal
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
          "provenance": "documented"
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
          "provenance": "documented"
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
        "application/json": checks.RegisterRefused
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
  "getLegacyInfo": {
    "operationId": "getLegacyInfo",
    "method": "GET",
    "template": "/v1/info",
    "segments": [
      {
        "literal": "v1"
      },
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
        "application/json": checks.LegacyInfoResponse
      },
      "429": {
        "application/json": checks.TooManyRequests
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
      "X-RateLimit-Reset"
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
