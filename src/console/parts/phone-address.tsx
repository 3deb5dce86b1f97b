import { call } from '../api/client.ts';
import { useResource } from '../state/resource.ts';
import { CopyButton } from './copy-button.tsx';
import { Loaded } from './loaded.tsx';
import { QrCode } from './qr-code.tsx';

/** The address at which a phone reaches the emulator, as a QR code; or how to get one. */
export function PhoneAddress() {
  const addresses = useResource(
    () => call('listAddresses'),
    [],
    () => false,
  );
  return (
    <Loaded resource={addresses}>
      {({ network: [first, ...others] }) =>
        first === undefined ? (
          <p class="quiet">
            A phone can’t reach this emulator yet: it listens on this machine only. Start it with{' '}
            <code>--host 0.0.0.0</code>, and its address appears here with a QR code.
          </p>
        ) : (
          <div class="phone-address">
            <QrCode text={first} label={`QR code of ${first}`} />
            <div class="stack">
              <p>A phone in the same network reaches the emulator at:</p>
              {[first, ...others].map((url) => (
                <p class="row" key={url}>
                  <code>{url}</code>
                  <CopyButton text={url} what={`address ${url}`} isIconOnly />
                </p>
              ))}
            </div>
          </div>
        )
      }
    </Loaded>
  );
}
