import { chromium, type Browser } from 'playwright-core';
import { chromiumPath } from '../../test/real-parts/parts.ts';

/** The address in the pictures; the emulator itself has a free port. */
export const shownOrigin = 'http://localhost:4010';

/** Starts the system's Chromium, in which the address of the pictures leads to the emulator. */
export function startBrowser(url: string): Promise<Browser> {
  const { host } = new URL(shownOrigin);
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--lang=en-GB'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      // the same pixels on every machine, as far as its fonts allow
      ...['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
      `--host-resolver-rules=MAP ${host} 127.0.0.1:${new URL(url).port}`,
    ],
  });
}
