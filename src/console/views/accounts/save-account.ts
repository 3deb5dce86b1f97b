import { call } from '../../api/client.ts';
import { tellDone } from '../../state/notices.ts';
import type { Account, AccountFields } from './account.ts';
import { patchOf } from './form-fields.ts';
import { accountLink, follow } from './account-links.ts';

/** Adds an account and opens it. Throws if it is refused. */
export async function addAccount(provider: string, fields: AccountFields): Promise<void> {
  const login = String(fields['login']);
  const { total } = await call('listAccounts', { params: { provider }, query: { login } });
  if (total > 0) throw new Error(`the login ${login} already belongs to an account of ${provider}`);
  const made = await call('putAccount', { params: { provider, login }, body: fields });
  const params = { provider, login: made.login };
  tellDone(`Added ${made.login}.`, () => call('removeAccount', { params }));
  follow(accountLink(params));
}

/** Changes the fields of an account that differ, and opens it. Throws if the change is refused. */
export async function changeAccount(
  provider: string,
  { login, account: former }: Account,
  fields: AccountFields,
): Promise<void> {
  const body = patchOf(former, fields);
  if (Object.keys(body).length === 0) {
    follow(accountLink({ provider, login }));
    return;
  }
  const made = await call('changeAccount', { params: { provider, login }, body });
  const params = { provider, login: made.login };
  const back = patchOf(made.account, former);
  tellDone(`Changed ${made.login}.`, () => call('changeAccount', { params, body: back }));
  follow(accountLink(params));
}
