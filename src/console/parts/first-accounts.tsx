import type { Answer } from '../../admin/call-types.ts';
import { call } from '../api/client.ts';
import { namespace } from '../page/namespace.ts';
import { isChange, replacingCalls, useResource } from '../state/resource.ts';
import { linkTo } from '../page/route.ts';
import { Loaded } from './loaded.tsx';

type Account = Answer<'listAccounts'>['accounts'][number];

const maxShown = 12;

/** The first accounts of a provider, with their passwords and peculiarities. */
export function FirstAccounts({ provider }: { readonly provider: string }) {
  const accounts = useResource(
    () => call('listAccounts', { params: { provider }, query: { limit: maxShown } }),
    [provider, namespace.value],
    (event) =>
      isChange(event, ['putAccount', 'changeAccount', 'removeAccount', ...replacingCalls], namespace.value),
  );
  return (
    <Loaded resource={accounts}>
      {({ accounts: found, total }) => (
        <div>
          <table class="first-accounts">
            <caption class="visually-hidden">Accounts of {provider}</caption>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">Password</th>
                <th scope="col">Peculiarity</th>
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.key}>
                  <td>
                    <a href={linkTo('accounts', [provider, one.login])}>{one.login}</a>
                  </td>
                  <td>
                    <code>{textOf(one.account['password'])}</code>
                  </td>
                  <td class="quiet">{specialOf(one).join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {total > found.length ? <a href={linkTo('accounts', [provider])}>All {total} accounts</a> : null}
        </div>
      )}
    </Loaded>
  );
}

function specialOf({ account, lockedOut }: Account): readonly string[] {
  const { status, secondFactor, captcha } = account;
  return [
    ...(lockedOut ? ['locked'] : []),
    ...(typeof status === 'string' && status !== 'active' ? [status] : []),
    ...(typeof secondFactor === 'string' ? [`second factor: ${secondFactor}`] : []),
    ...(captcha === true ? ['captcha'] : []),
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
