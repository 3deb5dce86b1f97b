const { createApp } = require('login-emulator');

const server = createApp().listen(0, '127.0.0.1', async () => {
  const response = await fetch(`http://127.0.0.1:${server.address().port}/api/v1/login`, {
    method: 'POST',
    body: new URLSearchParams({ user: 'plain', password: 'Password-1' }),
  });
  console.log(response.status, response.headers.get('x-emulator-outcome'));
  server.close();
});
