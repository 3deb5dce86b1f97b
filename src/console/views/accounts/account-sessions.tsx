import { useState } from 'preact/hooks';
import type { components } from '../../../generated/admin/types.ts';
import { call } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { confirm } from '../../parts/confirm.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { act } from '../../state/notices.ts';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import type { Account } from './account.ts';
import { mayChange } from './affected.ts';
import { momentText } from './moment.ts';
import { StartedSession } from './started-session.tsx';

type Session = components['schemas']['SessionList']['sessions'][number];
type SignedIn = components['schemas']['SignedIn'];

interface AccountSessionsProps {
  readonly provider: string;
  readonly account: Account;
}

/** The sessions of an account, which can be revoked, and a button that starts one. */
export function AccountSessions({ provider, account: { login, logins, key } }: AccountSessionsProps) {
  const controlled = namespace.value;
  const [started, setStarted] = useState<SignedIn | undefined>(undefined);
  const resource = useResource(
    async () => {
      const { sessions } = await call('listSessions', { params: { provider } });
      return sessions.filter(({ account }) => account === key || logins.includes(account));
    },
    [controlled, provider, login],
    (event) => mayChange(event, controlled, provider),
  );
  const start = () =>
    act(
      async () => setStarted(await call('signIn', { params: { provider }, body: { login } })),
      `Started a session of ${login}.`,
    );
  return (
    <section aria-label="Sessions">
      <div class="account-section-head">
        <h3>Sessions</h3>
        <Button size="small" icon="plus" onClick={start}>
          Start a session
        </Button>
      </div>
      {started === undefined ? null : <StartedSession session={started} />}
      <Loaded resource={resource}>
        {(sessions) =>
          sessions.length === 0 ? (
            <p class="quiet">No sessions. A sign-in starts one, and so does the button.</p>
          ) : (
            <ul class="sessions">
              {sessions.map((session) => (
                <li key={session.token}>
                  <OneSession provider={provider} session={session} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function OneSession({ provider, session }: { readonly provider: string; readonly session: Session }) {
  const { id, kind, startedAt, expiresAt, alive, token } = session;
  return (
    <div class="session">
      <span class={`sign ${alive ? 'good' : 'quiet'}`}>
        <Icon name={alive ? 'check' : 'cross'} />
        <span>{alive ? 'alive' : 'not alive'}</span>
      </span>
      <span class="session-times">
        <span>
          {kind === null ? 'session' : kind} <code>{id}</code>
        </span>
        <span class="quiet">
          {startedAt === null ? '' : `started ${momentText(startedAt)}, `}
          {expiresAt === null ? 'never expires' : `expires ${momentText(expiresAt)}`}
        </span>
      </span>
      <CopyButton text={token} what="token" />
      <Button size="small" kind="danger" onClick={() => revoke(provider, session)}>
        Revoke
      </Button>
    </div>
  );
}

async function revoke(provider: string, { id, account }: Session): Promise<void> {
  const isSure = await confirm({
    title: 'Revoke the session?',
    text: `This ends the session ${id} of ${account}, as if the vendor had revoked it. It can't be undone.`,
    action: 'Revoke',
  });
  if (isSure) await act(() => call('endSession', { params: { provider, id } }), `Revoked the session ${id}.`);
}
