import { isNamespace, configIn, configAddress, type Overlay } from '../../store/store.ts';
import { startAddress, withoutStart } from '../reset.ts';
import { ownRecords } from '../../store/state-view.ts';
import { documentVersion, kinds, readEnvelope } from './envelope.ts';
import type { Provenance } from './provenance.ts';
import { isPlainJson, plainJsonProblem } from '../../json.ts';
import { ownRecordProblem, configProblem } from './record-problem.ts';

/** All records written in a namespace, as plain JSON. Contains secrets. */
export interface StateDocument {
  readonly format: typeof kinds.state.format;
  readonly version: typeof documentVersion;
  /** The version of the emulator that wrote it. */
  readonly emulator: string;
  /** The source of the namespace's randomness, with the seed. */
  readonly namespace: string;
  /** The digests of the fixtures below the records, by provider. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** The profile of each provider. */
  readonly profiles: Readonly<Record<string, string>>;
  readonly seed: string;
  /** The number of requests that the namespace has counted. */
  readonly requests: number;
  /** By address, sorted; `null` if a record of the fixtures was deleted. */
  readonly records: Readonly<Record<string, unknown>>;
}

/** The layer of a namespace, or the problem of its document. */
export type Read = { readonly layer: Overlay } | StateProblem;

/** Why a state cannot be read and what to do; with a JSON Pointer if one of its records is invalid. */
export interface StateProblem {
  readonly problem: string;
  readonly pointer?: string;
}

