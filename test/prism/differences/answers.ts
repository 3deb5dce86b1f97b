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

/** Answers that Prism does not read or cannot give, and paths that reach no operation. */
export const answers: readonly Difference[] = [
  {
    name: 'an answer in JSON under another name',
    why: 'ONLYOFFICE’s document names text/json and text/plain; Prism reads these as texts and finds no object',
    finds: ['--errors: 500 VIOLATIONS', '--errors: response.body type', 'proxy: response.body type'],
    concerns: {
      onlyoffice: ['Accept: text/json', 'Accept: text/plain', 'Accept: text/plain, with a wrong code'],
    },
  },
  {
    name: 'an example in JSON under another name',
    why: 'ONLYOFFICE’s document names text/json and text/plain; Prism cannot write an object as either',
    finds: ['mock: 500 NO_COMPLEX_OBJECT_TEXT'],
    concerns: {
      onlyoffice: ['200 signed-in', ...refusals].flatMap((example) =>
        ['text/json', 'text/plain'].map((type) => `response example ${example} as ${type}`),
      ),
    },
  },
  {
    name: 'an answer without a body beside one with a body',
    why: 'so ONLYOFFICE’s server says 403 to a token where a confirmation is wanted; Prism wants the body that others of the status have',
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
    name: 'an answer of JSON without a byte',
    why: 'so Rocket.Chat’s servers answer a logout today, with the content type and no body; Prism parses it all the same',
    finds: ['--errors: 500', 'proxy: 500'],
    concerns: {
      'rocketchat/observed': ['logout', 'logoutByGet'].flatMap((operation) =>
        ['outcome=signed-out', 'code=200'].map((asked) => `${operation} with Prefer: ${asked}`),
      ),
    },
  },
  {
    name: 'an answer of the emulator itself',
    why: 'Prefer asked for what no vendor has; the emulator says so in its own 400, which Rocket.Chat’s contract does not declare',
    finds: [`--errors: ${undeclared}`, `proxy: ${undeclared}`],
    concerns: { rocketchat: ['Prefer with an outcome that there is not'] },
  },
  {
    name: 'an answer of the emulator itself in place of an error of ONLYOFFICE',
    why: 'Prefer asked for what no vendor has; the emulator says so in its own 400, which is not in the vendor’s form',
    finds: [
      '--errors: 500 VIOLATIONS',
      ...['required', 'enum'].map((what) => `--errors: response.body ${what}`),
      ...['required', 'enum'].map((what) => `proxy: response.body ${what}`),
    ],
    concerns: { onlyoffice: ['Prefer with an outcome that there is not'] },
  },
  {
    name: 'another method',
    why: 'both say 405; no contract has an operation for it, so Prism says it in its own form',
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
    why: 'both say 404; no contract has an operation for it, so Prism says it in its own form',
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
    why: 'Prism takes it for an unknown path; the emulator says that it is malformed',
    finds: ['--errors: 404 NO_PATH_MATCHED_ERROR', 'proxy: request Selected route not found'],
    concerns: {
      interserver: ['a path that cannot be decoded'],
      rocketchat: ['a path that cannot be decoded'],
      misaka: ['a path that cannot be decoded'],
    },
  },
  {
    name: 'a code that cannot be decoded',
    why: 'Prism cannot decode it as a path parameter either, throws, and its process ends; the emulator says that it is malformed',
    finds: ['--errors: no answer', 'proxy: no answer'],
    concerns: { onlyoffice: ['a path that cannot be decoded'] },
  },
];
