import type { ActCall } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';
import { carriedBy } from './caller.ts';

/** Whether a request comes from a device that skips the second factor of an account. */
export function isTrusted(call: ActCall, { key }: AccountRef): boolean {
  const { state, environment } = call.context;
  const device = deviceOf(call);
  const known = device === undefined ? undefined : state.get('devices', device);
  if (known?.account !== key) return false;
  return known.expiresAt === undefined || environment.now < known.expiresAt;
}

/** Reads the token of a device: where the act reads it, else where it travels. */
function deviceOf({ act, wire, marks }: ActCall): string | undefined {
  if (act.reads('device')) return act.text('device', wire);
  const kinds = [...marks.tokens.values()].filter(({ mark }) => mark.device === true);
  return kinds.map((kind) => carriedBy(kind, wire)).find((value) => value !== undefined);
}
