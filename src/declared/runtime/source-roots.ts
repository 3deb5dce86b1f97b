import { memberOf } from '../contract/pointer.ts';
import { tokensOf } from '../marks/defaults.ts';
import type { Marks } from '../marks/types.ts';
import type { RootNames, Shape } from '../template/source-types.ts';
import { violationShape } from './violation-source.ts';

const token: Shape = { text: { expires: 'moment', lifetime: 'span', issued: 'moment' } };

/** Returns the sources that a placeholder of these marks may name, with what they have. */
export function rootsFor(marks: Marks['Marks']): RootNames {
  const tokens = new Map(Object.entries(tokensOf(marks)));
  return {
    ...{
      now: 'moment',
      account: accountShape(marks),
      request: requestShape,
      factor: 'open',
      values: 'open',
    },
    ...{ origin: 'value', url: 'value' },
    list: { each: 'open' },
    ...{ newToken: 'open', backupCodes: { each: 'value' }, keys: { each: 'open' } },
    tokens: { members: Object.fromEntries([...tokens.keys(), 'carried'].map((kind) => [kind, token])) },
    session: { object: { scopes: { each: 'value' }, factors: { each: 'value' } } },
    client: 'open',
    challenge: { members: { id: 'value', expires: 'moment', lifetime: 'span' } },
    code: {
      members: {
        value: 'value',
        length: 'value',
        handle: 'value',
        masked: 'value',
        expires: 'moment',
        lifetime: 'span',
        channel: 'value',
      },
    },
    lockout: {
      members: { until: 'moment', left: 'span', seconds: 'value', attempts: 'value', attemptsLeft: 'value' },
    },
    limit: {
      members: { limit: 'value', remaining: 'value', left: 'span', seconds: 'value', resets: 'moment' },
    },
    violation: violationShape,
    csrf: { members: { token: 'value' } },
  };
}

const anyObject: Shape = { object: {} };

const requestShape: Shape = {
  members: {
    ...{ id: 'value', method: 'value', url: 'value', body: 'open' },
    ...{ query: anyObject, path: anyObject, headers: anyObject, cookies: anyObject },
  },
};

/** The shapes of fields whose schema has one of these types. */
const shapes: ReadonlyMap<unknown, Shape> = new Map<unknown, Shape>([
  ['array', { each: 'open' }],
  ['object', anyObject],
]);

/** An account has any members, but those that the marks declare as lists or objects are known. */
function accountShape({ account: { fields = {}, scopes = 'scopes' } = {} }: Marks['Marks']): Shape {
  const declared = Object.entries(fields).flatMap(([name, form]): readonly (readonly [string, Shape])[] => {
    const shape = shapes.get(memberOf(form, 'type'));
    return shape === undefined ? [] : [[name, shape]];
  });
  return { object: { [scopes]: { each: 'value' }, ...Object.fromEntries(declared) } };
}
