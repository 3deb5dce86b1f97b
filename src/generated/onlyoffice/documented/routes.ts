// Generated from openapi/onlyoffice/documented.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "onlyoffice",
  "profile": "documented",
  "title": "ONLYOFFICE authentication by code, as documented",
  "basePath": "/api/2.0",
  "answerHeaders": [],
  "pathSuffix": {
    "suffix": ".json",
    "policy": "jsonSuffix",
    "provenance": "observed",
    "source": "the API of ONLYOFFICE Workspace appends it to its paths, and a dozen public clients send it; DocSpace has no such path"
  },
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
    "undocumented": [
      {
        "in": "body",
        "path": [
          "userName"
        ],
        "type": "null",
        "what": "userName as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "password"
        ],
        "type": "null",
        "what": "password as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "passwordHash"
        ],
        "type": "null",
        "what": "passwordHash as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "provider"
        ],
        "type": "null",
        "what": "provider as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "accessToken"
        ],
        "type": "null",
        "what": "accessToken as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "serializedProfile"
        ],
        "type": "null",
        "what": "serializedProfile as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "code"
        ],
        "type": "null",
        "what": "code as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "codeOAuth"
        ],
        "type": "null",
        "what": "codeOAuth as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData"
        ],
        "type": "null",
        "what": "confirmData as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "email"
        ],
        "type": "null",
        "what": "confirmData.email as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "first"
        ],
        "type": "null",
        "what": "confirmData.first as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "key"
        ],
        "type": "null",
        "what": "confirmData.key as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "recaptchaResponse"
        ],
        "type": "null",
        "what": "recaptchaResponse as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "culture"
        ],
        "type": "null",
        "what": "culture as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      }
    ],
    "undocumentedSpelling": {
      "what": "a field in another case",
      "provenance": "observed",
      "source": "the vendor's server source, which accepts the names of fields in any case; its older pages and clients write UserName"
    },
    "body": {
      "application/json": {
        "check": checks.AuthRequest,
        "documented": checks.AuthRequestAsDocumented,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.AuthRequest,
        "documented": checks.AuthRequestAsDocumented,
        "fields": {}
      },
      "text/json": {
        "check": checks.AuthRequest,
        "documented": checks.AuthRequestAsDocumented,
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
      "404": {
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
    "responseHeaders": [],
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
      "second-factor-exhausted": [
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
      "captcha-invalid": [
        {
          "status": 403,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 404,
          "first": true,
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
        "application/json": checks.Boolean
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
  "authenticate": {
    "operationId": "authenticate",
    "method": "POST",
    "template": "/authentication",
    "segments": [
      {
        "literal": "authentication"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "undocumented": [
      {
        "in": "body",
        "path": [
          "userName"
        ],
        "type": "null",
        "what": "userName as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "password"
        ],
        "type": "null",
        "what": "password as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "passwordHash"
        ],
        "type": "null",
        "what": "passwordHash as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "provider"
        ],
        "type": "null",
        "what": "provider as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "accessToken"
        ],
        "type": "null",
        "what": "accessToken as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "serializedProfile"
        ],
        "type": "null",
        "what": "serializedProfile as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "code"
        ],
        "type": "null",
        "what": "code as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "codeOAuth"
        ],
        "type": "null",
        "what": "codeOAuth as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData"
        ],
        "type": "null",
        "what": "confirmData as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "email"
        ],
        "type": "null",
        "what": "confirmData.email as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "first"
        ],
        "type": "null",
        "what": "confirmData.first as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "key"
        ],
        "type": "null",
        "what": "confirmData.key as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "recaptchaResponse"
        ],
        "type": "null",
        "what": "recaptchaResponse as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "culture"
        ],
        "type": "null",
        "what": "culture as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      }
    ],
    "undocumentedSpelling": {
      "what": "a field in another case",
      "provenance": "observed",
      "source": "the vendor's server source, which accepts the names of fields in any case; its older pages and clients write UserName"
    },
    "body": {
      "application/json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {}
      },
      "text/json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.AuthData
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {
        "application/json": checks.Error
      },
      "403": {
        "application/json": checks.Error
      },
      "404": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "second-factor-required": [
        {
          "status": 200,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
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
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
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
      "captcha-invalid": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "token-invalid": [
        {
          "status": 404,
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
  "sendSms": {
    "operationId": "sendSms",
    "method": "POST",
    "template": "/authentication/sendsms",
    "segments": [
      {
        "literal": "authentication"
      },
      {
        "literal": "sendsms"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {},
      "query": {}
    },
    "undocumented": [
      {
        "in": "body",
        "path": [
          "userName"
        ],
        "type": "null",
        "what": "userName as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "password"
        ],
        "type": "null",
        "what": "password as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "passwordHash"
        ],
        "type": "null",
        "what": "passwordHash as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "provider"
        ],
        "type": "null",
        "what": "provider as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "accessToken"
        ],
        "type": "null",
        "what": "accessToken as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "serializedProfile"
        ],
        "type": "null",
        "what": "serializedProfile as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "code"
        ],
        "type": "null",
        "what": "code as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "codeOAuth"
        ],
        "type": "null",
        "what": "codeOAuth as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData"
        ],
        "type": "null",
        "what": "confirmData as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "email"
        ],
        "type": "null",
        "what": "confirmData.email as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "first"
        ],
        "type": "null",
        "what": "confirmData.first as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "confirmData",
          "key"
        ],
        "type": "null",
        "what": "confirmData.key as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "recaptchaResponse"
        ],
        "type": "null",
        "what": "recaptchaResponse as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      },
      {
        "in": "body",
        "path": [
          "culture"
        ],
        "type": "null",
        "what": "culture as null",
        "provenance": "observed",
        "source": "the vendor's server source, which treats null as an omitted field; its SDKs send null"
      }
    ],
    "undocumentedSpelling": {
      "what": "a field in another case",
      "provenance": "observed",
      "source": "the vendor's server source, which accepts the names of fields in any case; its older pages and clients write UserName"
    },
    "body": {
      "application/json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {}
      },
      "text/json": {
        "check": checks.LoginRequest,
        "documented": checks.LoginRequestAsDocumented,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.AuthData
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {
        "application/json": checks.Error
      },
      "403": {
        "application/json": checks.Error
      },
      "404": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "code-sent": [
        {
          "status": 200,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "missing-credentials": [
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
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "second-factor-unavailable": [
        {
          "status": 403,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "captcha-invalid": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "account-disabled": [
        {
          "status": 403,
          "first": false,
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
      "token-invalid": [
        {
          "status": 404,
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
      "second-factor-exhausted": [
        {
          "status": 500,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": false,
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
  "setPhone": {
    "operationId": "setPhone",
    "method": "POST",
    "template": "/authentication/setphone",
    "segments": [
      {
        "literal": "authentication"
      },
      {
        "literal": "setphone"
      }
    ],
    "reads": {
      "headers": {
        "confirm": "code",
        "authorization": "session"
      },
      "cookies": {
        "asc_confirm_key_PhoneActivation": "code",
        "asc_auth_key": "session"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.PhoneRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.PhoneRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.PhoneRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.AuthData
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {},
      "403": {},
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "responseHeaders": [],
    "outcomes": {
      "code-sent": [
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
      "missing-credentials": [
        {
          "status": 500,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "second-factor-unavailable": [
        {
          "status": 500,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": false,
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
          "mobilePhone": "plain"
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
  "confirm": {
    "operationId": "confirm",
    "method": "POST",
    "template": "/authentication/confirm",
    "segments": [
      {
        "literal": "authentication"
      },
      {
        "literal": "confirm"
      }
    ],
    "reads": {
      "headers": {},
      "cookies": {
        "asc_confirm_key_PhoneActivation": "code",
        "asc_confirm_key_TfaActivation": "code",
        "asc_confirm_key_TfaAuth": "code"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.ConfirmRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.ConfirmRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.ConfirmRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Confirmation
      },
      "400": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
          "status": 200,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "token-expired": [
        {
          "status": 200,
          "first": false,
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
          "key": "code",
          "emplType": "plain",
          "email": "plain",
          "encEmail": "code",
          "uid": "plain",
          "type": "plain",
          "first": "plain",
          "roomId": "plain"
        }
      },
      "responses": {}
    }
  },
  "getSettings": {
    "operationId": "getSettings",
    "method": "GET",
    "template": "/settings",
    "segments": [
      {
        "literal": "settings"
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
        "application/json": checks.Settings
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
  "getTwoFactorSettings": {
    "operationId": "getTwoFactorSettings",
    "method": "GET",
    "template": "/settings/tfaapp",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaapp"
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
        "application/json": checks.TwoFactorSettings
      },
      "401": {},
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
  "setTwoFactorSettings": {
    "operationId": "setTwoFactorSettings",
    "method": "PUT",
    "template": "/settings/tfaapp",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaapp"
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
    "body": {
      "application/json": {
        "check": checks.TwoFactorRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.TwoFactorRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.TwoFactorRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Boolean
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {},
      "403": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "request": {
        "fields": {
          "type": "plain",
          "id": "plain",
          "trustedIps": {
            "items": "plain"
          },
          "mandatoryUsers": {
            "items": "plain"
          },
          "mandatoryGroups": {
            "items": "plain"
          }
        }
      },
      "responses": {}
    }
  },
  "setTwoFactorSettingsWithLink": {
    "operationId": "setTwoFactorSettingsWithLink",
    "method": "PUT",
    "template": "/settings/tfaappwithlink",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaappwithlink"
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
    "body": {
      "application/json": {
        "check": checks.TwoFactorRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.TwoFactorRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.TwoFactorRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Text
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {},
      "403": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "request": {
        "fields": {
          "type": "plain",
          "id": "plain",
          "trustedIps": {
            "items": "plain"
          },
          "mandatoryUsers": {
            "items": "plain"
          },
          "mandatoryGroups": {
            "items": "plain"
          }
        }
      },
      "responses": {
        "200": "code"
      }
    }
  },
  "validateCode": {
    "operationId": "validateCode",
    "method": "POST",
    "template": "/settings/tfaapp/validate",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaapp"
      },
      {
        "literal": "validate"
      }
    ],
    "reads": {
      "headers": {
        "confirm": "code",
        "authorization": "session"
      },
      "cookies": {
        "asc_confirm_key_TfaActivation": "code",
        "asc_confirm_key_TfaAuth": "code",
        "asc_auth_key": "session"
      },
      "query": {}
    },
    "body": {
      "application/json": {
        "check": checks.ValidateRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.ValidateRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.ValidateRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Boolean
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {},
      "403": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "second-factor-unavailable": [
        {
          "status": 200,
          "first": false,
          "provenance": "inferred"
        }
      ],
      "second-factor-invalid": [
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
      "second-factor-exhausted": [
        {
          "status": 403,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "not-allowed": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred",
          "empty": true
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
      "missing-credentials": [
        {
          "status": 500,
          "first": false,
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
          "code": "code",
          "session": "plain"
        }
      },
      "responses": {}
    }
  },
  "getConfirmation": {
    "operationId": "getConfirmation",
    "method": "GET",
    "template": "/settings/tfaapp/confirm",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaapp"
      },
      {
        "literal": "confirm"
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
        "application/json": checks.ConfirmationLink
      },
      "401": {},
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "responses": {
        "200": {
          "fields": {
            "url": "code",
            "cookieValue": "code"
          }
        }
      }
    }
  },
  "getSetup": {
    "operationId": "getSetup",
    "method": "GET",
    "template": "/settings/tfaapp/setup",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaapp"
      },
      {
        "literal": "setup"
      }
    ],
    "reads": {
      "headers": {
        "confirm": "code",
        "authorization": "session"
      },
      "cookies": {
        "asc_confirm_key_TfaActivation": "code",
        "asc_auth_key": "session"
      },
      "query": {}
    },
    "body": {},
    "responses": {
      "200": {
        "application/json": checks.Setup
      },
      "401": {},
      "403": {
        "application/json": checks.Error
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "second-factor-unavailable": [
        {
          "status": 403,
          "first": true,
          "provenance": "inferred"
        }
      ],
      "not-allowed": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred",
          "empty": true
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
            "manualEntryKey": "code"
          }
        }
      }
    }
  },
  "getBackupCodes": {
    "operationId": "getBackupCodes",
    "method": "GET",
    "template": "/settings/tfaappcodes",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaappcodes"
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
        "application/json": checks.BackupCodes
      },
      "401": {},
      "403": {
        "application/json": checks.Error
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "second-factor-unavailable": [
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
          "items": {
            "fields": {
              "code": "code"
            }
          }
        }
      }
    }
  },
  "renewBackupCodes": {
    "operationId": "renewBackupCodes",
    "method": "PUT",
    "template": "/settings/tfaappnewcodes",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaappnewcodes"
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
        "application/json": checks.BackupCodes
      },
      "401": {},
      "403": {
        "application/json": checks.Error
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "second-factor-unavailable": [
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
          "items": {
            "fields": {
              "code": "code"
            }
          }
        }
      }
    }
  },
  "renewApp": {
    "operationId": "renewApp",
    "method": "PUT",
    "template": "/settings/tfaappnewapp",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "tfaappnewapp"
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
    "body": {
      "application/json": {
        "check": checks.UserRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.UserRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.UserRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.Text
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {},
      "403": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "not-allowed": [
        {
          "status": 403,
          "first": true,
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
          "id": "plain"
        }
      },
      "responses": {
        "200": "code"
      }
    }
  },
  "getLoginSettings": {
    "operationId": "getLoginSettings",
    "method": "GET",
    "template": "/settings/security/loginsettings",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "security"
      },
      {
        "literal": "loginsettings"
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
        "application/json": checks.LoginSettings
      },
      "401": {},
      "403": {
        "application/json": checks.Error
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "responses": {}
    }
  },
  "setLoginSettings": {
    "operationId": "setLoginSettings",
    "method": "PUT",
    "template": "/settings/security/loginsettings",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "security"
      },
      {
        "literal": "loginsettings"
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
    "body": {
      "application/json": {
        "check": checks.LoginSettingsRequest,
        "fields": {}
      },
      "application/*+json": {
        "check": checks.LoginSettingsRequest,
        "fields": {}
      },
      "text/json": {
        "check": checks.LoginSettingsRequest,
        "fields": {}
      }
    },
    "responses": {
      "200": {
        "application/json": checks.LoginSettings
      },
      "400": {
        "application/json": checks.Error
      },
      "401": {},
      "403": {
        "application/json": checks.Error
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
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "request": {
        "fields": {
          "attemptCount": "plain",
          "blockTime": "plain",
          "checkPeriod": "plain"
        }
      },
      "responses": {}
    }
  },
  "resetLoginSettings": {
    "operationId": "resetLoginSettings",
    "method": "DELETE",
    "template": "/settings/security/loginsettings",
    "segments": [
      {
        "literal": "settings"
      },
      {
        "literal": "security"
      },
      {
        "literal": "loginsettings"
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
        "application/json": checks.LoginSettings
      },
      "401": {},
      "403": {
        "application/json": checks.Error
      },
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
      "responses": {}
    }
  },
  "getSelf": {
    "operationId": "getSelf",
    "method": "GET",
    "template": "/people/@self",
    "segments": [
      {
        "literal": "people"
      },
      {
        "literal": "@self"
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
        "application/json": checks.User
      },
      "401": {},
      "429": {
        "application/json": checks.Error
      },
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
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
  }
} as const;
