import { useEffect, useState } from 'preact/hooks';
import type { components } from '../../../generated/admin/types.ts';
import { call } from '../../api/client.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { SecondsRing } from '../../parts/seconds-ring.tsx';
import { durationText } from '../../parts/time.tsx';
import { useEmulatorNow } from '../../state/emulator-time.ts';
import { namespace } from '../../page/namespace.ts';
import { useResource } from '../../state/resource.ts';
import { clock } from '../../state/resources.ts';
import { textIn, type Account } from './account.ts';
import { digitsClass } from './digits.ts';
import { mayChange } from './affected.ts';
import { Enrolment } from './enrolment.tsx';

interface AccountCodeProps {
  readonly provider: string;
  readonly account: Account;
}

/** How long an authenticator code is shown. */
const windowMs = 30_000;

/** The code that the account's second factor accepts now, with the way to add the account to an authenticator app. */
export function AccountCode({ provider, account: { login, account: fields } }: AccountCodeProps) {
  const controlled = namespace.value;
  const resource = useResource(
    async () => {
      const codes = await call('getCodes', { params: { provider, login }, query: { optional: true } });
      return { codes, loadedAt: Date.now() };
    },
    [controlled, provider, login],
    (event) => mayChange(event, controlled, provider),
  );
  return (
    <section class="account-code" aria-label="Code">
      <h3>Code</h3>
      <Loaded resource={resource}>
        {({ codes, loadedAt }) =>
          codes === undefined ? (
            <p class="quiet">{withoutCode(textIn(fields, 'secondFactor'), fields['captcha'] === true)}</p>
          ) : (
            <>
              <Code codes={codes} loadedAt={loadedAt} reload={resource.reload} />
              {codes.enrolment === undefined ? null : (
                <Enrolment url={codes.enrolment} login={login} secret={textIn(fields, 'totpSecret')} />
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

interface CodeProps {
  readonly codes: components['schemas']['Codes'];
  readonly loadedAt: number;
  readonly reload: () => void;
}

function Code({ codes, loadedAt, reload }: CodeProps) {
  const { current, previous, next, secondsLeft, used } = codes;
  const isAuthenticator = next !== null;
  // renders each second
  const now = useEmulatorNow();
  const isFrozen = clock.data.value?.frozen === true;
  const passed = isFrozen ? 0 : (Date.now() - loadedAt) / 1000;
  const left = secondsLeft === null ? undefined : Math.max(0, Math.ceil(secondsLeft - passed));
  const [retries, setRetries] = useState(0);
  useEffect(() => {
    if (secondsLeft === null || isFrozen) return undefined;
    const untilWindow = now === undefined ? windowMs : windowMs - (now.getTime() % windowMs);
    const most = secondsLeft * 1000;
    const timer = setTimeout(
      () => {
        reload();
        setRetries(retries + 1);
      },
      (isAuthenticator ? Math.min(most, untilWindow) : most) + 50,
    );
    return () => clearTimeout(timer);
  }, [codes, isFrozen, retries]);
  return (
    <div class="code-now">
      <output class={digitsClass(current)} aria-label="Current code" aria-live="off">
        {current}
      </output>
      {left === undefined ? null : isAuthenticator ? <SecondsRing left={left} of={windowMs / 1000} /> : null}
      <CopyButton text={current} what="code" />
      <p class="quiet code-notes">
        {used ? <span class="sign refused">used: the account can’t use it again</span> : null}
        {left === undefined ? <span>fixed: always valid</span> : null}
        {left === undefined || isAuthenticator ? null : <span>{durationText(left)} left</span>}
        {previous === null ? null : (
          <span>
            previous <code>{previous}</code>
          </span>
        )}
        {next === null ? null : (
          <span>
            next <code>{next}</code>
          </span>
        )}
      </p>
    </div>
  );
}

function withoutCode(factor: string | undefined, hasCaptcha: boolean): string {
  if (hasCaptcha) return 'No captcha is pending. Sign in as this account to get one.';
  if (factor === undefined) return 'This account has no second factor.';
  return 'No code is pending. Sign in as this account, so that one is sent.';
}
