// Generated from openapi/onlyoffice/observed.yaml by `npm run generate`.
import * as checks from './checks.js';

export const contract = {
  "provider": "onlyoffice",
  "profile": "observed",
  "title": "ONLYOFFICE authentication, as observed",
  "basePath": "/api/2.0",
  "ignoresCase": true,
  "answerHeaders": [
    "Retry-After"
  ],
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
    "emptyIsNull": true,
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
      "404": {
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
    "responseHeaders": [
      "Retry-After"
    ],
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
      "second-factor-exhausted": [
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
      "captcha-invalid": [
        {
          "status": 403,
          "first": false,
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
      "token-invalid": [
        {
          "status": 404,
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
      "request": {
        "fields": {
          "userName": "plain",
          "password": "password",
          "passwordHash": "password",
          "provider": "plain",
          "accessToken": "session",
          "serializedProfile": "session",
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
          "culture": "plain",
          "code": "code"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "fields": {
                "token": "session",
                "tfaKey": "code",
                "confirmUrl": "code"
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
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
    "responseHeaders": [
      "Retry-After"
    ],
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
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
    "emptyIsNull": true,
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
      "404": {
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
    "responseHeaders": [
      "Retry-After"
    ],
    "outcomes": {
      "signed-in": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "second-factor-required": [
        {
          "status": 200,
          "first": false,
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
      "locked-out": [
        {
          "status": 403,
          "first": true,
          "provenance": "observed"
        }
      ],
      "captcha-invalid": [
        {
          "status": 403,
          "first": false,
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
      "token-invalid": [
        {
          "status": 404,
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
      "request": {
        "fields": {
          "userName": "plain",
          "password": "password",
          "passwordHash": "password",
          "provider": "plain",
          "accessToken": "session",
          "serializedProfile": "session",
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "fields": {
                "token": "session",
                "tfaKey": "code",
                "confirmUrl": "code"
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
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
    "responseHeaders": [
      "Retry-After"
    ],
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
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.AuthDataAnswer
      },
      "400": {
        "application/json": checks.BindingFailedOrError
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
    "responseHeaders": [
      "Retry-After"
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
      "second-factor-unavailable": [
        {
          "status": 400,
          "first": false,
          "provenance": "inferred"
        },
        {
          "status": 500,
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
      "locked-out": [
        {
          "status": 403,
          "first": true,
          "provenance": "observed"
        }
      ],
      "captcha-invalid": [
        {
          "status": 403,
          "first": false,
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
      "token-invalid": [
        {
          "status": 404,
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
      "second-factor-exhausted": [
        {
          "status": 500,
          "first": false,
          "provenance": "observed"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "fields": {
                "token": "session",
                "tfaKey": "code",
                "confirmUrl": "code"
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.AuthDataAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
      },
      "401": {},
      "403": {},
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
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "fields": {
                "token": "session",
                "tfaKey": "code",
                "confirmUrl": "code"
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.ConfirmAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
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
    "responseHeaders": [
      "Retry-After"
    ],
    "outcomes": {
      "done": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "token-invalid": [
        {
          "status": 200,
          "first": false,
          "provenance": "observed"
        }
      ],
      "token-expired": [
        {
          "status": 200,
          "first": false,
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
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
        "application/json": checks.SettingsAnswer
      },
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
        "application/json": checks.TwoFactorSettingsAnswer
      },
      "401": {},
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.BooleanAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
      },
      "401": {},
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
    "responseHeaders": [
      "Retry-After"
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
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.TextAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
      },
      "401": {},
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
    "responseHeaders": [
      "Retry-After"
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
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": "code"
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.BooleanAnswer
      },
      "400": {
        "application/json": checks.IncorrectCode
      },
      "401": {},
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
    "responseHeaders": [
      "Retry-After"
    ],
    "outcomes": {
      "signed-in": [
        {
          "status": 200,
          "first": true,
          "provenance": "observed"
        }
      ],
      "second-factor-unavailable": [
        {
          "status": 200,
          "first": false,
          "provenance": "observed"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 400,
          "first": true,
          "provenance": "observed"
        }
      ],
      "malformed-request": [
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
      "second-factor-exhausted": [
        {
          "status": 403,
          "first": true,
          "provenance": "observed"
        }
      ],
      "not-allowed": [
        {
          "status": 403,
          "first": false,
          "provenance": "observed",
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
          "code": "code",
          "session": "plain"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
        "application/json": checks.ConfirmationLinkAnswer
      },
      "401": {},
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "fields": {
                "url": "code",
                "cookieValue": "code"
              }
            }
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
        "application/json": checks.SetupAnswer
      },
      "401": {},
      "403": {
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
    "responseHeaders": [
      "Retry-After"
    ],
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
      "second-factor-unavailable": [
        {
          "status": 403,
          "first": true,
          "provenance": "observed"
        }
      ],
      "not-allowed": [
        {
          "status": 403,
          "first": false,
          "provenance": "observed",
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "fields": {
                "manualEntryKey": "code"
              }
            }
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
        "application/json": checks.BackupCodesAnswer
      },
      "401": {},
      "403": {
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
    "responseHeaders": [
      "Retry-After"
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
      "second-factor-unavailable": [
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "items": {
                "fields": {
                  "code": "code"
                }
              }
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
        "application/json": checks.BackupCodesAnswer
      },
      "401": {},
      "403": {
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
    "responseHeaders": [
      "Retry-After"
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
      "second-factor-unavailable": [
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": {
              "items": {
                "fields": {
                  "code": "code"
                }
              }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.TextAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
      },
      "401": {},
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
    "responseHeaders": [
      "Retry-After"
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
      "second-factor-unavailable": [
        {
          "status": 403,
          "first": false,
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
      "request": {
        "fields": {
          "id": "plain"
        }
      },
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            },
            "response": "code"
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
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
        "application/json": checks.LoginSettingsAnswer
      },
      "401": {},
      "403": {
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
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
    "emptyIsNull": true,
    "responses": {
      "200": {
        "application/json": checks.LoginSettingsAnswer
      },
      "400": {
        "application/json": checks.BindingFailedAnswer
      },
      "401": {},
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
    "responseHeaders": [
      "Retry-After"
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
      "responses": {
        "200": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        },
        "400": {
          "fields": {
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
        "application/json": checks.LoginSettingsAnswer
      },
      "401": {},
      "403": {
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
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
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
        "application/json": checks.UserAnswer
      },
      "401": {},
      "429": {},
      "500": {
        "application/json": checks.Error
      },
      "503": {
        "application/json": checks.Error
      }
    },
    "responseHeaders": [
      "Retry-After"
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
            "links": {
              "items": {
                "fields": {
                  "href": "code"
                }
              }
            }
          }
        }
      }
    }
  }
} as const;
