/**
 * Signs in at InterServer.
 *
 * @returns {Promise<{ sessionId: string } | { refusal: string }>} The session, or the reason of the refusal.
 */
async function signIn(vendorUrl, { login, password, code }, timeoutMs) {
  const body = JSON.stringify({ login, passwd: password, tfa: code });
  try {
    const response = await fetch(`${vendorUrl}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await response.json();
    return response.ok ? { sessionId: answer.sessionId } : { refusal: refusalOf(response.status, answer) };
  } catch {
    return { refusal: 'vendor-down' };
  }
}

function refusalOf(status, { field, message }) {
  if (status === 402 && field === '2fa') return message === 'missing 2fa' ? 'code-needed' : 'code-wrong';
  if (status === 402) return 'password-wrong';
  if (status === 403) return 'account-closed';
  if (status === 429) return 'too-many-attempts';
  return 'vendor-down';
}

module.exports = { signIn };
