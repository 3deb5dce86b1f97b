import type { ActCall } from '../runtime/act.ts';
import type { PersonalToken } from '../runtime/own-records.ts';
import { shownId } from '../runtime/display-id.ts';
import { Moment } from '../template/moments.ts';

/** The number of personal tokens of an account that can be listed. */
const maxListed = 100;

/** Adds a personal token to those of an account. */
export function addPersonal(account: string, token: PersonalToken, call: ActCall): void {
  const { state } = call.context;
  state.put('personalTokens', account, [...personalTokens(account, call), token].slice(-maxListed));
}

/** Returns the personal tokens of an account that are valid, oldest first. */
export function personalTokens(account: string, { context }: ActCall): readonly PersonalToken[] {
  const { state, environment } = context;
  return (state.get('personalTokens', account) ?? []).filter(({ session, expiresAt }) => {
    const isValid = expiresAt === undefined || environment.now < expiresAt;
    const record = state.get('sessions', session);
    return isValid && record !== undefined && record.ended === undefined;
  });
}

/** Returns the values of a personal token that answers may show. */
export function personalValues({ id, name, createdAt, expiresAt, scopes }: PersonalToken) {
  return {
    ...{ id: shownId(id), name, scopes },
    created: new Moment(createdAt),
    expires: expiresAt === undefined ? undefined : new Moment(expiresAt),
  };
}
