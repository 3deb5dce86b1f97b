import { expect } from '@jest/globals';
import type { Answers } from './answers.ts';

const jwt = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** The sign-in of each provider's account in `logins`. */
export const signedIn: Answers = {
  interserver: {
    status: 200,
    body: {
      sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
      account_id: 1001,
      account_lid: 'plain@example.com',
      ima: 'client',
      gravatar: 'https://gravatar.com/user/image.png',
    },
  },
  rocketchat: {
    status: 200,
    body: {
      status: 'success',
      data: {
        authToken: expect.stringMatching(/^[\w-]{43}$/),
        userId: expect.stringMatching(/^\w{17}$/),
        me: {
          _id: expect.stringMatching(/^\w{17}$/),
          name: 'plain',
          emails: [{ address: 'plain@example.com', verified: false }],
          status: 'offline',
          statusConnection: 'offline',
          username: 'plain',
          utcOffset: 0,
          active: true,
          roles: ['user'],
          settings: { preferences: {} },
          avatarUrl: expect.stringMatching(/^http:\/\/[^/]+\/avatar\/plain$/),
        },
      },
    },
  },
  misaka: {
    status: 200,
    body: {
      detail: 'Login successful',
      user: {
        id: 1002,
        email: 'plain@example.com',
        avatar_url: '',
        username: 'plain',
        first_name: '',
        last_name: '',
        display_name: 'plain',
        country: 'ZZ',
        is_staff: false,
        whmcs_uuid: '',
        services: [],
        modules: [],
        teams: [],
      },
      access: jwt,
      refresh: jwt,
      access_token: jwt,
      refresh_token: jwt,
    },
  },
  onlyoffice: {
    status: 200,
    body: {
      token: expect.stringMatching(/^[\w+/]{88}$/),
      expires: '2027-11-21T12:00:00.0000000Z',
      sms: false,
      tfa: true,
    },
  },
};
