import { definedOnly } from '../../json.ts';
import type { ActCall, IssuedToken } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';
import { isRequested } from './session-kinds.ts';
import { issueToken } from './draw.ts';

/** Issues the token of a trusted device to a request whose code has been accepted. */
export function issueDevice(call: ActCall, found: AccountRef): Readonly<Record<string, IssuedToken>> {
  const { marks, context } = call;
  const { now } = context.environment;
  if (!hasCode(call, found)) return {};
  const tokens: Record<string, IssuedToken> = {};
  for (const kind of marks.tokens.values()) {
    if (kind.mark.device !== true || !isRequested(kind, call)) continue;
    const expiresAt = kind.lifetimeMs === undefined ? undefined : now + kind.lifetimeMs;
    const token = issueToken(kind, expiresAt, { found }, call);
    context.state.put('devices', token.value, { account: found.key, ...definedOnly({ expiresAt }) });
    context.trace('the device is trusted from now on');
    tokens[kind.kind] = token;
  }
  return tokens;
}

/** Whether a successful request had the code of the second factor. */
function hasCode({ act, wire }: ActCall, { account }: AccountRef): boolean {
  if (account.secondFactor === undefined) return false;
  return act.name === 'second-factor' || (act.name === 'sign-in' && act.text('code', wire) !== undefined);
}
