import { useEmulator } from 'login-emulator/cypress/support';

useEmulator({
  provider: 'rocketchat',
  keep: ({ requestHeaders: { 'x-auth-token': token, 'x-user-id': user } }) => ({
    localStorage: { session: JSON.stringify({ token, user }) },
  }),
});
