import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { confirm } from '../../parts/confirm.tsx';
import { Select } from '../../parts/select.tsx';
import { act } from '../../state/notices.ts';
import { namespace } from '../../page/namespace.ts';
import { health } from '../../state/resources.ts';
import { changeQuery, goTo, route } from '../../page/route.ts';
import { accountsPlace, addLink, follow } from './account-links.ts';

/** The search, the choice of the provider, and the action on the whole list. */
export function AccountTools() {
  const { tab, provider, search } = accountsPlace();
  const ids = health.data.value?.providers.map(({ id }) => id) ?? [];
  const what = tab === 'list' ? 'accounts' : 'messages';
  return (
    <div class="account-tools" role="search">
      <label class="account-search">
        <span class="visually-hidden">Search {what}</span>
        <input
          type="search"
          placeholder={`Search ${what} ( / )`}
          value={search}
          onInput={({ currentTarget }) => changeQuery({ q: currentTarget.value })}
        />
      </label>
      <Select
        label="Provider"
        isLabelHidden
        value={provider ?? ''}
        choices={[
          { value: '', text: 'All providers' },
          ...ids.map((id) => ({ value: id, text: id })),
          ...(provider === undefined || ids.includes(provider) ? [] : [{ value: provider, text: provider }]),
        ]}
        onChange={pickProvider}
      />
      {tab === 'list' ? (
        <Button
          icon="plus"
          kind="primary"
          isDisabled={ids.length === 0}
          onClick={() => follow(addLink(provider ?? ids[0] ?? ''))}
        >
          Add account
        </Button>
      ) : (
        <Button icon="bin" onClick={emptyOutbox}>
          Empty the outbox
        </Button>
      )}
    </div>
  );
}

function pickProvider(provider: string): void {
  const { path, query } = route.value;
  // `#/accounts/rocketchat` names the provider in its path
  if (path.length === 1 && path[0] !== 'outbox') goTo('accounts', [], { ...query, provider });
  else changeQuery({ provider });
}

async function emptyOutbox(): Promise<void> {
  const isSure = await confirm({
    title: 'Empty the outbox?',
    text: `This removes all messages of the namespace ${namespace.value}, and can't be undone. Codes that were sent stay valid.`,
    action: 'Empty the outbox',
  });
  if (isSure) await act(() => call('clearOutbox'), 'Emptied the outbox.');
}
