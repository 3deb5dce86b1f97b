import { inEach, type Page } from './page.ts';

const string = { type: 'string' };
const boolean = { type: 'boolean' };
const int32 = { type: 'integer', format: 'int32' };
const object = { type: 'object' };
const bodies = ['application/json', 'multipart/form-data'];

const request = {
  login: 'user@domain.com',
  passwd: 'mypassword',
  remember: 'true',
  'g-recaptcha-response': {
    dep: { n: 0, w: 0 },
    _value: 'zzzzz',
    __v_isRef: true,
    _rawValue: 'zzzzz',
    __v_isShallow: false,
  },
};

/** InterServer's page for `POST /login`. It lists the body twice, once for each content type of its curl commands. */
export const interserver: Page = {
  provider: 'interserver',
  operation: 'login',
  rows: [
    {
      place: 'operation',
      expect: {
        method: 'POST',
        url: 'https://my.interserver.net/apiv2/login',
        summary:
          'Submit your login credentials to generate a session id which can be used for validating requests.',
        description: 'Tries to authenticate without system using the provided login credentials.',
      },
      beyond: { security: [] },
    },
    { place: 'request', expect: { required: true, content: bodies } },
    { place: 'request application/json', expect: object },
    {
      place: 'request multipart/form-data',
      // the curl command sends this field as JSON in a form
      expect: { type: 'object', encoding: { 'g-recaptcha-response': { contentType: 'application/json' } } },
    },
    ...inEach('request', bodies, {
      login: { type: 'string', required: true },
      passwd: { type: 'string', required: true },
      remember: string,
      'g-recaptcha-response': object,
      'g-recaptcha-response.__v_isShallow': boolean,
      'g-recaptcha-response.dep': object,
      'g-recaptcha-response.dep.w': int32,
      'g-recaptcha-response.dep.n': int32,
      'g-recaptcha-response.__v_isRef': boolean,
      'g-recaptcha-response._rawValue': string,
      'g-recaptcha-response._value': string,
      tfa: { type: 'string', description: 'Two Factor Authentication Response.' },
      'example documented': request,
    }),
    {
      place: 'response 200',
      expect: { content: ['application/json'] },
      beyond: { description: 'The session.' },
    },
    { place: 'response 200 application/json', expect: object },
    ...inEach('response 200', ['application/json'], {
      sessionId: string,
      account_id: int32,
      account_lid: string,
      ima: string,
      gravatar: string,
      'example signed-in': {
        ima: 'client',
        gravatar: 'https://gravatar.com/user/image.png',
        sessionId: 'zzzzzzzzzzzzzz',
        account_id: 123,
        account_lid: 'my@user.com',
      },
    }),
    {
      place: 'response 402',
      expect: { description: 'Error response to a login request.', content: ['application/json'] },
    },
    { place: 'response 402 application/json', expect: object },
    ...inEach('response 402', ['application/json'], {
      message: string,
      field: string,
      'example second-factor-required': { field: '2fa', message: 'missing 2fa' },
    }),
    { place: 'response default', expect: { description: 'Default response', content: [] } },
  ],
};
