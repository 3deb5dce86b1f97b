import type { ActCall } from '../act.ts';
import type { AccountRef } from '../records.ts';
import { sourcesOf } from '../sources.ts';
import type { SessionRef } from '../sessions.ts';
import type { IssuedToken, TokenForm } from './form.ts';

/** Whom a token is issued to. */
interface TokenFacts {
  readonly found: AccountRef;
  readonly session?: Pick<SessionRef, 'id' | 'details'>;
}

/** Issues the text of a token, whose claims may name the account, the session, the client, the request and the clock. */
export function drawToken(
  form: TokenForm,
  expiresAt: number | undefined,
  { found, session }: TokenFacts,
  { wire, context: { environment } }: ActCall,
): IssuedToken {
  const { now, origin } = environment;
  const facts = session === undefined ? { found } : { found, session: { ...session, record: notStored } };
  const exchange = { origin, url: origin, method: '', now };
  const sources = sourcesOf({ facts, wire, environment, lockout: undefined }, exchange);
  return form.issue({ environment, sources, expiresAt });
}

/** A session whose record is stored after its tokens are drawn. */
const notStored = { account: '' };
