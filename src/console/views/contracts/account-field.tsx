import { call } from '../../api/client.ts';
import { Field } from '../../parts/field.tsx';
import { namespace } from '../../page/namespace.ts';
import { isChange, replacingCalls, useResource } from '../../state/resource.ts';

interface AccountFieldProps {
  readonly provider: string;
  /** A login; empty for no session. */
  readonly account: string;
  readonly onChange: (account: string) => void;
}

/** Enough to choose from; any other login can be typed. */
const maxOffered = 100;

/** Chooses the account that is signed in before the request. */
export function AccountField({ provider, account, onChange }: AccountFieldProps) {
  const found = useResource(
    async () => (await call('listAccounts', { params: { provider }, query: { limit: maxOffered } })).accounts,
    [provider, namespace.value],
    (event) => isChange(event, ['putAccount', 'removeAccount', ...replacingCalls], namespace.value),
  );
  const logins = (found.data.value ?? []).flatMap(({ login }) => (typeof login === 'string' ? [login] : []));
  const offered = account === '' || logins.includes(account) ? logins : [account, ...logins];
  return (
    <Field label="Signed in as" hint="Starts a session for the request, and adds its headers.">
      <select value={account} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">nobody</option>
        {offered.map((login) => (
          <option key={login} value={login}>
            {login}
          </option>
        ))}
      </select>
    </Field>
  );
}
