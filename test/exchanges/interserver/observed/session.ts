import { expect } from '@jest/globals';

/** The fields of an answer with a session. */
export const session = (account_id: number, login: string) => ({
  sessionId: expect.stringMatching(/^[0-9a-f]{32}$/),
  account_id,
  account_lid: login,
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
  name: login.replace('@example.com', ''),
});
