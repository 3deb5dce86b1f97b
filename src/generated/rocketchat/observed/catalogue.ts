// Generated from openapi/rocketchat/observed.yaml by `npm run generate`.
import type { Catalogue } from '../../../core/catalogue.ts';

export const catalogue: Catalogue = {
  "outcomes": [
    {
      "operation": "login",
      "outcome": "signed-in",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "sign in as plain with Password-1, or send the token that it returned as resume",
      "body": {
        "status": "success",
        "data": {
          "userId": "aYjNnig8BEAWeQzMh",
          "authToken": "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq",
          "me": {
            "_id": "aYjNnig8BEAWeQzMh",
            "name": "Rocket Cat",
            "emails": [
              {
                "address": "rocket.cat@example.com",
                "verified": true
              }
            ],
            "status": "offline",
            "statusConnection": "offline",
            "username": "rocket.cat",
            "utcOffset": -3,
            "active": true,
            "roles": [
              "admin"
            ],
            "_updatedAt": "2026-11-21T12:00:00.000Z",
            "email": "rocket.cat@example.com",
            "settings": {
              "profile": {},
              "preferences": {
                "enableAutoAway": true,
                "idleTimeLimit": 300,
                "desktopNotificationRequireInteraction": false,
                "desktopNotifications": "all",
                "pushNotifications": "all",
                "unreadAlert": true,
                "useEmojis": true,
                "convertAsciiEmoji": true,
                "autoImageLoad": true,
                "saveMobileBandwidth": true,
                "collapseMediaByDefault": false,
                "hideUsernames": false,
                "hideRoles": false,
                "hideFlexTab": false,
                "displayAvatars": true,
                "sidebarGroupByType": true,
                "themeAppearence": "auto",
                "sidebarViewMode": "medium",
                "sidebarDisplayAvatar": true,
                "sidebarShowUnread": false,
                "sidebarSortby": "activity",
                "showThreadsInMainChannel": false,
                "alsoSendThreadToChannel": "default",
                "sidebarShowFavorites": true,
                "sendOnEnter": "normal",
                "emailNotificationMode": "mentions",
                "newRoomNotification": "door",
                "newMessageNotification": "chime",
                "muteFocusedConversations": true,
                "notificationsSoundVolume": 100,
                "omnichannelTranscriptEmail": false,
                "notifyCalendarEvents": true,
                "enableMobileRinging": true,
                "sidebarSectionsOrder": [
                  "Incoming_Calls",
                  "Incoming_Livechats",
                  "Open_Livechats",
                  "On_Hold_Chats",
                  "Unread",
                  "Favorites",
                  "Teams",
                  "Discussions",
                  "Channels",
                  "Direct_Messages",
                  "Conversations"
                ],
                "featuresPreview": "[]"
              },
              "calendar": {}
            },
            "avatarUrl": "http://localhost:3000/avatar/rocket.cat",
            "isOAuthUser": false,
            "services": {
              "password": {
                "exists": true
              }
            }
          }
        },
        "success": true
      }
    },
    {
      "operation": "login",
      "outcome": "invalid-credentials",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "measured on a 7.6 server; the vendor's server source and its own tests; inferred for the login of another service, and for an account whose directory rejects it",
      "reach": "send a wrong password, an unknown user, or an invalid or expired token",
      "body": {
        "success": false,
        "error": "Unauthorized",
        "status": "error",
        "message": "Unauthorized"
      }
    },
    {
      "operation": "login",
      "outcome": "missing-credentials",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; a login without its arguments is not recognised; that an empty password counts as none is inferred",
      "reach": "omit user or password, or send an empty password",
      "body": {
        "success": false,
        "error": "Unauthorized",
        "status": "error",
        "message": "Unauthorized"
      }
    },
    {
      "operation": "login",
      "outcome": "malformed-request",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; an unreadable body counts as empty",
      "reach": "send an unreadable body, or another content type",
      "body": {
        "success": false,
        "error": "Unauthorized",
        "status": "error",
        "message": "Unauthorized"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-required",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; measured on an 8.5 server",
      "reach": "sign in as totp, sms or mail without code; for a mailed code the details have emailOrUsername and, until it is used or expired, codeExpires",
      "body": {
        "success": false,
        "error": "totp-required",
        "status": "error",
        "details": {
          "method": "totp",
          "codeGenerated": false,
          "availableMethods": [
            "totp"
          ]
        },
        "message": "TOTP Required"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "sign in as totp with a wrong code",
      "body": {
        "success": false,
        "error": "totp-invalid",
        "status": "error",
        "details": {
          "method": "totp",
          "codeGenerated": false,
          "availableMethods": [
            "totp"
          ]
        },
        "message": "TOTP Invalid"
      }
    },
    {
      "operation": "login",
      "outcome": "second-factor-exhausted",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the spelling is the server's",
      "reach": "sign in as mail without code, then with five wrong codes; the details then have emailOrUsername and codeExpires",
      "body": {
        "success": false,
        "error": "totp-max-attempts",
        "status": "error",
        "details": {
          "method": "email",
          "codeGenerated": false,
          "availableMethods": [
            "email"
          ]
        },
        "message": "TOTP Maximun Failed Attempts Reached"
      }
    },
    {
      "operation": "login",
      "outcome": "account-disabled",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "sign in as disabled",
      "body": {
        "success": false,
        "error": "error-user-is-not-activated",
        "status": "error",
        "details": {
          "function": "Accounts.validateLoginAttempt"
        },
        "message": "User is not activated"
      }
    },
    {
      "operation": "login",
      "outcome": "account-unverified",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the placeholder is the server's",
      "reach": "sign in as unverified",
      "body": {
        "success": false,
        "error": "error-invalid-email",
        "status": "error",
        "message": "Invalid email __email__"
      }
    },
    {
      "operation": "login",
      "outcome": "locked-out",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests; a blocked address says For IP; that attempts which were blocked or lacked a code also count is inferred",
      "reach": "send a wrong password for plain ten times, then any password; sign in as locked; or fail fifty times from one address",
      "body": {
        "success": false,
        "error": "error-login-blocked-for-user",
        "status": "error",
        "details": {
          "function": "Accounts.validateLoginAttempt"
        },
        "message": "Login has been temporarily blocked For User"
      }
    },
    {
      "operation": "login",
      "outcome": "not-allowed",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; a user without roles is error-user-has-no-roles",
      "reach": "sign in as app, or as a user without roles",
      "body": {
        "success": false,
        "error": "error-app-user-is-not-allowed-to-login",
        "status": "error",
        "details": {
          "function": "Accounts.validateLoginAttempt"
        },
        "message": "App user is not allowed to login"
      }
    },
    {
      "operation": "login",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "login",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "login",
      "outcome": "malformed-request",
      "status": 500,
      "first": false,
      "provenance": "inferred",
      "source": "derived from the vendor's server source, where a failed check is a server error",
      "reach": "send a password that isn't a string, an empty user, a list, or a field that a login doesn't have",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "login",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "logoutByGet",
      "outcome": "signed-out",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; measured on an 8.5 server",
      "reach": "send the token of a login with its user id"
    },
    {
      "operation": "logoutByGet",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutByGet",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutByGet",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutByGet",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "logoutByGet",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "logoutByGet",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "logout",
      "outcome": "signed-out",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; measured on an 8.5 server",
      "reach": "send the token of a login with its user id"
    },
    {
      "operation": "logout",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logout",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logout",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logout",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "logout",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "logout",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "getMe",
      "outcome": "who-am-i",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source and its own tests",
      "reach": "send the token of a login with its user id",
      "body": {
        "_id": "aYjNnig8BEAWeQzMh",
        "name": "Rocket Cat",
        "emails": [
          {
            "address": "rocket.cat@example.com",
            "verified": true
          }
        ],
        "status": "offline",
        "statusConnection": "offline",
        "username": "rocket.cat",
        "utcOffset": -3,
        "active": true,
        "roles": [
          "admin"
        ],
        "_updatedAt": "2026-11-21T12:00:00.000Z",
        "email": "rocket.cat@example.com",
        "settings": {
          "profile": {},
          "preferences": {
            "enableAutoAway": true,
            "idleTimeLimit": 300,
            "desktopNotificationRequireInteraction": false,
            "desktopNotifications": "all",
            "pushNotifications": "all",
            "unreadAlert": true,
            "useEmojis": true,
            "convertAsciiEmoji": true,
            "autoImageLoad": true,
            "saveMobileBandwidth": true,
            "collapseMediaByDefault": false,
            "hideUsernames": false,
            "hideRoles": false,
            "hideFlexTab": false,
            "displayAvatars": true,
            "sidebarGroupByType": true,
            "themeAppearence": "auto",
            "sidebarViewMode": "medium",
            "sidebarDisplayAvatar": true,
            "sidebarShowUnread": false,
            "sidebarSortby": "activity",
            "showThreadsInMainChannel": false,
            "alsoSendThreadToChannel": "default",
            "sidebarShowFavorites": true,
            "sendOnEnter": "normal",
            "emailNotificationMode": "mentions",
            "newRoomNotification": "door",
            "newMessageNotification": "chime",
            "muteFocusedConversations": true,
            "notificationsSoundVolume": 100,
            "omnichannelTranscriptEmail": false,
            "notifyCalendarEvents": true,
            "enableMobileRinging": true,
            "sidebarSectionsOrder": [
              "Incoming_Calls",
              "Incoming_Livechats",
              "Open_Livechats",
              "On_Hold_Chats",
              "Unread",
              "Favorites",
              "Teams",
              "Discussions",
              "Channels",
              "Direct_Messages",
              "Conversations"
            ],
            "featuresPreview": "[]"
          },
          "calendar": {}
        },
        "avatarUrl": "http://localhost:3000/avatar/rocket.cat",
        "isOAuthUser": false,
        "services": {
          "password": {
            "exists": true
          }
        },
        "success": true
      }
    },
    {
      "operation": "getMe",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "getMe",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "getMe",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "getMe",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "getMe",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "getMe",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "sign in as plain twice, then send one of the tokens",
      "body": {
        "token": "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq",
        "tokenExpires": "2027-02-19T12:00:00.000Z",
        "success": true
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "logoutOtherClients",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; that an unknown id gets the same response is inferred",
      "reach": "send the token of a login with its user id",
      "body": {
        "message": "User aYjNnig8BEAWeQzMh has been logged out!",
        "success": true
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send a userId that isn't a string, or an unknown field",
      "body": {
        "success": false,
        "errorType": "invalid-params",
        "error": "must be string"
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "not-allowed",
      "status": 403,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source; that the admin role has the permission is inferred",
      "reach": "as plain, send the userId of totp",
      "body": {
        "success": false,
        "error": "unauthorized"
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "logoutUser",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "sendEmailCode",
      "outcome": "code-sent",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send mail, or an unknown user",
      "body": {
        "success": true
      }
    },
    {
      "operation": "sendEmailCode",
      "outcome": "malformed-request",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit emailOrUsername, or send another field beside it",
      "body": {
        "success": false,
        "errorType": "invalid-params",
        "error": "must have required property 'emailOrUsername'"
      }
    },
    {
      "operation": "sendEmailCode",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "sendEmailCode",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "sendEmailCode",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send the token of a login as must-change, whose address is verified",
      "body": {
        "success": true
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "account-unverified",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send the token of a login as plain",
      "body": {
        "success": false,
        "error": "You need to verify your emails before setting up 2FA [error-invalid-user]",
        "errorType": "error-invalid-user"
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "enableEmailTwoFactor",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "as plain, send the SHA-256 of Password-1 as x-2fa-code with password as x-2fa-method",
      "body": {
        "success": true
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "second-factor-required",
      "status": 400,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's API reference and its server source",
      "reach": "as plain, omit x-2fa-code",
      "body": {
        "success": false,
        "error": "TOTP Required [totp-required]",
        "errorType": "totp-required",
        "details": {
          "method": "password",
          "codeGenerated": false,
          "availableMethods": []
        }
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "second-factor-invalid",
      "status": 400,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "as plain, send a wrong x-2fa-code",
      "body": {
        "success": false,
        "error": "TOTP Invalid [totp-invalid]",
        "errorType": "totp-invalid",
        "details": {
          "method": "password",
          "codeGenerated": false,
          "availableMethods": []
        }
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "second-factor-exhausted",
      "status": 400,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; the spelling is the server's",
      "reach": "as mail, send five wrong codes",
      "body": {
        "success": false,
        "error": "TOTP Maximun Failed Attempts Reached [totp-max-attempts]",
        "errorType": "totp-max-attempts",
        "details": {
          "method": "email",
          "codeGenerated": false,
          "availableMethods": [
            "email"
          ]
        }
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "token-missing",
      "status": 401,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "omit X-Auth-Token or X-User-Id",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "token-invalid",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "send an unknown token, a token that was logged out, or another user's",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "token-expired",
      "status": 401,
      "first": false,
      "provenance": "observed",
      "source": "the vendor's server source; expired tokens are deleted",
      "reach": "send a token 90 days after its login",
      "body": {
        "success": false,
        "error": "You must be logged in to do this.",
        "status": "error",
        "message": "You must be logged in to do this."
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "disableEmailTwoFactor",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "registerUser",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's API reference of the operation",
      "reach": "send an unused username and an unused e-mail address",
      "body": {
        "user": {
          "_id": "nSYqWzZ4GsKTX4dyK",
          "type": "user",
          "status": "offline",
          "active": true,
          "name": "Example User",
          "utcOffset": 0,
          "username": "example"
        },
        "success": true
      }
    },
    {
      "operation": "registerUser",
      "outcome": "not-allowed",
      "status": 400,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source; the wording for a taken address is that of its newest source",
      "reach": "send the username or the address of plain, a reserved username (all, here, admin, administrator, system, user), or the token of a user",
      "body": {
        "success": false,
        "error": "Username is already in use"
      }
    },
    {
      "operation": "registerUser",
      "outcome": "malformed-request",
      "status": 400,
      "first": false,
      "provenance": "inferred",
      "source": "the vendor's server source and, for the password policy, its own tests; the wording for a missing name and the format of a violated policy are inferred",
      "reach": "omit username, email, pass or name; send a username or a name with < > / or \\, an address without @, a blank pass, or with policy.passwordPolicy a pass that violates it",
      "body": {
        "success": false,
        "errorType": "invalid-params",
        "error": "must have required property 'username'"
      }
    },
    {
      "operation": "registerUser",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "registerUser",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "registerUser",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    },
    {
      "operation": "getInfo",
      "outcome": "done",
      "status": 200,
      "first": true,
      "provenance": "inferred",
      "source": "the vendor's server source and its own tests; the values are examples",
      "reach": "send the request as any caller; the admin myusername gets more",
      "body": {
        "version": "8.5",
        "minimumClientVersions": {
          "desktop": "3.9.6",
          "mobile": "4.39.0"
        },
        "success": true
      }
    },
    {
      "operation": "getInfo",
      "outcome": "rate-limited",
      "status": 429,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "with --request-budget vendor, send eleven requests within a minute",
      "body": {
        "success": false,
        "error": "Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]"
      }
    },
    {
      "operation": "getInfo",
      "outcome": "server-error",
      "status": 500,
      "first": true,
      "provenance": "observed",
      "source": "the vendor's server source",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Internal server error"
      }
    },
    {
      "operation": "getInfo",
      "outcome": "unavailable",
      "status": 503,
      "first": true,
      "provenance": "inferred",
      "source": "no evidence; worded like other errors",
      "reach": "only when forced",
      "body": {
        "success": false,
        "error": "Service unavailable"
      }
    }
  ],
  "refusals": {
    "malformed": "no evidence",
    "unsupported-media-type": "no evidence",
    "too-large": "no evidence",
    "not-found": "the source of the vendor's router, which leaves it to its library",
    "method-not-allowed": "the source of the vendor's router, which leaves it to its library",
    "cors-off": "the vendor's server source and its own tests; the content type is its library's"
  }
};
