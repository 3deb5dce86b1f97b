import { isSafePreference } from './is-safe-preference.ts';
import { redacted } from './redaction.ts';

/** What a request asks of the emulator itself. */
const harmless = ['__code', '__example', '__outcome'];
/** A secret may stand where a name belongs. */
const plainName = /^[a-z][a-z_.-]{0,31}$/i;

/** What may be shown of a query; undefined where there is none. */
export function redactQuery(query: string): Readonly<Record<string, string>> | undefined {
  if (query === '') return undefined;
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => {
    if (harmless.includes(name)) return [name, isSafePreference(value) ? value : redacted] as const;
    return [plainName.test(name) && value !== '' ? name : redacted, redacted] as const;
  });
  return Object.fromEntries(pairs);
}
