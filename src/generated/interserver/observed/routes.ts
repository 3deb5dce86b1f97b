// Generated from openapi/interserver/observed.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "interserver",
  "profile": "observed",
  "title": "InterServer login, as observed",
  "basePath": "/apiv2",
  "headAsGet": true,
  "answerHeaders": [],
  "refusals": {
    "malformed": {
      "status": 400,
      "provenance": "inferred",
      "content": {
        "application/json": checks.ApiError
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "provenance": "inferred",
      "content": {
        "application/json": checks.ApiError
      }
    },
    "too-large": {
      "status": 413,
      "provenance": "inferred",
      "content": {
        "application/json": checks.ApiError
      }
    },
    "not-found": {
      "status": 404,
      "provenance": "inferred",
      "content": {
        "application/json": checks.ApiError
      }
    },
    "method-not-allowed": {
      "status": 405,
      "provenance": "inferred",
      "content": {
        "application/json": checks.ApiError
      }
    }
  },
  "notBuilt": [
    {
      "operationId": "beginOauth",
      "method": "GET",
      "template": "/oauth",
      "why": "It leads to the pages of Google, GitHub and others; these are not emulated."
    },
    {
      "operationId": "linkOauth",
      "method": "POST",
      "template": "/oauth",
      "why": "It needs a token from another provider; these are not emulated."
    },
    {
      "operationId": "finishOauth",
      "method": "PATCH",
      "template": "/oauth",
      "why": "It completes a sign-in that GET and POST start; these are not built."
    }
  ]
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
      "cookies": {
        "PHPSESSID": "session"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.LoginRequest,
        "fields": {},
        "takes": [
          [
            "login",
            "passwd"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.LoginRequest,
        "fields": {},
        "takes": [
          [
            "login",
            "passwd"
          ]
        ]
      },
      "multipart/form-data": {
        "check": checks.LoginRequest,
        "fields": {
          "g-recaptcha-response": "json-or-text"
        },
        "takes": [
          [
            "login",
            "passwd"
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
      "402": {
        "application/json": checks.LoginError
      },
      "403": {
        "application/json": checks.LoginError
      },
      "413": {
        "application/json": checks.ApiError
      },
      "415": {
        "application/json": checks.ApiError
      },
      "422": {
        "application/json": checks.LoginError
      },
      "429": {
        "application/json": checks.LoginError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        },
        {
          "status": 402,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        },
        {
          "status": 402,
          "first": false,
          "provenance": "documented"
        }
      ],
      "verification-required": [
        {
          "status": 401,
          "first": false,
          "provenance": "inferred"
        },
        {
          "status": 402,
          "first": false,
          "provenance": "documented"
        },
        {
          "status": 422,
          "first": false,
          "provenance": "inferred"
        },
        {
          "status": 429,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "second-factor-required": [
        {
          "status": 402,
          "first": true,
          "provenance": "documented"
        },
        {
          "status": 422,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "captcha-required": [
        {
          "status": 402,
          "first": false,
          "provenance": "documented"
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
      "missing-credentials": [
        {
          "status": 422,
          "first": true,
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
            },
            "text": "captcha"
          },
          "captcha": "captcha",
          "cf-turnstile-response": "captcha",
          "tfa": "code",
          "verify": "code"
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
  },
  "getLoginPage": {
    "operationId": "getLoginPage",
    "method": "GET",
    "template": "/login",
    "segments": [
      {
        "literal": "login"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {
        "PHPSESSID": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.LoginPage
      },
      "403": {
        "application/json": checks.LoginError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
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
          "status": 403,
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
      "responses": {
        "200": {
          "fields": {
            "captcha": "captcha"
          }
        }
      }
    }
  },
  "getCaptcha": {
    "operationId": "getCaptcha",
    "method": "GET",
    "template": "/captcha",
    "segments": [
      {
        "literal": "captcha"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {
        "PHPSESSID": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Captcha
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "done": [
        {
          "status": 200,
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
            "captcha": "captcha"
          }
        }
      }
    }
  },
  "logout": {
    "operationId": "logout",
    "method": "GET",
    "template": "/logout",
    "segments": [
      {
        "literal": "logout"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Success
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "signed-out": [
        {
          "status": 200,
          "first": true,
          "provenance": "documented"
        }
      ],
      "token-invalid": [
        {
          "status": 401,
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
  "signup": {
    "operationId": "signup",
    "method": "POST",
    "template": "/signup",
    "segments": [
      {
        "literal": "signup"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {
        "PHPSESSID": "session"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.SignupRequest,
        "fields": {},
        "takes": [
          [
            "login",
            "passwd"
          ]
        ]
      },
      "multipart/form-data": {
        "check": checks.SignupRequest,
        "fields": {},
        "takes": [
          [
            "login",
            "passwd"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.SignupRequest,
        "fields": {},
        "takes": [
          [
            "login",
            "passwd"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.SignupResponse
      },
      "400": {
        "application/json": checks.LoginError
      },
      "402": {
        "application/json": checks.LoginError
      },
      "413": {
        "application/json": checks.ApiError
      },
      "415": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
      "verification-required": [
        {
          "status": 400,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
        {
          "status": 400,
          "first": false,
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
      "not-allowed": [
        {
          "status": 400,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "captcha-required": [
        {
          "status": 402,
          "first": true,
          "provenance": "documented"
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
          "login": "plain",
          "passwd": "password",
          "tos": "plain",
          "captcha": "captcha",
          "cf-turnstile-response": "captcha",
          "email_confirmation": "code",
          "remember": "plain"
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
  },
  "getAccount": {
    "operationId": "getAccount",
    "method": "GET",
    "template": "/account",
    "segments": [
      {
        "literal": "account"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.AccountInfo
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "who-am-i": [
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
      "responses": {}
    }
  },
  "getTwoFactor": {
    "operationId": "getTwoFactor",
    "method": "GET",
    "template": "/account/2fa",
    "segments": [
      {
        "literal": "account"
      },
      {
        "literal": "2fa"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.TwoFactorSecret
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
            "2fa_google_key": "code",
            "2fa_google_split": "code"
          }
        }
      }
    }
  },
  "enableTwoFactor": {
    "operationId": "enableTwoFactor",
    "method": "POST",
    "template": "/account/2fa",
    "segments": [
      {
        "literal": "account"
      },
      {
        "literal": "2fa"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.TwoFactorCode,
        "fields": {},
        "takes": [
          [
            "2fa_google_code"
          ]
        ]
      },
      "multipart/form-data": {
        "check": checks.TwoFactorCode,
        "fields": {},
        "takes": [
          [
            "2fa_google_code"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.TwoFactorCode,
        "fields": {},
        "takes": [
          [
            "2fa_google_code"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Success
      },
      "400": {
        "application/json": checks.ApiError
      },
      "401": {
        "application/json": checks.ApiError
      },
      "413": {
        "application/json": checks.ApiError
      },
      "415": {
        "application/json": checks.ApiError
      },
      "422": {
        "application/json": checks.TextError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "done": [
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
      "second-factor-invalid": [
        {
          "status": 422,
          "first": true,
          "provenance": "documented"
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
          "2fa_google_code": "code"
        }
      },
      "responses": {}
    }
  },
  "disableTwoFactor": {
    "operationId": "disableTwoFactor",
    "method": "DELETE",
    "template": "/account/2fa",
    "segments": [
      {
        "literal": "account"
      },
      {
        "literal": "2fa"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Success
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
      "responses": {}
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
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.PasswordRequest,
        "fields": {},
        "takes": [
          [
            "currentpassword",
            "password",
            "password2"
          ]
        ]
      },
      "multipart/form-data": {
        "check": checks.PasswordRequest,
        "fields": {},
        "takes": [
          [
            "currentpassword",
            "password",
            "password2"
          ]
        ]
      },
      "application/x-www-form-urlencoded": {
        "check": checks.PasswordRequest,
        "fields": {},
        "takes": [
          [
            "currentpassword",
            "password",
            "password2"
          ]
        ]
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Success
      },
      "400": {
        "application/json": checks.ApiError
      },
      "401": {
        "application/json": checks.ApiError
      },
      "413": {
        "application/json": checks.ApiError
      },
      "415": {
        "application/json": checks.ApiError
      },
      "422": {
        "application/json": checks.TextError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "done": [
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
      "invalid-credentials": [
        {
          "status": 422,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
        {
          "status": 422,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "not-allowed": [
        {
          "status": 422,
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
          "currentpassword": "password",
          "password": "password",
          "password2": "password"
        }
      },
      "responses": {}
    }
  },
  "renewApiKey": {
    "operationId": "renewApiKey",
    "method": "POST",
    "template": "/account/apikey",
    "segments": [
      {
        "literal": "account"
      },
      {
        "literal": "apikey"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.ApiKey
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
            "text": "session"
          }
        }
      }
    }
  },
  "getHome": {
    "operationId": "getHome",
    "method": "GET",
    "template": "/home",
    "segments": [
      {
        "literal": "home"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Home
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
      "responses": {}
    }
  },
  "getSearch": {
    "operationId": "getSearch",
    "method": "GET",
    "template": "/search",
    "segments": [
      {
        "literal": "search"
      }
    ],
    "reads": {
      "headers": {
        "sessionid": "session",
        "x-api-key": "session"
      },
      "cookies": {
        "sessionid": "session"
      },
      "query": {
        "search": "plain"
      }
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.SearchResults
      },
      "401": {
        "application/json": checks.ApiError
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "done": [
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
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.ServicesInfo
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
      }
    },
    "responseHeaders": [],
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
  "ping": {
    "operationId": "ping",
    "method": "GET",
    "template": "/ping",
    "segments": [
      {
        "literal": "ping"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Pong
      },
      "429": {
        "application/json": checks.ApiError
      },
      "500": {
        "application/json": checks.ApiError
      },
      "503": {
        "application/json": checks.ApiError
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
