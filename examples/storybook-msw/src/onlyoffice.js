const api = '/api/2.0';

/**
 * Signs in at ONLYOFFICE. The code of an authenticator app goes into the path.
 *
 * @returns {Promise<{ token?: string, asksForCode?: boolean, refusal?: string }>}
 */
export async function signIn(userName, password, code) {
  const answer = await send(`/authentication${code === '' ? '' : `/${encodeURIComponent(code)}`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName, password }),
  });
  if (answer === undefined) return { refusal: 'The server cannot be reached.' };
  if (answer.status === 200) return answer.body.tfa && code === '' ? { asksForCode: true } : answer.body;
  return { refusal: refusals[answer.status] ?? 'The server is out of order.' };
}

const refusals = {
  401: 'The password or the code is wrong.',
  403: 'Your account is switched off.',
  429: 'Too many attempts. Try again later.',
};

/** Returns the user of a token; undefined if the token is no longer valid. */
export async function userOf(token) {
  const answer = await send('/people/@self', { headers: { authorization: token } });
  return answer?.status === 200 ? answer.body : undefined;
}

/** Sends a request without cookies: the token is in a header. */
async function send(path, init) {
  try {
    const response = await fetch(`${api}${path}`, { ...init, credentials: 'omit' });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  } catch {
    return undefined;
  }
}
