import type { DeclaredModel } from '../../declared/load.ts';
import type { OperationDetails } from '../../declared/contract/operation-details.ts';
import type { OperationHead } from '../../declared/contract/operations.ts';
import { find, keysOf, pointerOf } from '../../declared/contract/pointer.ts';
import type { OperationAct } from '../../declared/operation/perform.ts';
import type { ActName } from '../../declared/runtime/resolve.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import type { LoginEmulator } from '../../library/login-emulator.ts';

type Path = readonly (string | number)[];

/** One act of an operation, with all that its requests need. */
export interface ProvedAct {
  readonly head: OperationHead;
  readonly details: OperationDetails;
  readonly act: OperationAct;
  readonly endpoint: Endpoint;
  /** The paths of its mark: its own part first, then those that its operation and all operations share. */
  readonly marks: readonly Path[];
}

/** An account of the fixtures. */
export interface KnownAccount {
  readonly login: string;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** A provider that is served, with the parts that a proof walks through. */
export interface World {
  readonly id: string;
  readonly emulator: LoginEmulator;
  readonly model: DeclaredModel;
  readonly acts: readonly ProvedAct[];
  readonly accounts: readonly KnownAccount[];
  /** The file of the accounts; undefined for the default ones. */
  readonly fixtures: string | undefined;
  /** The first client of the fixtures. */
  readonly client: Readonly<Record<string, unknown>>;
}

/** Returns the acts of a provider that have a mark or need a session. */
export function provedActs(model: DeclaredModel, endpoints: readonly Endpoint[]): readonly ProvedAct[] {
  const { parts } = model;
  return parts.operations.all.flatMap((head, index) => {
    const endpoint = endpoints[index];
    if (endpoint === undefined) return [];
    const acts = model.actsOf(head);
    const own: Path = [...keysOf(head.pointer), 'x-login'];
    return acts.map((act, position) => ({
      ...{ head, act, endpoint },
      details: parts.operations.details(head),
      marks: [...(acts.length > 1 ? [[...own, 'acts', position]] : []), own, ['x-login']],
    }));
  });
}

/** Returns the acts with a name. */
export function actsNamed({ acts }: Pick<World, 'acts'>, ...names: readonly ActName[]): readonly ProvedAct[] {
  return acts.filter(({ act }) => names.includes(act.mark.name));
}

/** Returns the first account that has these values, and no other reason to be refused. */
export function accountWith(
  { accounts }: Pick<World, 'accounts'>,
  wanted: Readonly<Record<string, unknown>> = {},
): KnownAccount | undefined {
  const fits = ({ entry }: KnownAccount) =>
    peculiar.every((name) => usual(name, entry[name]) === usual(name, wanted[name]));
  const fitting = accounts.filter(fits);
  return fitting.find(({ login }) => /^plain(@|$)/.test(login)) ?? fitting[0];
}

/** The members that change how a sign-in ends. */
const peculiar = ['status', 'secondFactor', 'captcha', 'lockedUntil'] as const;

const usualValues: Readonly<Record<string, unknown>> = {
  status: 'active',
  secondFactor: 'none',
  captcha: false,
};

function usual(name: string, value: unknown): unknown {
  return value ?? usualValues[name];
}

/**
 * Returns the line of the files from which the first of these nodes comes: `acme.login.yaml:23`. A node that doesn't
 * exist has the line of the nearest one around it.
 */
export async function placeOfFirst(
  { model }: Pick<World, 'model'>,
  paths: readonly Path[],
): Promise<string | undefined> {
  const { document } = model.parts;
  const exists = (path: Path) => {
    const found = find(document, pointerOf(path));
    return found !== undefined && 'value' in found;
  };
  const path = paths.find(exists) ?? paths[0];
  if (path === undefined) return undefined;
  const [line] = await model.locate([{ path: [...path], atKey: true, message: '' }]);
  return line?.replace(/(:\d+):\d+: $/, '$1').replace(/: $/, '');
}

/** Returns the paths below the mark of an act, its own first: of its answers, its places or the mark itself. */
export function inMark({ marks }: ProvedAct, ...keys: Path): readonly Path[] {
  return marks.map((path) => [...path, ...keys]);
}

/** Returns the method and the path of an operation: `POST /auth/login`. */
export function requestOf({ parts }: DeclaredModel, { head }: Pick<ProvedAct, 'head'>): string {
  return `${head.method} ${head.basePath ?? parts.operations.basePath}${head.template}`;
}
