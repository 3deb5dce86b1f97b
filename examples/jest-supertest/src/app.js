const express = require('express');
const { signIn } = require('./vendor.js');

const statuses = {
  'password-wrong': 401,
  'code-needed': 401,
  'code-wrong': 401,
  'account-closed': 403,
  'too-many-attempts': 429,
  'vendor-down': 503,
};

/** Creates the product's app. Its users sign in with their account at the vendor. */
function createApp({ vendorUrl, timeoutMs = 5000 }) {
  const app = express();
  app.use(express.json());
  app.post('/session', async (request, response) => {
    const { sessionId, refusal } = await signIn(vendorUrl, request.body, timeoutMs);
    if (refusal !== undefined) return response.status(statuses[refusal]).json({ error: refusal });
    response.cookie('session', sessionId, { httpOnly: true, sameSite: 'strict' });
    return response.status(201).json({ user: request.body.login });
  });
  return app;
}

module.exports = { createApp };
