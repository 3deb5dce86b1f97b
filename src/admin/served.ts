import type { Emulator, Served } from '../emulator.ts';
import { problem, type ProblemReply } from './call.ts';

/** The provider that a call names; a problem where it is not served. */
export function servedOf(
  { served }: Emulator,
  provider: string,
): { readonly served: Served } | { readonly problem: ProblemReply<404> } {
  const found = served.find(({ id }) => id === provider);
  if (found !== undefined) return { served: found };
  const known = served.map(({ id }) => id).join(', ');
  return { problem: problem(404, `no provider ${provider} is served; expected one of ${known}`) };
}
