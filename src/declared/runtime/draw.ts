import type { ActCall, AnswerFacts } from './act.ts';
import { clientOf } from './client.ts';
import type { AccountRef } from './records.ts';
import { sourcesOf } from './sources.ts';
import type { SessionRef } from './session-types.ts';
import type { IssuedToken, TokenForm } from '../tokens/form.ts';

/** Whom a token is issued to. */
interface TokenFacts {
  readonly found: AccountRef;
  readonly session?: Pick<SessionRef, 'id' | 'details'>;
  /** The tokens that were issued before it, by kind. */
  readonly tokens?: AnswerFacts['tokens'];
}

/** Issues the text of a token, whose claims may name the account, the session, earlier tokens, the request and the clock. */
export function drawToken(
  form: TokenForm,
  expiresAt: number | undefined,
  { found, session, tokens }: TokenFacts,
  call: ActCall,
): IssuedToken {
  const { wire, context } = call;
  const { environment } = context;
  const { now, origin } = environment;
  const issued = { found, tokens };
  const facts = session === undefined ? issued : { ...issued, session: { ...session, record: notStored } };
  const exchange = { origin, url: origin, method: '', now };
  const sources = sourcesOf(
    { facts, wire, environment, lockout: undefined, client: clientOf(call, session) },
    exchange,
  );
  return form.issue({ environment, sources, expiresAt });
}

/** A session whose record is stored after its tokens are drawn. */
const notStored = { account: '' };
