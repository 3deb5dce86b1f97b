import { cookies, headers } from 'next/headers';

/**
 * Returns the header with the emulator's namespace of the incoming request, for requests that this server sends in turn.
 * Browsers send the namespace as a cookie, other clients as a header. Without an emulator, there are no headers.
 */
export async function namespaceHeaders() {
  if (process.env.LOGIN_EMULATOR_URL === undefined) return {};
  const cookie = (await cookies()).get('emulator-namespace')?.value;
  const namespace = cookie ?? (await headers()).get('x-emulator-namespace');
  return namespace ? { 'x-emulator-namespace': namespace } : {};
}
