// A real app keeps these in its environment.
export const jwtConstants = { secret: 'secret of access tokens', refreshSecret: 'secret of refresh tokens' };
