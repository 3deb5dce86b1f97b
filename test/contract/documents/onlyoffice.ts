import { inEach, type Page, type Row } from './page.ts';

const contentTypes = ['application/json', 'application/*+json', 'text/json'];
const accepted = ['application/json', 'text/json', 'text/plain'];

const described = (type: string, description: string) => ({ type, description });
const formatted = (format: string, description: string) => ({ type: 'string', format, description });

/** The sentence of each error, and the outcome whose example must have it. */
const refusals = [
  { status: 400, outcome: 'missing-credentials', sentence: 'userName, password or passworHash is empty' },
  { status: 401, outcome: 'invalid-credentials', sentence: 'User authentication failed' },
  { status: 403, outcome: 'second-factor-unavailable', sentence: 'Auth code is not available' },
  { status: 429, outcome: 'locked-out', sentence: 'Too many login attempts. Please try again later' },
];
const request = {
  userName: 'some text',
  password: '044LP3vr2j',
  passwordHash: 'some text',
  provider: 'some text',
  accessToken: 'some text',
  serializedProfile: 'some text',
  code: 'some text',
  codeOAuth: 'some text',
  session: true,
  confirmData: { email: 'Amanda.Ernser94@hotmail.com', first: true, key: 'some text' },
  recaptchaResponse: 'some text',
  culture: 'some text',
};

/** ONLYOFFICE's page for `POST /api/2.0/authentication/{code}`. An error has a status and a sentence there, no body. */
export const onlyoffice: Page = {
  provider: 'onlyoffice',
  operation: 'authenticateByCode',
  rows: [
    {
      place: 'operation',
      expect: {
        method: 'POST',
        url: 'https://example.com/api/2.0/authentication/{code}',
        summary: 'Authenticate a user by code',
        description: 'Authenticates the current user by SMS or two-factor authentication code.',
      },
      beyond: { security: [] },
    },
    { place: 'path code', expect: { type: 'string', required: true } },
    {
      place: 'request',
      expect: { description: 'Authentication request parameters', content: contentTypes },
    },
    ...contentTypes.flatMap((mediaType): readonly Row[] => [
      {
        place: `request ${mediaType}`,
        expect: described('object', 'Authentication request parameters'),
      },
      {
        place: `request ${mediaType} recaptchaType`,
        expect: {},
        // the page has it only at the second alternative
        beyond: { description: '[0 - Default, 1 - AndroidV2, 2 - iOSV2, 3 - hCaptcha]' },
      },
    ]),
    ...inEach('request', contentTypes, {
      userName: described('string', 'Username / email'),
      password: described('string', 'Password'),
      passwordHash: described('string', 'Password hash'),
      provider: described('string', 'Provider type'),
      accessToken: described('string', 'Provider access token'),
      serializedProfile: described('string', 'Serialized user profile'),
      code: described('string', 'Two-factor authentication code'),
      codeOAuth: described('string', 'Code for getting a token'),
      session: described('boolean', 'Session based authentication or not'),
      confirmData: { type: 'object' },
      'confirmData.email': formatted('email', 'Email address'),
      'confirmData.first': described('boolean', 'Access an account for the first time or not'),
      'confirmData.key': described('string', 'Key'),
      'recaptchaType (1)': {
        type: 'string',
        enum: ['Default', 'AndroidV2', 'iOSV2', 'hCaptcha'],
        description: '[Default - Default, AndroidV2 - AndroidV2, iOSV2 - iOSV2, hCaptcha - hCaptcha]',
      },
      'recaptchaType (2)': {
        type: 'integer',
        enum: [0, 1, 2, 3],
        description: '[0 - Default, 1 - AndroidV2, 2 - iOSV2, 3 - hCaptcha]',
      },
      recaptchaResponse: described('string', 'reCAPTCHA response'),
      culture: described('string', 'Culture'),
      'example documented': request,
    }),
    { place: 'response 200', expect: { description: 'Authentication data', content: accepted } },
    ...accepted.map((mediaType) => ({ place: `response 200 ${mediaType}`, expect: { type: 'object' } })),
    ...inEach('response 200', accepted, {
      token: described('string', 'Authentication token'),
      expires: formatted('date-time', 'Token expiration time'),
      sms: described('boolean', 'Specifies if the authentication code is sent by SMS or not'),
      phoneNoise: described('string', 'Phone number'),
      tfa: described('boolean', 'Specifies if the two-factor application is used or not'),
      tfaKey: described('string', 'Two-factor authentication key'),
      confirmUrl: formatted('uri', 'Confirmation email URL'),
    }),
    ...accepted.map((mediaType) => ({
      place: `response 200 ${mediaType} example signed-in`,
      // the page has the fields and no values
      expect: {},
      beyond: { token: 'c29tZSB0b2tlbg==', expires: '2027-11-21T20:31:23.2618362Z', sms: false, tfa: true },
    })),
    ...refusals.flatMap(({ status, outcome, sentence }): readonly Row[] => [
      { place: `response ${status}`, expect: { description: sentence, content: accepted } },
      ...accepted.map((mediaType) => ({
        place: `response ${status} ${mediaType} example ${outcome}`,
        // the page has the sentence and no body
        expect: {},
        beyond: {
          error: { message: sentence, type: null, stack: null, hresult: 0 },
          status: 1,
          statusCode: status,
        },
      })),
    ]),
  ],
};
