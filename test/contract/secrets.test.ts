import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readDocument } from '../../tools/codegen/document.ts';
import { declaredFields, secretFields } from '../../tools/codegen/secrets.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const text = { type: 'string' };
const token = { type: 'string', 'x-secret': 'session' };

/** Returns the generator's secret marks for a body's schema. */
function marksOf(schema: object) {
  const schemas = { Token: token, Pair: { type: 'object', properties: { access: token, kind: text } } };
  const folder = temporaryFolder({ 'contract.yaml': stringify({ components: { schemas } }) });
  const document = readDocument(join(folder, 'contract.yaml'));
  return {
    all: declaredFields(document, { schema }, 'here'),
    secrets: secretFields(document, { schema }, 'here'),
  };
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

it.each([
  ['a plain value', text, 'plain', undefined],
  ['a secret', token, 'session', 'session'],
  ['a referenced secret', reference('Token'), 'session', 'session'],
  [
    'nested objects',
    { properties: { name: text, data: { properties: { pair: reference('Pair') } } } },
    {
      fields: { name: 'plain', data: { fields: { pair: { fields: { access: 'session', kind: 'plain' } } } } },
    },
    { fields: { data: { fields: { pair: { fields: { access: 'session' } } } } } },
  ],
  [
    'lists',
    {
      properties: {
        tokens: { type: 'array', items: reference('Pair') },
        names: { type: 'array', items: text },
      },
    },
    {
      fields: {
        tokens: { items: { fields: { access: 'session', kind: 'plain' } } },
        names: { items: 'plain' },
      },
    },
    { fields: { tokens: { items: { fields: { access: 'session' } } } } },
  ],
  [
    'all of several schemas',
    { allOf: [reference('Pair'), { properties: { more: text } }] },
    { fields: { access: 'session', kind: 'plain', more: 'plain' } },
    { fields: { access: 'session' } },
  ],
  [
    'a string or an object',
    { oneOf: [text, reference('Pair')] },
    { fields: { access: 'session', kind: 'plain' }, text: 'plain' },
    { fields: { access: 'session' } },
  ],
  [
    'a secret string or an object: the whole value is secret',
    { oneOf: [token, { properties: { id: text } }] },
    'session',
    'session',
  ],
  [
    'a secret string or an object with its own secrets',
    { oneOf: [{ ...text, 'x-secret': 'password' }, { properties: { digest: token, id: text } }] },
    { fields: { digest: 'session', id: 'plain' }, text: 'password' },
    { fields: { digest: 'session' }, text: 'password' },
  ],
  [
    'a choice whose branches differ: a secret in one branch wins',
    { oneOf: [{ properties: { code: text } }, { properties: { code: { ...text, 'x-secret': 'code' } } }] },
    { fields: { code: 'code' } },
    { fields: { code: 'code' } },
  ],
  [
    'fields of any name',
    { type: 'object', additionalProperties: reference('Token') },
    { others: 'session' },
    { others: 'session' },
  ],
])('marks the secrets of %s', (_name, schema, all, secrets) => {
  expect(marksOf(schema)).toEqual({ all, secrets });
});

it('rejects an unknown kind of secret', () => {
  expect(() => marksOf({ ...text, 'x-secret': 'pin' })).toThrow(
    'here: x-secret is "pin"; expected password, code, captcha, session',
  );
});
