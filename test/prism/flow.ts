import { Secret, TOTP } from 'otpauth';

/** One request of a flow, and the status it must get. */
export interface Step {
  readonly method: string;
  /** The path below the contract's base path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly status: number;
}

/** What a user does at one provider, request by request, in a namespace of its own. */
export interface Flow {
  readonly name: string;
  readonly provider: string;
  readonly steps: readonly Step[];
}

/** A body with what its Content-Type says. */
export interface Content {
  readonly type: string | undefined;
  readonly body: string;
}

/** The time at which the emulator stands. */
export const frozenAt = '2026-11-21T12:00:00Z';

/** Stands for the newest code in the outbox. */
export const sentCode = '--sent-code--';
/** Stands for the token of the last answer that had one. */
export const givenToken = '--given-token--';

/** The authenticator code of the fixtures' accounts, some windows of 30 seconds from now. */
export function totp(windows = 0): string {
  const timestamp = Date.parse(frozenAt) + windows * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'), timestamp });
}

/** A code that no account takes: six digits, far from now. */
export const wrongCode = totp(1000);

/** A step that posts content. */
export function post(
  path: string,
  { type, body }: Content,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Step {
  const typed = type === undefined ? headers : { 'content-type': type, ...headers };
  return { method: 'POST', path, headers: typed, body, status };
}

/** A step that puts content. */
export function put(path: string, content: Content, status: number): Step {
  return { ...post(path, content, status), method: 'PUT' };
}

/** A step without a body. */
export function bare(method: string, path: string, status: number): Step {
  return { method, path, headers: {}, body: undefined, status };
}

/** A value as JSON, under any type. */
export function json(value: unknown, type = 'application/json'): Content {
  return { type, body: JSON.stringify(value) };
}

/** Fields as a form posts them. */
export function form(fields: Readonly<Record<string, string>>): Content {
  return { type: 'application/x-www-form-urlencoded', body: String(new URLSearchParams(fields)) };
}

/** Fields as a form with files posts them. */
export function multipart(fields: Readonly<Record<string, string>>): Content {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--parts\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=parts', body: `${parts.join('')}--parts--\r\n` };
}

/** Text as it stands, of a type or of none. */
export function text(body: string, type?: string): Content {
  return { type, body };
}

/** A step, as often as it takes. */
export function times(count: number, step: Step): readonly Step[] {
  return Array.from({ length: count }, () => step);
}

/** A provider's flows by name. */
export function flowsOf(provider: string, steps: Readonly<Record<string, readonly Step[]>>): readonly Flow[] {
  return Object.entries(steps).map(([name, its]) => ({ name: `${provider}: ${name}`, provider, steps: its }));
}
