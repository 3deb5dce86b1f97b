import { type Environment, hashToString, digits } from '../../../core/environment.ts';
import type { Account } from '../records.ts';

/** The user as a login tells it. */
export function userOf({ login: email, user }: Account) {
  const { services, modules, teams } = user;
  return { ...personOf(email, user), services, modules, teams };
}

/** The user as a refresh tells it: without services and modules, and with numbers for the teams. */
export function refreshedUserOf({ login: email, user }: Account) {
  const teams = user.teams.map(({ id, name, is_admin }) => ({ id: numberOf(id), name, is_admin }));
  return { ...personOf(email, user), teams };
}

/** What a client knows the user of a refresh by; it follows from that user alone. Its form is inferred. */
export function etagOf(account: Account, { digest }: Environment): string {
  return digest.sha256Hex(JSON.stringify(refreshedUserOf(account)));
}

function personOf(email: string, user: Account['user']) {
  const [local = email] = email.split('@');
  return {
    id: user.id,
    email,
    avatar_url: user.avatar_url,
    username: user.username ?? local,
    first_name: user.first_name,
    last_name: user.last_name,
    display_name: user.display_name ?? local,
    country: user.country,
    is_staff: user.is_staff,
    whmcs_uuid: user.whmcs_uuid,
  };
}

/** The id of a team is a text in one answer of the document's, and a number in the other. */
function numberOf(id: string): number {
  return Number(/^\d{1,15}$/.test(id) ? id : `1${hashToString(id, 5, digits)}`);
}