/** Creates the document of a namespace's layer. The source of its randomness is at the top, not in its settings. */
export function exportState({ requests, records }: Overlay, origin: Provenance): StateDocument {
  const setup = configIn(records);
  const { randomness = origin, ...rest } = setup;
  const others = new Map(records);
  others.delete(configAddress);
  if (Object.keys(rest).length > 0) others.set(configAddress, rest);
  return {
    format: kinds.state.format,
    version: documentVersion,
    emulator: origin.emulator,
    namespace: randomness.namespace,
    fixtures: origin.fixtures,
    profiles: origin.profilesIn(setup),
    seed: randomness.seed,
    requests,
    records: Object.fromEntries([...others].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** Reads a document for a namespace. It is accepted or rejected as a whole. */
export function readStateDocument(value: unknown, origin: Provenance): Read {
  const head = readEnvelope(value, 'state', origin.emulator);
  if ('problem' in head) return head;
  const { namespace, fixtures, profiles, seed, requests, records } = head.members;
  if (typeof seed !== 'string' || seed === '') return { problem: 'the state has no valid seed' };
  // the randomness of a namespace with its own seed doesn't depend on a name
  if (namespace !== '' && !(typeof namespace === 'string' && isNamespace(namespace)))
    return {
      problem: `the namespace of the state is ${JSON.stringify(namespace)}, which isn't a valid namespace name`,
    };
  if (!Number.isSafeInteger(requests) || Number(requests) < 0)
    return {
      problem: `the requests of the state are ${JSON.stringify(requests)}; expected the number of requests`,
    };
  if (!isPlainJson(records))
    return { problem: "the records of the state aren't an object; expected records by address" };
  const otherFixtures = fixturesProblem(fixtures, origin);
  if (otherFixtures !== undefined) return { problem: otherFixtures };
  const layer = new Map(Object.entries(records));
  const wrongRecord = recordsProblem(layer, origin, ['records']);
  if (wrongRecord !== undefined) return wrongRecord;
  const setup = configIn(layer);
  const otherProfiles = profilesProblem(profiles, origin.profilesIn(setup));
  if (otherProfiles !== undefined) return { problem: otherProfiles };
  if (seed !== origin.seed || namespace !== origin.namespace)
    layer.set(configAddress, { ...setup, randomness: { seed, namespace } });
  return { layer: { requests: Number(requests), records: layer } };
}

function fixturesProblem(fixtures: unknown, { fixtures: current }: Provenance): string | undefined {
  if (!isPlainJson(fixtures))
    return "the fixtures of the state aren't an object; expected a digest for each provider";
  const served = Object.keys(current).join(', ');
  const unknown = Object.keys(fixtures).find((provider) => !Object.hasOwn(current, provider));
  if (unknown !== undefined)
    return `the state contains the provider ${unknown}, which isn't served here (only ${served}): start the emulator with the providers of the state`;
  for (const [provider, digest] of Object.entries(current)) {
    if (!Object.hasOwn(fixtures, provider))
      return `the state doesn't contain the provider ${provider}, which is served here: start the emulator with the providers of the state (--provider ${Object.keys(fixtures).join(',')})`;
    if (fixtures[provider] !== digest)
      return `the state was made from other fixtures of ${provider}: start the emulator with those, or create the state again`;
  }
  return undefined;
}

function profilesProblem(profiles: unknown, here: Readonly<Record<string, string>>): string | undefined {
  if (!isPlainJson(profiles))
    return "the profiles of the state aren't an object; expected one for each provider";
  for (const [provider, profile] of Object.entries(here)) {
    const theirs = profiles[provider];
    if (theirs !== profile)
      return `the state was made with ${provider} in profile ${String(theirs)}, but here it has profile ${profile}: start the emulator with --profile ${provider}=${String(theirs)}`;
  }
  const unknown = Object.keys(profiles).find((provider) => !Object.hasOwn(here, provider));
  return unknown === undefined
    ? undefined
    : `the state has a profile of ${unknown}, which is not served here`;
}

type Way = readonly (string | number)[];

function recordsProblem(records: Overlay['records'], origin: Provenance, way: Way): StateProblem | undefined {
  for (const [address, value] of records) {
    const problem = recordProblemAt(address, value, origin, [...way, address]);
    if (problem !== undefined) return problem;
  }
  const problem = configProblem(records.get(configAddress));
  return problem === undefined ? undefined : { problem, pointer: pointerTo([...way, configAddress]) };
}

function recordProblemAt(
  address: string,
  value: unknown,
  origin: Provenance,
  way: Way,
): StateProblem | undefined {
  const places = [...Object.keys(origin.fixtures), ownRecords];
  const pointer = pointerTo(way);
  const [, provider, collection = '', key = ''] = /^([^/]+)\/([^/]+)\/([^]*)$/.exec(address) ?? [];
  const at = `the record at ${JSON.stringify(address)} of the state`;
  const has = `the state has a record at ${JSON.stringify(address)}; expected`;
  if (provider === undefined) return { problem: `${has} provider/collection/key`, pointer };
  if (!places.includes(provider))
    return { problem: `${has} one of ${places.join(', ')} before the first slash`, pointer };
  if (value === null) return undefined;
  const notJson = plainJsonProblem(value);
  if (notJson !== undefined) return { problem: `${at} ${notJson}; expected plain JSON`, pointer };
  const wrong =
    provider === ownRecords
      ? ownRecordProblem(collection, key, value)
      : origin.recordProblem(provider, collection, value);
  if (wrong !== undefined) {
    const where = wrong.path.length === 0 ? '' : ` at ${pointerTo(wrong.path)}`;
    return {
      problem: `${at} is wrong${where}; expected ${wrong.expected}`,
      pointer: pointerTo([...way, ...wrong.path]),
    };
  }
  if (address !== startAddress || !isPlainJson(value) || !isPlainJson(value['records'])) return undefined;
  // the start is itself a state, but has no start
  const records = withoutStart(new Map(Object.entries(value['records'])));
  const begun = recordsProblem(records, origin, [...way, 'records']);
  return begun === undefined
    ? undefined
    : { ...begun, problem: `in the namespace's start, ${begun.problem}` };
}

/** Formats a JSON Pointer (RFC 6901). */
function pointerTo(way: Way): string {
  return way.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
