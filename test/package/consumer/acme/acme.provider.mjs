import { defineProvider } from 'login-emulator/provider';

export default defineProvider({
  contract: new URL('acme.yaml', import.meta.url),
  operations: {
    badge: {
      outcomes: ['done', 'not-found'],
      answers: { 'not-found': { status: 404, body: { error: 'nobody' } } },
      decide({ path }, rules) {
        const account = rules.findAccount(path.login);
        return account === undefined
          ? 'not-found'
          : { status: 200, body: { login: account.login, code: 'yes' } };
      },
    },
  },
});
