/** The body of a successful login. */
export const login = { login: 'plain@example.com', passwd: 'Password-1' };

/** Calls the control plane. */
export async function admin(
  base: string,
  method: string,
  path: string,
  namespace: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${base}/__admin${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-emulator-namespace': namespace },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json();
}
