import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { act, tellFailed } from '../../state/notices.ts';
import { textIn, type Account } from './account.ts';
import { accountLink, follow, listLink } from './account-links.ts';

interface AccountActionsProps {
  readonly provider: string;
  readonly account: Account;
}

/** The actions on an account; each can be undone. */
export function AccountActions({ provider, account }: AccountActionsProps) {
  const { login, lockedOut, lockedUntil, failures, account: fields } = account;
  const status = textIn(fields, 'status');
  const change = (body: Readonly<Record<string, unknown>>) =>
    call('changeAccount', { params: { provider, login }, body });
  const lock = () =>
    act(
      () => change({ locked: true }),
      `Locked ${login} permanently.`,
      () => change({ locked: false }),
    );
  const unlock = () =>
    act(
      () => change({ locked: false }),
      lockedOut ? `Unlocked ${login}.` : `Forgot the failures of ${login}.`,
      // a lock from failures comes back as one with the same end
      lockedUntil === null ? undefined : () => change({ lockedUntil }),
    );
  const setStatus = (next: string, done: string) =>
    act(
      () => change({ status: next }),
      done,
      () => change({ status }),
    );
  return (
    <div class="row" role="group" aria-label={`Actions for ${login}`}>
      {lockedOut ? (
        <Button icon="lock" onClick={unlock}>
          Unlock
        </Button>
      ) : (
        <Button icon="lock" onClick={lock}>
          Lock
        </Button>
      )}
      {!lockedOut && failures > 0 ? <Button onClick={unlock}>Forget failures</Button> : null}
      {status === 'disabled' ? (
        <Button icon="check" onClick={() => setStatus('active', `Enabled ${login}.`)}>
          Enable
        </Button>
      ) : null}
      {status === 'active' || status === 'unverified' ? (
        <Button icon="refused" onClick={() => setStatus('disabled', `Disabled ${login}.`)}>
          Disable
        </Button>
      ) : null}
      {status === 'unverified' ? (
        <Button icon="check" onClick={() => setStatus('active', `Verified ${login}.`)}>
          Verify
        </Button>
      ) : null}
      <Button icon="pencil" onClick={() => follow(accountLink({ provider, login }, { edit: '1' }))}>
        Edit
      </Button>
      <Button icon="bin" onClick={() => remove(provider, account)}>
        Remove
      </Button>
    </div>
  );
}

async function remove(provider: string, { login, account: fields }: Account): Promise<void> {
  const { total } = await call('listAccounts', { params: { provider }, query: { limit: 1 } });
  if (total === 1) {
    tellFailed(`${login} is the last account of ${provider}. Add another first.`);
    return;
  }
  const isDone = await act(
    () => call('removeAccount', { params: { provider, login } }),
    `Removed ${login}.`,
    () => call('putAccount', { params: { provider, login }, body: fields }),
  );
  if (isDone) follow(listLink());
}
