/** The documented login response. The peers have no state, and send it for every request. */
exports.answer = {
  sessionId: '384f3cd38f3f9f6d6007cca4dcafa78e',
  account_id: 1001,
  account_lid: 'plain@example.com',
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
};
