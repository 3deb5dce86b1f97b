import { inEach, type Page } from './page.ts';

/** The page hides e-mail addresses; the contract uses these instead. */
const hidden = { user: 'my@email.com', rocketCat: 'rocket.cat@example.com' };
const bodies = ['application/json', 'application/x-www-form-urlencoded'];
const argumentsNote = 'You MUST provide either user AND password, or provide resume.';

/** A field of the result, which the page shows only in its example. */
const shown = (type: string) => ({ type, required: true });

/**
 * Rocket.Chat's page for `POST /api/v1/login`. Omitted, because they describe no request or response: the notes about
 * methods that need a login and about LDAP, and the change log.
 */
export const rocketchat: Page = {
  provider: 'rocketchat',
  operation: 'login',
  rows: [
    {
      place: 'operation',
      expect: {
        method: 'POST',
        url: 'http://localhost:3000/api/v1/login',
        summary: 'Login with your username and password.',
        description: `Whilst none of the arguments are required in every request, every request requires some arguments to be provided. ${argumentsNote}`,
        security: [],
      },
    },
    { place: 'request', expect: { required: true, content: bodies } },
    ...bodies.map((mediaType) => ({
      place: `request ${mediaType}`,
      expect: { description: argumentsNote, anyOf: [['user', 'password'], ['resume']] },
    })),
    ...bodies.flatMap((mediaType) => [
      {
        place: `request ${mediaType} user`,
        expect: { type: 'string', description: 'Your username or email' },
        beyond: { required: true },
      },
      {
        place: `request ${mediaType} password`,
        expect: { type: 'string', description: 'Your password' },
        beyond: { required: true },
      },
      {
        place: `request ${mediaType} resume`,
        expect: { type: 'string', description: 'Your previously issued authToken' },
        beyond: { required: true },
      },
      // only the curl commands with a second factor have it
      {
        place: `request ${mediaType} code`,
        expect: { type: 'string' },
        beyond: { description: "The second factor's code." },
      },
    ]),
    ...inEach('request', bodies, {
      'example username': { user: 'myusername', password: 'mypassword' },
      'example email': { user: hidden.user, password: 'mypassword' },
    }),
    ...inEach('request', ['application/json'], {
      'example username-with-code': { user: 'myusername', password: 'mypassword', code: '224610' },
      'example email-with-code': { user: hidden.user, password: 'mypassword', code: '224610' },
      'example resume': { resume: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq' },
    }),
    { place: 'response 200 application/json', expect: { type: 'object' } },
    ...inEach('response 200', ['application/json'], {
      status: { type: 'string', enum: ['success'], required: true },
      data: shown('object'),
      'data.authToken': shown('string'),
      'data.userId': shown('string'),
      'data.me': shown('object'),
      'data.me._id': shown('string'),
      'data.me.name': shown('string'),
      'data.me.emails': shown('array'),
      'data.me.emails[]': { type: 'object' },
      'data.me.emails[].address': shown('string'),
      'data.me.emails[].verified': shown('boolean'),
      'data.me.status': shown('string'),
      'data.me.statusConnection': shown('string'),
      'data.me.username': shown('string'),
      'data.me.utcOffset': shown('number'),
      'data.me.active': shown('boolean'),
      'data.me.roles': shown('array'),
      'data.me.roles[]': { type: 'string' },
      'data.me.settings': shown('object'),
      'data.me.settings.preferences': shown('object'),
      'data.me.avatarUrl': shown('string'),
      'example signed-in': {
        status: 'success',
        data: {
          authToken: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq',
          userId: 'aobEdbYhXfu5hkeqG',
          me: {
            _id: 'aYjNnig8BEAWeQzMh',
            name: 'Rocket Cat',
            emails: [{ address: hidden.rocketCat, verified: false }],
            status: 'offline',
            statusConnection: 'offline',
            username: 'rocket.cat',
            utcOffset: -3,
            active: true,
            roles: ['admin'],
            settings: { preferences: {} },
            avatarUrl: 'http://localhost:3000/avatar/test',
          },
        },
      },
    }),
  ],
};
