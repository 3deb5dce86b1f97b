import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { Caller } from '../runtime/session-types.ts';

/** Denies a token that is bound to another client than that of the request. */
export function boundElsewhere(
  { kind, record }: Pick<Caller, 'kind' | 'record'>,
  { marks, act, wire, context }: ActCall,
): ActResult | undefined {
  if (marks.tokens.get(kind)?.mark.client !== true || !act.reads('client')) return undefined;
  const owner = context.state.get('sessionDetails', record.session)?.client;
  if (owner === undefined || owner === act.text('client', wire)) return undefined;
  context.trace('the token was issued to another client');
  return result('token-invalid', {}, 'client');
}
