import { expect } from '@jest/globals';
import { inEach, type Page } from './page.ts';

const string = { type: 'string' };
const object = { type: 'object' };
const json = ['application/json'];

/** Misaka.io's page for `POST /v3/session/refresh`. The user in its response has no services and modules. */
export const misakaRefresh: Page = {
  provider: 'misaka',
  operation: 'refresh',
  rows: [
    {
      place: 'operation',
      expect: {
        method: 'POST',
        url: 'https://api.misaka.io/v3/session/refresh',
        summary: 'Refresh user token',
      },
      beyond: { description: expect.stringMatching(/^Returns new tokens for a refresh token/), security: [] },
    },
    {
      place: 'request',
      expect: { content: json },
      beyond: { required: true, content: [...json, '*/*'] },
    },
    { place: 'request application/json', expect: object },
    ...inEach('request', json, {
      refresh: { type: 'string', required: true },
      etag: { type: 'string', nullable: true, description: 'The etag of the user object' },
      'example documented': { refresh: 'string' },
    }),
    {
      place: 'response 200',
      expect: { content: json },
      beyond: { description: 'The new tokens, and the user unless the etag matches.' },
    },
    { place: 'response 200 application/json', expect: object },
    ...inEach('response 200', json, {
      access: { type: 'string', required: true },
      refresh: { type: 'string', required: true },
      user_etag: { type: 'string', required: true },
      user: object,
      'user.id': { type: 'integer' },
      'user.email': string,
      'user.avatar_url': string,
      'user.username': string,
      'user.first_name': string,
      'user.last_name': string,
      'user.display_name': string,
      'user.country': string,
      'user.is_staff': { type: 'boolean' },
      'user.whmcs_uuid': string,
      'user.teams': { type: 'array' },
      'user.teams[]': object,
      'user.teams[].id': { type: 'integer' },
      'user.teams[].name': string,
      'user.teams[].is_admin': { type: 'boolean' },
      'example refreshed': {
        access: 'string',
        refresh: 'string',
        user_etag: 'string',
        user: {
          id: 0,
          email: 'user@example.com',
          avatar_url: 'string',
          username: 'string',
          first_name: 'string',
          last_name: 'string',
          display_name: 'string',
          country: 'ZZ',
          is_staff: true,
          whmcs_uuid: 'string',
          teams: [{ id: 0, name: 'string', is_admin: true }],
        },
      },
    }),
  ],
};

/** Misaka.io's page for `POST /v3/account/password`. */
export const misakaPassword: Page = {
  provider: 'misaka',
  operation: 'changePassword',
  rows: [
    {
      place: 'operation',
      expect: {
        method: 'POST',
        url: 'https://api.misaka.io/v3/account/password',
        summary: 'Change password',
        security: [{ AuthBearerActiveUser: [] }],
      },
      beyond: { description: expect.stringMatching(/^Changes the password/) },
    },
    {
      place: 'request',
      expect: { content: json },
      beyond: { required: true, content: [...json, '*/*'] },
    },
    { place: 'request application/json', expect: object },
    ...inEach('request', json, {
      current_password: { type: 'string', minLength: 6, required: true },
      new_password: { type: 'string', minLength: 6, required: true },
      logout_all_sessions: {
        type: 'boolean',
        nullable: true,
        title: 'Logout All Sessions',
        default: false,
      },
      'example documented': { current_password: 'string', new_password: 'string' },
    }),
    {
      place: 'response 200',
      expect: { content: json },
      beyond: { description: 'The password is changed.' },
    },
    { place: 'response 200 application/json', expect: object },
    ...inEach('response 200', json, {
      success: { type: 'boolean', required: true },
      'example done': { success: true },
    }),
  ],
};
