import type { Difference } from './difference.ts';

const refusals = [
  ...['400 missing-credentials', '400 malformed-request'],
  ...['401 invalid-credentials', '401 second-factor-invalid', '401 second-factor-exhausted'],
  ...['403 second-factor-unavailable', '403 account-disabled', '403 account-unverified'],
  ...['403 captcha-invalid', '404 token-invalid'],
  ...['429 locked-out', '429 rate-limited', '500 server-error', '503 unavailable'],
];

const undeclared = 'response Unable to match the returned status code with those defined in the document';

const typeless =
  'response The received media type "" does not match the one specified in the current response';

/** Responses that Prism cannot parse or produce, and paths that reach no operation. */
export const answers: readonly Difference[] = [
  {
    name: 'a JSON response with another content type',
    why: 'ONLYOFFICE’s document declares text/json and text/plain; Prism reads both as strings and reports that the object is missing',
    finds: ['--errors: 500 VIOLATIONS', '--errors: response.body type', 'proxy: response.body type'],
    concerns: {
      onlyoffice: ['Accept: text/json', 'Accept: text/plain', 'Accept: text/plain, with a wrong code'],
    },
  },
  {
    name: 'a JSON example with another content type',
    why: 'ONLYOFFICE’s document declares text/json and text/plain; Prism cannot serialize an object as either',
    finds: ['mock: 500 NO_COMPLEX_OBJECT_TEXT'],
    concerns: {
      onlyoffice: ['200 signed-in', ...refusals].flatMap((example) =>
        ['text/json', 'text/plain'].map((type) => `response example ${example} as ${type}`),
      ),
    },
  },
  {
    name: 'a response without a body, at a status that also has one',
    why: 'ONLYOFFICE’s server returns this 403 for a token instead of a confirmation; Prism expects the body of the other outcomes',
    finds: [
      '--errors: 500 VIOLATIONS',
      ...[typeless, 'response.body type'].flatMap((what) => [`--errors: ${what}`, `proxy: ${what}`]),
    ],
    concerns: Object.fromEntries(
      ['onlyoffice', 'onlyoffice/observed'].map((contract) => [
        contract,
        ['validateCode', 'getSetup'].map((operation) => `${operation} with Prefer: outcome=not-allowed`),
      ]),
    ),
  },
  {
    name: 'an empty JSON response',
    why: 'current Rocket.Chat servers answer a logout with the content type and no body; Prism tries to parse it',
    finds: ['--errors: 500', 'proxy: 500'],
    concerns: {
      'rocketchat/observed': ['logout', 'logoutByGet'].flatMap((operation) =>
        ['outcome=signed-out', 'code=200'].map((asked) => `${operation} with Prefer: ${asked}`),
      ),
    },
  },
  {
    name: 'an error of the emulator itself',
    why: 'Prefer requests an outcome that no vendor has; the emulator returns its own 400, which Rocket.Chat’s contract does not declare',
    finds: [`--errors: ${undeclared}`, `proxy: ${undeclared}`],
    concerns: { rocketchat: ['Prefer with an unknown outcome'] },
  },
  {
    name: 'an error of the emulator itself instead of ONLYOFFICE’s',
    why: 'Prefer requests an outcome that no vendor has; the emulator returns its own 400, which does not have the vendor’s format',
    finds: [
      '--errors: 500 VIOLATIONS',
      ...['required', 'enum'].map((what) => `--errors: response.body ${what}`),
      ...['required', 'enum'].map((what) => `proxy: response.body ${what}`),
    ],
    concerns: { onlyoffice: ['Prefer with an unknown outcome'] },
  },
  {
    name: 'another method',
    why: 'both return 405; no contract has an operation for it, so Prism uses its own format',
    finds: ['--errors: 405 NO_METHOD_MATCHED_ERROR', 'proxy: request Selected route not found'],
    concerns: {
      interserver: ['another method'],
      rocketchat: ['another method'],
      misaka: ['another method'],
      onlyoffice: ['another method'],
    },
  },
  {
    name: 'an unknown path',
    why: 'both return 404; no contract has an operation for it, so Prism uses its own format',
    finds: ['--errors: 404 NO_PATH_MATCHED_ERROR', 'proxy: request Selected route not found'],
    concerns: {
      interserver: ['an unknown path'],
      rocketchat: ['an unknown path'],
      misaka: ['an unknown path'],
      onlyoffice: ['an unknown path'],
    },
  },
  {
    name: 'a path that cannot be decoded',
    why: 'Prism treats it as an unknown path; the emulator reports that it is malformed',
    finds: ['--errors: 404 NO_PATH_MATCHED_ERROR', 'proxy: request Selected route not found'],
    concerns: {
      interserver: ['a path that cannot be decoded'],
      rocketchat: ['a path that cannot be decoded'],
      misaka: ['a path that cannot be decoded'],
    },
  },
  {
    name: 'a code that cannot be decoded',
    why: 'Prism cannot decode the path parameter, throws, and exits; the emulator reports that it is malformed',
    finds: ['--errors: no answer', 'proxy: no answer'],
    concerns: { onlyoffice: ['a path that cannot be decoded'] },
  },
];
