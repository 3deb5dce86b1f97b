import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { createEmulator } from '../../src/index.ts';
import { networkUrls } from '../../src/http/network-urls.ts';
import { testApp } from '../support/app.ts';

const at = '/__admin/addresses';

it('lists the URL of the caller, and those for other machines', async () => {
  const emulator = await createEmulator({ host: '0.0.0.0' });
  try {
    const { port } = new URL(emulator.url);
    for (const prefix of ['', '/@w1']) {
      const url = `http://127.0.0.1:${port}${prefix}`;
      const response = await fetch(`${url}${at}`);
      const network = networkUrls(`http://localhost:${port}`, '0.0.0.0').map((one) => `${one}${prefix}`);
      expect(await response.json()).toEqual({ local: url, network });
    }
  } finally {
    await emulator.close();
  }
});

it('lists no other URLs when the emulator listens on one address', async () => {
  const emulator = await createEmulator();
  try {
    const response = await fetch(`${emulator.url}${at}`);
    expect(await response.json()).toEqual({ local: emulator.url, network: [] });
  } finally {
    await emulator.close();
  }
});

it('lists the URL of the public address', async () => {
  const app = testApp({ publicUrl: 'https://login.example.com/emulator' });
  const response = await request(app).get(at).set('host', 'login.example.com');
  expect(response.body).toEqual({ local: 'https://login.example.com/emulator', network: [] });
});

it('lists the URL of a mounted app, whose sockets belong to the other app', async () => {
  const app = express().use('/emulator', testApp());
  const response = await request(app).get(`/emulator${at}`).set('host', 'localhost:3000');
  expect(response.body).toEqual({ local: 'http://localhost:3000/emulator', network: [] });
});
