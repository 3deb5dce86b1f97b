import { useId } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { namespace } from '../../page/namespace.ts';
import { isChange, replacingCalls, useResource } from '../../state/resource.ts';
import { providersOf } from './offered.ts';
import type { ChoiceState } from './use-choice.ts';

const maxSuggested = 100;
const accountCalls = ['putAccount', 'changeAccount', 'removeAccount', ...replacingCalls] as const;

/** Chooses everyone, or one account: picked from the suggestions or typed. */
export function AccountChoice({ choice: { provider, account }, catalogue, change }: ChoiceState) {
  const id = useId();
  const providers = providersOf(catalogue).filter((one) => one === provider);
  const logins = useResource(
    async () => {
      const params = { provider };
      if (providers.length === 0) return [];
      const { accounts } = await call('listAccounts', { params, query: { limit: maxSuggested } });
      return accounts.map(({ login }) => login);
    },
    [namespace.value, ...providers],
    (event) => isChange(event, accountCalls, namespace.value),
  );
  return (
    <label>
      <span class="visually-hidden">Account</span>
      <input
        class="account"
        list={id}
        value={account}
        placeholder="everyone"
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => change({ account: currentTarget.value })}
      />
      <datalist id={id}>
        {(logins.data.value ?? []).map((login) => (
          <option key={login} value={login} />
        ))}
      </datalist>
    </label>
  );
}
