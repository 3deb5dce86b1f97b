import type { AccountRecord } from '../../core/records.ts';
import type { Provider } from '../../core/provider.ts';
import { signInRequest } from '../../core/sign-in.ts';
import { definedOnly, isRecord } from '../../json.ts';
import type { LoginEmulator } from '../../library/login-emulator.ts';
import type { TableAnswer, TableRequest } from './recorded-table.ts';

/** Sends a request of a table. */
export type SendRequest = (request: TableRequest) => Promise<Response>;

/** Returns a function that sends requests to a provider of an emulator. */
export function createSender(emulator: LoginEmulator, { profiles }: Provider): SendRequest {
  const { basePath } = profiles.documented.contract;
  return ({ method, path, headers = {}, body, form }) =>
    emulator.fetch(`${emulator.url}${basePath}${path}`, {
      ...{ method, redirect: 'manual' },
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(isRecord(form) ? { body: new URLSearchParams(fieldsOf(form)) } : {}),
    });
}

/** Returns the status of an answer, and the outcome that the emulator reports. */
export function answerOf(response: Response): TableAnswer {
  const outcome = response.headers.get('x-emulator-outcome') ?? undefined;
  return { status: response.status, ...definedOnly({ outcome }) };
}

/** Returns the request that signs an account in; undefined if no operation signs in. */
export function signInOf(provider: Provider, account: AccountRecord): TableRequest | undefined {
  const signIn = provider.signIn(account);
  if (signIn === undefined) return undefined;
  const { contract, endpoints } = provider.profiles.documented;
  const { method, target } = signInRequest(signIn, { contract, endpoints });
  const { headers = {}, body, contentType } = signIn;
  return {
    method,
    path: target.slice(contract.basePath.length),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...definedOnly(contentType === 'application/x-www-form-urlencoded' ? { form: body } : { body }),
  };
}

/** Returns the request of the first operation that has an outcome and needs no parameter. */
export async function requestFor(
  { profiles, catalogue }: Provider,
  outcome: string,
): Promise<TableRequest | undefined> {
  const { outcomes } = await catalogue('documented');
  const ids = outcomes.filter((one) => one.outcome === outcome).map(({ operation }) => operation);
  const found = profiles.documented.endpoints.find(
    ({ contract: { operationId, template } }) => ids.includes(operationId) && !template.includes('{'),
  );
  return found && { method: found.contract.method, path: found.contract.template };
}

function fieldsOf(form: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
}
