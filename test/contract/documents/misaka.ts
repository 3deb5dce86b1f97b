import { inEach, type Page } from './page.ts';

const string = { type: 'string' };
const object = { type: 'object' };

/**
 * Misaka.io's page for `POST /v3/session/login`. It shows two response bodies and no status. The contract has the first at
 * 200 and the second at every error; these rows have only 401. The site's navigation is omitted.
 */
export const misaka: Page = {
  provider: 'misaka',
  operation: 'login',
  rows: [
    {
      place: 'operation',
      expect: {
        method: 'POST',
        url: 'https://api.misaka.io/v3/session/login',
        summary: 'Login',
        description: 'Login the current user',
      },
      beyond: { security: [] },
    },
    {
      place: 'request',
      expect: { content: ['application/json'] },
      // a password is required; the contract marks the wildcard as inferred
      beyond: { required: true, content: ['application/json', '*/*'] },
    },
    { place: 'request application/json', expect: object },
    ...inEach('request', ['application/json'], {
      // the page's type is `Username|Username`: a string with that title, or null; likewise the other two
      username: {
        type: 'string',
        nullable: true,
        title: 'Username',
        description: "Email address, for backward compatibility, it won't be used if email is provided",
      },
      email: { type: 'string', nullable: true, title: 'Email', description: 'Email address' },
      password: { type: 'string', minLength: 6, required: true },
      sliding: {
        type: 'boolean',
        nullable: true,
        title: 'Sliding',
        default: false,
        description: 'If true, a sliding token will be returned',
      },
      'example documented': { password: 'string' },
    }),
    { place: 'response 200 application/json', expect: object },
    ...inEach('response 200', ['application/json'], {
      detail: string,
      user: object,
      'user.id': { type: 'integer' },
      'user.email': { type: 'string' },
      'user.avatar_url': string,
      'user.username': string,
      'user.first_name': string,
      'user.last_name': string,
      'user.display_name': string,
      'user.country': string,
      'user.is_staff': { type: 'boolean' },
      'user.whmcs_uuid': string,
      'user.services': { type: 'array' },
      'user.services[]': string,
      'user.modules': { type: 'array' },
      'user.modules[]': object,
      'user.modules[].*': string,
      'user.teams': { type: 'array' },
      'user.teams[]': object,
      'user.teams[].id': string,
      'user.teams[].name': string,
      'user.teams[].is_admin': { type: 'boolean' },
      access: string,
      refresh: string,
      access_token: string,
      refresh_token: string,
      sliding_token: string,
      'example signed-in': {
        detail: 'string',
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
          services: ['string'],
          modules: [{ property1: 'string', property2: 'string' }],
          teams: [{ id: 'string', name: 'string', is_admin: true }],
        },
        access: 'string',
        refresh: 'string',
        access_token: 'string',
        refresh_token: 'string',
        sliding_token: 'string',
      },
    }),
    { place: 'response 401 application/json', expect: object },
    ...inEach('response 401', ['application/json'], { detail: string }),
  ],
};
