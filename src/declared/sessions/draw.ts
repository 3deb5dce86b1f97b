import { definedOnly } from '../../json.ts';
import type { ActCall, AnswerFacts, IssuedToken } from '../runtime/act.ts';
import { clientOf } from './client.ts';
import type { AccountRef } from '../runtime/records.ts';
import { sourcesOf } from '../runtime/sources.ts';
import type { TokenKind } from '../runtime/resolve.ts';
import type { SessionRef } from '../runtime/session-types.ts';
import type { TokenForm } from '../tokens/form.ts';

/** Whom a token is issued to. */
interface TokenFacts {
  readonly found: AccountRef;
  readonly session?: SessionRef;
  /** The tokens that were issued before it, by kind. */
  readonly tokens?: AnswerFacts['tokens'];
}

/** Issues the text of a token, whose claims may name the account, the session, earlier tokens, the request and the clock. */
export function drawToken(
  form: TokenForm,
  expiresAt: number | undefined,
  { found, session, tokens }: TokenFacts,
  call: ActCall,
): ReturnType<TokenForm['issue']> {
  const { wire, marks, context } = call;
  const { environment, trace } = context;
  const { now, origin } = environment;
  const facts = { found, tokens, session: session === undefined ? undefined : unstored(session) };
  const exchange = { origin, url: origin, method: '', now };
  const sources = (token: object) =>
    sourcesOf(
      { facts, wire, environment, lockout: undefined, client: clientOf(call, session), marks, token, trace },
      exchange,
    );
  return form.issue({ environment, sources, expiresAt });
}

/** Issues a token of a kind. */
export function issueToken(
  { kind, form }: TokenKind,
  expiresAt: number | undefined,
  facts: TokenFacts,
  call: ActCall,
): IssuedToken {
  const { value, shown } = drawToken(form, expiresAt, facts, call);
  return expiresAt === undefined ? { kind, value, shown } : { kind, value, shown, expiresAt };
}

/** Returns a session for claims, which can't name its times: its record is stored after its tokens are drawn. */
function unstored({ id, details, record: { address } }: SessionRef): SessionRef {
  return { id, details, record: { account: '', ...definedOnly({ address }) } };
}
