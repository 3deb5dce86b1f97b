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
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "unsupported-media-type": {
      "status": 415,
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "too-large": {
      "status": 413,
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "not-found": {
      "status": 404,
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    },
    "method-not-allowed": {
      "status": 405,
      "content": {
        "application/json": checks.Error,
        "text/json": checks.Error,
        "text/plain": checks.Error
      }
    }
  }
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
        "secret": true
      }
    ],
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
          "provenance": "documented",
          "source": "the fields of the 200; the values are the vendor's server's"
        }
      ],
      "missing-credentials": [
        {
          "status": 400,
          "first": true,
          "provenance": "documented",
          "source": "the 400's sentence; the envelope is the vendor's server's"
        }
      ],
      "malformed-request": [
        {
          "status": 400,
          "first": false,
          "provenance": "inferred",
          "source": "the vendor's server says these words to a body it cannot bind, in another envelope"
        }
      ],
      "invalid-credentials": [
        {
          "status": 401,
          "first": true,
          "provenance": "documented",
          "source": "the 401's sentence; the envelope is the vendor's server's"
        }
      ],
      "second-factor-invalid": [
        {
          "status": 401,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source and its own tests"
        }
      ],
      "second-factor-unavailable": [
        {
          "status": 403,
          "first": true,
          "provenance": "documented",
          "source": "the 403's sentence; the envelope is the vendor's server's"
        }
      ],
      "account-disabled": [
        {
          "status": 403,
          "first": false,
          "provenance": "observed",
          "source": "the vendor's server source, without its stack trace"
        }
      ],
      "account-unverified": [
        {
          "status": 403,
          "first": false,
          "provenance": "inferred",
          "source": "the words that the vendor's server has for what is not allowed"
        }
      ],
      "locked-out": [
        {
          "status": 429,
          "first": true,
          "provenance": "documented",
          "source": "the 429's sentence; the envelope is the vendor's server's"
        }
      ],
      "rate-limited": [
        {
          "status": 429,
          "first": false,
          "provenance": "inferred",
          "source": "the document has one sentence for 429"
        }
      ],
      "server-error": [
        {
          "status": 500,
          "first": true,
          "provenance": "inferred",
          "source": "not in the document"
        }
      ],
      "unavailable": [
        {
          "status": 503,
          "first": true,
          "provenance": "inferred",
          "source": "not in the document"
        }
      ]
    }
  }
} as const;
