/** Where a session's token stands among the cookies. */
export const sessionCookie = 'asc_auth_key';

/** The cookie of a session that has ended. Source: inferred from the framework's way to end one. */
export const endedCookie = `${sessionCookie}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`;
