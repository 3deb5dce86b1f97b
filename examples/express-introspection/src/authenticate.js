/** Accepts requests with an active access token, and stores its owner's login in `response.locals`. */
export function authenticate(introspect) {
  return async (request, response, next) => {
    const [, token] = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '') ?? [];
    if (token === undefined) return refuse(response, 'Bearer');

    const session = await introspect(token).catch((error) => console.error(`no sign-in: ${error.message}`));
    if (session === undefined) return response.status(503).json({ error: 'Try again later.' });

    // a refresh token is active too, but isn't valid for requests
    if (!session.active || session.kind !== 'access') return refuse(response, 'Bearer error="invalid_token"');

    response.locals.login = session.login;
    return next();
  };
}

function refuse(response, challenge) {
  return response.status(401).set('WWW-Authenticate', challenge).json({ error: 'Sign in.' });
}
