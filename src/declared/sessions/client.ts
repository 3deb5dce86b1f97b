import type { ActCall } from '../runtime/act.ts';
import type { SessionDetails } from '../runtime/records.ts';

/** Returns the client of a request, or of its session, without its secret. */
export function clientOf(
  { act, wire, context }: ActCall,
  session: { readonly details: SessionDetails } | undefined,
): object | undefined {
  const id = act.text('client', wire) ?? session?.details.client;
  if (id === undefined || id === '') return undefined;
  const { secret: _secret, ...shown } = context.state.get('clients', id) ?? { id };
  return shown;
}
