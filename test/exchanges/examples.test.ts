import { expect, it } from '@jest/globals';
import { readDocument, type Node } from '../../src/contract/document.ts';
import type { OutcomeName } from '../../src/index.ts';
import { rooms } from '../../src/providers/rooms.ts';

const wire = { path: {}, query: {}, headers: {}, cookies: {}, body: undefined };

/** Every example of a refusal in every contract: what the emulator says must be what the contract shows. */
const examples = rooms.flatMap(({ id, profiles: { documented } }) => {
  const document = readDocument(`openapi/${id}/documented.yaml`);
  return documented.endpoints.flatMap((endpoint) => {
    const { template, method } = endpoint.contract;
    const operation = document.at(
      document.at(document.at(document.root, 'paths'), template),
      method.toLowerCase(),
    );
    return document.entries(operation, 'responses').flatMap(([status, response]) => {
      const [[, media] = []] = document.entries(response, 'content');
      const shown: readonly (readonly [string, Node])[] =
        media === undefined ? [] : document.entries(media, 'examples');
      return shown
        .filter(([name]) => name !== 'signed-in')
        .map(([name, example]) => ({
          id,
          endpoint,
          status: Number(status),
          name: name as OutcomeName,
          example,
        }));
    });
  });
});

it.each(examples)(
  '$id says $status $name as its contract’s example',
  ({ endpoint, status, name, example }) => {
    const state = {
      get: () => undefined,
      glance: () => undefined,
      put: fail,
      delete: fail,
      increment: fail,
      clear: fail,
    };
    const environment = {
      now: 0,
      address: '',
      requestNumber: 1,
      random: (length: number) => new Uint8Array(length),
      totp: { code: () => '', match: () => undefined },
      jwt: { sign: () => '' },
      isoTime: () => '',
      timeOf: () => 0,
    };
    const result = endpoint.pretend(name, wire, state, environment);
    if ('refusal' in result) throw new Error('refused');
    const answer = result.say({
      origin: 'http://localhost:4010',
      method: 'POST',
      now: 0,
      wantedStatus: status,
    });
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: example['value'] });
  },
);

function fail(): never {
  throw new Error('a forced refusal writes nothing without an account');
}
