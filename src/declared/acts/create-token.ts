import { definedOnly } from '../../json.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { checkAgain } from '../checks/again.ts';
import { unusable } from '../checks/missing.ts';
import { apartId, issueApart } from '../sessions/issue.ts';
import type { TokenKind } from '../runtime/resolve.ts';
import { addPersonal, personalValues } from '../sessions/personal-tokens.ts';
import type { PersonalToken } from '../runtime/own-records.ts';
import type { AccountRef } from '../runtime/records.ts';
import { grantedScopes, scopesIn, textsOf } from '../sessions/scopes.ts';
import { publicId } from '../runtime/display-id.ts';
import { requestedEnd } from '../sessions/requested-end.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Creates a personal token of the account. Only this answer shows its value. */
export const createToken: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found } = callerIn(call);
    const denied = checkAgain(found, call);
    if (denied !== undefined) return denied;
    const end = requestedEnd(call);
    return end === 'unusable'
      ? unusable('expires', call, 'format')
      : result('done', create(found, call, end));
  },

  force(outcome, call) {
    const found = anyAccount(call);
    const end = requestedEnd(call);
    return outcome === 'done' ? create(found, call, end === 'unusable' ? undefined : end) : { found };
  },
};

function create(found: AccountRef, call: ActCall, requested: number | undefined): AnswerFacts {
  const { act, wire, marks, context } = call;
  const { now } = context.environment;
  const kind = kindFor(call);
  const session = apartId(kind, call);
  const id = publicId(marks, session);
  const scopes = scopesFor(found, call);
  const expiresAt = requested ?? (kind.lifetimeMs === undefined ? undefined : now + kind.lifetimeMs);
  const tokens = issueApart([kind], call, found, definedOnly({ scopes }), expiresAt);
  const token: PersonalToken = {
    ...{ id, session, name: act.text('name', wire) ?? kind.kind, createdAt: now },
    ...definedOnly({ expiresAt, scopes }),
  };
  addPersonal(found.key, token, call);
  context.trace('personal token created');
  return { found, tokens, values: { newToken: personalValues(token) } };
}

/** Returns the kind of token that an act creates: that of its mark, else the first that outlives sessions. */
function kindFor({ act, marks }: ActCall): TokenKind {
  const [issued] = act.mark.issues ?? [];
  const kinds = [...marks.tokens.values()];
  const kind = kinds.find((one) =>
    issued === undefined ? one.mark.outlivesSessions === true : one.kind === issued,
  );
  if (kind === undefined)
    throw new Error('no kind of token has outlivesSessions: true, which create-token needs');
  return kind;
}

/** Returns the requested scopes that the account is granted; undefined if the request names none. */
function scopesFor({ account }: AccountRef, { act, wire, marks }: ActCall): readonly string[] | undefined {
  const value = act.value('scope', wire);
  const requested = typeof value === 'string' ? scopesIn(value) : textsOf(value);
  return requested === undefined ? undefined : grantedScopes(requested, account, marks);
}
