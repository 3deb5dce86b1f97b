import { definedOnly } from '../json.ts';
import type { ActCall, IssuedToken } from './act.ts';
import { carriedBy } from './checks/caller.ts';
import type { AccountRef } from './records.ts';
import { isRequested } from './session-kinds.ts';
import { drawToken } from './tokens/draw.ts';

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

/** Issues the token of a trusted device to a request whose code has been accepted. */
export function issueDevice(call: ActCall, found: AccountRef): Readonly<Record<string, IssuedToken>> {
  const { marks, context } = call;
  const { now } = context.environment;
  if (!hasCode(call, found)) return {};
  const tokens: Record<string, IssuedToken> = {};
  for (const kind of marks.tokens.values()) {
    if (kind.mark.device !== true || !isRequested(kind, call)) continue;
    const expiresAt = kind.lifetimeMs === undefined ? undefined : now + kind.lifetimeMs;
    const drawn = drawToken(kind.form, expiresAt, { found }, call);
    context.state.put('devices', drawn.value, { account: found.key, ...definedOnly({ expiresAt }) });
    context.trace('the device is trusted from now on');
    tokens[kind.kind] = { kind: kind.kind, ...drawn, ...definedOnly({ expiresAt }) };
  }
  return tokens;
}

/** Whether a successful request had the code of the second factor. */
function hasCode({ act, wire }: ActCall, { account }: AccountRef): boolean {
  if (account.secondFactor === undefined) return false;
  return act.name === 'second-factor' || (act.name === 'sign-in' && act.text('code', wire) !== undefined);
}
