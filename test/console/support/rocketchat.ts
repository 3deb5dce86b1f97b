/** Logs in at the emulator's Rocket.Chat; returns the status and the token, empty without one. */
export async function logIn(
  url: string,
  { user = 'plain', password = 'Password-1' }: { readonly user?: string; readonly password?: string } = {},
): Promise<{ readonly status: number; readonly token: string }> {
  const response = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  const [, token = ''] = /"authToken":"([^"]+)"/.exec(await response.text()) ?? [];
  return { status: response.status, token };
}
