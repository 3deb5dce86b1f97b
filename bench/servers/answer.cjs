/** The documented login's answer, which every peer gives to whoever asks: a peer keeps no state. */
exports.answer = {
  sessionId: '384f3cd38f3f9f6d6007cca4dcafa78e',
  account_id: 1001,
  account_lid: 'plain@example.com',
  ima: 'client',
  gravatar: 'https://gravatar.com/user/image.png',
};
