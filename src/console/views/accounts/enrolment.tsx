import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { QrCode } from '../../parts/qr-code.tsx';

interface EnrolmentProps {
  /** The `otpauth` URL. */
  readonly url: string;
  readonly login: string;
  readonly secret: string | undefined;
}

/** The QR code by which an authenticator app adds the account, behind a button: it is a secret. */
export function Enrolment({ url, login, secret }: EnrolmentProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div class="enrolment">
      <Button size="small" icon="phone" isPressed={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide the QR code' : 'Add to an authenticator app'}
      </Button>
      {isShown ? (
        <div class="enrolment-code">
          <QrCode text={url} label={`QR code that adds ${login} to an authenticator app`} />
          <div class="stack">
            <p>
              Scan it with an authenticator app. The app then shows the same codes while the clock is live.
            </p>
            {secret === undefined ? null : (
              <p class="row">
                <span>Or type the secret:</span> <code>{secret}</code>
                <CopyButton text={secret} what="secret" isIconOnly />
              </p>
            )}
            <p class="row">
              <code class="long">{url}</code>
              <CopyButton text={url} what="otpauth URL" isIconOnly />
            </p>
          </div>
        </div>
      ) : null}
    </div>
  );
}
